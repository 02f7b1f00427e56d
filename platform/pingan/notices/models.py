"""The ledger of notices, how people want to be told, and by what a county sends."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from pingan.cases.models import Case
from pingan.core.area_codes import COUNTY_DIGITS
from pingan.core.crypto import EncryptedTextField
from pingan.core.ids import uuid7
from pingan.people.models import Account, Device

CODE_LENGTH = 40
CHANNEL_LENGTH = 10
REASON_LENGTH = 40
MASKED_LENGTH = 60


class State(models.TextChoices):
    """Where a notice stands. What is being tried waits still: only an answer of its channel ends it."""

    WAITING = "waiting"
    SENT = "sent"
    FAILED = "failed"
    SKIPPED = "skipped"


class Receipt(models.TextChoices):
    """What a channel told later of what it took."""

    DELIVERED = "delivered"
    UNDELIVERED = "undelivered"


WAITS = Q(state=State.WAITING)
# What did not reach whom it was for, and nobody has looked yet whether the desk has to telephone.
TO_CALL = Q(calls=True, called_at=None) & (
    Q(state__in=[State.FAILED, State.SKIPPED]) | Q(receipt=Receipt.UNDELIVERED)
)
# What came to nothing; what was left out on purpose reached nobody either, and is none of these.
UNREACHED = Q(state=State.FAILED) | Q(receipt=Receipt.UNDELIVERED)


class Cursor(models.Model):
    """The last act of a county's journal whose notices stand in the ledger; its follower locks the row."""

    county = models.CharField(max_length=COUNTY_DIGITS, primary_key=True)
    seq = models.BigIntegerField()

    def __str__(self) -> str:
        return f"{self.county} at {self.seq}"


class Notice(models.Model):
    """That one account is to hear of one act by one channel.

    `id` is made of just these (`following.id_of`), so that whatever is done twice writes and sends the same.
    `tried_at` and `attempts` are written before something is sent, and `doubtful` stands until its answer is:
    whoever finds it then knows that the one before may have been killed in between. Those of a digest share
    a `bundle`, under which they are sent as one.
    """

    id = models.UUIDField(primary_key=True)
    county_code = models.CharField(max_length=COUNTY_DIGITS, db_collation="C")
    seq = models.BigIntegerField()
    act = models.CharField(max_length=CODE_LENGTH)
    audience = models.CharField(max_length=CODE_LENGTH)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="+", db_index=False)
    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+", db_index=False)
    # The post under which they hear; who has left it by then is not told any more.
    post = models.UUIDField()
    channel = models.CharField(max_length=CHANNEL_LENGTH)
    urgent = models.BooleanField(default=False)
    gathered = models.BooleanField(default=False)
    # It is sent only where whoever it is for has not seen the case until then.
    unless_seen = models.BooleanField(default=False)
    # Where nothing reaches them, the desk telephones.
    calls = models.BooleanField(default=False)
    # That was looked at: the desk was asked to, or need not.
    called_at = models.DateTimeField(null=True)

    state = models.CharField(max_length=8, choices=State.choices, default=State.WAITING)
    reason = models.CharField(max_length=REASON_LENGTH, blank=True, default="")
    at = models.DateTimeField()
    due_at = models.DateTimeField()
    attempts = models.PositiveSmallIntegerField(default=0)
    tried_at = models.DateTimeField(null=True)
    doubtful = models.BooleanField(default=False)
    bundle = models.UUIDField(null=True)
    ended_at = models.DateTimeField(null=True)
    receipt = models.CharField(max_length=12, choices=Receipt.choices, blank=True, default="")
    seen_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=(WAITS & Q(ended_at=None)) | (~WAITS & Q(ended_at__isnull=False)),
                name="notices_notice_ended_iff_it_waits_not",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=[State.FAILED, State.SKIPPED]) | ~Q(reason=""),
                name="notices_notice_says_why",
            ),
        ]
        indexes = [
            models.Index("county_code", "channel", "due_at", "id", condition=WAITS, name="notices_due"),
            models.Index("county_code", "state", F("at").desc(), F("id").desc(), name="notices_of_county"),
            models.Index(
                "county_code", "state", "channel", F("at").desc(), F("id").desc(), name="notices_by_channel"
            ),
            # With a channel as well: most reasons are one channel's or two's.
            models.Index(
                *("county_code", "state", "reason", F("at").desc(), F("id").desc()),
                condition=~Q(reason=""),
                name="notices_by_reason",
            ),
            models.Index(
                "county_code", F("at").desc(), F("id").desc(), condition=UNREACHED, name="notices_unreached"
            ),
            models.Index("account", "case", condition=Q(seen_at=None), name="notices_unseen"),
            models.Index("case", "seq", "account", name="notices_of_case"),
            models.Index("bundle", condition=Q(bundle__isnull=False), name="notices_bundle"),
            models.Index("county_code", "id", condition=TO_CALL, name="notices_to_call"),
            models.Index("at", condition=~WAITS, name="notices_over"),
        ]

    def __str__(self) -> str:
        return f"{self.act} {self.channel} {self.state}"


class Preference(models.Model):
    """How somebody wants to be told. Who has no row is told by everything that reaches them, but at night."""

    account = models.OneToOneField(
        Account, on_delete=models.CASCADE, primary_key=True, related_name="+", db_constraint=False
    )
    off = ArrayField(models.CharField(max_length=CHANNEL_LENGTH), default=list)
    quiet = models.BooleanField(default=True)
    quiet_from = models.PositiveSmallIntegerField(default=22)
    quiet_to = models.PositiveSmallIntegerField(default=7)
    digest = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(quiet_from__lt=24, quiet_to__lt=24), name="notices_preference_hours"
            )
        ]

    def __str__(self) -> str:
        return str(self.pk)


class Contact(models.Model):
    """Where somebody is reached by a channel: sealed, and for pages masked."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    account = models.ForeignKey(
        Account, on_delete=models.CASCADE, related_name="+", db_index=False, db_constraint=False
    )
    channel = models.CharField(max_length=CHANNEL_LENGTH)
    address = EncryptedTextField()
    masked = models.CharField(max_length=MASKED_LENGTH)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["account", "channel"], name="notices_contact_one_of_a_channel")
        ]

    def __str__(self) -> str:
        return f"{self.channel} {self.masked}"


class Subscription(models.Model):
    """Under which address a browser takes pushes, as it told: sealed, for whoever knows it may send there.

    It goes with its device's session. Servers of an earlier release end sessions without knowing of it, so
    the database does not hold one to the other; whoever sends looks whether the session is there.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="+", db_constraint=False)
    device = models.ForeignKey(Device, on_delete=models.CASCADE, related_name="+", db_constraint=False)
    # Of the address: a browser that tells it again has one row.
    mark = models.BinaryField(max_length=16, unique=True)
    told = EncryptedTextField()
    at = models.DateTimeField()

    def __str__(self) -> str:
        return str(self.pk)


class Gateway(models.Model):
    """By what a county sends over a channel: set on the console, and sealed, for it holds secrets.

    `held_until`: it has said that it is busy, or did not answer; until then nothing is tried. `trouble` is
    why, empty since it last took something.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    county_code = models.CharField(max_length=COUNTY_DIGITS, db_collation="C")
    channel = models.CharField(max_length=CHANNEL_LENGTH)
    is_on = models.BooleanField(default=True)
    settings = EncryptedTextField()
    token = EncryptedTextField(null=True)
    token_until = models.DateTimeField(null=True)
    held_until = models.DateTimeField(null=True)
    failures = models.PositiveSmallIntegerField(default=0)
    trouble = models.CharField(max_length=REASON_LENGTH, blank=True, default="")
    took_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["county_code", "channel"], name="notices_gateway_one_of_a_channel"
            )
        ]

    def __str__(self) -> str:
        return f"{self.county_code} {self.channel}"
