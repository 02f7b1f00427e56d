"""The lawful road that a matter goes beside or after mediation: its stage, and its own clock."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from pingan.core.area_codes import COUNTY_DIGITS, LENGTHS, Level
from pingan.core.crypto import EncryptedTextField
from pingan.core.ids import uuid7
from pingan.mediation.models.dispute import Dispute
from pingan.people.models import Account


class Stage(models.TextChoices):
    """How far a matter has come on its road."""

    TOLD = "told"  # the parties heard of it
    APPLIED = "applied"
    ACCEPTED = "accepted"
    DECIDED = "decided"  # and can still be contested
    REFUSED = "refused"  # not taken up there
    SETTLED = "settled"
    DROPPED = "dropped"  # the parties do not go on


UNDER_WAY: frozenset[str] = frozenset({Stage.TOLD, Stage.APPLIED, Stage.ACCEPTED, Stage.DECIDED})


class Onward(models.Model):
    """One road of a matter. `number` is what the timeline calls it by.

    `office` is where it lies now, `due_on` the last day of the step that is to come there. `look_at` is when
    somebody looks at it next; the list is in that order. Both area codes are the case's, for its indexes.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    dispute = models.ForeignKey(Dispute, on_delete=models.PROTECT, related_name="onward", db_index=False)
    number = models.PositiveSmallIntegerField()
    version = models.PositiveIntegerField(default=1)
    road = models.CharField(max_length=20)
    stage = models.CharField(max_length=10, choices=Stage)
    office = models.CharField(max_length=100, blank=True, default="")
    reference = models.CharField(max_length=60, blank=True, default="")
    due_on = models.DateField(null=True)
    note = EncryptedTextField(null=True)
    county_code = models.CharField(max_length=COUNTY_DIGITS)
    township_code = models.CharField(max_length=LENGTHS[Level.TOWNSHIP])
    look_at = models.DateTimeField()
    by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+", db_index=False)
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["dispute", "number"], name="mediation_onward_number"),
        ]
        indexes = [
            models.Index(
                level,
                "look_at",
                "id",
                condition=Q(stage__in=sorted(UNDER_WAY)),
                name=f"mediation_onward_{name}",
            )
            for level, name in (("county_code", "county"), ("township_code", "township"))
        ]

    def __str__(self) -> str:
        return f"{self.dispute_id} {self.number} {self.road}"
