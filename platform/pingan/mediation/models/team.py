"""Who mediates beside the holder of the case, and who was invited to help (人民调解法 art. 19, 20)."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from pingan.core.crypto import EncryptedTextField
from pingan.core.ids import uuid7
from pingan.mediation.models.dispute import Dispute
from pingan.people.models import Account


class CoMediator(models.Model):
    """Somebody who mediates with whoever holds the case. Reads what its own mediators read while they do."""

    dispute = models.ForeignKey(
        Dispute, on_delete=models.PROTECT, related_name="co_mediators", db_index=False
    )
    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+", db_index=False)
    by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+", db_index=False)
    at = models.DateTimeField()
    left_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["dispute", "account"], condition=Q(left_at=None), name="mediation_comediator_once"
            ),
            models.CheckConstraint(
                condition=Q(left_at=None) | Q(left_at__gte=F("at")),
                name="mediation_comediator_leaves_after",
            ),
        ]
        indexes = [
            models.Index(fields=["dispute", "id"], name="mediation_comediator_of"),
            models.Index(fields=["account"], condition=Q(left_at=None), name="mediation_comediator_now"),
        ]

    def __str__(self) -> str:
        return f"{self.dispute_id} {self.account_id}"


class HelperSort(models.TextChoices):
    """What somebody is asked to help for."""

    RELATIVE = "relative"
    NEIGHBOUR = "neighbour"
    COLLEAGUE = "colleague"
    EXPERT = "expert"
    ORGANISATION = "organisation"


class Helper(models.Model):
    """Somebody whom the mediators invited with the consent of the parties. Sealed.

    `agreed` are the numbers of the parties that said so. `number` is what the timeline calls them by.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    dispute = models.ForeignKey(Dispute, on_delete=models.PROTECT, related_name="helpers", db_index=False)
    number = models.PositiveSmallIntegerField()
    sort = models.CharField(max_length=12, choices=HelperSort)
    name = EncryptedTextField()
    # What they are to the parties, or what they know.
    bond = EncryptedTextField(null=True)
    agreed = models.JSONField()
    by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+", db_index=False)
    at = models.DateTimeField()
    left_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["dispute", "number"], name="mediation_helper_number"),
        ]

    def __str__(self) -> str:
        return f"{self.dispute_id} {self.sort} {self.number}"
