"""Codes of a phone, passkeys, and recovery codes."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import pingan.core.crypto
import pingan.core.ids


class Migration(migrations.Migration):
    initial = True

    dependencies = [("people", "0011_second_factor")]

    operations = [
        migrations.CreateModel(
            name="Totp",
            fields=[
                ("id", models.UUIDField(default=pingan.core.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ("secret", pingan.core.crypto.EncryptedTextField()),
                ("made_at", models.DateTimeField()),
                ("confirmed_at", models.DateTimeField(null=True)),
                ("last_step", models.BigIntegerField(default=0)),
                ("account", models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name="totp", to=settings.AUTH_USER_MODEL)),
            ],
        ),
        migrations.CreateModel(
            name="Passkey",
            fields=[
                ("id", models.UUIDField(default=pingan.core.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ("name", models.CharField(max_length=40)),
                ("host", models.CharField(max_length=253)),
                ("credential_id", models.BinaryField(max_length=1023)),
                ("public_key", models.BinaryField()),
                ("sign_count", models.BigIntegerField(default=0)),
                ("transports", models.JSONField(default=list)),
                ("made_at", models.DateTimeField()),
                ("last_used_at", models.DateTimeField(null=True)),
                ("account", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="passkeys", to=settings.AUTH_USER_MODEL)),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("credential_id",), name="factors_passkey_once")],
            },
        ),
        migrations.CreateModel(
            name="RecoveryCode",
            fields=[
                ("id", models.UUIDField(default=pingan.core.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ("code_hash", models.BinaryField(max_length=16)),
                ("used_at", models.DateTimeField(null=True)),
                ("account", models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name="recovery_codes", to=settings.AUTH_USER_MODEL)),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("account", "code_hash"), name="factors_recovery_code_once")],
            },
        ),
    ]
