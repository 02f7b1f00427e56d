"""Reads of the registry, for an actor: the worker's own grid, and totals that single nobody out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import BooleanField, ExpressionWrapper, F, OuterRef, Prefetch, Q, QuerySet, Subquery
from django.db.models.functions import Left

from pingan.core.paging import Cursor, Order, Page, page
from pingan.people.actors import Actor
from pingan.registry.disclosure import NOTHING, Figure, shown_rows, shown_sum
from pingan.registry.errors import AreaOutOfReach, HouseholdNotFound, ResidentNotFound
from pingan.registry.models import GridCount, Household, Resident
from pingan.territory import selectors as territory
from pingan.territory.atlas import AreaName, atlas
from pingan.territory.errors import AreaNotFound
from pingan.territory.models import CODE_LENGTHS, Level

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
    households: Figure
    persons: Figure


@dataclass(frozen=True, slots=True)
class Totals:
    """An area and its parts, by the rule of `disclosure`."""

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
    children = territory.children_of(area_code)
    published = _published(area_code, len(area_code) + 3)
    parts = [_totals(child, published.get(child.code)) for child in children]
    whole = AreaTotals(
        area, sum((p.households for p in parts), NOTHING), sum((p.persons for p in parts), NOTHING)
    )
    return Totals(whole, parts)


def _published(area_code: str, length: int) -> Mapping[str, Mapping[str, Any]]:
    """Sums over the grids that may be shown, by the code of the part they lie in."""
    rows = (
        GridCount.objects.filter(grid_code__startswith=area_code)
        .values(part=Left(F("grid_code"), length))
        .annotate(
            households_shown=shown_sum("households"),
            households_rows=shown_rows("households"),
            persons_shown=shown_sum("persons"),
            persons_rows=shown_rows("persons"),
        )
    )
    return {row["part"]: row for row in rows}


def _totals(part: AreaName, row: Mapping[str, Any] | None) -> AreaTotals:
    """A part without a row has no household yet; its grids are left out like any other small count."""
    grids = _grids_in(part.code)
    if row is None:
        return AreaTotals(part, Figure(0, grids), Figure(0, grids))
    return AreaTotals(
        part,
        Figure(row["households_shown"], max(0, grids - row["households_rows"])),
        Figure(row["persons_shown"], max(0, grids - row["persons_rows"])),
    )


def _grids_in(code: str) -> int:
    """How many current grids lie in an area, the area itself included when it is one."""
    if len(code) == CODE_LENGTHS[Level.GRID]:
        return 1
    return sum(_grids_in(child) for child in atlas().children.get(code, ()))
