"""What the center's numbers are counted from: one row a dispute, and what it was when a month was closed.

Codes, days and an organisation; nothing of a person. Rows follow the journal (`numbers.follow`) and can be
made again from what lies in the case.
"""

from __future__ import annotations

from django.db import models

from pingan.cases.models import Case
from pingan.core.area_codes import COUNTY_DIGITS, GRID_DIGITS


class _Counted(models.Model):
    """The days by which a dispute belongs to a month, and the codes by which it counts."""

    county = models.CharField(max_length=COUNTY_DIGITS)
    grid_code = models.CharField(max_length=GRID_DIGITS)
    received_at = models.DateTimeField()
    # By which it was taken in, else its category.
    kind = models.CharField(max_length=20)
    # The lawful road that it goes: people's mediation, until it has gone on to another.
    road = models.CharField(max_length=20)
    # The organisation that ended it, and of which level of area that is.
    committee = models.UUIDField(null=True)
    level = models.CharField(max_length=8, blank=True, default="")
    came_on = models.DateField()
    ended_on = models.DateField(null=True)
    outcome = models.CharField(max_length=20, blank=True, default="")
    effective_on = models.DateField(null=True)
    kept_by = models.DateField(null=True)
    keeping = models.CharField(max_length=8, blank=True, default="")
    barred = models.BooleanField(default=False)
    confirmation = models.CharField(max_length=10, blank=True, default="")
    went_on = models.CharField(max_length=16, blank=True, default="")

    class Meta:
        abstract = True


# By which a row belongs to a month.
DAYS = ("came_on", "ended_on", "effective_on", "kept_by")


# All that is counted of a month, beside the day that it goes by.
_TOLD = (
    *("case", "grid_code", "kind", "road", "committee", "level", "outcome", "keeping", "barred"),
    *("confirmation", "went_on", "received_at"),
)


class Counted(_Counted):
    """A dispute as it counts now."""

    case = models.OneToOneField(Case, on_delete=models.CASCADE, primary_key=True, related_name="+")

    class Meta:
        indexes = [
            models.Index(fields=["county", day], include=_TOLD, name=f"mediation_month_{day}") for day in DAYS
        ]

    def __str__(self) -> str:
        return str(self.case_id)


class CountedThen(_Counted):
    """A dispute as it counted when its month was closed; it is changed no more."""

    # Not `id`, by which pages of both tables go on: that is the case's.
    serial = models.BigAutoField(primary_key=True)
    month = models.DateField()
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="+", db_index=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["county", "month", "case"], name="mediation_counted_then_once")
        ]
        # What is kept of a month was written in one go and lies together: nothing more is laid beside it.
        indexes = [models.Index("county", "month", day, name=f"mediation_then_{day}") for day in DAYS]

    def __str__(self) -> str:
        return f"{self.month} {self.case_id}"


class ClosedMonth(models.Model):
    """That a month of a county was closed: its numbers stay as they were then."""

    county = models.CharField(max_length=COUNTY_DIGITS)
    month = models.DateField()
    at = models.DateTimeField()
    # The last act of the county's journal in its numbers.
    seq = models.BigIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["county", "month"], name="mediation_month_closed_once")
        ]

    def __str__(self) -> str:
        return f"{self.county} {self.month}"


class CountedUpTo(models.Model):
    """How far the numbers have followed a county's journal."""

    county = models.CharField(max_length=COUNTY_DIGITS, primary_key=True)
    seq = models.BigIntegerField()

    def __str__(self) -> str:
        return f"{self.county} {self.seq}"
