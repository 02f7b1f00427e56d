"""Changes of the configuration, and the rows of sections that have no table of their own."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from pingan.core.area_codes import COUNTY_DIGITS
from pingan.core.ids import uuid7
from pingan.people.models import Account

SECTION_LENGTH = 20
KEY_LENGTH = 200
WHY_LENGTH = 200
CURRENT = Q(valid_to__isnull=True)


class Change(models.Model):
    """One change of one section, as somebody saved it. A row is written once and stays.

    `before` and `after` hold the rows it touched, by their key: what came is in `after` alone, what went in
    `before` alone. What takes a change back is a change itself, and says so in `undoes`.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    # Empty: by a server that knew no counties; every county's history.
    county_code = models.CharField(max_length=COUNTY_DIGITS, default="", db_default="")
    section = models.CharField(max_length=SECTION_LENGTH)
    valid_from = models.DateField()
    before = models.JSONField(default=dict)
    after = models.JSONField(default=dict)
    added = models.PositiveIntegerField()
    changed = models.PositiveIntegerField()
    removed = models.PositiveIntegerField()
    why = models.CharField(max_length=WHY_LENGTH, blank=True, default="")
    # Null: by the machine's console.
    by = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()
    undoes = models.OneToOneField("self", on_delete=models.PROTECT, null=True, related_name="undone_by")

    class Meta:
        indexes = [
            models.Index(F("at").desc(), F("id").desc(), name="config_change_newest"),
            models.Index(F("section"), F("at").desc(), F("id").desc(), name="config_change_of_section"),
        ]

    def __str__(self) -> str:
        return f"{self.section} from {self.valid_from} on"


class Emblem(models.Model):
    """An emblem as it was drawn, in the two sizes that pages show (`emblems`). Written once."""

    county_code = models.CharField(max_length=COUNTY_DIGITS)
    digest = models.CharField(max_length=64)
    small = models.BinaryField()
    large = models.BinaryField()
    by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["digest", "county_code"], name="config_emblem_one_of_county")
        ]

    def __str__(self) -> str:
        return self.digest


class Entry(models.Model):
    """A row of a county's section over one span of its life, [valid_from, valid_to).

    It is never changed after it was closed, so that what was decided by it can be read again.
    """

    # Empty: every county's (`counties`).
    county_code = models.CharField(max_length=COUNTY_DIGITS, default="", db_default="")
    section = models.CharField(max_length=SECTION_LENGTH)
    key = models.CharField(max_length=KEY_LENGTH)
    cells = models.JSONField()
    # The place of the row in its table, as it was handed in.
    place = models.PositiveIntegerField(default=0)
    valid_from = models.DateField()
    valid_to = models.DateField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                "county_code", "section", "key", condition=CURRENT, name="config_entry_one_of_county"
            ),
            models.CheckConstraint(
                condition=CURRENT | Q(valid_to__gte=F("valid_from")), name="config_entry_span"
            ),
        ]
        indexes = [models.Index(fields=["section", "valid_from"], name="config_entry_of_section")]

    def __str__(self) -> str:
        return f"{self.section} {self.key}"
