"""What the parties brought, as it is listed for the file."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from pingan.cases.models import File, Photo
from pingan.core.crypto import EncryptedTextField
from pingan.core.ids import uuid7
from pingan.mediation.models.dispute import Dispute
from pingan.mediation.models.party import Party
from pingan.people.models import Account


class Form(models.TextChoices):
    ORIGINAL = "original"
    COPY = "copy"
    ELECTRONIC = "electronic"
    OBJECT = "object"


class Evidence(models.Model):
    """One piece: who brought it, what it is to show, and a file or a picture of the case if it has one.

    `party` is null for what the mediators found themselves. `place` is its place in the list and in the bound
    file; `number` is given once. `left_at`: listed by mistake.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    dispute = models.ForeignKey(Dispute, on_delete=models.PROTECT, related_name="evidence", db_index=False)
    number = models.PositiveSmallIntegerField()
    place = models.PositiveSmallIntegerField()
    version = models.PositiveIntegerField(default=1)
    party = models.ForeignKey(
        Party, on_delete=models.PROTECT, null=True, related_name="evidence", db_index=False
    )
    title = EncryptedTextField()
    proves = EncryptedTextField(null=True)
    form = models.CharField(max_length=10, choices=Form)
    pages = models.PositiveSmallIntegerField(null=True)
    file = models.ForeignKey(File, on_delete=models.PROTECT, null=True, related_name="+", db_index=False)
    photo = models.ForeignKey(Photo, on_delete=models.PROTECT, null=True, related_name="+", db_index=False)
    by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+", db_index=False)
    at = models.DateTimeField()
    # Given back to whoever brought it.
    returned_at = models.DateTimeField(null=True)
    returned_by = models.ForeignKey(
        Account, on_delete=models.PROTECT, null=True, related_name="+", db_index=False
    )
    left_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["dispute", "number"], name="mediation_evidence_number"),
            # One thing is listed once.
            models.UniqueConstraint(
                fields=["file"], condition=Q(left_at=None), name="mediation_evidence_file_once"
            ),
            models.UniqueConstraint(
                fields=["photo"], condition=Q(left_at=None), name="mediation_evidence_photo_once"
            ),
            models.CheckConstraint(
                condition=Q(file=None) | Q(photo=None), name="mediation_evidence_one_thing"
            ),
            models.CheckConstraint(
                condition=Q(returned_at=None, returned_by=None)
                | Q(returned_at__gte=F("at"), returned_by__isnull=False),
                name="mediation_evidence_returned_by",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.dispute_id} {self.number}"
