"""What a household asked for, and the visits that were paid. It hangs on the household and goes with it."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from pingan.core.area_codes import GRID_DIGITS
from pingan.core.crypto import EncryptedTextField
from pingan.core.ids import uuid7
from pingan.people.models import Account
from pingan.registry.models import Household

WORDS_LENGTH = 200
# Days from one visit to the next.
RHYTHMS = (7, 14, 30, 60, 90)


class How(models.TextChoices):
    """How a household said that it wants to be visited."""

    SPOKEN = "spoken"
    SIGNED = "signed"


class End(models.TextChoices):
    """Why it ended."""

    WITHDRAWN = "withdrawn"  # they do not want it any more
    NO_NEED = "no_need"
    MOVED = "moved"


class Outcome(models.TextChoices):
    """What came of a visit."""

    MET = "met"
    PHONED = "phoned"
    NOBODY_IN = "nobody_in"


class Agreement(models.Model):
    """That a household wants to be visited, what for, and how often. `id` is its writer's UUIDv7.

    Once it has ended nothing of what was said is kept: only that it was agreed to, and ended, and when.
    """

    id = models.UUIDField(primary_key=True)
    household = models.ForeignKey(Household, on_delete=models.CASCADE, related_name="+", db_index=False)
    grid_code = models.CharField(max_length=GRID_DIGITS, db_collation="C")
    how = models.CharField(max_length=8, choices=How)
    # Which wording of the notice they were read.
    notice_version = models.CharField(max_length=20)
    agreed_on = models.DateField()
    wish = EncryptedTextField(null=True)
    every_days = models.PositiveSmallIntegerField()
    next_on = models.DateField()
    by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+", db_index=False)
    at = models.DateTimeField()
    ended_on = models.DateField(null=True)
    end = models.CharField(max_length=10, choices=End, blank=True, default="")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["household"], condition=Q(ended_on=None), name="care_agreement_one_open"
            ),
            models.CheckConstraint(
                condition=Q(ended_on=None, end="") | (~Q(end="") & Q(ended_on__isnull=False)),
                name="care_agreement_ended_whole",
            ),
            models.CheckConstraint(
                condition=Q(ended_on=None) | Q(wish__isnull=True), name="care_agreement_forgotten"
            ),
        ]
        indexes = [
            models.Index("grid_code", "next_on", "id", name="care_due", condition=Q(ended_on=None)),
            models.Index("household", name="care_of_household"),
        ]

    def __str__(self) -> str:
        return str(self.pk)


class Visit(models.Model):
    """One visit, or one that found nobody in."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    agreement = models.ForeignKey(Agreement, on_delete=models.CASCADE, related_name="visits", db_index=False)
    on = models.DateField()
    outcome = models.CharField(max_length=10, choices=Outcome)
    note = EncryptedTextField(null=True)
    by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+", db_index=False)
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index("agreement", F("id").desc(), name="care_visits")]

    def __str__(self) -> str:
        return f"{self.on} {self.outcome}"
