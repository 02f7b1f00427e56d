"""The two tables of the journal. `services.record` writes rows; a trigger numbers them at commit."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now

from pingan.core.area_codes import COUNTY_DIGITS, GRID_DIGITS

# Acts by which somebody came or went, by their own hand; and what was done to accounts and the configuration.
# Each is a range of an index of its own: a year of sign-ins lies between two appointments.
_COMING_AND_GOING = [
    "people.signed_in",
    "people.signed_out",
    "people.post_switched",
    "people.password_changed",
    "people.device_signed_out",
]
SIGN_INS = Q(topic="people", type__in=_COMING_AND_GOING)
ADMINISTRATION = Q(topic__in=["config", "people"]) & ~Q(type__in=_COMING_AND_GOING)


class Stream(models.Model):
    """How far a county's journal has come. Its row is the lock that puts commits in order."""

    county = models.CharField(max_length=COUNTY_DIGITS, primary_key=True)
    head = models.BigIntegerField()

    def __str__(self) -> str:
        return f"{self.county} at {self.head}"


class Act(models.Model):
    """One thing somebody did. Thin on purpose: no personal data, so erasing a person never rewrites it.

    `hearers` are accounts that hear of the act although it lies outside their area (who reported it,
    who holds it). `facts` is a flat record of what changed, closed per type.
    """

    county = models.CharField(max_length=COUNTY_DIGITS)
    # Null until the transaction commits; nobody outside that transaction ever sees it null.
    seq = models.BigIntegerField(null=True)
    type = models.CharField(max_length=40)
    topic = models.CharField(max_length=40)
    object_type = models.CharField(max_length=20)
    object_id = models.UUIDField()
    object_version = models.IntegerField(default=1)
    area_code = models.CharField(max_length=GRID_DIGITS)
    actor = models.UUIDField(null=True)
    post = models.UUIDField(null=True)
    purpose = models.CharField(max_length=60, blank=True, default="")
    hearers = ArrayField(models.UUIDField(), default=list)
    facts = models.JSONField(default=dict)
    at = models.DateTimeField(db_default=Now())

    class Meta:
        constraints = [
            # Partial, so that the unnumbered row and the numbered one do not both leave an index entry.
            # It is also the index that catch-up reads: `seq > n` implies not null.
            models.UniqueConstraint(
                fields=["county", "seq"], condition=models.Q(seq__isnull=False), name="journal_act_county_seq"
            ),
        ]
        indexes = [
            models.Index(fields=["object_id"], name="journal_act_object"),
            models.Index(
                "county", F("seq").desc(), condition=ADMINISTRATION, name="journal_act_administration"
            ),
            models.Index("county", F("seq").desc(), condition=SIGN_INS, name="journal_act_sign_ins"),
        ]

    def __str__(self) -> str:
        return f"{self.county}/{self.seq} {self.type}"
