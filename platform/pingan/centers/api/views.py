"""Service points for everybody, signed in or not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any
from uuid import UUID

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from pingan.centers import errors, selectors
from pingan.centers.api.serializers import PointQuery, ServicePointListOut, ServicePointOut
from pingan.centers.models import ServicePoint
from pingan.centers.offerings import OFFERINGS
from pingan.core.paging import Cursor, Page
from pingan.people.api.base import ActorView
from pingan.territory import selectors as territory


class ServicePointListView(ActorView):
    operations = {"GET": "centers.read"}

    @extend_schema(operation_id="service_points_list", parameters=[PointQuery], responses=ServicePointListOut)
    def get(self, request: Request) -> Response:
        """Service points, narrowed by area, center and whether they are open; nearest first with `near`."""
        query = PointQuery(data=request.query_params.dict())
        query.is_valid(raise_exception=True)
        found = _find(query.validated_data)
        return Response({"items": _describe(found.items), "next": found.next})


class ServicePointView(ActorView):
    operations = {"GET": "centers.read"}
    problems = {"GET": (errors.PointNotFound,)}

    @extend_schema(operation_id="service_points_read", responses=ServicePointOut)
    def get(self, request: Request, point_id: UUID) -> Response:
        """One service point."""
        (described,) = _describe([selectors.get_point(point_id)])
        return Response(described)


def _find(query: dict[str, Any]) -> Page[ServicePoint]:
    wanted = selectors.PointFilter(
        area=query.get("area", ""), center=query.get("center", ""), open_now=query.get("open_now")
    )
    if "near" in query:
        return Page(selectors.nearest(wanted=wanted, to=query["near"], size=query["size"]), None)
    word = query.get("cursor")
    cursor = Cursor.decode(word, selectors.OLDEST_FIRST) if word else None
    return selectors.points(wanted=wanted, cursor=cursor, size=query["size"])


def _describe(points: Sequence[ServicePoint]) -> list[dict[str, Any]]:
    names = territory.names_of({point.area_code for point in points})
    return [_point_out(point, names.get(point.area_code, point.area_code)) for point in points]


def _point_out(point: ServicePoint, area_name: str) -> dict[str, Any]:
    opening = selectors.opening(point)
    same = ("id", "code", "name", "name_en", "kind", "area_code", "centers", "hours", "phone", "address")
    return {
        **{name: getattr(point, name) for name in same},
        "address_en": point.address_en,
        "area_name": area_name,
        "services": [asdict(OFFERINGS[code]) for code in point.services],
        "lng": point.location.x,
        "lat": point.location.y,
        "open_now": opening.is_open,
        "next_change": opening.next_change,
    }
