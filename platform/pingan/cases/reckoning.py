"""What a reader is told of a case's clocks: by which rule, how much of their time is used, the arithmetic."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from rest_framework import serializers

from pingan.cases import counting, rules
from pingan.cases.counting import Extension
from pingan.cases.models import Case, Clock, Escalation
from pingan.cases.parts import PARTS, Part
from pingan.cases.rules import Limit, limit_of, rule_for
from pingan.cases.workflow import ACCEPT, CLOSE
from pingan.core import clock as now_is
from pingan.core.area_codes import county_of
from pingan.people.actors import Actor
from pingan.territory import selectors as territory

# The two that every case has come first.
_FIRST = {ACCEPT: 0, CLOSE: 1}


class ClockRuleOut(serializers.Serializer[Any]):
    name = serializers.CharField()
    of = serializers.CharField(help_text="The category or urgency that it is for; `*`: all.")
    limit = serializers.IntegerField()
    unit = serializers.ChoiceField(choices=rules.UNITS)
    law = serializers.CharField(allow_blank=True, help_text="Empty where no table knows it any more.")


class ReckonedOut(serializers.Serializer[Any]):
    day = serializers.DateField()
    to = serializers.DateField(help_text="The last of a run of days that are alike.")
    days = serializers.IntegerField()
    counts = serializers.BooleanField()
    why = serializers.CharField(
        help_text="start (the day it begins on is not counted), working, make_up, weekend, holiday, paused, "
        "day (every day counts), assumed (a weekday of a year without announced holidays)."
    )
    name = serializers.CharField(allow_blank=True, help_text="Of the holiday.")


class ClockOut(serializers.Serializer[Any]):
    kind = serializers.CharField()
    rule = ClockRuleOut(allow_null=True, help_text="Null where somebody gave the due moment.")
    started_at = serializers.DateTimeField()
    due_at = serializers.DateTimeField()
    paused_at = serializers.DateTimeField(allow_null=True)
    stopped_at = serializers.DateTimeField(allow_null=True)
    provisional = serializers.BooleanField(
        help_text="Counted in a year whose holidays have not been announced; counted again when they are."
    )
    share = serializers.FloatField(help_text="Of its own time; office hours for what counts working time.")
    extended_from = serializers.DateTimeField(allow_null=True, help_text="When it was due before.")
    arithmetic = ReckonedOut(many=True, help_text="Empty where every hour counts.")


class EscalationOut(serializers.Serializer[Any]):
    level = serializers.IntegerField()
    kind = serializers.CharField(help_text="The clock that ran out of time.")
    role = serializers.CharField()
    area_code = serializers.CharField()
    area_name = serializers.CharField()
    due_at = serializers.DateTimeField()
    at = serializers.DateTimeField()
    heard = serializers.BooleanField(help_text="Somebody held the post; where nobody did it came up further.")


def register() -> None:
    PARTS.register("clocks", Part(clocks_of, _clocks_anew, lambda: ClockOut(many=True)))
    PARTS.register(
        "escalations",
        Part(
            escalations_of,
            lambda _case: [],
            lambda: EscalationOut(many=True),
            lies_in=((Escalation, "case_id"),),
        ),
    )


def clocks_of(case: Case, _viewer: Actor) -> list[dict[str, Any]]:
    """The newest clock of each kind."""
    newest = {clock.kind: clock for clock in Clock.objects.filter(case=case).order_by("id")}
    return [
        _told(clock) for clock in sorted(newest.values(), key=lambda one: _FIRST.get(one.kind, len(_FIRST)))
    ]


def _clocks_anew(case: Case) -> list[dict[str, Any]]:
    """Those that a report starts, made from the case itself."""
    due = {ACCEPT: case.accept_due, CLOSE: case.close_due}
    return [_told(_begun_with(case, kind, due_at)) for kind, due_at in due.items()]


def _begun_with(case: Case, kind: str, due_at: datetime) -> Clock:
    rule = rule_for(
        kind,
        county=county_of(case.grid_code),
        track=case.track,
        category=case.category,
        urgency=case.urgency,
        on=now_is.local_day(case.received_at),
    )
    provisional = rule.limit.is_provisional(case.received_at, due_at)
    return Clock(
        case=case,
        kind=kind,
        rule=rule.name,
        started_at=case.received_at,
        due_at=due_at,
        stopped_at=case.closed_at,
        provisional=provisional,
    )


def _told(clock: Clock) -> dict[str, Any]:
    limit, now = limit_of(clock.rule), now_is.now()
    extended = [one.was for one in counting.befell(clock) if isinstance(one, Extension)]
    return {
        "kind": clock.kind,
        "rule": _rule(clock.rule, limit),
        "started_at": clock.started_at,
        "due_at": clock.due_at,
        "paused_at": clock.paused_at,
        "stopped_at": clock.stopped_at,
        "provisional": clock.provisional,
        "share": round(counting.share(limit, clock, now), 3),
        "extended_from": extended[0] if extended else None,
        "arithmetic": counting.arithmetic(limit, clock, now),
    }


def _rule(name: str, limit: Limit | None) -> dict[str, Any] | None:
    if limit is None:
        return None
    of = name.split("/")[-2]
    return {"name": name, "of": of, "limit": limit.number, "unit": limit.unit, "law": rules.law_of(name)}


def escalations_of(case: Case, _viewer: Actor) -> list[dict[str, Any]]:
    """The posts that the case has come up to and is late with still, the lowest first."""
    if not case.escalated:
        return []
    standing = Escalation.objects.filter(case=case, ended_at=None).select_related("clock")
    return [
        {
            "level": one.level,
            "kind": one.clock.kind,
            "role": one.role,
            "area_code": one.area_code,
            "area_name": territory.path_name(one.area_code),
            "due_at": one.due_at,
            "at": one.at,
            "heard": one.heard,
        }
        for one in standing.order_by("level", "id")
    ]
