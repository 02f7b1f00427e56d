"""What a desk puts right about a case: its category, its place, its grid, and which other case it belongs to.

These are the effects and guards behind the moves of the table. Whatever they change, the act names what it
was (`cases.journalling.Standing`), so that sums and lists follow.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.contrib.gis.geos import Point

from pingan.cases import links, offshoots
from pingan.cases.effects import EFFECTS, Taking
from pingan.cases.errors import CannotMerge, OutsideCounty, UnknownGrid, WrongState
from pingan.cases.guards import GUARDS, Guard, When
from pingan.cases.measured import Place
from pingan.cases.models import OPEN, Case, Link
from pingan.cases.reach import where
from pingan.categories.errors import UnknownCategory
from pingan.categories.selectors import tree
from pingan.core.cells import cell_of
from pingan.core.errors import BadInput, InvalidParam
from pingan.core.frames import SRID
from pingan.people.actors import Actor
from pingan.territory import selectors as territory


def register() -> None:
    """Fill in the words of the tables."""
    GUARDS.register("category_of_track", Guard(When.SAID, _is_of_track, lambda *_: _no_such_category()))
    GUARDS.register("grid_of_county", Guard(When.SAID, _is_grid_of_county, lambda *_: UnknownGrid()))
    GUARDS.register("another_open_case", Guard(When.SAID, _is_another_open_case, lambda *_: CannotMerge()))
    GUARDS.register("merged", Guard(When.CASE, _is_merged, lambda *_: WrongState()))
    EFFECTS.register("recategorise", _recategorise)
    EFFECTS.register("correct_place", _correct_place)
    EFFECTS.register("rehome", _rehome)
    EFFECTS.register("merge", _merge)
    EFFECTS.register("unmerge", _unmerge)
    EFFECTS.register("split", _split)


def _is_of_track(case: Case, _by: Actor, said: Mapping[str, Any]) -> bool:
    """What belongs to another trade is handed over, not renamed."""
    try:
        return tree().reportable(said["category"]).track == case.track
    except UnknownCategory:
        return False


def _no_such_category() -> BadInput:
    reason = BadInput.title
    return BadInput(invalid_params=[InvalidParam(name="category", reason=reason)])


def _is_grid_of_county(case: Case, _by: Actor, said: Mapping[str, Any]) -> bool:
    """A county's cases never belong to another's people."""
    return territory.is_grid_of(case.county_code, said["grid_code"])


def _is_another_open_case(case: Case, by: Actor, said: Mapping[str, Any]) -> bool:
    """Locked (with the case itself, in one order: `services.lock_all`), so that it is still open when this
    one is closed for it."""
    into = Case.objects.filter(OPEN, where(by, "cases.act"), pk=said["into"])
    return into.exclude(pk=case.pk).select_for_update(no_key=True).exists()


def _is_merged(case: Case, _by: Actor, _said: Mapping[str, Any]) -> bool:
    return links.is_merged(case)


def _recategorise(taking: Taking) -> None:
    taking.data["was_category"] = taking.case.category
    category = taking.said["category"]
    taking.change(category=category, major_category=tree().top(category))


def _correct_place(taking: Taking) -> None:
    """Another point, and the grid it is in. What the phone said stays beside the case as it came."""
    place = Place(**taking.said["location"])
    lng, lat = place.point()
    grid_code = territory.grid_at((lng, lat), place.accuracy_m).grid_code
    if grid_code is None or not grid_code.startswith(taking.case.county_code):
        raise OutsideCounty
    _move(taking, grid_code)
    taking.change(location=Point(lng, lat, srid=SRID), cell=cell_of(lng, lat))
    # The ordinates are remembered with the old point.
    for name in ("lng", "lat"):
        taking.case.__dict__.pop(name, None)


def _rehome(taking: Taking) -> None:
    """Another grid: its people see to it from now on. The point stays where it was measured."""
    _move(taking, taking.said["grid_code"])


def _move(taking: Taking, grid_code: str) -> None:
    taking.data["was_grid"] = taking.case.grid_code
    taking.change(grid_code=grid_code)


def _merge(taking: Taking) -> None:
    offshoots.link(taking, taking.case, taking.said["into"], links.MERGED_INTO)


def _unmerge(taking: Taking) -> None:
    """It was another matter after all: the case waits again, as it did when it came."""
    Link.objects.filter(source=taking.case, kind=links.MERGED_INTO).delete()


def _split(taking: Taking) -> None:
    """A matter of its own becomes a case of its own: same place, same reporter, waiting for somebody."""
    category = taking.said["category"]
    offshoots.branch(
        taking,
        offshoots.SPLIT,
        what=taking.said["what"],
        reporter_id=taking.case.reporter_id,
        category=category,
        major_category=tree().top(category),
    )
