"""The plan of one dispute: what its mediators mean to do, by whom and until when."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from pingan.core.crypto import EncryptedTextField
from pingan.core.ids import uuid7
from pingan.mediation.models.dispute import Dispute
from pingan.people.models import Account

STEP_CODE_LENGTH = 20


class PlanState(models.TextChoices):
    OPEN = "open"
    DONE = "done"
    LEFT = "left"  # it was not needed, or could not be


class PlanStep(models.Model):
    """One step of it. `code` is that of the county's plan for the type, empty where a mediator added it.

    What is to be done is kept as it was when it was laid, whatever becomes of the county's table; it may name
    somebody, and so may the note, so both are sealed. `number` is what the timeline calls it by.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    dispute = models.ForeignKey(Dispute, on_delete=models.PROTECT, related_name="plan", db_index=False)
    number = models.PositiveSmallIntegerField()
    version = models.PositiveIntegerField(default=1)
    code = models.CharField(max_length=STEP_CODE_LENGTH, blank=True, default="")
    what = EncryptedTextField()
    owner = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="+", db_index=False)
    due_on = models.DateField(null=True)
    state = models.CharField(max_length=4, choices=PlanState.choices, default=PlanState.OPEN)
    note = EncryptedTextField(null=True)
    by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+", db_index=False)
    at = models.DateTimeField()
    # When it was done or left, and by whom it was said.
    settled_by = models.ForeignKey(
        Account, on_delete=models.PROTECT, null=True, related_name="+", db_index=False
    )
    settled_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["dispute", "number"], name="mediation_planstep_number"),
            # Two who lay the same plan lay it once.
            models.UniqueConstraint(
                fields=["dispute", "code"], condition=~Q(code=""), name="mediation_planstep_once"
            ),
            models.CheckConstraint(
                condition=Q(state="open", settled_at=None, settled_by=None)
                | (~Q(state="open") & Q(settled_at__isnull=False, settled_by__isnull=False)),
                name="mediation_planstep_settled_whole",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.dispute_id} {self.number}"
