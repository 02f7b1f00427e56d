"""The main task of a case (主办): the organisation's that it is assigned to, opened and ended by moves alone.

It is open while the case waits for the organisation: from the assignment until the organisation has dealt
with it or a desk has taken it back. The case itself goes on naming the organisation when it is done.
"""

from __future__ import annotations

from pingan.cases import tasks
from pingan.cases.clocks import NOT_NOW
from pingan.cases.effects import EFFECTS, Taking
from pingan.cases.leave import WITHDRAWN
from pingan.cases.models import Task
from pingan.cases.tasks import HANDLING, Asked


def register() -> None:
    EFFECTS.register("hand_out", _hand_out)
    EFFECTS.register("hand_on", _hand_on)
    EFFECTS.register("hand_in", _hand_in)
    EFFECTS.register("take_back", _take_back)


def _hand_out(taking: Taking) -> None:
    """Open it, where the case is an organisation's; one that is a worker's has none."""
    case = taking.case
    if case.organisation_id is None:
        return
    due = case.close_due if taking.at < case.close_due < NOT_NOW else None
    words = taking.said.get(taking.move.words or "", "")
    tasks.put(case, Asked(HANDLING.code, case.organisation_id, words, respond_by=due), taking.by)


def _hand_on(taking: Taking) -> None:
    """Whoever holds the case holds it."""
    case = taking.case
    if case.organisation_id is not None:
        Task.objects.filter(case=case, kind=HANDLING.code, done_at=None).update(holder_id=case.holder_id)


def _hand_in(taking: Taking) -> None:
    _end(taking, "done")


def _take_back(taking: Taking) -> None:
    _end(taking, WITHDRAWN)


def _end(taking: Taking, outcome: str) -> None:
    said = taking.said.get(taking.move.words or "", "")
    taking.hearers += tasks.end(taking.case, HANDLING.code, outcome, said, taking.by)
