"""How often something was tried."""

import uuid
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='Use',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('act', models.UUIDField(default=uuid.uuid4, editable=False)),
                ('key_hash', models.BinaryField(max_length=16)),
                ('at', models.DateTimeField()),
            ],
            options={
                'indexes': [models.Index(fields=['key_hash', 'at'], name='core_use_key_at'), models.Index(fields=['act'], name='core_use_act'), models.Index(fields=['at'], name='core_use_at')],
            },
        ),
    ]
