"""How dangerous a dispute may become: signs, and the grade that a person gives it. Of the case, never of a
person."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from pingan.core.crypto import EncryptedTextField
from pingan.core.ids import uuid7
from pingan.mediation.models.dispute import Dispute
from pingan.people.models import Account


class Grade(models.TextChoices):
    UNGRADED = "", "ungraded"
    LOW = "low"
    MIDDLE = "middle"
    HIGH = "high"


class Danger(models.Model):
    """What was seen, which grade the table proposes for it, and which a person has given.

    Other signs make an earlier answer void: somebody looks again.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    dispute = models.OneToOneField(Dispute, on_delete=models.PROTECT, related_name="danger")
    version = models.PositiveIntegerField(default=1)
    signs = models.JSONField(default=list)
    proposed = models.CharField(max_length=6, choices=Grade.choices, blank=True, default=Grade.UNGRADED)
    ticked_at = models.DateTimeField()
    ticked_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+", db_index=False)
    grade = models.CharField(max_length=6, choices=Grade.choices, blank=True, default=Grade.UNGRADED)
    why = EncryptedTextField(null=True)
    graded_at = models.DateTimeField(null=True)
    graded_by = models.ForeignKey(
        Account, on_delete=models.PROTECT, null=True, related_name="+", db_index=False
    )
    # Art. 25: what may become a matter of public order or a crime is told to the police in time.
    police_told_at = models.DateTimeField(null=True)
    police_office = models.CharField(max_length=100, blank=True, default="")
    police_reference = models.CharField(max_length=60, blank=True, default="")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(grade="", graded_at=None, graded_by=None)
                | (~Q(grade="") & Q(graded_at__isnull=False, graded_by__isnull=False)),
                name="mediation_danger_graded_by_somebody",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.dispute_id} {self.grade or self.proposed}"
