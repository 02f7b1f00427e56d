"""Reads about the ground: which grid a point is in, what an area is called and what lies inside it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from heapq import nsmallest
from itertools import zip_longest
from typing import TypedDict

from django.db import connection

from pingan.core import disclosure, frames
from pingan.core.area_codes import Level, ancestry
from pingan.territory.atlas import AreaName, Atlas, atlas, reads_english
from pingan.territory.datum import LngLat
from pingan.territory.errors import AreaNotFound
from pingan.territory.models import BorderVillage

# A wider accuracy circle says nothing about the grid any more, and more neighbours nobody can choose from.
MAX_ACCURACY_M = 500.0
MAX_NEAR = 8
MAX_FOUND = 20
_OF_HOUSEHOLDS = "_households"


# The box is what the partial index on current grids answers: a degree of latitude is never shorter than
# 110,574 m, and one of longitude shrinks with the cosine. The few candidates are then judged in full: covered
# by the stored shape, or how far in degrees made square by that cosine. At 111,195 m a degree that is true to
# three quarters of a percent, finer than any phone's accuracy, and saves a quarter of the statement's time
# against the ellipsoid's distance. OFFSET 0 keeps the planner from copying the point into all its uses.
def grid_at_sql(lng: str = "%(lng)s", lat: str = "%(lat)s", accuracy: str = "%(accuracy)s") -> str:
    """A query of exactly one row, for parameters or for columns of what stands beside it (LATERAL):

    grid_code  text    the grid the point is in, null outside every grid; on a shared border the lowest code
    near       text[]  other grids the accuracy circle reaches, nearest first, at most eight

    `lng` and `lat` in degrees, CGCS2000 (null: no point, no grid), `accuracy` in metres (null: unknown). It
    is text so that a write can place its cases inside its own statement, without another round trip.
    """
    return f"""
  SELECT c.grid_code, coalesce((array_remove(c.codes, c.grid_code))[1:{MAX_NEAR}], '{{}}') AS near
  FROM (
    SELECT min(code) FILTER (WHERE metres = 0) AS grid_code,
           array_agg(code ORDER BY metres, code) FILTER (WHERE metres <= radius) AS codes
    FROM (
      SELECT a.code, p.radius,
             CASE WHEN ST_Covers(a.shape, p.point) THEN 0
                  ELSE ST_Distance(ST_Scale(a.shape, p.squeeze, 1), ST_Scale(p.point, p.squeeze, 1)) * 111195
             END AS metres
      FROM (
        SELECT {frames.point_sql(f"{lng}::float8", f"{lat}::float8")} AS point,
               least(greatest(coalesce({accuracy}::float8, 0), 0), {MAX_ACCURACY_M}) AS radius,
               greatest(cos(radians({lat}::float8)), 0.01) AS squeeze
        OFFSET 0
      ) AS p
      JOIN territory_area AS a
        ON a.valid_to IS NULL AND a.level = 'grid'
       AND a.shape && ST_Expand(p.point, p.radius / p.squeeze / 110574, p.radius / 110574)
      OFFSET 0
    ) AS judged
  ) AS c
"""  # noqa: S608  constant text


# The same as a common table expression of its own, by its parameters.
GRID_AT_SQL = f"located AS ({grid_at_sql()})"


class AreaRef(TypedDict):
    """An area as it is named beside other things."""

    code: str
    name: str
    level: str


@dataclass(frozen=True, slots=True)
class Located:
    """Where a point lies among the grids. `near` are other grids its accuracy circle reaches."""

    grid_code: str | None
    near: list[str]

    @property
    def outside(self) -> bool:
        return self.grid_code is None


def grid_at(point: LngLat, accuracy_m: float | None = None) -> Located:
    """The grid a CGCS2000 point is in. One indexed query."""
    lng, lat = point
    with connection.cursor() as cursor:
        cursor.execute(
            f"WITH {GRID_AT_SQL} SELECT grid_code, near FROM located",  # noqa: S608  constant text
            {"lng": lng, "lat": lat, "accuracy": accuracy_m},
        )
        grid_code, near = cursor.fetchone()
    return Located(grid_code, near)


def names_of(codes: Iterable[str]) -> dict[str, str]:
    """Names in the reader's language, of current and of former areas; unknown codes are left out.

    Costs no query while the ground has not changed: every name is kept in the process.
    """
    names = atlas().names
    return {code: names[code].label for code in codes if code in names}


def is_grid_of(county_code: str, code: str) -> bool:
    """Whether that is one of the county's grids today. Costs no query, as `names_of`."""
    area = atlas().names.get(code)
    return (
        area is not None
        and area.is_current
        and area.level == Level.GRID
        and area.code.startswith(county_code)
    )


def path_of(code: str) -> list[AreaRef]:
    """The areas around a code from the county down to itself, as far as they are known."""
    return [AreaRef(code=area.code, name=area.label, level=area.level) for area in _path(code)]


def path_name(code: str) -> str:
    """The names below the county, as people write a place: township, village, grid; of a county its own name;
    the code if unknown.

    枫垭镇 枫垭社区第一网格: a village that its grid's name begins with is not said twice.
    """
    kept, english = atlas(), reads_english()
    if (name := kept.places.get((code, english))) is None:
        path = _path(code)
        below = [area.label for area in path[1:] or path]
        name = kept.places[code, english] = " ".join(said_once(below)) or code
    return name


def said_once(labels: list[str]) -> list[str]:
    """Names of a path without those that the next one begins with."""
    return [
        label
        for label, within in zip_longest(labels, labels[1:], fillvalue="")
        if not within.startswith(label)
    ]


def _path(code: str) -> list[AreaName]:
    names = atlas().names
    return [names[around] for around in ancestry(code) if around in names]


def area_of(code: str) -> AreaName:
    """The current area of this code. Raises AreaNotFound."""
    area = atlas().names.get(code)
    if area is None or not area.is_current:
        raise AreaNotFound
    return area


def children_of(code: str) -> list[AreaName]:
    """The current areas one level down, by code."""
    kept = atlas()
    return [kept.names[child] for child in kept.children.get(code, ())]


def find_areas(
    words: str, *, within: str = "", level: str | None = None, limit: int = MAX_FOUND
) -> list[AreaName]:
    """The current areas whose place holds each of the words, in either language or as digits of the code.

    Those named so come before those that lie in one named so. Costs no query; a county has a few thousand.
    """
    parts = words.casefold().split()
    kept = atlas()
    found_by = kept.found_by or _learn_places(kept)
    found = [
        kept.names[code]
        for code, place in found_by.items()
        if code.startswith(within)
        and (level is None or kept.names[code].level == level)
        and all(part in place for part in parts)
    ]
    return nsmallest(limit, found, key=lambda area: (_far_from(area, parts), area.code))


def _learn_places(kept: Atlas) -> Mapping[str, str]:
    """Both languages and the code of every current area with those around it, for `find_areas`."""
    places = {
        code: " ".join((code, *(f"{around.name} {around.name_en}" for around in _path(code)))).casefold()
        for code, area in kept.names.items()
        if area.is_current
    }
    kept.found_by.update(places)
    return places


def _far_from(area: AreaName, parts: list[str]) -> int:
    """How many of the words only those around the area answer to."""
    own = f"{area.name} {area.name_en} {area.code}".casefold()
    return sum(part not in own for part in parts)


def _published_profile(profile: dict[str, object], village: AreaName) -> dict[str, object]:
    """A profile whose counts of households follow the rule for figures about people: rounded, and none where
    the village leaves a grid out, whose households they would count along."""
    facilities = profile.get("facilities")
    if not isinstance(facilities, dict):
        return profile
    whole = not village.published.households.at_least
    told = {
        name: disclosure.rounded(value) if name.endswith(_OF_HOUSEHOLDS) else value
        for name, value in facilities.items()
        if whole or not name.endswith(_OF_HOUSEHOLDS)
    }
    return {**profile, "facilities": told}


def metres_from(lng: float | None, lat: float | None, codes: Iterable[str]) -> dict[str, int]:
    """How far the middles of current areas lie from a point, as the crow flies; none without a point."""
    wanted = list(codes)
    if lng is None or lat is None or not wanted:
        return {}
    with connection.cursor() as cursor:
        cursor.execute(_METRES, {"lng": lng, "lat": lat, "codes": wanted})
        return {code: round(metres) for code, metres in cursor.fetchall()}


_METRES = f"""
SELECT code, ST_DistanceSphere(label_point, {frames.point_sql("%(lng)s", "%(lat)s")})
FROM territory_area WHERE valid_to IS NULL AND code = ANY(%(codes)s)
"""  # noqa: S608  constant text


class Spot(TypedDict):
    """A point in the stored frame."""

    lng: float
    lat: float


def label_points(codes: Iterable[str]) -> dict[str, Spot]:
    """A point well inside each of these areas, of those that are current."""
    with connection.cursor() as cursor:
        cursor.execute(_LABEL_POINTS, [list(codes)])
        return {code: {"lng": round(lng, 5), "lat": round(lat, 5)} for code, lng, lat in cursor.fetchall()}


_LABEL_POINTS = """
SELECT code, ST_X(label_point), ST_Y(label_point)
FROM territory_area WHERE valid_to IS NULL AND code = ANY(%s)
"""


def border_villages() -> list[tuple[AreaName, dict[str, object]]]:
    """Current border villages with their profiles, by code; a profile is empty where none was handed over."""
    profiles = dict(BorderVillage.objects.values_list("code", "profile"))
    names = atlas().names
    return [
        (names[code], _published_profile(profiles.get(code, {}), names[code]))
        for code in sorted(names)
        if names[code].is_border_village and names[code].is_current
    ]
