"""Under which subject a provider knows an account."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import pingan.core.ids


class Migration(migrations.Migration):
    initial = True

    dependencies = [("people", "0011_second_factor")]

    operations = [
        migrations.CreateModel(
            name="Identity",
            fields=[
                ("id", models.UUIDField(default=pingan.core.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ("issuer", models.CharField(max_length=200)),
                ("subject", models.CharField(max_length=255)),
                ("bound_at", models.DateTimeField()),
                ("account", models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name="identities", to=settings.AUTH_USER_MODEL)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("issuer", "subject"), name="identities_one_account"),
                    models.UniqueConstraint(fields=("account", "issuer"), name="identities_one_subject"),
                ],
            },
        ),
    ]
