"""A consultation: what somebody asked, who advised, where it led. Who they are lies sealed, for a time."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Left

from pingan.cases.models import Case
from pingan.core.area_codes import GRID_DIGITS, LENGTHS, Level
from pingan.core.crypto import EncryptedTextField
from pingan.core.ids import uuid7
from pingan.people.models import Account, Organisation

# Of which levels there are lists; whoever works at one of a grid has its own.
LISTED = (Level.COUNTY, Level.TOWNSHIP, Level.VILLAGE)


class Channel(models.TextChoices):
    WALK_IN = "walk_in"
    PHONE = "phone"
    APPOINTMENT = "appointment"


class State(models.TextChoices):
    BOOKED = "booked"
    HELD = "held"
    MISSED = "missed"  # whoever had the appointment did not come


class Topic(models.TextChoices):
    """What it is about: matters, never groups of people."""

    FAMILY = "family"
    NEIGHBOURS = "neighbours"
    LAND = "land"
    HOUSING = "housing"
    LABOUR = "labour"
    CONTRACT = "contract"
    DEBT = "debt"
    INJURY = "injury"
    TRAFFIC = "traffic"
    CONSUMER = "consumer"
    ADMINISTRATIVE = "administrative"
    OTHER = "other"


class Referral(models.TextChoices):
    """Where somebody was sent on."""

    NONE = "", "none"
    MEDIATION = "mediation"
    LEGAL_AID = "legal_aid"
    NOTARY = "notary"
    ARBITRATION = "arbitration"
    COURT = "court"
    OFFICE = "office"
    POLICE = "police"


class Rating(models.TextChoices):
    UNASKED = "", "unasked"
    VERY_SATISFIED = "very_satisfied"
    SATISFIED = "satisfied"
    FAIR = "fair"
    DISSATISFIED = "dissatisfied"


class Consultation(models.Model):
    """One consultation. `adviser` is a code of the roster, with the name as it was then."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    version = models.PositiveIntegerField(default=1)
    area_code = models.CharField(max_length=GRID_DIGITS, db_collation="C")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+", db_index=False)
    channel = models.CharField(max_length=12, choices=Channel)
    state = models.CharField(max_length=8, choices=State)
    starts_at = models.DateTimeField()
    adviser = models.CharField(max_length=20, blank=True, default="")
    adviser_name = models.CharField(max_length=40, blank=True, default="")
    topic = models.CharField(max_length=16, choices=Topic)
    visitor = EncryptedTextField(null=True)
    phone = EncryptedTextField(null=True)
    phone_masked = models.CharField(max_length=16, blank=True, default="")
    summary = EncryptedTextField(null=True)
    referral = models.CharField(max_length=12, choices=Referral.choices, blank=True, default="")
    # The matter that came of it, or that it was about.
    case = models.ForeignKey(Case, on_delete=models.PROTECT, null=True, related_name="+", db_index=False)
    rating = models.CharField(max_length=16, choices=Rating.choices, blank=True, default="")
    rated_at = models.DateTimeField(null=True)
    by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+", db_index=False)
    at = models.DateTimeField()
    # When the visitor's name and number were erased.
    erased_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(rating="", rated_at=None) | (~Q(rating="") & Q(rated_at__isnull=False)),
                name="station_consultation_rating_whole",
            ),
            models.CheckConstraint(
                condition=Q(rating="") | Q(state="held"), name="station_consultation_rated_held"
            ),
            models.CheckConstraint(
                condition=Q(erased_at=None) | Q(visitor__isnull=True, phone__isnull=True),
                name="station_consultation_erased_whole",
            ),
        ]
        indexes = [
            models.Index(
                "area_code", F("starts_at").desc(), F("id").desc(), name="station_consultation_list"
            ),
            # A county's and a township's list is of many stations, and is in one order all the same.
            *(
                models.Index(
                    *(Left("area_code", LENGTHS[level]), F("starts_at").desc(), F("id").desc()),
                    name=f"station_consultation_{level}",
                )
                for level in LISTED
            ),
            models.Index(fields=["starts_at"], condition=Q(erased_at=None), name="station_consultation_kept"),
        ]

    def __str__(self) -> str:
        return str(self.pk)
