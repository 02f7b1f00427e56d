"""Reads of service points. Anyone may: nothing here is about a person."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.contrib.gis.db.models.functions import GeometryDistance, Transform
from django.contrib.gis.geos import Point
from django.db.models import BooleanField, F, Func, JSONField, Q, QuerySet, Value
from django.db.models.functions import Cast
from django.utils import timezone

from pingan.centers import hours
from pingan.centers.errors import PointNotFound
from pingan.centers.models import ServicePoint
from pingan.core import clock
from pingan.core.frames import SRID, TILE_SRID
from pingan.core.paging import Cursor, Order, Page, page
from pingan.territory import calendar
from pingan.territory.datum import LngLat

OLDEST_FIRST = Order("added_at", newest_first=False)


@dataclass(frozen=True, slots=True)
class PointFilter:
    """What narrows the list; None and "" leave it wide."""

    area: str = ""
    center: str = ""
    open_now: bool | None = None


def points(*, wanted: PointFilter, cursor: Cursor | None, size: int) -> Page[ServicePoint]:
    """Points in service in the order they were added."""
    return page(_wanted(wanted), OLDEST_FIRST, cursor=cursor, size=size)


def nearest(*, wanted: PointFilter, to: LngLat, size: int) -> list[ServicePoint]:
    """The `size` points in service nearest to a CGCS2000 position, nearest first, found along the index."""
    # The database turns the position; here GDAL would look both systems up anew, for a tenth of a second.
    here = Transform(Value(Point(*to, srid=SRID)), TILE_SRID)
    return list(_wanted(wanted).order_by(GeometryDistance("location_3857", here))[:size])


def get_point(point_id: UUID) -> ServicePoint:
    """Raises PointNotFound, for a withdrawn point too."""
    found = _in_service().filter(pk=point_id).first()
    if found is None:
        raise PointNotFound
    return found


def opening(point: ServicePoint) -> hours.Opening:
    """Whether the point is open now by the county's clock and calendar, and when that changes."""
    return hours.opening_at(point.hours, _now(), calendar.calendar().special)


def _in_service() -> QuerySet[ServicePoint]:
    return ServicePoint.objects.filter(withdrawn_at__isnull=True)


def _wanted(wanted: PointFilter) -> QuerySet[ServicePoint]:
    found = _in_service()
    if wanted.area:
        found = found.filter(area_code__startswith=wanted.area)
    if wanted.center:
        found = found.filter(centers__contains=[wanted.center])
    if wanted.open_now is not None:
        is_open = Q(_is_open(_now()))
        found = found.filter(is_open if wanted.open_now else ~is_open)
    return found


def _is_open(moment: datetime) -> Func:
    """SQL: what `hours.is_open_at` says. All tables of a county use the same line on the same day."""
    key = hours.day_key(moment.date(), calendar.calendar().special)
    # `strict`, because a lax path would look into each span instead of at it.
    path = f"strict $.{key}[*] ? (@[0] <= $now && @[1] > $now)"
    now = Cast(Value(json.dumps({"now": hours.clock_word(moment)})), JSONField())
    return Func(
        F("hours"),
        Value(path),
        now,
        function="jsonb_path_exists",
        template="%(function)s(%(expressions)s)",
        output_field=BooleanField(),
    )


def _now() -> datetime:
    return timezone.localtime(clock.now())
