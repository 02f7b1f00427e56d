"""What is asked of organisations for a case, and what was sent against the catalogue of duties."""

from __future__ import annotations

from django.contrib.gis.db import models
from django.db.models import F, Q

from pingan.cases.models.case import ACTION_LENGTH, Case
from pingan.categories.models import OverriddenItem
from pingan.core.ids import uuid7
from pingan.people.models import Account, Organisation

# Tasks of organisations beside the one that has the case (`cases.tasks.HANDLING`).
BESIDE = ~Q(kind="handling")


class Task(models.Model):
    """Something asked of an organisation for a case: to help, to look into it, to give leave.

    It changes nothing of whose turn the case is, and no state. `kind` is a word that a room registers with
    `cases.tasks`. `action` is the move that an approval is asked for.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="tasks", db_index=False)
    kind = models.CharField(max_length=20)
    action = models.CharField(max_length=ACTION_LENGTH, blank=True, default="")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+", db_index=False)
    holder = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="+", db_index=False)
    asked_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+", db_index=False)
    # For which organisation it was asked; unknown of what was asked before it was kept.
    asking = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, related_name="+", db_index=False
    )
    asked_at = models.DateTimeField()
    words = models.CharField(max_length=2000)
    # With what else the move is taken that leave is asked for.
    said = models.JSONField(default=dict, db_default={})
    respond_by = models.DateTimeField(null=True)
    # That it has been taken up there (报到): said by the organisation, and never by where somebody was.
    arrived_at = models.DateTimeField(null=True)
    arrived_by = models.ForeignKey(
        Account, on_delete=models.PROTECT, null=True, related_name="+", db_index=False
    )
    done_at = models.DateTimeField(null=True)
    done_by = models.ForeignKey(
        Account, on_delete=models.PROTECT, null=True, related_name="+", db_index=False
    )
    outcome = models.CharField(max_length=20, blank=True, default="")
    report = models.CharField(max_length=2000, blank=True, default="")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(done_at=None, done_by=None, outcome="", report="")
                | (Q(done_at__gte=F("asked_at"), done_by__isnull=False) & ~Q(outcome="")),
                name="cases_task_done_has_outcome",
            ),
            models.CheckConstraint(
                condition=Q(respond_by=None) | Q(respond_by__gt=F("asked_at")),
                name="cases_task_respond_after_asked",
            ),
            models.CheckConstraint(
                condition=Q(arrived_at=None, arrived_by=None)
                | Q(arrived_at__gte=F("asked_at"), arrived_by__isnull=False),
                name="cases_task_arrived_has_somebody",
            ),
            # The same thing is asked of one organisation once at a time.
            models.UniqueConstraint(
                fields=["organisation", "case", "kind", "action"],
                condition=Q(done_at=None),
                name="cases_task_asked_once",
            ),
        ]
        indexes = [
            models.Index(fields=["case", "id"], name="cases_task_of_case"),
            models.Index(
                fields=["organisation", "respond_by", "id"],
                condition=Q(done_at=None),
                name="cases_task_organisation_open",
            ),
            # What others are asked for is few beside all that they have.
            models.Index(
                fields=["organisation", "case"],
                condition=Q(done_at=None) & BESIDE,
                name="cases_task_organisation_beside",
            ),
            models.Index(
                F("organisation"),
                F("done_at").desc(),
                F("id").desc(),
                condition=Q(done_at__isnull=False),
                name="cases_task_organisation_done",
            ),
            models.Index(
                fields=["holder", "respond_by", "id"],
                condition=Q(done_at=None),
                name="cases_task_holder_open",
            ),
            # What is asked by name, and told of in ledgers by when it was: few beside what moves ask.
            models.Index(
                fields=["kind", "asked_at", "id"],
                condition=Q(kind__in=("supervision", "whistle")),
                name="cases_task_by_kind",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.asked_at}"


class TaskRating(models.Model):
    """What one side of a task says of the other when it is over: who asked of the answer, who was asked in
    reply. Each says it once, and both stand side by side."""

    task = models.ForeignKey(Task, on_delete=models.PROTECT, related_name="ratings", db_index=False)
    side = models.CharField(max_length=10)
    rating = models.CharField(max_length=20, blank=True, default="")
    words = models.CharField(max_length=2000)
    by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+", db_index=False)
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["task", "side"], name="cases_task_rated_once")]

    def __str__(self) -> str:
        return f"{self.side} {self.rating}"


class DutyOverridden(models.Model):
    """A case that was sent against an item of the catalogue: what the figures of its unit are opened by. Who
    did it stands in the timeline."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="+", db_index=False)
    item = models.ForeignKey(OverriddenItem, on_delete=models.PROTECT, related_name="+", db_index=False)
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index("item", F("at").desc(), F("id").desc(), name="cases_overridden_of_item")]

    def __str__(self) -> str:
        return f"{self.item_id} {self.case_id}"
