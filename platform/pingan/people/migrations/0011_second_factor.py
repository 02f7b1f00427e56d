"""Sessions know when their person showed that it is them; accounts, that something beside the password is asked."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("people", "0010_holders")]

    operations = [
        migrations.AddField(
            "account", "has_factor", models.BooleanField(db_default=False, default=False, editable=False)
        ),
        migrations.AddField(
            "device", "provider", models.CharField(blank=True, db_default="", default="", max_length=40)
        ),
        migrations.AddField("device", "confirmed_at", models.DateTimeField(null=True)),
        migrations.AddField("device", "factor_at", models.DateTimeField(null=True)),
        migrations.AddField("device", "challenge", models.BinaryField(null=True)),
        migrations.AddField("device", "challenged_at", models.DateTimeField(null=True)),
    ]
