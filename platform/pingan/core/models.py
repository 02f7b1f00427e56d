"""What the house itself keeps: how often something was tried, for `limits`."""

from __future__ import annotations

import uuid

from django.db import models


class Use(models.Model):
    """One try, as one limit counts it. `act` ties together what several limits count of the same try.

    Neither what is limited nor for whom is kept in clear: the key is a keyed hash of both.
    """

    act = models.UUIDField(default=uuid.uuid4, editable=False)
    key_hash = models.BinaryField(max_length=16)
    at = models.DateTimeField()

    class Meta:
        indexes = [
            models.Index(fields=["key_hash", "at"], name="core_use_key_at"),
            models.Index(fields=["act"], name="core_use_act"),
            models.Index(fields=["at"], name="core_use_at"),
        ]

    def __str__(self) -> str:
        return f"{self.act} {self.at}"
