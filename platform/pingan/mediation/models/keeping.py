"""What was agreed, who keeps what until when, who looked whether it holds, and whether the matter came back.

Words are sealed: an agreement names the people it binds. Days, states and sums lie open, for lists and
numbers are made of them.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import models
from django.db.models import F, Q

from pingan.cases.models import Case, File
from pingan.core import clock
from pingan.core.area_codes import COUNTY_DIGITS, TOWNSHIP_DIGITS
from pingan.core.crypto import EncryptedTextField
from pingan.core.ids import uuid7
from pingan.mediation.models.dispute import Dispute
from pingan.people.models import Account


def _money(**options: Any) -> Any:
    """A sum in yuan, to the cent."""
    return models.DecimalField(max_digits=13, decimal_places=2, **options)


class Keeping(models.TextChoices):
    """How an agreement, or one promise of it, is kept."""

    NONE = "", "nothing to come"
    PENDING = "pending"
    PARTLY = "partly"
    DONE = "done"
    BREACHED = "breached"


class Confirmation(models.TextChoices):
    """What the court was asked and said (人民调解法 art. 33)."""

    NONE = "", "not asked"
    APPLIED = "applied"
    CONFIRMED = "confirmed"
    REJECTED = "rejected"


class _ToCome(models.Model):
    """Something that comes due in an area. `tell_at`: when the watch looks at it next; null for never."""

    county_code = models.CharField(max_length=COUNTY_DIGITS)
    township_code = models.CharField(max_length=TOWNSHIP_DIGITS)
    # The end of the last day there is for it.
    due_at = models.DateTimeField()
    tell_at = models.DateTimeField(null=True)

    class Meta:
        abstract = True

    @property
    def due_on(self) -> date:
        return clock.last_day(self.due_at)


def _lists(noun: str, still: Q) -> list[models.Index]:
    """By what is due first in a county and in a township, and what the watch looks at."""
    return [
        *(
            models.Index(scope, "due_at", "id", name=f"mediation_{noun}_{scope[:-5]}", condition=still)
            for scope in ("county_code", "township_code")
        ),
        models.Index(
            "tell_at", "id", name=f"mediation_{noun}_tell", condition=still & Q(tell_at__isnull=False)
        ),
    ]


class Agreement(models.Model):
    """What the parties agreed (art. 29). Written while they are mediated; there at the latest when they do.

    `decides` are codes of the table `unconfirmable`, null until somebody has said. `keeping` and `kept_by`
    are told by its promises. `window_until` is the end of the court's month while it may still be asked.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    dispute = models.OneToOneField(Dispute, on_delete=models.PROTECT, related_name="agreement")
    version = models.PositiveIntegerField(default=1)
    # What is disputed, and each side's responsibility.
    issues = EncryptedTextField(null=True)
    agreed = EncryptedTextField(null=True)
    # Of a partial agreement: what stays disputed.
    left_open = EncryptedTextField(null=True)
    how = EncryptedTextField(null=True)
    decides = models.JSONField(null=True)
    total = _money(null=True)
    keeping = models.CharField(max_length=8, choices=Keeping.choices, blank=True, default=Keeping.NONE)
    kept_by = models.DateField(null=True)
    confirmation = models.CharField(
        max_length=10, choices=Confirmation.choices, blank=True, default=Confirmation.NONE
    )
    court = models.CharField(max_length=60, blank=True, default="")
    applied_on = models.DateField(null=True)
    decided_on = models.DateField(null=True)
    ruling = models.CharField(max_length=60, blank=True, default="")
    why_not = EncryptedTextField(null=True)
    by = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="+", db_index=False)
    at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(confirmation="", applied_on=None, decided_on=None)
                | Q(confirmation="applied", applied_on__isnull=False, decided_on=None)
                | Q(
                    confirmation__in=("confirmed", "rejected"),
                    applied_on__isnull=False,
                    decided_on__gte=F("applied_on"),
                ),
                name="mediation_agreement_court_whole",
            ),
            models.CheckConstraint(
                condition=Q(total=None) | Q(total__gt=0), name="mediation_agreement_total_is_some"
            ),
        ]

    def __str__(self) -> str:
        return str(self.dispute_id)


class Window(_ToCome):
    """The month in which both parties may ask the court, while it runs and nobody has (art. 33)."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    agreement = models.OneToOneField(Agreement, on_delete=models.CASCADE, related_name="window")

    class Meta:
        indexes = _lists("window", Q())

    def __str__(self) -> str:
        return str(self.agreement_id)


class Promise(_ToCome):
    """One thing that somebody is to do until a day: an instalment, a wall to be mended."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    agreement = models.ForeignKey(
        Agreement, on_delete=models.PROTECT, related_name="promises", db_index=False
    )
    number = models.PositiveSmallIntegerField()
    # Parties by their numbers, as the timeline calls them; null where it is nobody's or everybody's.
    payer = models.PositiveSmallIntegerField(null=True)
    payee = models.PositiveSmallIntegerField(null=True)
    what = EncryptedTextField(null=True)
    amount = _money(null=True)
    paid = _money(default=0)
    state = models.CharField(max_length=8, choices=Keeping.choices, default=Keeping.PENDING)
    done_on = models.DateField(null=True)
    breached_on = models.DateField(null=True)
    # What was done about a breach: `moves.keeping.ROADS`.
    road = models.CharField(max_length=10, blank=True, default="")
    urged = models.PositiveSmallIntegerField(default=0)
    urged_on = models.DateField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["agreement", "number"], name="mediation_promise_number"),
            models.CheckConstraint(
                condition=Q(amount=None) | Q(amount__gt=0), name="mediation_promise_amount_is_some"
            ),
            models.CheckConstraint(
                condition=Q(amount=None) | Q(paid__lte=F("amount")), name="mediation_promise_not_overpaid"
            ),
            models.CheckConstraint(
                condition=(Q(state="done") & Q(done_on__isnull=False)) | (~Q(state="done") & Q(done_on=None)),
                name="mediation_promise_done_has_its_day",
            ),
        ]
        indexes = _lists("promise", ~Q(state="done"))

    def __str__(self) -> str:
        return f"{self.agreement_id} {self.number}"


class How(models.TextChoices):
    """How a promise was kept."""

    CASH = "cash"
    TRANSFER = "transfer"
    GOODS = "goods"
    WORK = "work"
    WORDS = "words"  # an apology


class Performance(models.Model):
    """That something of a promise was kept: when, how, how much, and what proves it."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    promise = models.ForeignKey(
        Promise, on_delete=models.PROTECT, related_name="performances", db_index=False
    )
    number = models.PositiveSmallIntegerField()
    on = models.DateField()
    amount = _money(null=True)
    how = models.CharField(max_length=10, choices=How)
    # Of what is no sum: whether this was all of it.
    whole = models.BooleanField()
    note = EncryptedTextField(null=True)
    proof = models.ForeignKey(File, on_delete=models.PROTECT, null=True, related_name="+", db_index=False)
    by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+", db_index=False)
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["promise", "number"], name="mediation_performance_number"),
            models.CheckConstraint(
                condition=Q(amount=None) | Q(amount__gt=0), name="mediation_performance_amount_is_some"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.promise_id} {self.number}"


class Visit(_ToCome):
    """A return visit (回访): to come, or made. Who is asked, what they say, whether it holds."""

    class Why(models.TextChoices):
        DAYS = "days"  # so many days after the end
        PERFORMANCE = "performance"  # something was to be kept on that day
        PLANNED = "planned"  # somebody wanted it

    class Way(models.TextChoices):
        PERSON = "person"
        PHONE = "phone"

    class Kept(models.TextChoices):
        WHOLLY = "wholly"
        PARTLY = "partly"
        NOT = "not"
        NOT_DUE = "not_due"

    class WentOn(models.TextChoices):
        """Where the matter went on, if it did."""

        NOWHERE = "", "nowhere"
        COURT = "court"
        ARBITRATION = "arbitration"
        ADMINISTRATION = "administration"
        PETITION = "petition"
        POLICE = "police"

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    dispute = models.ForeignKey(Dispute, on_delete=models.PROTECT, related_name="visits", db_index=False)
    number = models.PositiveSmallIntegerField()
    why = models.CharField(max_length=12, choices=Why)
    days = models.PositiveSmallIntegerField(null=True)
    made_at = models.DateTimeField(null=True)
    way = models.CharField(max_length=8, choices=Way, blank=True, default="")
    # Parties by their numbers.
    asked = models.JSONField(default=list)
    kept = models.CharField(max_length=8, choices=Kept, blank=True, default="")
    satisfied = models.BooleanField(null=True)
    went_on = models.CharField(max_length=16, choices=WentOn.choices, blank=True, default=WentOn.NOWHERE)
    opinion = EncryptedTextField(null=True)
    troubles = EncryptedTextField(null=True)
    by = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="+", db_index=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["dispute", "number"], name="mediation_visit_number"),
            models.CheckConstraint(
                condition=Q(made_at=None, by=None)
                | (Q(made_at__isnull=False, by__isnull=False) & ~Q(way="")),
                name="mediation_visit_made_whole",
            ),
        ]
        indexes = _lists("visit", Q(made_at=None))

    def __str__(self) -> str:
        return f"{self.dispute_id} {self.number}"


class Mark(models.Model):
    """By what a matter is known again: its place, its kind and both its sides, as one keyed fingerprint.

    It needs two parties of opposite sides, so that it knows a matter and no person: nobody can ask it where
    somebody else has quarrelled.
    """

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="+", db_index=False)
    mark = models.BinaryField(max_length=16)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["case", "mark"], name="mediation_mark_of_case")]
        indexes = [models.Index("mark", name="mediation_mark_known")]

    def __str__(self) -> str:
        return str(self.case_id)
