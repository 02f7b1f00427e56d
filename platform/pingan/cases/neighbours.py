"""Open cases around a case: the same matter may have been reported next door, or be on its way already."""

from __future__ import annotations

from math import cos, hypot, radians
from typing import Any, Final

from django.contrib.gis.db.models import PointField
from django.contrib.gis.geos import Point, Polygon
from django.db.models import F, FloatField, Func, Value

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
    here: Point = case.location.transform(TILE_SRID, clone=True)  # type: ignore[assignment]  # a point stays one
    # Mercator's metres grow with the latitude.
    span = NEAR_M / cos(radians(case.location.y))
    around = Polygon.from_bbox((here.x - span, here.y - span, here.x + span, here.y + span))
    around.srid = TILE_SRID
    found = (
        Case.objects.filter(reach.where(viewer, "cases.read"), OPEN, location_3857__bboverlaps=around)
        .exclude(pk=case.pk)
        .order_by(_Nearness(F("location_3857"), Value(here, output_field=PointField(srid=TILE_SRID))))
    )
    rows = [selectors.row_of(line, viewer) for line in selectors.lines(found)[:MOST]]
    told = [{**row, "distance_m": _metres(case.location, row)} for row in rows]
    return [row for row in told if row["distance_m"] <= NEAR_M]


class _Nearness(Func):
    """How the index orders points around one."""

    arg_joiner = " <-> "
    template = "%(expressions)s"
    output_field = FloatField()


def _metres(here: Any, row: dict[str, Any]) -> int:
    east = (row["lng"] - here.x) * cos(radians(here.y))
    return round(hypot(east, row["lat"] - here.y) * _DEGREE_M)
