"""A phone signs what a colleague carries for it; the public half of its key stands with its session."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("people", "0008_waiting_on_devices")]

    operations = [
        migrations.AddField("device", "signing_key", models.BinaryField(null=True)),
    ]
