"""What is kept of administering people: why something was done, posts that are asked for, leave, and tables
of people that are taken in."""

from __future__ import annotations

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeBoundary, RangeOperators
from django.db import models
from django.db.models import F, Func, Q

from pingan.core.area_codes import COUNTY_DIGITS, GRID_DIGITS
from pingan.core.ids import uuid7
from pingan.people.models import PHONE_LENGTH, Account, Organisation, Post

WHY_LENGTH = 200
NAME_LENGTH = 100


class Deed(models.Model):
    """Why something was done to an account: the words beside an act of the journal, which holds none.

    A row is written once and stays; the act's fact `deed` is its id.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="deeds", db_index=False)
    # The act's, as the journal calls it.
    act = models.CharField(max_length=40)
    by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+", db_index=False)
    why = models.CharField(max_length=WHY_LENGTH)
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index("account", F("id").desc(), name="staff_deed_newest")]

    def __str__(self) -> str:
        return f"{self.act} {self.account_id}"


class Outcome(models.TextChoices):
    """What became of a post that was asked for."""

    WAITING = "waiting"
    GIVEN = "given"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"


class Nomination(models.Model):
    """A post that one administrator asks for somebody, and another gives or refuses."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="nominations")
    role = models.CharField(max_length=20)
    area_code = models.CharField(max_length=GRID_DIGITS, db_collation="C")
    # Empty: the one that usually employs such people there, found or founded when the post is given.
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, related_name="+", db_index=False
    )
    starts_on = models.DateField()
    ends_on = models.DateField(null=True)
    acting_for = models.ForeignKey(
        Post, on_delete=models.PROTECT, null=True, related_name="+", db_index=False
    )
    why = models.CharField(max_length=WHY_LENGTH)
    asked_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+", db_index=False)
    asked_at = models.DateTimeField()
    outcome = models.CharField(max_length=10, choices=Outcome.choices, default=Outcome.WAITING)
    settled_by = models.ForeignKey(
        Account, on_delete=models.PROTECT, null=True, related_name="+", db_index=False
    )
    settled_at = models.DateTimeField(null=True)
    answer = models.CharField(max_length=WHY_LENGTH, blank=True, default="")
    post = models.OneToOneField(Post, on_delete=models.PROTECT, null=True, related_name="nomination")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")),
                name="staff_nomination_ends_after_start",
            ),
            models.CheckConstraint(
                condition=Q(outcome=Outcome.GIVEN, post__isnull=False)
                | (~Q(outcome=Outcome.GIVEN) & Q(post__isnull=True)),
                name="staff_nomination_given_is_a_post",
            ),
            models.UniqueConstraint(
                fields=["account", "role", "area_code"],
                condition=Q(outcome=Outcome.WAITING),
                name="staff_nomination_once",
            ),
        ]
        indexes = [
            # What waits, the longest first: ids are of their moment.
            models.Index(
                fields=["area_code", "id"],
                condition=Q(outcome=Outcome.WAITING),
                name="staff_nomination_waiting",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.role} {self.area_code} {self.outcome}"


class _Days(Func):
    function = "DATERANGE"
    output_field = DateRangeField()


class Absence(models.Model):
    """Days on which the holder of a post is away. Why is nobody's business, and stands nowhere."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    post = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="absences")
    first_day = models.DateField()
    last_day = models.DateField()
    # Whoever does the work meanwhile, by a post that ends with the absence.
    stand_in = models.OneToOneField(
        Post, on_delete=models.SET_NULL, null=True, related_name="stands_in_during"
    )
    by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+", db_index=False)
    at = models.DateTimeField()
    cancelled_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(last_day__gte=F("first_day")), name="staff_absence_span"),
            ExclusionConstraint(
                name="staff_absence_once_at_a_time",
                expressions=[
                    ("post", RangeOperators.EQUAL),
                    (
                        _Days(
                            "first_day", "last_day", RangeBoundary(inclusive_lower=True, inclusive_upper=True)
                        ),
                        RangeOperators.OVERLAPS,
                    ),
                ],
                condition=Q(cancelled_at__isnull=True),
            ),
        ]
        indexes = [
            models.Index(
                fields=["last_day", "post"],
                condition=Q(cancelled_at__isnull=True),
                name="staff_absence_days",
            )
        ]

    def __str__(self) -> str:
        return f"{self.first_day} – {self.last_day}"


class Roll(models.Model):
    """A table of people as somebody handed it in, taken in row by row."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    county_code = models.CharField(max_length=COUNTY_DIGITS, db_collation="C")
    name = models.CharField(max_length=NAME_LENGTH)
    why = models.CharField(max_length=WHY_LENGTH)
    by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+", db_index=False)
    at = models.DateTimeField()
    # Kept with the rows, in the same transactions: how many there are of each kind.
    ready = models.PositiveIntegerField()
    refused = models.PositiveIntegerField()
    taken_in = models.PositiveIntegerField(default=0)

    class Meta:
        indexes = [models.Index("county_code", F("id").desc(), name="staff_roll_newest")]

    def __str__(self) -> str:
        return self.name


class RollState(models.TextChoices):
    READY = "ready"
    REFUSED = "refused"
    TAKEN_IN = "taken_in"


class RollRow(models.Model):
    """One row of such a table: what it says, what is wrong with it, and whose account it became."""

    roll = models.ForeignKey(Roll, on_delete=models.CASCADE, related_name="rows", db_index=False)
    line = models.PositiveIntegerField()
    name = models.CharField(max_length=40, blank=True)
    username = models.CharField(max_length=40, blank=True)
    phone = models.CharField(max_length=PHONE_LENGTH, blank=True)
    role = models.CharField(max_length=20, blank=True)
    area_code = models.CharField(max_length=GRID_DIGITS, blank=True)
    organisation = models.CharField(max_length=80, blank=True)
    starts_on = models.DateField(null=True)
    # What is wrong, as words of `rolls.FAULTS`, by the column that it is about.
    faults = models.JSONField(default=dict)
    state = models.CharField(max_length=10, choices=RollState.choices)
    account = models.OneToOneField(Account, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["roll", "line"], name="staff_roll_row"),
            models.CheckConstraint(
                condition=Q(state=RollState.TAKEN_IN, account__isnull=False)
                | (~Q(state=RollState.TAKEN_IN) & Q(account__isnull=True)),
                name="staff_roll_row_taken_in",
            ),
        ]
        indexes = [models.Index(fields=["roll", "state", "line"], name="staff_roll_row_of_state")]

    def __str__(self) -> str:
        return f"{self.line} {self.state}"
