"""Second factors: the secret of a phone's codes, passkeys, and recovery codes for the day both are gone."""

from __future__ import annotations

from django.db import models

from pingan.core.crypto import INDEX_BYTES, EncryptedTextField
from pingan.core.ids import uuid7
from pingan.people.models import Account

NAME_LENGTH = 40
# What WebAuthn lets an authenticator use, and what DNS lets a name have.
CREDENTIAL_BYTES = 1023
HOST_LENGTH = 253


class Totp(models.Model):
    """The secret that a phone and the server make the same codes of (RFC 6238)."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    account = models.OneToOneField(Account, on_delete=models.CASCADE, related_name="totp")
    secret = EncryptedTextField()
    made_at = models.DateTimeField()
    # Until a first code of it has come, it is only offered.
    confirmed_at = models.DateTimeField(null=True)
    # Of which half minute the last code was: it, and all before it, are good for nothing any more.
    last_step = models.BigIntegerField(default=0)

    def __str__(self) -> str:
        return f"totp of {self.account_id}"


class Passkey(models.Model):
    """The public half of a key that a device or a security key keeps, for one host name."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="passkeys")
    name = models.CharField(max_length=NAME_LENGTH)
    host = models.CharField(max_length=HOST_LENGTH)
    credential_id = models.BinaryField(max_length=CREDENTIAL_BYTES)
    public_key = models.BinaryField()
    # How often it has signed, where it counts: a copy of it would count on its own.
    sign_count = models.BigIntegerField(default=0)
    transports = models.JSONField(default=list)
    made_at = models.DateTimeField()
    last_used_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["credential_id"], name="factors_passkey_once"),
        ]

    def __str__(self) -> str:
        return self.name


class RecoveryCode(models.Model):
    """One of ten, each good once. Kept as a keyed hash: who reads the table signs in nowhere."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    account = models.ForeignKey(
        Account, on_delete=models.CASCADE, related_name="recovery_codes", db_index=False
    )
    code_hash = models.BinaryField(max_length=INDEX_BYTES)
    used_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["account", "code_hash"], name="factors_recovery_code_once"),
        ]

    def __str__(self) -> str:
        return f"recovery code of {self.account_id}"
