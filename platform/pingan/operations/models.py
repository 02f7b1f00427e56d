"""What the operations keep in the database: the upgrades that were announced."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from pingan.core.ids import uuid7


class Upgrade(models.Model):
    """That the platform is to stand still for some minutes, told to everybody beforehand."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    # When it begins.
    at = models.DateTimeField()
    announced_at = models.DateTimeField()
    # It was done, put off or called off: nobody is told any more.
    over_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            # One at a time is told.
            models.UniqueConstraint(
                models.Value(1), condition=Q(over_at__isnull=True), name="operations_upgrade_one"
            )
        ]

    def __str__(self) -> str:
        return f"{self.at}"
