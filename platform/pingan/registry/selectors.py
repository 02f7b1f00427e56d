"""Reads of the registry, for an actor: the worker's own grid, and totals that single nobody out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from django.db.models import BooleanField, ExpressionWrapper, OuterRef, Prefetch, Q, QuerySet, Subquery

from pingan.core import area_codes, disclosure
from pingan.core.area_codes import Level
from pingan.core.crypto import blind_index
from pingan.core.disclosure import NOTHING, Published
from pingan.core.paging import Cursor, Order, Page, page
from pingan.people.actors import Actor
from pingan.registry.errors import AreaOutOfReach, HouseholdNotFound, ResidentNotFound
from pingan.registry.models import GridCount, Household, Resident
from pingan.territory import selectors as territory
from pingan.territory.atlas import AreaName
from pingan.territory.errors import AreaNotFound

OLDEST_FIRST = Order("registered_at", newest_first=False)
# One person is named, masked, for each household of a page; no answer names more than this many.
MAX_PERSONS = 50


def households_of(*, actor: Actor, cursor: Cursor | None, size: int) -> Page[Household]:
    """Households of the actor's grid in the order they were registered; one query on the grid's index."""
    rows = _shown(actor)
    return page(rows, OLDEST_FIRST, cursor=cursor, size=min(size, MAX_PERSONS))


def get_household(*, actor: Actor, household_id: UUID, lock: bool = False) -> Household:
    """One household with its residents in order. Raises HouseholdNotFound, outside the actor's grid too."""
    residents = Resident.objects.order_by("position").defer("name", "id_number", "phone", "id_number_index")
    rows = _shown(actor)
    if lock:
        rows = rows.select_for_update()
    found = rows.prefetch_related(Prefetch("residents", residents)).filter(pk=household_id).first()
    if found is None:
        raise HouseholdNotFound
    return found


def get_resident(*, actor: Actor, resident_id: UUID) -> Resident:
    """One resident and their household. Raises ResidentNotFound outside the actor's grid too."""
    residents = Resident.objects.select_related("household")
    found = residents.filter(pk=resident_id, household__in=_in_reach(actor)).first()
    if found is None:
        raise ResidentNotFound
    return found


def names_in_household_of(id_number: str) -> frozenset[str]:
    """Who is registered in the household of whoever has this ID number, that person among them.

    For rooms that have to keep kin apart: it is compared there, and shown to nobody.
    """
    index = blind_index(id_number, field="resident.id_number")
    household = Resident.objects.filter(id_number_index=index).values("household_id")[:1]
    return frozenset(one.name for one in Resident.objects.filter(household_id__in=household))


def _shown(actor: Actor) -> QuerySet[Household]:
    """Households with the masked name of their `householder` and whether their `door_known`.

    Rows carry no sealed column, so nothing can be opened from what is shown.
    """
    householder = Resident.objects.filter(household=OuterRef("pk"), position=1).values("name_masked")
    known = ExpressionWrapper(Q(door_note__isnull=False), output_field=BooleanField())
    return (
        _in_reach(actor).defer("door_note").annotate(householder=Subquery(householder), door_known=known)  # type: ignore[no-redef]  # the model names them for its readers
    )


def _in_reach(actor: Actor) -> QuerySet[Household]:
    """Households of the grid the post is for: the exact code, so a post of a larger area finds none."""
    return Household.objects.filter(grid_code=actor.area_code)


@dataclass(frozen=True, slots=True)
class AreaTotals:
    """Published figures of one area."""

    area: AreaName
    published: Published


@dataclass(frozen=True, slots=True)
class Totals:
    """An area and its parts, by the rule of `core.disclosure`."""

    whole: AreaTotals
    parts: list[AreaTotals]


def totals_of(*, actor: Actor, area_code: str) -> Totals:
    """Published totals of an area within the post's and of its parts. Raises AreaOutOfReach.

    Reads one narrow row per grid of the area, never a person's.
    """
    try:
        area = territory.area_of(area_code)
    except AreaNotFound:
        raise AreaOutOfReach from None
    if not actor.covers(area_code) or area.level == Level.GRID:
        raise AreaOutOfReach
    counts = _counts(area_code)
    parts = [AreaTotals(part, _published(part.code, counts)) for part in territory.children_of(area_code)]
    return Totals(AreaTotals(area, sum((part.published for part in parts), NOTHING)), parts)


def _counts(area_code: str) -> Mapping[str, tuple[int, int]]:
    """True households and persons of an area's grids. A grid without a row has none yet."""
    rows = GridCount.objects.filter(grid_code__startswith=area_code)
    return {code: (households, persons) for code, households, persons in rows.values_list(*_COUNTED)}


def _published(code: str, counts: Mapping[str, tuple[int, int]]) -> Published:
    """What an area publishes: the sum over its current grids, the area itself when it is one."""
    if area_codes.level_of(code) is Level.GRID:
        return disclosure.of_grid(*counts.get(code, (0, 0)))
    return sum((_published(child.code, counts) for child in territory.children_of(code)), NOTHING)


_COUNTED = ("grid_code", "households", "persons")
