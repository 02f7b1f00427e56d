"""Whom to ask to mediate a dispute: everybody of the roster, with what speaks for and against each.

Nothing is decided here. The parties choose or accept a mediator (人民调解法 art. 17, 19), and whoever may be
close to one of them is shown last and says why, for the list cannot know what a namesake is.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from pingan.cases.candidates import HELD, LOAD_CAP, loads_of
from pingan.cases.models import Case
from pingan.core import clock
from pingan.mediation.models import Party
from pingan.mediation.roster import Mediator, roster
from pingan.people.actors import Actor
from pingan.people.selectors import colleagues_of
from pingan.registry.selectors import names_in_household_of

MOST: Final = 60
# How near a committee is to where the matter lies, nearest first; one of no area is the county's.
_NEARNESS: Final = ((15, "grid"), (12, "village"), (9, "township"), (0, "county"))


@dataclass(frozen=True, slots=True)
class Conflict:
    """Why somebody may be too close: to which party, and by what it was seen."""

    party: int
    why: str


@dataclass(frozen=True, slots=True)
class _Side:
    """A party with all who are near it, to be compared with: looked up once, however long the roster."""

    number: int
    names: frozenset[str]
    phones: frozenset[str]
    household: frozenset[str]


def suggested(case: Case, viewer: Actor) -> list[dict[str, Any]]:
    """The roster as it serves this dispute: without conflict first, then by specialty, place, duty, load."""
    around = [one for one in roster(case.county_code) if not one.area or case.grid_code.startswith(one.area)]
    sides = [_side(party) for party in _parties(case)]
    loads = loads_of(HELD, [one.account_id for one in around if one.account_id])
    colleagues = set(colleagues_of(viewer).values_list("account_id", flat=True))
    told = [_told(one, case, sides, loads, colleagues) for one in around]
    told.sort(key=_order)
    return told[:MOST]


def _told(
    one: Mediator,
    case: Case,
    sides: Sequence[_Side],
    loads: Mapping[UUID, int],
    colleagues: Collection[UUID],
) -> dict[str, Any]:
    load = loads.get(one.account_id, 0) if one.account_id else 0
    return {
        "code": one.code,
        "name": one.name,
        "sort": one.sort,
        "committee": one.committee,
        "account_id": one.account_id,
        "is_colleague": one.account_id in colleagues,
        "near": next(word for digits, word in _NEARNESS if len(one.area) >= digits),
        "knows": one.knows(case.category),
        "languages": list(one.languages),
        "on_duty": one.on_duty(clock.today()),
        "phone": one.phone,
        "load": {"n": min(load, LOAD_CAP), "more": load > LOAD_CAP} if one.account_id else None,
        "conflicts": [{"party": found.party, "why": found.why} for found in _conflicts(one, sides)],
    }


def _order(told: dict[str, Any]) -> tuple[Any, ...]:
    near = [word for _digits, word in _NEARNESS].index(told["near"])
    load = told["load"]["n"] if told["load"] else LOAD_CAP
    return bool(told["conflicts"]), not told["knows"], near, not told["on_duty"], load, told["code"]


def _conflicts(one: Mediator, sides: Sequence[_Side]) -> Iterator[Conflict]:
    for side in sides:
        if one.name in side.names:
            yield Conflict(side.number, "same_name")
        elif one.phone and one.phone in side.phones:
            yield Conflict(side.number, "same_phone")
        elif one.name in side.household:
            yield Conflict(side.number, "same_household")


def _parties(case: Case) -> Iterable[Party]:
    named = Party.objects.filter(dispute=case.pk, left_at=None)
    return named.prefetch_related("representatives").order_by("number")


def _side(party: Party) -> _Side:
    speakers = list(party.representatives.all())
    return _Side(
        number=party.number,
        names=frozenset([party.name, *(one.name for one in speakers)]),
        phones=frozenset(phone for phone in (party.phone, *(one.phone for one in speakers)) if phone),
        household=names_in_household_of(party.id_number) if party.id_number else frozenset(),
    )
