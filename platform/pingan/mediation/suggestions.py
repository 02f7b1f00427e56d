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
from pingan.mediation.models import Choice, Party, Wish
from pingan.mediation.roster import Mediator, roster
from pingan.people.actors import Actor
from pingan.people.selectors import colleagues_of, names_of
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
    wishes = _wishes(case)
    told = [_told(one, case, sides, loads, colleagues, wishes) for one in around]
    told.sort(key=_order)
    return told[:MOST]


def conflicts_of(case: Case, account_id: UUID) -> list[Conflict]:
    """How close whoever has this account may be to a party, by the roster's line of theirs or their name."""
    known = next((one for one in roster(case.county_code) if one.account_id == account_id), None)
    name = known.name if known else names_of([account_id]).get(account_id, "")
    return list(_conflicts(name, known.phone if known else "", [_side(party) for party in _parties(case)]))


def _told(
    one: Mediator,
    case: Case,
    sides: Sequence[_Side],
    loads: Mapping[UUID, int],
    colleagues: Collection[UUID],
    wishes: Mapping[str, list[dict[str, Any]]],
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
        "wishes": wishes.get(one.code, []),
        "conflicts": [
            {"party": found.party, "why": found.why} for found in _conflicts(one.name, one.phone, sides)
        ],
    }


def _wishes(case: Case) -> Mapping[str, list[dict[str, Any]]]:
    """What the parties said, by the code of whom they said it of."""
    wishes: dict[str, list[dict[str, Any]]] = {}
    for one in Choice.objects.filter(party__dispute=case.pk, party__left_at=None).select_related("party"):
        wishes.setdefault(one.mediator, []).append({"party": one.party.number, "wish": one.wish})
    return wishes


def _order(told: dict[str, Any]) -> tuple[Any, ...]:
    near = [word for _digits, word in _NEARNESS].index(told["near"])
    load = told["load"]["n"] if told["load"] else LOAD_CAP
    said = {one["wish"] for one in told["wishes"]}
    against = bool(told["conflicts"]) or Wish.REFUSED in said
    return against, Wish.CHOSEN not in said, not told["knows"], near, not told["on_duty"], load, told["code"]


def _conflicts(name: str, phone: str, sides: Sequence[_Side]) -> Iterator[Conflict]:
    for side in sides:
        if name in side.names:
            yield Conflict(side.number, "same_name")
        elif phone and phone in side.phones:
            yield Conflict(side.number, "same_phone")
        elif name in side.household:
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
