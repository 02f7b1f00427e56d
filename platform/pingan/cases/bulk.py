"""One step on several cases: each is taken for itself, and each has a result of its own.

There is no "all or nothing": of twenty cases one has always moved on meanwhile, and that is no reason to keep
the other nineteen waiting. Which steps can be taken so is said by the table of moves (`Move.bulk`).
"""

from __future__ import annotations

import logging
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from django.db import transaction

from pingan.cases import reach, selectors, tracks
from pingan.cases.models import Case
from pingan.cases.services import Target, take
from pingan.core.api.problems import as_problem
from pingan.core.errors import Problem, ServerFault
from pingan.people.actors import Actor
from pingan.receipts import services as receipts
from pingan.receipts.services import Key

log = logging.getLogger(__name__)

MAX_ITEMS: Final = 50


@dataclass(frozen=True, slots=True)
class Item:
    """One of the cases, at the version that the caller saw."""

    id: UUID
    version: int


@dataclass(frozen=True, slots=True)
class Result:
    """What became of one: nothing is wrong, or this is. `replayed`: it had been done before."""

    id: UUID
    problem: Problem | None
    replayed: bool


def actions() -> list[str]:
    """The steps that can be taken on several cases at once."""
    return sorted(action for action, move in tracks.actions().items() if move.bulk and not move.retired)


def begin(key: Key | None) -> bool:
    """Whether this is the first time that it is asked for under its key. Raises PayloadMismatch where the key
    stands for something else."""
    if key is None or receipts.write_down(key, object_type="bulk", object_id=key.key):
        return True
    receipts.known(key)
    return False


def take_each(
    action: str, items: Sequence[Item], said: Mapping[str, Any], *, by: Actor, key: Key | None
) -> Iterator[Result]:
    """Take the step on one case after the other, each in a transaction of its own.

    Under a key each has a receipt of its own, too: asked again after a lost answer, what was done is done no
    second time, and what was refused is tried anew.
    """
    for item in items:
        own = key and receipts.part_of(key, item.id)
        try:
            replayed = _take(action, item, said, by, own)
        except Exception as wrong:  # whatever is wrong with one is that one's result
            yield Result(item.id, _problem_of(wrong), replayed=False)
        else:
            yield Result(item.id, None, replayed)


def rows_of(items: Sequence[Item], viewer: Actor) -> dict[UUID, dict[str, Any]]:
    """The cases as lists show them now, as far as the viewer may see them."""
    cases = Case.objects.filter(reach.where(viewer, "cases.read"), pk__in=[item.id for item in items])
    return {line.id: selectors.row_of(line, viewer) for line in selectors.lines(cases)}


def _take(action: str, item: Item, said: Mapping[str, Any], by: Actor, key: Key | None) -> bool:
    target = Target(item.id, item.version, by)
    with transaction.atomic():
        once = receipts.once(
            key, object_type="case", object_id=item.id, write=lambda: take(target, action, **said)
        )
    return once.replayed


def _problem_of(wrong: Exception) -> Problem:
    problem = as_problem(wrong)
    if problem is None:
        log.exception("a step of several failed", exc_info=wrong)
        return ServerFault()
    # The case as it is now stands in the result's row.
    problem.seen = None
    return problem
