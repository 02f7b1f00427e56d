"""The catalogue of duties as of a day: which items hold for a matter, who leads, who helps, who is refused.

What belongs to a department, or was taken back from the townships, is not sent down: not to a township, not
to a village, not to a grid. What a township assists in may be sent there, and says who leads.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from pingan.categories.models import Duty, Sort
from pingan.categories.selectors import tree
from pingan.config.counties import reads
from pingan.core import area_codes, clock
from pingan.core.area_codes import COUNTY_DIGITS, Level, county_of
from pingan.people.models import Organisation
from pingan.people.roles import KINDS
from pingan.territory.atlas import reads_english


@dataclass(frozen=True, slots=True)
class Standing:
    """What the catalogue says of a matter of one category in one place."""

    items: Sequence[Duty]
    area_code: str

    def __bool__(self) -> bool:
        return bool(self.items)

    def refusing(self, receiver: Organisation, *, seat: str = "") -> Duty | None:
        """The item by which the matter is not to be sent to that organisation, or to its people in the area
        `seat`; None where it may go there. Whoever leads by one of the items may have it."""
        is_above = len(seat or receiver.area_code) == COUNTY_DIGITS
        return None if is_above or leads(self, receiver) else self.kept_above()

    def kept_above(self) -> Duty | None:
        """The item by which the matter is not sent down; None where one of its items lets it through."""
        kept = [item for item in self.items if stays_above(item)]
        return kept[0] if kept and len(kept) == len(self.items) else None

    def of(self, receiver: Organisation) -> Duty | None:
        """The item by which the receiver leads or helps here; None where none names it."""
        return next((item for item in self.items if self._names(item, receiver)), None)

    def _leads(self, item: Duty, receiver: Organisation) -> bool:
        return _lead(item, self.area_code).fits(receiver)

    def _names(self, item: Duty, receiver: Organisation) -> bool:
        return self._leads(item, receiver) or any(
            unit.fits(receiver) for unit in _assisting(item, self.area_code)
        )


@dataclass(frozen=True, slots=True)
class _Unit:
    """One organisation, or those of a kind around a place."""

    organisation_id: UUID | None = None
    kind: str = ""
    # Where it sits; without one, anywhere around the place.
    seat: str = ""
    place: str = ""

    def fits(self, organisation: Organisation) -> bool:
        if self.organisation_id is not None:
            return organisation.pk == self.organisation_id
        if organisation.kind != self.kind:
            return False
        seat = organisation.area_code
        return seat == self.seat if self.seat else self.place.startswith(seat)

    def where(self) -> Q:
        if self.organisation_id is not None:
            return Q(pk=self.organisation_id)
        seats = [self.seat] if self.seat else list(area_codes.ancestry(self.place))
        return Q(kind=self.kind, area_code__in=seats)


@dataclass(slots=True)
class Catalogue:
    """All items of one day, for whoever asks about many matters; each answer is kept."""

    day: date
    _by_category: Mapping[str, Sequence[Duty]]
    _known: dict[tuple[str, str], Standing] = field(default_factory=dict)

    def items(self) -> list[Duty]:
        """Every item of the day."""
        return [rule for rules in self._by_category.values() for rule in rules]

    def standing(self, category: str, area_code: str) -> Standing:
        known = self._known.get((category, area_code))
        if known is None:
            path = tree(self.day).path(category)
            rules = [rule for code in path for rule in self._by_category.get(code, ())]
            known = self._known[category, area_code] = Standing(fitting(rules, path, area_code), area_code)
        return known


def catalogue(day: date | None = None) -> Catalogue:
    """The whole catalogue of a day, today's if none is named: one query."""
    day = day or clock.today()
    by_category: dict[str, list[Duty]] = {}
    for rule in valid_on(day).select_related("organisation"):
        by_category.setdefault(rule.category, []).append(rule)
    return Catalogue(day, by_category)


def standing(category: str, area_code: str, day: date | None = None) -> Standing:
    """What the catalogue says of one matter: one query of its category's path."""
    day = day or clock.today()
    path = tree(day).path(category)
    rules = valid_on(day).filter(category__in=path).select_related("organisation")
    return Standing(fitting(rules, path, area_code), area_code)


def valid_on(day: date) -> QuerySet[Duty]:
    open_then = Q(valid_to__isnull=True) | Q(valid_to__gt=day)
    return Duty.objects.filter(open_then, valid_from__lte=day).order_by("category", "area_code", "id")


def is_kept(county: str) -> bool:
    """Whether a county keeps a catalogue: where none is, nothing can be said to have no lead."""
    return valid_on(clock.today()).filter(county_code__in=reads(county)).exists()


def fitting(rules: Iterable[Duty], path: Sequence[str], area_code: str) -> list[Duty]:
    """Of the rules on a category's path those that decide: the deepest category that has one for the place,
    and of its rules those for the narrowest area. What another
    county keeps, or is led by one of its organisations, says nothing here."""
    there = [rule for rule in rules if area_code.startswith(rule.area_code) and _is_of(rule, area_code)]
    if not there:
        return []
    first = max(_depth(rule, path) for rule in there)
    return [rule for rule in there if _depth(rule, path) == first]


def leads_of(standing: Standing) -> list[Organisation]:
    """Who leads on the matter, by area and name; none where no item says so."""
    return _found([_lead(item, standing.area_code) for item in standing.items])


def leads(standing: Standing, organisation: Organisation) -> bool:
    """Whether one of the items names it as its lead."""
    return any(_lead(item, standing.area_code).fits(organisation) for item in standing.items)


def leading(category: str, area_code: str, day: date | None = None) -> list[Organisation]:
    """The organisations that lead on a matter of this category there."""
    return leads_of(standing(category, area_code, day))


def assisting_of(standing: Standing) -> list[Organisation]:
    """Who helps with it."""
    return _found([unit for item in standing.items for unit in _assisting(item, standing.area_code)])


def title_of(item: Duty) -> str:
    """What the item is called, for the reader; by its category where the catalogue has no name for it."""
    named = item.name_en if reads_english() and item.name_en else item.name
    return named or label_of(item.category)


def basis_of(item: Duty) -> str:
    return item.basis_en if reads_english() and item.basis_en else item.basis


def name_of(organisation: Organisation) -> str:
    return organisation.name_en if reads_english() and organisation.name_en else organisation.name


def item_out(item: Duty) -> dict[str, Any]:
    return {"id": item.pk, "name": title_of(item), "basis": basis_of(item), "sort": item.sort}


def standing_out(standing: Standing) -> dict[str, Any] | None:
    """The first deciding item, who leads and who helps; None where the catalogue says nothing."""
    if not standing:
        return None
    return {
        **item_out(standing.items[0]),
        "lead": [_organisation_out(one) for one in leads_of(standing)],
        "assisting": [_organisation_out(one) for one in assisting_of(standing)],
    }


def _organisation_out(organisation: Organisation) -> dict[str, Any]:
    return {"id": organisation.pk, "name": name_of(organisation)}


def stays_above(item: Duty) -> bool:
    """Whether it keeps what it names from being sent down: a department's own, or taken back."""
    kind = KINDS.get(item.kind)
    keeps = kind is not None and kind.keeps_its_own
    return item.sort == Sort.TAKEN_BACK or (item.sort == Sort.BASIC and keeps)


def _is_of(rule: Duty, area_code: str) -> bool:
    if rule.county_code not in reads(county_of(area_code)):
        return False
    return rule.organisation is None or county_of(rule.organisation.area_code) == county_of(area_code)


def _depth(rule: Duty, path: Sequence[str]) -> tuple[int, int]:
    return path.index(rule.category), len(rule.area_code)


def _lead(item: Duty, area_code: str) -> _Unit:
    if item.organisation_id is not None:
        return _Unit(organisation_id=item.organisation_id)
    return _Unit(kind=item.kind, seat=area_codes.at(Level(item.level), area_code))


def _assisting(item: Duty, area_code: str) -> list[_Unit]:
    return [_unit(word, area_code) for word in item.assisting]


def _unit(word: str, area_code: str) -> _Unit:
    try:
        return _Unit(organisation_id=UUID(word))
    except ValueError:
        return _Unit(kind=word, place=area_code)


def _found(units: Sequence[_Unit]) -> list[Organisation]:
    if not units:
        return []
    who = Q()
    for unit in units:
        who |= unit.where()
    still_open = Organisation.objects.open_on(clock.today())
    return list(still_open.filter(who).order_by("area_code", "name", "id"))


def label_of(category: str) -> str:
    known = tree().categories.get(category)
    if known is None:
        return category
    return known.label_en if reads_english() else known.label
