"""A Monday, what is reported on it, and how the clocks of a case are read and set."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.db import transaction

from pingan.cases import clocks
from pingan.cases.models import Case, Clock
from pingan.cases.reporting import report_case
from pingan.cases.services import Target
from pingan.core import clock
from pingan.people.actors import Actor
from tests.cast import report_of

# A minor category of the dispute track.
DISPUTE = "0101"
HERE = ZoneInfo("Asia/Shanghai")
# A Monday, with a week of ordinary days before it and after.
MONDAY = datetime(2026, 3, 9, 10, 0, tzinfo=HERE)


def reported(by: Actor, at: datetime = MONDAY, **said: Any) -> Case:
    report = report_of(**said)
    with clock.set_to(at):
        report_case(report=report, by=by)
    return Case.objects.get(pk=report.id)


def clock_of(case: Case, kind: str) -> Clock:
    return Clock.objects.filter(case=case, kind=kind).latest("id")


def seen(case: Case, by: Actor) -> Target:
    return Target(case.pk, Case.objects.get(pk=case.pk).version, by)


def at(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 3, day, hour, minute, tzinfo=HERE)


def run(case: Case, *ops: Any, when: datetime = MONDAY, **said: Any) -> Case:
    with transaction.atomic():
        changed = clocks.run(case, ops, when, said)
        if changed:
            case.save(update_fields=changed)
    return Case.objects.get(pk=case.pk)
