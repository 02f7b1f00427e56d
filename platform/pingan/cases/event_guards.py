"""The guards of the event track. Other tracks use them too: what nobody has taken is the same everywhere."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pingan.cases import selectors
from pingan.cases.errors import AlreadyClaimed, UnknownWorker, WrongState
from pingan.cases.guards import GUARDS, Guard, When
from pingan.cases.models import Case
from pingan.core.errors import Problem
from pingan.people.actors import Actor
from pingan.people.selectors import workers_near


def _unclaimed(case: Case, by: Actor, _said: Mapping[str, Any]) -> bool:
    return case.holder_id in (None, by.account_id)


def _somebody_was_quicker(case: Case, by: Actor) -> Problem:
    """Naming the winner, whom whoever comes second wants to hear of."""
    return AlreadyClaimed(extra=selectors.claimed_by(case, by))


def _untaken(case: Case, _by: Actor, _said: Mapping[str, Any]) -> bool:
    """Only while nobody has done more to the case than report it, add words and pictures.

    A case that came back to `reported` (released, recalled, sent back) is somebody's business already.
    """
    return not selectors.is_taken(case)


def _works_there(case: Case, _by: Actor, said: Mapping[str, Any]) -> bool:
    return workers_near(case.village_code).filter(account_id=said["worker_id"]).exists()


def register() -> None:
    GUARDS.register("unclaimed", Guard(When.FIRST, _unclaimed, _somebody_was_quicker))
    GUARDS.register("untaken", Guard(When.CASE, _untaken, lambda *_: WrongState()))
    GUARDS.register("works_there", Guard(When.SAID, _works_there, lambda *_: UnknownWorker()))
