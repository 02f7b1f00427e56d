"""All that somebody leaves behind in an area goes to another, each thing by the steps that it has anyway.

A case is taken back and sent to the other, a task is handed on: in one transaction each, with a result of its
own. Whoever may not take a step on one hears so of that one. Asked again, it goes on with what is left.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Final
from uuid import UUID

from django.db import transaction

from pingan.cases import reach, tasks, tracks
from pingan.cases.event_moves import DISPATCH, RECALL
from pingan.cases.models import OPEN, Case, Task
from pingan.cases.services import Target, lock_case, take_locked
from pingan.core.api.problems import as_problem
from pingan.core.errors import Problem, ServerFault
from pingan.people.actors import Actor

log = logging.getLogger(__name__)

# Cases, and as many tasks: each is some statements, and a page waits for them.
AT_ONCE: Final = 25


@dataclass(frozen=True, slots=True)
class Leaving:
    """Whose things in which area go to whom, and why they are taken back."""

    holder: UUID
    area_code: str
    to: UUID
    reason: str


@dataclass(frozen=True, slots=True)
class Result:
    """What became of one thing of a case: nothing is wrong, or this is."""

    what: str
    case: Case
    problem: Problem | None


def hand_over_all(leaving: Leaving, *, by: Actor) -> list[Result]:
    """The next things of theirs that the viewer sees, one after the other, the oldest first."""
    return [*_cases(leaving, by), *_tasks(leaving, by)]


def tracks_handed_over() -> list[str]:
    """On which a case is taken back and sent to another. On others it is passed on by whoever is at it."""
    return [code for code in sorted(tracks.codes()) if {RECALL, DISPATCH} <= set(tracks.moves_of(code))]


def _cases(leaving: Leaving, by: Actor) -> Iterator[Result]:
    theirs = Case.objects.filter(OPEN, reach.where(by, "cases.act"), holder=leaving.holder)
    theirs = theirs.filter(track__in=tracks_handed_over())
    found = list(theirs.filter(grid_code__startswith=leaving.area_code).order_by("id")[:AT_ONCE])
    for case in found:
        yield Result("case", case, _wrong_with(partial(_pass, case.pk, leaving, by)))


@transaction.atomic
def _pass(case_id: UUID, leaving: Leaving, by: Actor) -> None:
    case = lock_case(case_id, by)
    if case.holder_id != leaving.holder:
        # Somebody else has it meanwhile: just what was wanted.
        return
    back = take_locked(case, Target(case_id, case.version, by), RECALL, reason=leaving.reason)
    take_locked(back, Target(case_id, back.version, by), DISPATCH, worker_id=leaving.to, note="")


def _tasks(leaving: Leaving, by: Actor) -> Iterator[Result]:
    theirs = Task.objects.filter(holder=leaving.holder, done_at__isnull=True)
    there = theirs.filter(case__in=Case.objects.filter(reach.where(by, "cases.act")))
    found = there.filter(case__grid_code__startswith=leaving.area_code).select_related("case").order_by("id")
    for task in list(found[:AT_ONCE]):
        hand_on = partial(tasks.hand_over_task, task_id=task.pk, by=by, holder_id=leaving.to)
        yield Result("task", task.case, _wrong_with(hand_on))


def _wrong_with(step: Callable[[], object]) -> Problem | None:
    """Whatever is wrong with one is that one's result."""
    try:
        step()
    except Exception as wrong:  # as above
        problem = as_problem(wrong)
        if problem is None:
            log.exception("one of several could not be handed over", exc_info=wrong)
            return ServerFault()
        # The case as it is now is no part of this.
        problem.seen = None
        return problem
    return None
