"""The dispute part of a case: the sessions held, and how it ended."""

from __future__ import annotations

from django.db import models

from pingan.cases.models import Case
from pingan.core.ids import uuid7
from pingan.mediation.workflow import Outcome
from pingan.people.models import Account


class Dispute(models.Model):
    """The dispute part of a case, there from the first session or the outcome on."""

    case = models.OneToOneField(Case, on_delete=models.PROTECT, primary_key=True, related_name="dispute")
    session_count = models.PositiveSmallIntegerField(default=0)
    outcome = models.CharField(
        max_length=20, blank=True, default="", choices=[(outcome.value, outcome.value) for outcome in Outcome]
    )
    outcome_note = models.CharField(max_length=2000, blank=True, default="")
    routes_told = models.BooleanField(default=False)
    effective_on = models.DateField(null=True)
    # Both parties together may ask the court within 30 days of effect (art. 33).
    confirmation_due = models.DateField(null=True)

    def __str__(self) -> str:
        return str(self.case_id)


class Session(models.Model):
    """One meeting of the parties with a mediator. Its summary is read by mediators only."""

    class Mode(models.TextChoices):
        OPEN = "open"
        CLOSED = "closed"

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    dispute = models.ForeignKey(Dispute, on_delete=models.PROTECT, related_name="sessions")
    # As they were recorded, which the timeline tells; one recorded late was held before others.
    number = models.PositiveSmallIntegerField()
    held_at = models.DateTimeField()
    place = models.CharField(max_length=200)
    mode = models.CharField(max_length=6, choices=Mode)
    attendees = models.PositiveSmallIntegerField()
    summary = models.CharField(max_length=4000)
    next_at = models.DateTimeField(null=True)
    by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["dispute", "number"], name="mediation_session_number"),
        ]

    def __str__(self) -> str:
        return f"{self.dispute_id} {self.number}"
