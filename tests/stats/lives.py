"""Single cases that are lived step by step, at hours of one's choosing."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from typing import Any

from pingan.cases.models import Case
from pingan.cases.reporting import report_case
from pingan.cases.services import Target, take
from pingan.core import clock
from pingan.people.actors import Actor
from tests.cast import report_of
from tests.properties.steps import words

# Long before anything is due to be looked at today, and by day.
MORNING = datetime(2026, 3, 3, 1, 0, tzinfo=UTC)


class Life:
    """One case, step by step, each so many hours after the one before."""

    def __init__(self, by: Actor, **report: Any) -> None:
        self.now = MORNING
        with clock.set_to(self.now):
            self.id = report_case(report=report_of(**report), by=by).case.pk

    @contextmanager
    def after(self, hours: float) -> Iterator[Case]:
        self.now += timedelta(hours=hours)
        with clock.set_to(self.now):
            yield Case.objects.get(pk=self.id)

    def step(self, hours: float, by: Actor, action: str, **said: Any) -> Life:
        with self.after(hours) as case:
            take(Target(case.pk, case.version, by), action, **{**words(action), **said})
        return self


def handed_in(qian: Actor, li: Actor, shen: Actor) -> Life:
    """Reported, claimed after 3 hours, sent to the bureau after 6 more, taken after 30, handled after 50."""
    life = Life(qian).step(3, li, "claim")
    life.step(6, li, "assign", organisation_id=shen.organisation_id)
    return life.step(30, shen, "receive").step(50, shen, "handle")
