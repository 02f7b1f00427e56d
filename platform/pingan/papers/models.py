"""Templates of a county, numbers of papers, papers of a case, and bound files."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from pingan.cases.models import TRACK_LENGTH, Case
from pingan.core.area_codes import COUNTY_DIGITS
from pingan.core.crypto import EncryptedTextField
from pingan.core.ids import uuid7
from pingan.papers.kinds import CODE_LENGTH
from pingan.people.models import Account, Organisation

NUMBER_LENGTH = 80
WHY_LENGTH = 200


class Template(models.Model):
    """A template that a county put in place of the built-in one, from a day on. A row stays as it is.

    `is_built_in`: from that day on it is the built-in one again; then there is no file.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    county_code = models.CharField(max_length=COUNTY_DIGITS)
    kind = models.CharField(max_length=CODE_LENGTH)
    version = models.PositiveIntegerField()
    valid_from = models.DateField()
    is_built_in = models.BooleanField(default=False)
    # Of the document as it was judged and packed anew.
    sha256 = models.BinaryField(max_length=32)
    size = models.PositiveIntegerField(default=0)
    why = models.CharField(max_length=WHY_LENGTH, blank=True, default="")
    by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+", db_index=False)
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["county_code", "kind", "version"], name="papers_template_one_version"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.version}"


class Series(models.Model):
    """One row of numbers: an organisation's for one kind of paper in one year. `last` is the last given."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=CODE_LENGTH)
    year = models.PositiveSmallIntegerField()
    last = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "kind", "year"], name="papers_series_one"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.year}"


class Number(models.Model):
    """A number, given once, to one kind of paper of one case: every version of it carries this one."""

    series = models.ForeignKey(Series, on_delete=models.PROTECT, related_name="numbers", db_index=False)
    ordinal = models.PositiveIntegerField()
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="+", db_index=False)
    kind = models.CharField(max_length=CODE_LENGTH)
    # As it is printed, by the form that held when it was given.
    text = models.CharField(max_length=NUMBER_LENGTH)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["series", "ordinal"], name="papers_number_once"),
            models.UniqueConstraint(fields=["case", "kind"], name="papers_number_of_a_paper"),
        ]

    def __str__(self) -> str:
        return self.text


class Made(models.Model):
    """What a worker makes as a PDF: papers, and bound files."""

    WAITING, READY, FAILED = "waiting", "ready", "failed"
    STATES: ClassVar[list[tuple[str, str]]] = [(state, state) for state in (WAITING, READY, FAILED)]

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    version = models.PositiveSmallIntegerField()
    # What it was made on, so that its words are kept as that track keeps them.
    track = models.CharField(max_length=TRACK_LENGTH)
    by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+", db_index=False)
    at = models.DateTimeField()
    pdf = models.CharField(max_length=8, choices=STATES, default=WAITING)
    pdf_tries = models.PositiveSmallIntegerField(default=0)
    # When somebody asked once more for one that had failed; null: never, it is waited for since it was made.
    pdf_asked_at = models.DateTimeField(null=True)
    pdf_sha256 = models.BinaryField(max_length=32, null=True)
    pdf_size = models.PositiveIntegerField(default=0)
    pdf_pages = models.PositiveIntegerField(default=0)
    # Why there is none: a word that `papers.selectors` has a sentence for.
    pdf_fault = models.CharField(max_length=20, blank=True, default="")

    class Meta:
        abstract = True


class Paper(Made):
    """A paper of a case, frozen as it was made: the document in the vault, and by which template.

    What stands in it is kept nowhere beside the document: it names people. A second making is a new version.
    """

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="papers", db_index=False)
    kind = models.CharField(max_length=CODE_LENGTH)
    number = models.ForeignKey(Number, on_delete=models.PROTECT, null=True, related_name="+", db_index=False)
    # Null: the built-in one, as it was on that day.
    template = models.ForeignKey(
        Template, on_delete=models.PROTECT, null=True, related_name="+", db_index=False
    )
    template_sha256 = models.BinaryField(max_length=32)
    sha256 = models.BinaryField(max_length=32)
    size = models.PositiveIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["case", "kind", "version"], name="papers_paper_one_version"),
        ]
        indexes = [
            models.Index(fields=["at"], condition=Q(pdf=Made.WAITING), name="papers_paper_waiting"),
        ]

    def __str__(self) -> str:
        return f"{self.case_id} {self.kind} {self.version}"


class BoundFile(Made):
    """A case's papers, pictures and documents as one PDF, in the order of the day it was asked for.

    `plan` says what goes into it and what its pages are headed by. It names people, so it is sealed, and gone
    once the file is made.
    """

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="bound_files", db_index=False)
    plan = EncryptedTextField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["case", "version"], name="papers_boundfile_one_version"),
        ]
        indexes = [
            models.Index(F("case"), F("version").desc(), name="papers_boundfile_newest"),
            models.Index(fields=["at"], condition=Q(pdf=Made.WAITING), name="papers_boundfile_waiting"),
        ]

    def __str__(self) -> str:
        return f"{self.case_id} {self.version}"
