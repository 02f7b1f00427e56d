"""When and where parties and a mediator meet, what that takes, and what else a party would rather have."""

from __future__ import annotations

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import ArrayField, DateTimeRangeField
from django.contrib.postgres.indexes import GistIndex
from django.db import models
from django.db.models import F, Q

from pingan.core.area_codes import COUNTY_DIGITS, TOWNSHIP_DIGITS
from pingan.core.crypto import EncryptedTextField
from pingan.core.ids import uuid7
from pingan.mediation.models.dispute import Dispute, Session
from pingan.people.models import Account, Post

ROOM_CODE_LENGTH = 20
_TAKEN_LENGTH = 60
_DIGEST_BYTES = 32


class Appointment(models.Model):
    """A session that is arranged. `number` is what the timeline calls it by; it is given once.

    `parties` are the numbers of those who are asked to come: two may be heard apart. `mediator` is who will
    be there, which need not be who holds the case.
    """

    class State(models.TextChoices):
        PLANNED = "planned"
        HELD = "held"
        CANCELLED = "cancelled"

    class Why(models.TextChoices):
        """Why it was called off."""

        PARTY = "party"
        MEDIATOR = "mediator"
        ROOM = "room"
        SETTLED = "settled"
        ENDED = "ended"  # the mediation ended before it

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    dispute = models.ForeignKey(
        Dispute, on_delete=models.PROTECT, related_name="appointments", db_index=False
    )
    number = models.PositiveSmallIntegerField()
    version = models.PositiveIntegerField(default=1)
    # Of the case, so that a day of the county, or of a township, is one range of an index.
    county_code = models.CharField(max_length=COUNTY_DIGITS, db_collation="C")
    # Servers of the last release leave it out; the database fills it in then.
    township_code = models.CharField(max_length=TOWNSHIP_DIGITS, db_collation="C", db_default="")
    state = models.CharField(max_length=10, choices=State, default=State.PLANNED)
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    # A code of the section `rooms`; without one it is held at `place`, which may be somebody's home.
    room = models.CharField(max_length=ROOM_CODE_LENGTH, blank=True, default="")
    place = EncryptedTextField(null=True)
    mode = models.CharField(max_length=6, choices=Session.Mode, default=Session.Mode.CLOSED)
    mediator = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+", db_index=False)
    parties = ArrayField(models.PositiveSmallIntegerField(), default=list)
    session = models.OneToOneField(Session, on_delete=models.PROTECT, null=True, related_name="appointment")
    why = models.CharField(max_length=10, choices=Why.choices, blank=True, default="")
    by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+", db_index=False)
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["dispute", "number"], name="mediation_appointment_number"),
            models.CheckConstraint(
                condition=Q(ends_at__gt=F("starts_at")), name="mediation_appointment_ends_after_start"
            ),
            models.CheckConstraint(
                condition=Q(state="held", session__isnull=False) | (~Q(state="held") & Q(session=None)),
                name="mediation_appointment_held_whole",
            ),
            models.CheckConstraint(
                condition=(Q(state="cancelled") & ~Q(why="")) | (~Q(state="cancelled") & Q(why="")),
                name="mediation_appointment_why_whole",
            ),
        ]
        indexes = [
            models.Index(
                fields=["county_code", "starts_at"],
                condition=~Q(state="cancelled"),
                name="mediation_appointment_day",
            ),
            models.Index(
                fields=["township_code", "starts_at"],
                condition=~Q(state="cancelled"),
                name="mediation_appointment_near",
            ),
            models.Index(
                fields=["county_code", "room", "starts_at"],
                condition=~Q(state="cancelled"),
                name="mediation_appointment_room",
            ),
            models.Index(fields=["mediator", "starts_at"], name="mediation_appointment_whose"),
        ]

    def __str__(self) -> str:
        return f"{self.dispute_id} {self.number}"


class Booking(models.Model):
    """One thing that an appointment takes for its time: a room, a mediator, a party.

    `taken` names it in one column, so that one constraint keeps them all from being in two places at once,
    whatever the code above believes. A party is known by keyed fingerprints of its numbers, which are the
    same in another dispute; nobody reads them back. What is cancelled takes nothing.

    Where a number is corrected, two appointments may turn out to want the same person at once. Neither is
    moved: the later one to know does not stand, which both cases are told, until one of them gives way.
    """

    appointment = models.ForeignKey(
        Appointment, on_delete=models.CASCADE, related_name="bookings", db_index=False
    )
    taken = models.CharField(max_length=_TAKEN_LENGTH, db_collation="C")
    # Which party of the appointment it is; null for rooms and mediators.
    party = models.PositiveSmallIntegerField(null=True)
    span = DateTimeRangeField()
    stands = models.BooleanField(default=True, db_default=True)

    class Meta:
        constraints = [
            ExclusionConstraint(
                name="mediation_booking_stands_once",
                expressions=[("taken", "="), ("span", "&&")],
                condition=Q(stands=True),
            ),
            models.UniqueConstraint(fields=["appointment", "taken"], name="mediation_booking_of_appointment"),
        ]
        indexes = [
            # What is in the way of a time, whether it stands or not.
            GistIndex(fields=["taken", "span"], name="mediation_booking_taken"),
            # Few at any time.
            models.Index(fields=["taken"], condition=Q(stands=False), name="mediation_booking_clash"),
        ]

    def __str__(self) -> str:
        return f"{self.appointment_id} {self.taken}"


class Proposal(models.Model):
    """Another time that one party asked for, and what the others said: it holds once all of them agree."""

    class Answer(models.TextChoices):
        OPEN = "", "open"
        ACCEPTED = "accepted"
        DECLINED = "declined"
        OVERTAKEN = "overtaken"  # the appointment was moved, held or called off meanwhile

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    appointment = models.ForeignKey(
        Appointment, on_delete=models.CASCADE, related_name="proposals", db_index=False
    )
    number = models.PositiveSmallIntegerField()
    party = models.PositiveSmallIntegerField()
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    accepted_by = ArrayField(models.PositiveSmallIntegerField(), default=list)
    declined_by = models.PositiveSmallIntegerField(null=True)
    answer = models.CharField(max_length=10, choices=Answer.choices, blank=True, default=Answer.OPEN)
    by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+", db_index=False)
    at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["appointment", "number"], name="mediation_proposal_number"),
            models.UniqueConstraint(
                fields=["appointment"], condition=Q(answer=""), name="mediation_proposal_one_open"
            ),
            models.CheckConstraint(
                condition=Q(ends_at__gt=F("starts_at")), name="mediation_proposal_ends_after_start"
            ),
            models.CheckConstraint(
                condition=Q(answer="", answered_at=None) | (~Q(answer="") & Q(answered_at__isnull=False)),
                name="mediation_proposal_answered_whole",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.appointment_id} {self.number}"


class Feed(models.Model):
    """The address of a post's calendar: a number that its secret is made of, and a hash to know it by."""

    post = models.OneToOneField(Post, on_delete=models.CASCADE, primary_key=True, related_name="+")
    nonce = models.UUIDField()
    digest = models.BinaryField(max_length=_DIGEST_BYTES, unique=True)
    made_at = models.DateTimeField()

    def __str__(self) -> str:
        return str(self.post_id)
