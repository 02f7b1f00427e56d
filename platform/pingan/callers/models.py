"""Whoever told us of a matter, what they were told back, and a small table that keeps a limit.

Name and telephone lie sealed; beside them the forms that may be shown, and keyed fingerprints by which a
number is found without being read. What each column is for stands in `catalogue.py`.
"""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from pingan.cases.models import Case
from pingan.core import clock
from pingan.core.area_codes import COUNTY_DIGITS
from pingan.core.crypto import EncryptedTextField
from pingan.core.ids import uuid7
from pingan.people.models import Account

NAME_LENGTH = 60
MASKED_NAME_LENGTH = 8
MASKED_PHONE_LENGTH = 16
STAGE_LENGTH = 20
CHANNEL_LENGTH = 12
_INDEX_BYTES = 16


class Purpose(models.TextChoices):
    """Why somebody's name and number may be seen. Closed: another reason is not a reason to look."""

    ANSWER = "answer", _("Tell them how it goes")
    ASK = "ask", _("Ask about this matter")
    CALL_BACK = "call_back", _("Call back after its end")
    RESCUE = "rescue", _("Rescue or evacuation")


class Channel(models.TextChoices):
    """How somebody was told."""

    PHONE = "phone", _("By telephone")
    MESSAGE = "message", _("By message")
    IN_PERSON = "in_person", _("In person")


OWED = Q(owed_since__isnull=False)
KEPT = Q(erased_at=None)


class Caller(models.Model):
    """One person who told us of a matter, by telephone, at a desk or through another door.

    `about` is the case that was made of what they said; `case` where their matter goes on now: another one
    once it was merged. The same number again is no second row but one more of its `calls`. The first caller
    of a case made with them has the case's id, so that a report that comes again makes nobody twice.
    """

    id = models.UUIDField(primary_key=True, default=uuid7)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="callers", db_index=False)
    about = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="+")
    # Of `case`, so that who called with a number is read from an index in the order of lists.
    county_code = models.CharField(max_length=COUNTY_DIGITS, db_collation="C")
    received_at = models.DateTimeField()

    name = EncryptedTextField(null=True)
    name_masked = models.CharField(max_length=MASKED_NAME_LENGTH, blank=True, default="")
    phone = EncryptedTextField(null=True)
    phone_masked = models.CharField(max_length=MASKED_PHONE_LENGTH, blank=True, default="")
    # By which a number is found: the whole of it, and its last four digits.
    number_index = models.BinaryField(max_length=_INDEX_BYTES, null=True)
    tail_index = models.BinaryField(max_length=_INDEX_BYTES, null=True)

    calls = models.PositiveSmallIntegerField(default=1)
    at = models.DateTimeField()
    last_at = models.DateTimeField()
    by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+", db_index=False)

    # The stage that was passed and of which they have not been told, and since when something is owed.
    owes = models.CharField(max_length=STAGE_LENGTH, blank=True, default="")
    owed_since = models.DateTimeField(null=True)

    # From when on the time counts after which what is sealed is erased: `callers.erasing` moves it on.
    kept_since = models.DateTimeField(default=clock.now)
    erased_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(name__isnull=True, name_masked="") | (Q(name__isnull=False) & ~Q(name_masked="")),
                name="callers_caller_name_whole",
            ),
            models.CheckConstraint(
                condition=Q(phone__isnull=True, phone_masked="", number_index=None, tail_index=None)
                | (
                    Q(phone__isnull=False, number_index__isnull=False, tail_index__isnull=False)
                    & ~Q(phone_masked="")
                ),
                name="callers_caller_phone_whole",
            ),
            models.CheckConstraint(
                condition=Q(erased_at=None) | Q(name__isnull=True, phone__isnull=True, owed_since=None),
                name="callers_caller_erased_whole",
            ),
            models.CheckConstraint(
                condition=Q(owes="", owed_since=None) | (~Q(owes="") & Q(owed_since__isnull=False)),
                name="callers_caller_owes_since",
            ),
            # The same number again about the same case is one more call, and no second person.
            models.UniqueConstraint(
                fields=["about", "number_index"],
                condition=Q(number_index__isnull=False),
                name="callers_caller_one_of_a_number",
            ),
        ]
        indexes = [
            models.Index(fields=["case", "id"], name="callers_caller_of_case"),
            *(
                models.Index(
                    "county_code",
                    found_by,
                    F("received_at").desc(),
                    F("case").desc(),
                    name=f"callers_caller_{found_by[:-6]}",
                    condition=Q(**{f"{found_by}__isnull": False}),
                )
                for found_by in ("number_index", "tail_index")
            ),
            # To whom something is owed are few, however many have ever called.
            models.Index("county_code", "case", name="callers_caller_owed", condition=OWED),
            models.Index("kept_since", "id", name="callers_caller_kept", condition=KEPT),
        ]

    def __str__(self) -> str:
        return str(self.pk)


class Reply(models.Model):
    """That a caller was told of a stage: how, when and by whom. The words stand in the case's timeline."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    caller = models.ForeignKey(Caller, on_delete=models.PROTECT, related_name="replies", db_index=False)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="+", db_index=False)
    stage = models.CharField(max_length=STAGE_LENGTH, blank=True, default="")
    channel = models.CharField(max_length=CHANNEL_LENGTH, choices=Channel.choices)
    at = models.DateTimeField()
    by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+", db_index=False)

    class Meta:
        indexes = [models.Index(fields=["caller", "id"], name="callers_reply_of_caller")]

    def __str__(self) -> str:
        return f"{self.stage} {self.channel} {self.at}"


class RevealBudget(models.Model):
    """How many callers an account has seen in full on its latest day of looking: one row, started over
    each day."""

    account_id = models.UUIDField(primary_key=True)
    day = models.DateField()
    used = models.PositiveSmallIntegerField()

    def __str__(self) -> str:
        return f"{self.account_id} {self.day}: {self.used}"
