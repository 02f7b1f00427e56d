"""Open cases around a case: the same matter may have been reported next door, or be on its way already."""

from __future__ import annotations

from math import cos, hypot, radians
from typing import Any, Final

from django.contrib.gis.db.models import PointField
from django.contrib.gis.geos import Point, Polygon
from django.db.models import F, FloatField, Func, Q, Value

from pingan.cases import reach, selectors
from pingan.cases.models import OPEN, Case
from pingan.core.frames import TILE_SRID
from pingan.people.actors import Actor

NEAR_M: Final = 1000
MOST: Final = 20
# Of a degree of latitude, well enough for one's own surroundings.
_DEGREE_M: Final = 111_195


def neighbours_of(case: Case, viewer: Actor) -> list[dict[str, Any]]:
    """Up to twenty open cases within a kilometre that the viewer may read, the nearest first: rows of a list
    with `distance_m`. None of a case without a point.

    The index on points is walked outward from the case, and no farther than the kilometre.
    """
    if case.location is None:
        return []
    around = Q(location_3857__bboverlaps=box_around(case.location, NEAR_M))
    here = Value(_on_tiles(case.location), output_field=PointField(srid=TILE_SRID))
    found = (
        Case.objects.filter(reach.where(viewer, "cases.read"), OPEN, around)
        .exclude(pk=case.pk)
        .order_by(_Nearness(F("location_3857"), here))
    )
    rows = [selectors.row_of(line, viewer) for line in selectors.lines(found)[:MOST]]
    told = [{**row, "distance_m": metres_to(row["lng"], row["lat"], case.location)} for row in rows]
    return [row for row in told if row["distance_m"] <= NEAR_M]


def box_around(here: Point, metres: float) -> Polygon:
    """In the frame of `location_3857`, so that its index answers."""
    middle = _on_tiles(here)
    # Mercator's metres grow with the latitude.
    span = metres / cos(radians(here.y))
    box = Polygon.from_bbox((middle.x - span, middle.y - span, middle.x + span, middle.y + span))
    box.srid = TILE_SRID
    return box


def metres_to(lng: float, lat: float, here: Point) -> int:
    """How far that is from here, which is not far."""
    return round(hypot((lng - here.x) * cos(radians(here.y)), lat - here.y) * _DEGREE_M)


class _Nearness(Func):
    """How the index orders points around one."""

    arg_joiner = " <-> "
    template = "%(expressions)s"
    output_field = FloatField()


def _on_tiles(here: Point) -> Point:
    there: Point = here.transform(TILE_SRID, clone=True)  # type: ignore[assignment]  # a point stays one
    return there
