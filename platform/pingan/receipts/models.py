"""The table of receipts."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q


class Receipt(models.Model):
    """That a write was done: under which key, by whom, a hash of what was sent, and what it was done to.

    A key is its account's own: another's is as good as unknown. Where a write makes something whose id the
    sender chose, that id is the key, and no two accounts may make the same thing: partitions by month could
    not say so themselves, for a unique index of theirs must hold the month as well.
    """

    pk = models.CompositePrimaryKey("account", "key")
    account = models.UUIDField()
    key = models.UUIDField()
    digest = models.BinaryField(max_length=32)
    object_type = models.CharField(max_length=20)
    object_id = models.UUIDField()
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["key"], condition=Q(key=F("object_id")), name="receipts_receipt_made_once"
            )
        ]
        indexes = [
            # Those that are forgotten one day.
            models.Index(fields=["at"], condition=~Q(key=F("object_id")), name="receipts_receipt_passing")
        ]

    def __str__(self) -> str:
        return f"{self.key} {self.object_type}"
