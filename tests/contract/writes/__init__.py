"""Every write of the contract, room by room: how it is brought about, or why a second time is a second one.

A new operation gets a line in the file of its room, a new room a file and a line here.
"""

from __future__ import annotations

from collections.abc import Iterable

from tests.contract.writes import (
    callers,
    cases,
    config,
    factors,
    incoming,
    ledgers,
    mediation,
    notices,
    papers,
    people,
    registry,
    routing,
    staff,
    station,
    tasks,
    workload,
)
from tests.contract.writes.walker import Bringing, Room

ROOMS: tuple[Room, ...] = (
    callers.ROOM,
    cases.ROOM,
    config.ROOM,
    factors.ROOM,
    incoming.ROOM,
    ledgers.ROOM,
    mediation.ROOM,
    notices.ROOM,
    papers.ROOM,
    people.ROOM,
    registry.ROOM,
    routing.ROOM,
    staff.ROOM,
    station.ROOM,
    tasks.ROOM,
    workload.ROOM,
)


def _joined(tables: Iterable[dict[str, Bringing]]) -> dict[str, Bringing]:
    found: dict[str, Bringing] = {}
    for table in tables:
        assert not found.keys() & table.keys(), "One operation stands in two rooms."
        found |= table
    return found


KEYED = _joined(room.keyed for room in ROOMS)
MAKING = _joined(room.making for room in ROOMS)
SETTLED = _joined(room.settled for room in ROOMS)
READING = frozenset[str]().union(*(room.reading for room in ROOMS))
ANEW = frozenset[str]().union(*(room.anew for room in ROOMS))
TELLING_ELSE = frozenset[str]().union(*(room.telling_else for room in ROOMS))
