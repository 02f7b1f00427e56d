"""Tries to sign in that failed, one row for all of a day: for whoever watches over the accounts."""

import django.db.models.deletion
import pingan.core.ids
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('people', '0011_second_factor'),
    ]

    operations = [
        migrations.CreateModel(
            name='FailedSignIn',
            fields=[
                ('id', models.UUIDField(default=pingan.core.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('county_code', models.CharField(blank=True, db_collation='C', max_length=6)),
                ('day', models.DateField()),
                ('way', models.CharField(choices=[('password', 'Password'), ('factor', 'Factor')], max_length=10)),
                ('known', models.BooleanField()),
                ('tries', models.PositiveIntegerField(default=1)),
                ('last_at', models.DateTimeField()),
                ('account', models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'indexes': [models.Index(models.F('county_code'), models.OrderBy(models.F('id'), descending=True), condition=models.Q(('tries__gte', 3)), name='people_failed_sign_in_newest'), models.Index(fields=['day'], name='people_failed_sign_in_day')],
                'constraints': [models.UniqueConstraint(condition=models.Q(('account__isnull', False)), fields=('account', 'day', 'way', 'known'), name='people_failed_sign_in_of_day'), models.UniqueConstraint(condition=models.Q(('account__isnull', True)), fields=('day', 'way', 'known'), name='people_failed_sign_in_of_nobody')],
            },
        ),
    ]
