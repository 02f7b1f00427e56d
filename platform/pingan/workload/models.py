"""Tasks sent down to grids, who has done them, what each unit asked for, and complaints."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from pingan.core.area_codes import COUNTY_DIGITS, GRID_DIGITS, TOWNSHIP_DIGITS
from pingan.core.crypto import EncryptedTextField
from pingan.people.models import Account, Organisation

TITLE_LENGTH = 60
REASON_LENGTH = 300
NOTE_LENGTH = 200
WORDS_LENGTH = 2000
MOST_MINUTES = 2400
NAME_LENGTH = 200


class Assignment(models.Model):
    """A task that a unit sent down to every grid worker of an area, with all that it has to say of it.

    `id` is its sender's UUIDv7. Which item of the catalogue it goes by is written down as it was called then.
    """

    id = models.UUIDField(primary_key=True)
    county_code = models.CharField(max_length=COUNTY_DIGITS, db_collation="C")
    area_code = models.CharField(max_length=GRID_DIGITS, db_collation="C")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+", db_index=False)
    by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+", db_index=False)
    title = models.CharField(max_length=TITLE_LENGTH)
    reason = models.CharField(max_length=REASON_LENGTH)
    duty = models.CharField(max_length=NAME_LENGTH)
    duty_en = models.CharField(max_length=NAME_LENGTH)
    basis = models.CharField(max_length=NAME_LENGTH, blank=True)
    basis_en = models.CharField(max_length=NAME_LENGTH, blank=True)
    # Of each worker.
    minutes = models.PositiveSmallIntegerField()
    # So many workers it reached when it was given, and so many have done it.
    workers = models.PositiveIntegerField()
    done = models.PositiveIntegerField(default=0)
    given_at = models.DateTimeField()
    # The calendar day of it, and the last day it can be asked for.
    given_on = models.DateField()
    until = models.DateField()
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(until__gte=F("given_on")), name="workload_assignment_span"),
            models.CheckConstraint(
                condition=Q(minutes__gte=1, minutes__lte=MOST_MINUTES), name="workload_assignment_minutes"
            ),
        ]
        indexes = [
            models.Index("organisation", F("given_at").desc(), F("id").desc(), name="workload_given_by_unit"),
            # A worker's day: the codes around their grid, each from today on.
            models.Index("area_code", "until", name="workload_in_force", condition=Q(withdrawn_at=None)),
            models.Index("area_code", "given_on", name="workload_given_in_month"),
        ]

    def __str__(self) -> str:
        return f"{self.area_code} {self.until}: {self.title}"


class Completion(models.Model):
    """That a worker did it, and what came of it in a few words: once for each."""

    assignment = models.ForeignKey(
        Assignment, on_delete=models.PROTECT, related_name="completions", db_index=False
    )
    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+", db_index=False)
    grid_code = models.CharField(max_length=GRID_DIGITS, db_collation="C")
    at = models.DateTimeField()
    note = models.CharField(max_length=NOTE_LENGTH, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["assignment", "account"], name="workload_completion_once"),
        ]

    def __str__(self) -> str:
        return f"{self.grid_code} {self.at}"


class Asked(models.Model):
    """What a unit asked of the grid workers of a township in a month: tasks, and their minutes."""

    township_code = models.CharField(max_length=TOWNSHIP_DIGITS, db_collation="C")
    month = models.DateField()
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+", db_index=False)
    tasks = models.PositiveIntegerField()
    minutes = models.PositiveBigIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["month", "township_code", "organisation"], name="workload_asked_one_sum"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.month} {self.township_code}: {self.minutes}"


class Kind(models.TextChoices):
    """What a complaint is about."""

    SENT_DOWN = "sent_down"  # 违规下派
    ASKED_AGAIN = "asked_again"  # 重复填报
    TRACES = "traces"  # 过度留痕
    CHECK_IN = "check_in"  # 打卡、积分、排名
    OTHER = "other"


class Outcome(models.TextChoices):
    """What came of it."""

    STOPPED = "stopped"  # justified, and it was stopped
    CHANGED = "changed"  # partly, and it was changed
    STANDS = "stands"  # it rests on the list, and why


class Complaint(models.Model):
    """A worker's complaint about what a unit asks of them. It lies with an organisation that is not the one
    complained of, which never reads it; who wrote it is told to nobody.

    `above` reads it once it is late (`raised_at`).
    """

    id = models.UUIDField(primary_key=True)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+", db_index=False)
    above = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, related_name="+", db_index=False
    )
    # Whose asking it is about: one of the house's, or a name.
    unit = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, related_name="+", db_index=False
    )
    unit_name = models.CharField(max_length=80, blank=True)
    kind = models.CharField(max_length=12, choices=Kind)
    assignment = models.ForeignKey(
        Assignment, on_delete=models.PROTECT, null=True, related_name="+", db_index=False
    )
    words = EncryptedTextField()
    author = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+", db_index=False)
    at = models.DateTimeField()
    due_at = models.DateTimeField()
    raised_at = models.DateTimeField(null=True)
    outcome = models.CharField(max_length=8, choices=Outcome, blank=True, default="")
    answer = EncryptedTextField(null=True)
    answered_at = models.DateTimeField(null=True)
    answered_by = models.ForeignKey(
        Account, on_delete=models.PROTECT, null=True, related_name="+", db_index=False
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(outcome="", answer__isnull=True, answered_at=None, answered_by=None)
                | (
                    ~Q(outcome="")
                    & Q(answer__isnull=False, answered_at__isnull=False, answered_by__isnull=False)
                ),
                name="workload_complaint_answered_whole",
            ),
            models.CheckConstraint(
                condition=Q(unit=None) | ~Q(unit=F("organisation")), name="workload_complaint_not_to_its_unit"
            ),
        ]
        indexes = [
            models.Index("organisation", F("at").desc(), F("id").desc(), name="workload_complaints_with"),
            models.Index(
                *("above", F("at").desc(), F("id").desc()),
                name="workload_complaints_raised",
                condition=Q(raised_at__isnull=False),
            ),
            models.Index("author", F("at").desc(), F("id").desc(), name="workload_complaints_of"),
            models.Index(
                "due_at",
                name="workload_complaints_due",
                condition=Q(answered_at=None, raised_at=None, above__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.at}"
