"""Since when a password is what it is. Of those that are there: since now; servers of the last release write none."""

import django.db.models.functions.datetime
import pingan.core.clock
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('people', '0012_failed_sign_ins'),
    ]

    operations = [
        migrations.AddField(
            model_name='account',
            name='password_set_at',
            field=models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), default=pingan.core.clock.now, editable=False),
        ),
    ]
