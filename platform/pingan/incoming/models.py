"""Sources that hand matters over, what came of each, and the answers that went back."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from pingan.cases.models import Case
from pingan.categories.models import CODE_LENGTH
from pingan.core.area_codes import COUNTY_DIGITS
from pingan.core.crypto import EncryptedTextField
from pingan.core.ids import uuid7
from pingan.people.models import Account

NUMBER_LENGTH = 60
HEADER_LENGTH = 60
THEIRS_LENGTH = 100
REASON_LENGTH = 500


class Source(models.Model):
    """A door through which others hand matters over, and under which headings their tables say what.

    `headings` names for each of our fields (`pingan.incoming.rows.FIELDS`) the heading it stands under.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    county_code = models.CharField(max_length=COUNTY_DIGITS, db_collation="C")
    code = models.CharField(max_length=20, db_collation="C")
    name = models.CharField(max_length=40)
    name_en = models.CharField(max_length=80)
    headings = models.JSONField(default=dict)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["county_code", "code"], name="incoming_source_once")]

    def __str__(self) -> str:
        return self.code


class SourceCategory(models.Model):
    """Which of our categories one of a source's means."""

    source = models.ForeignKey(Source, on_delete=models.CASCADE, related_name="categories", db_index=False)
    theirs = models.CharField(max_length=THEIRS_LENGTH)
    category = models.CharField(max_length=CODE_LENGTH, db_collation="C")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["source", "theirs"], name="incoming_category_once")]

    def __str__(self) -> str:
        return f"{self.theirs}: {self.category}"


class Batch(models.Model):
    """One table that was taken in. `id` is its sender's UUIDv7, by which it is known when it comes again."""

    id = models.UUIDField(primary_key=True)
    source = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=120)
    sha256 = models.BinaryField(max_length=32)
    by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+", db_index=False)
    at = models.DateTimeField()
    # What came of its rows: how many became cases, wait, were known before, were refused.
    counts = models.JSONField()

    def __str__(self) -> str:
        return self.name


class Answer(models.Model):
    """One table of answers that went back to a source. `id` is its maker's UUIDv7."""

    id = models.UUIDField(primary_key=True)
    source = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="answers", db_index=False)
    by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+", db_index=False)
    at = models.DateTimeField()
    matters = models.PositiveIntegerField()

    class Meta:
        indexes = [models.Index(F("source"), F("at").desc(), F("id").desc(), name="incoming_answer_newest")]

    def __str__(self) -> str:
        return str(self.id)


class Number(models.Model):
    """A number, folded (`cases.elsewhere`), by which a case is known to others, or which its report names."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="+", db_index=False)
    county_code = models.CharField(max_length=COUNTY_DIGITS, db_collation="C")
    number = models.CharField(max_length=NUMBER_LENGTH, db_collation="C")
    known = models.BooleanField()

    class Meta:
        constraints = [
            # Once under each head: what others know it by may be named in its words, too.
            models.UniqueConstraint(fields=["case", "number", "known"], name="incoming_number_once")
        ]
        indexes = [models.Index("county_code", "number", F("case").desc(), name="incoming_number_find")]

    def __str__(self) -> str:
        return self.number


class Waits(models.TextChoices):
    """Why a matter that was handed over is no case yet."""

    NOTHING = "", "nothing"
    CATEGORY = "category", "category"  # theirs means none of ours
    PLACE = "place", "place"  # no grid of the county is told


WAITING = Q(case=None, returned_at=None)
UNANSWERED = Q(answer=None)


class Matter(models.Model):
    """One matter as a source handed it over: its number there, its words as they came, what became of it.

    A source hands a matter over once, however often it stands in their tables. The row as it came may name
    people, so it lies sealed; what a desk reads of it is what became the case's words.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    source = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="+", db_index=False)
    county_code = models.CharField(max_length=COUNTY_DIGITS, db_collation="C")
    number = models.CharField(max_length=NUMBER_LENGTH)
    row = EncryptedTextField()
    theirs = models.CharField(max_length=THEIRS_LENGTH, blank=True, default="")
    handed_over_at = models.DateTimeField(null=True)
    answer_due = models.DateTimeField(null=True)
    came_at = models.DateTimeField()
    # The table that brought it, and the line there.
    batch = models.UUIDField()
    line = models.PositiveIntegerField()
    case = models.OneToOneField(Case, on_delete=models.PROTECT, null=True, related_name="incoming")
    waits = models.CharField(max_length=10, choices=Waits.choices, blank=True, default=Waits.NOTHING)
    returned_at = models.DateTimeField(null=True)
    returned_by = models.ForeignKey(
        Account, on_delete=models.PROTECT, null=True, related_name="+", db_index=False
    )
    return_reason = models.CharField(max_length=REASON_LENGTH, blank=True, default="")
    answer = models.ForeignKey(Answer, on_delete=models.PROTECT, null=True, related_name="matters_answered")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["source", "number"], name="incoming_matter_once"),
            models.CheckConstraint(
                condition=Q(case=None) | Q(waits="", returned_at=None), name="incoming_matter_case_or_waits"
            ),
            models.CheckConstraint(
                condition=Q(returned_at=None, returned_by=None, return_reason="")
                | (Q(returned_at__isnull=False, returned_by__isnull=False) & ~Q(return_reason="")),
                name="incoming_matter_return_has_reason",
            ),
        ]
        indexes = [
            # What waits for a person, the longest first.
            models.Index("county_code", "came_at", "id", name="incoming_waiting", condition=WAITING),
            # What a source has not been told of yet.
            models.Index("source", "came_at", "id", name="incoming_unanswered", condition=UNANSWERED),
            # All that came, whatever became of it: for ledgers.
            models.Index("county_code", "came_at", "id", name="incoming_came"),
        ]

    def __str__(self) -> str:
        return self.number
