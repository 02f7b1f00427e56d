"""What a move may ask beside state, role and holder: named words of the tables, filled in by the rooms."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum, auto
from typing import Any

from pingan.cases import tracks
from pingan.cases.models import Case
from pingan.cases.workflow import Move
from pingan.core.errors import Problem
from pingan.core.registry import Registry
from pingan.people.actors import Actor


class When(Enum):
    """When a guard is asked, which decides what a caller hears where several things are wrong."""

    # Before the version: it says more than that the caller's copy is old.
    FIRST = auto()
    # With the state: where it does not hold the step is not offered either.
    CASE = auto()
    # Last, as it judges what was said.
    SAID = auto()


@dataclass(frozen=True, slots=True)
class Guard:
    """`holds` of the case, the actor and what was said; `refusal` makes the problem where it does not."""

    when: When
    holds: Callable[[Case, Actor, Mapping[str, Any]], bool]
    refusal: Callable[[Case, Actor], Problem]


GUARDS: Registry[Guard] = Registry("guards", needs=lambda: tracks.words_of(lambda move: move.guards))


def require(when: When, move: Move, case: Case, by: Actor, said: Mapping[str, Any]) -> None:
    """Raise the refusal of the move's first guard of that time that does not hold."""
    for guard in _of(move, when):
        if not guard.holds(case, by, said):
            raise guard.refusal(case, by)


def offers(move: Move, case: Case, viewer: Actor) -> bool:
    """Whether nothing about the case itself speaks against the move."""
    return all(guard.holds(case, viewer, {}) for guard in _of(move, When.CASE))


def _of(move: Move, when: When) -> Iterator[Guard]:
    return (guard for word in move.guards if (guard := GUARDS[word]).when is when)
