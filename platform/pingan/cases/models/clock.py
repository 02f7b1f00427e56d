"""Time limits of a case, and where it came up when one ran out."""

from __future__ import annotations

from datetime import timedelta

from django.contrib.gis.db import models
from django.db.models import F, Q
from django.db.models.functions import Now

from pingan.cases.models.case import Case
from pingan.core import clock
from pingan.core.area_codes import GRID_DIGITS


class Clock(models.Model):
    """One time limit of a case that runs, or has run: what `cases.clocks` promised, by which rule.

    `rule` is the rule's name with its limit, so that a clock goes on by what was promised whatever the rules
    say by then. `paused_for` counts in the limit's own time: working days as days, working hours as hours.
    `befell` is what moved its due moment, in order (`cases.counting`): from limit and start to `due_at`.
    """

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="clocks", db_index=False)
    kind = models.CharField(max_length=20)
    rule = models.CharField(max_length=80)
    started_at = models.DateTimeField()
    due_at = models.DateTimeField()
    paused_at = models.DateTimeField(null=True)
    paused_for = models.DurationField(default=timedelta, db_default=timedelta())
    stopped_at = models.DateTimeField(null=True)
    # Counted in a year whose holidays had not been announced: counted again when they are.
    provisional = models.BooleanField(default=False, db_default=False)
    befell = models.JSONField(default=list, db_default=[])
    # When the watch has to look at it next: at once where nobody has yet, never where it is null.
    watch_at = models.DateTimeField(null=True, default=clock.now, db_default=Now())
    # How much of its time was used when the watch last told, in per cent.
    told = models.PositiveSmallIntegerField(default=0, db_default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["case", "kind"], condition=Q(stopped_at=None), name="cases_clock_one_runs"
            ),
            models.CheckConstraint(
                condition=Q(stopped_at=None) | Q(stopped_at__gte=F("started_at"), paused_at=None),
                name="cases_clock_stops_after_start",
            ),
            models.CheckConstraint(
                condition=Q(paused_at=None) | Q(paused_at__gte=F("started_at")),
                name="cases_clock_pauses_after_start",
            ),
        ]
        indexes = [
            models.Index(fields=["case", "kind", "id"], name="cases_clock_of_case"),
            models.Index(
                fields=["case"],
                condition=Q(provisional=True, stopped_at=None),
                name="cases_clock_provisional",
            ),
            models.Index(
                fields=["watch_at", "id"],
                condition=Q(stopped_at=None, paused_at=None),
                name="cases_clock_watched",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.due_at}"


class Escalation(models.Model):
    """A case has come up to a post, since its clock ran out of time: one row for each level of a clock.

    To a post (a role in an area), never to a person. `due_at` is counted from the clock's start, whatever was
    done to the case since. `heard`: somebody held the post then; where nobody did the case came up further.
    """

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="escalations", db_index=False)
    clock = models.ForeignKey(Clock, on_delete=models.PROTECT, related_name="+", db_index=False)
    level = models.PositiveSmallIntegerField()
    role = models.CharField(max_length=20)
    area_code = models.CharField(max_length=GRID_DIGITS)
    due_at = models.DateTimeField()
    at = models.DateTimeField()
    heard = models.BooleanField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["clock", "level"], condition=Q(ended_at=None), name="cases_escalation_one_of_a_level"
            ),
            models.CheckConstraint(
                condition=Q(ended_at=None) | Q(ended_at__gte=F("at")), name="cases_escalation_ends_after_it"
            ),
        ]
        indexes = [
            models.Index(fields=["case", "id"], name="cases_escalation_of_case"),
            models.Index(
                fields=["area_code", "id"],
                condition=Q(ended_at=None, heard=False),
                name="cases_escalation_unheard",
            ),
            models.Index(fields=["at", "id"], name="cases_escalation_by_time"),
        ]

    def __str__(self) -> str:
        return f"{self.level} {self.role} {self.area_code}"
