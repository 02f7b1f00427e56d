"""What may be the same matter as a case, or as a report that is being written: reported near by and within a
month of it, in the same top category and in similar words; or known elsewhere under the same number, wherever
and whenever that was.

Somebody is told of it and decides; nothing is done by it. Words are compared as search keeps them
(`Wording`): without numbers of people, and without any line of a timeline, so that what a track keeps from
its reader tells nobody anything.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise
from math import inf
from typing import Any, Final
from uuid import UUID

from django.contrib.gis.geos import Point
from django.db import connection
from django.db.models import Func, Q, QuerySet, TextField, Value
from django.db.models.functions import Left

from pingan.cases import elsewhere, reach, selectors
from pingan.cases.errors import OutsideCounty, PlaceMissing, UnknownGrid
from pingan.cases.links import MERGED_INTO
from pingan.cases.measured import Place, believable
from pingan.cases.models import OPEN, Case, Link, Wording
from pingan.cases.neighbours import box_around, metres_to
from pingan.categories.selectors import tree
from pingan.core import clock
from pingan.core.errors import InvalidParam, Problem
from pingan.core.frames import SRID
from pingan.people.actors import Actor
from pingan.territory import selectors as territory

NEAR_M: Final = 500
WITHIN: Final = timedelta(days=30)
MOST: Final = 10
# So many, the newest, have their words compared, however many a flood brings in a night.
LOOKED_AT: Final = 200
# What is told first is what it is about.
COMPARED: Final = 400
# Of two who tell of the same thing in their own words, a sixth of the pairs are the same; of two things of a
# kind, few are.
LEAST: Final = 0.15

_COMPARED_BY: Final = ("pk", "lng", "lat")
Pairs = frozenset[str]


@dataclass(frozen=True, slots=True)
class Written:
    """A report as far as it has come."""

    category: str
    what: str
    place: Place | None
    grid_code: str | None
    # Under which others have it.
    numbers: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Matter:
    """What others are compared with."""

    at: datetime
    county_code: str
    category: str
    major_category: str
    place: Point | None
    grid_code: str
    pairs: Pairs


def similar_to(case: Case, viewer: Actor, *, open_only: bool = False) -> list[dict[str, Any]]:
    """Up to ten cases that the viewer may read, the likeliest first: rows of a list with `same_number`,
    `distance_m` (None where one of both has no point) and `likeness`, the share of pairs of letters that both
    have. What was merged into the case is not among them."""
    matter = Matter(
        at=case.received_at,
        county_code=case.county_code,
        category=case.category,
        major_category=case.major_category,
        place=case.location,
        grid_code=case.grid_code,
        pairs=pairs_told([case.pk]).get(case.pk, Pairs()),
    )
    merged = Link.objects.filter(target=case, kind=MERGED_INTO).values("source_id")
    numbered = _readable(elsewhere.of_case(case), viewer, open_only=open_only)
    others = candidates(matter, viewer, open_only=open_only).exclude(pk=case.pk).exclude(pk__in=merged)
    return _likeliest(matter, numbered.exclude(pk=case.pk).exclude(pk__in=merged), others, viewer)


def similar_to_report(written: Written, viewer: Actor, *, open_only: bool = False) -> list[dict[str, Any]]:
    """The same for what somebody is about to report. As long as nothing is said of it (`likeness` is None) it
    is compared with those of its own category alone.

    Raises what the report itself would: UnknownCategory, PlaceMissing, OutsideCounty, UnknownGrid.
    """
    categories = tree()
    categories.reportable(written.category)
    at = clock.now()
    place, grid_code = _placed(written, at, viewer)
    matter = Matter(
        at=at,
        county_code=viewer.county_code,
        category=written.category,
        major_category=categories.top(written.category),
        place=place,
        grid_code=grid_code,
        pairs=_pairs(_findable(written.what)),
    )
    numbered = elsewhere.of_numbers(viewer.county_code, written.numbers, written.what)
    others = candidates(matter, viewer, open_only=open_only)
    return _likeliest(matter, _readable(numbered, viewer, open_only=open_only), others, viewer)


def candidates(matter: Matter, viewer: Actor, *, open_only: bool = False) -> QuerySet[Case]:
    """Those of its kind, near and of its time, the newest first: a month of a county and a top category, or
    of a few hundred metres, is all that is walked for them."""
    near = Q(grid_code=matter.grid_code)
    if matter.place is not None:
        # What has no point is as near as its grid is.
        near = Q(location_3857__bboverlaps=box_around(matter.place, NEAR_M)) | near & Q(location=None)
    found = Case.objects.filter(
        reach.where(viewer, "cases.read"),
        near,
        county_code=matter.county_code,
        major_category=matter.major_category,
        received_at__range=(matter.at - WITHIN, matter.at + WITHIN),
    )
    if open_only:
        found = found.filter(OPEN)
    if not matter.pairs:
        found = found.filter(category=matter.category)
    return found.order_by("-received_at", "-id")


def _readable(cases: Collection[UUID], viewer: Actor, *, open_only: bool) -> QuerySet[Case]:
    """Those of these few that the viewer may read."""
    if not cases:
        return Case.objects.none()
    found = Case.objects.filter(reach.where(viewer, "cases.read"), pk__in=list(cases))
    return (found.filter(OPEN) if open_only else found).order_by("-received_at", "-id")


def _placed(written: Written, at: datetime, viewer: Actor) -> tuple[Point | None, str]:
    """(its point, where there is one in the county, and its grid)."""
    grid_code = written.grid_code
    if grid_code is not None and not territory.is_grid_of(viewer.county_code, grid_code):
        raise _refused("grid_code", UnknownGrid)
    measured, _dropped = believable(written.place, received_at=at)
    point = None
    if measured is not None:
        lng, lat = measured.point()
        found = territory.grid_at((lng, lat), measured.accuracy_m).grid_code or ""
        if found.startswith(viewer.county_code):
            point, grid_code = Point(lng, lat, srid=SRID), grid_code or found
    if grid_code is None:
        raise _refused("location", OutsideCounty if measured else PlaceMissing)
    return point, grid_code


def _refused(name: str, problem: type[Problem]) -> Problem:
    return problem(invalid_params=[InvalidParam(name=name, reason=problem.title)])


def _likeliest(
    matter: Matter, numbered: QuerySet[Case], others: QuerySet[Case], viewer: Actor
) -> list[dict[str, Any]]:
    by_number, by_words = _measured(numbered), _measured(others)
    told = pairs_told([one.pk for one in (*by_number, *by_words)]) if matter.pairs else {}
    alike: dict[UUID, dict[str, Any]] = {}
    for one, same_number in (*((one, True) for one in by_number), *((one, False) for one in by_words)):
        distance = _distance(matter, one)
        likeness = share(matter.pairs, told.get(one.pk, Pairs())) if matter.pairs else None
        is_alike = (distance or 0) <= NEAR_M and (likeness is None or likeness >= LEAST)
        if one.pk not in alike and (same_number or is_alike):
            alike[one.pk] = {"distance_m": distance, "likeness": likeness, "same_number": same_number}
    # The newest first among equals, as they came.
    best = sorted(alike, key=lambda pk: _rank(**alike[pk]))[:MOST]
    lines = selectors.lines(Case.objects.filter(pk__in=best))
    rows = {line.id: selectors.row_of(line, viewer) for line in lines}
    return [rows[pk] | alike[pk] for pk in best]


def _measured(cases: QuerySet[Case]) -> list[Any]:
    with_place = cases.annotate(**selectors.ordinates()).values_list(*_COMPARED_BY, named=True)
    return list(with_place[:LOOKED_AT])


def _rank(distance_m: int | None, likeness: float | None, same_number: bool) -> tuple[bool, float, float]:
    return not same_number, -(likeness or 0), inf if distance_m is None else distance_m


def _distance(matter: Matter, one: Any) -> int | None:
    if matter.place is None or one.lng is None:
        return None
    return metres_to(one.lng, one.lat, matter.place)


def share(one: Pairs, other: Pairs) -> float:
    """How much of the pairs of both is the same, from 0 to 1; 0 where neither has any."""
    return round(2 * len(one & other) / (len(one) + len(other) or 1), 2)


def pairs_told(cases: Sequence[UUID]) -> dict[UUID, Pairs]:
    """What was reported of each case, by its pairs."""
    return {case_id: _pairs(words) for case_id, words in _told(cases).values_list("pk", "told")}


def words_told(case_id: UUID) -> str:
    """What was reported of one, as it is compared: folded, without numbers of people, its beginning."""
    return str(_told([case_id]).values_list("told", flat=True).first() or "")


def _told(cases: Sequence[UUID]) -> Any:
    """With what was reported (the second line of what is kept) as `told`."""
    what = Func("words", Value("\n"), Value(2), function="split_part", output_field=TextField())
    return Wording.objects.filter(pk__in=cases).annotate(told=Left(what, COMPARED))


def _findable(what: str) -> str:
    """What is typed, as the database keeps what was reported."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT left(cases_findable(%s), %s)", [what, COMPARED])
        (kept,) = cursor.fetchone()
    return str(kept)


def _pairs(words: str) -> Pairs:
    """Every two letters that stand beside each other; what stands between words says nothing."""
    return Pairs(one + after for one, after in pairwise(words) if one.isalnum() and after.isalnum())
