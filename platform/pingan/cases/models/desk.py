"""What belongs to the desks that cases lie on: how far somebody read, who writes, what a shift leaves."""

from __future__ import annotations

from django.contrib.gis.db import models

from pingan.core.area_codes import COUNTY_DIGITS
from pingan.people.models import Account, Organisation


class ReadMark(models.Model):
    """How far an account has seen a list: everything up to that number of its county's journal."""

    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="+", db_index=False)
    county = models.CharField(max_length=COUNTY_DIGITS)
    tab = models.CharField(max_length=20)
    seq = models.BigIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["account", "county", "tab"], name="cases_readmark_one")
        ]

    def __str__(self) -> str:
        return f"{self.tab} upto {self.seq}"


class Lease(models.Model):
    """Somebody is writing a form of a case: `what` is the step it is for, and of which part (`cases.leases`).

    It lies in an unlogged table and is swept away: nothing is decided by it, and who took it from whom stands
    in the timeline.
    """

    case = models.UUIDField()
    what = models.CharField(max_length=70)
    account = models.UUIDField()
    since = models.DateTimeField()
    until = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["case", "what"], name="cases_lease_one")]

    def __str__(self) -> str:
        return f"{self.account} writes {self.what}"


class ShiftNote(models.Model):
    """What one shift leaves to the next at an organisation's desk. Each change is a row of its own."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+", db_index=False)
    version = models.PositiveIntegerField()
    words = models.CharField(max_length=2000, blank=True)
    by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+", db_index=False)
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "version"], name="cases_shiftnote_versions")
        ]

    def __str__(self) -> str:
        return f"{self.organisation_id} {self.version}"


class CategoryWords(models.Model):
    """By which a county's phones tell categories from words (`cases.wordings`): counts alone."""

    county = models.CharField(max_length=COUNTY_DIGITS, primary_key=True)
    version = models.CharField(max_length=32)
    content = models.TextField()
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.county} {self.version}"
