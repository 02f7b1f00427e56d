"""Under which subject a provider knows an account. An administrator binds them; nothing else does."""

from __future__ import annotations

from django.db import models

from pingan.core.ids import uuid7
from pingan.people.models import Account

# What a session is marked with that came this way.
PROVIDER = "oidc"
ISSUER_LENGTH = 200
# OpenID Connect Core, 2: at most 255 characters of ASCII.
SUBJECT_LENGTH = 255


class Identity(models.Model):
    """A subject is the provider's own, stable word for a person. Names, numbers and mail addresses change
    hands, so nobody is found by those, and none is kept."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="identities", db_index=False)
    issuer = models.CharField(max_length=ISSUER_LENGTH)
    subject = models.CharField(max_length=SUBJECT_LENGTH)
    bound_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["issuer", "subject"], name="identities_one_account"),
            models.UniqueConstraint(fields=["account", "issuer"], name="identities_one_subject"),
        ]

    def __str__(self) -> str:
        return f"{self.subject} at {self.issuer}"
