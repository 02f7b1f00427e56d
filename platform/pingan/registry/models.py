"""Households, the residents registered in them, and two small tables that keep counts.

No table here has a geometry: people are never points on a map. What each column is for, on which legal
basis and for how long is declared in `catalogue.py`, and a system check refuses a column that is not.
"""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from pingan.core.area_codes import COUNTY_DIGITS, GRID_DIGITS, TOWNSHIP_DIGITS, VILLAGE_DIGITS
from pingan.core.crypto import EncryptedTextField
from pingan.core.ids import uuid7

# Also the bound of every answer that lists persons of a household.
MAX_HOUSEHOLD = 30


class RevealField(models.TextChoices):
    """What can be revealed, one at a time."""

    NAME = "name", _("Name")
    ID_NUMBER = "id_number", _("ID number")
    PHONE = "phone", _("Telephone")
    DOOR_NOTE = "door_note", _("Door")


class Purpose(models.TextChoices):
    """Why a masked value may be seen. Closed: another reason is not a reason to look."""

    VISIT = "visit", _("Visit about this case")
    CALL_BACK = "call_back", _("Call back about this case")
    VERIFY_PARTY = "verify_party", _("Check the identity of a party")
    RESCUE = "rescue", _("Rescue or evacuation")


class Household(models.Model):
    """People who live behind one door. Under fourteen they are counted in `size` and nowhere else."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    county_code = models.CharField(max_length=COUNTY_DIGITS, db_collation="C")
    township_code = models.CharField(max_length=TOWNSHIP_DIGITS, db_collation="C")
    village_code = models.CharField(max_length=VILLAGE_DIGITS, db_collation="C")
    grid_code = models.CharField(max_length=GRID_DIGITS, db_collation="C")
    # Number of the household within its grid: how worker and village name it without naming anyone.
    serial = models.PositiveIntegerField()
    door_note = EncryptedTextField(null=True)
    size = models.PositiveSmallIntegerField()
    # Which wording of the notice (PIPL art. 17) the household was given.
    notice_version = models.CharField(max_length=20)
    registered_at = models.DateTimeField(db_default=Now())
    version = models.PositiveIntegerField(default=1)

    # Read along by the selectors.
    householder: str
    door_known: bool

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["grid_code", "serial"], name="registry_household_serial"),
            models.CheckConstraint(
                condition=Q(grid_code__regex=rf"^\d{{{GRID_DIGITS}}}$")
                & Q(grid_code__startswith=F("village_code"))
                & Q(village_code__startswith=F("township_code"))
                & Q(township_code__startswith=F("county_code")),
                name="registry_household_codes_nest",
            ),
            models.CheckConstraint(
                condition=Q(size__gte=1, size__lte=MAX_HOUSEHOLD), name="registry_household_size"
            ),
        ]
        indexes = [
            models.Index(fields=["grid_code", "registered_at", "id"], name="registry_household_of_grid")
        ]

    def __str__(self) -> str:
        return f"{self.grid_code}-{self.serial}"


class Resident(models.Model):
    """One registered person of fourteen or more, sealed, with the masked forms that may be shown."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    # Its index is that of the position constraint.
    household = models.ForeignKey(
        Household, on_delete=models.CASCADE, related_name="residents", db_index=False
    )
    # 1 is the householder. No other relation is recorded.
    position = models.PositiveSmallIntegerField()
    name = EncryptedTextField()
    name_masked = models.CharField(max_length=8)
    id_number = EncryptedTextField(null=True)
    id_number_masked = models.CharField(max_length=18, blank=True, default="")
    # One person, one row: the only look-up by ID number there is. It goes when the row goes.
    id_number_index = models.BinaryField(max_length=16, null=True, unique=True)
    phone = EncryptedTextField(null=True)
    phone_masked = models.CharField(max_length=16, blank=True, default="")
    registered_at = models.DateTimeField(db_default=Now())
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["household", "position"], name="registry_resident_position"),
            models.CheckConstraint(
                condition=Q(position__gte=1, position__lte=MAX_HOUSEHOLD), name="registry_resident_in_size"
            ),
            models.CheckConstraint(
                condition=Q(id_number__isnull=True, id_number_masked="", id_number_index__isnull=True)
                | (Q(id_number__isnull=False, id_number_index__isnull=False) & ~Q(id_number_masked="")),
                name="registry_resident_id_number_whole",
            ),
            models.CheckConstraint(
                condition=Q(phone__isnull=True, phone_masked="")
                | (Q(phone__isnull=False) & ~Q(phone_masked="")),
                name="registry_resident_phone_whole",
            ),
        ]

    def __str__(self) -> str:
        return str(self.pk)


class GridCount(models.Model):
    """Households and persons of one grid, kept by the services, so that totals never count people's rows.

    One row per grid and none for larger areas: registrations of different grids then never wait for
    each other, and the sum over a county is a read of a few thousand narrow rows.
    """

    grid_code = models.CharField(max_length=GRID_DIGITS, primary_key=True, db_collation="C")
    households = models.PositiveIntegerField(default=0)
    persons = models.PositiveIntegerField(default=0)
    last_serial = models.PositiveIntegerField(default=0)

    def __str__(self) -> str:
        return self.grid_code


class RevealBudget(models.Model):
    """How many values an account has revealed on its latest day of revealing, by the county's clock.

    One row per account, started over on a new day, so nothing is left to delete.
    """

    account_id = models.UUIDField(primary_key=True)
    day = models.DateField()
    used = models.PositiveSmallIntegerField()

    def __str__(self) -> str:
        return f"{self.account_id} {self.day}: {self.used}"
