"""HTTP for the ground. The room lies below `people`: views name their operation and never ask who acts."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse, HttpResponseNotModified
from django.http.response import HttpResponseBase
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiResponse, extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from pingan.core import guards
from pingan.core.api import OperationView
from pingan.territory import grid_file, selectors, shapes
from pingan.territory.api.serializers import (
    AreaFindIn,
    AreaFoundListOut,
    AreaOut,
    BorderVillageListOut,
    LocatedOut,
    LocateIn,
)
from pingan.territory.atlas import AreaName
from pingan.territory.datum import to_cgcs2000

# Kept by the one browser, and asked about every time: the answer is almost always 304.
REVALIDATE = "private, no-cache"


class TerritoryView(OperationView):
    operations = {"GET": "territory.read"}


class AreaFindView(TerritoryView):
    @extend_schema(operation_id="areas_find", parameters=[AreaFindIn], responses=AreaFoundListOut)
    def get(self, request: Request) -> Response:
        """Areas by parts of their names, for whoever types where something is."""
        asked = AreaFindIn(data=request.query_params.dict())
        asked.is_valid(raise_exception=True)
        said = asked.validated_data
        found = selectors.find_areas(said["q"], within=said["within"], level=said["level"])
        return Response({"items": [_found(area) for area in found]})


class AreaView(TerritoryView):
    @extend_schema(operation_id="areas_read", responses=AreaOut)
    def get(self, _request: Request, code: str) -> Response:
        """An area, the way down to it, and its parts."""
        area = selectors.area_of(code)
        return Response(
            {
                **_child(area),
                "parent": area.parent_code or None,
                "path": selectors.path_of(code),
                "households": area.published.households.value,
                "children": [_child(child) for child in selectors.children_of(code)],
            }
        )


class AreaShapesView(TerritoryView):
    @extend_schema(
        operation_id="areas_shapes",
        responses={(200, "application/geo+json"): OpenApiResponse(OpenApiTypes.OBJECT), 304: None},
    )
    def get(self, request: Request, code: str) -> HttpResponseBase:
        """The shapes of an area's parts as GeoJSON; unchanged (304) until the county's data changes."""
        selectors.area_of(code)
        etag = shapes.etag()
        response: HttpResponseBase
        if etag in request.headers.get("If-None-Match", ""):
            response = HttpResponseNotModified()
        else:
            response = HttpResponse(shapes.of_children(code), content_type="application/geo+json")
        response["ETag"] = etag
        response["Cache-Control"] = REVALIDATE
        return response


class GridFileView(TerritoryView):
    @extend_schema(
        operation_id="grids_file",
        responses={(200, grid_file.CONTENT_TYPE): OpenApiResponse(OpenApiTypes.BINARY), 304: None},
    )
    def get(self, request: Request) -> HttpResponseBase:
        """All grids in one small file, to find a point's grid without a network; unchanged (304) until the
        county's data changes."""
        etag = grid_file.etag()
        response: HttpResponseBase
        if etag in request.headers.get("If-None-Match", ""):
            response = HttpResponseNotModified()
        else:
            response = HttpResponse(grid_file.of_county(), content_type=grid_file.CONTENT_TYPE)
        response["ETag"] = etag
        response["Cache-Control"] = REVALIDATE
        return response


class LocateView(TerritoryView):
    @extend_schema(operation_id="locate", parameters=[LocateIn], responses=LocatedOut)
    def get(self, request: Request) -> Response:
        """The grid a point is in, and the grids it may be in as well."""
        asked = LocateIn(data=request.query_params.dict())
        asked.is_valid(raise_exception=True)
        said = asked.validated_data
        point = to_cgcs2000(*guards.point(said["lng"], said["lat"]), said["datum"])
        located = selectors.grid_at(point, said["accuracy"])
        names = selectors.names_of(located.near)
        return Response(
            {
                "grid": _grid(located.grid_code),
                "near": [{"code": code, "name": names.get(code, code)} for code in located.near],
                "outside": located.outside,
            }
        )


class BorderVillageListView(TerritoryView):
    @extend_schema(operation_id="border_villages_list", responses=BorderVillageListOut)
    def get(self, _request: Request) -> Response:
        """The county's border villages with their profiles."""
        return Response(
            {
                "items": [
                    {
                        "code": village.code,
                        "name": village.label,
                        "path": selectors.path_of(village.code),
                        "households": village.published.households.value,
                        "population": village.published.persons.value,
                        "profile": profile,
                    }
                    for village, profile in selectors.border_villages()
                ]
            }
        )


def _found(area: AreaName) -> dict[str, str]:
    return {
        "code": area.code,
        "name": area.label,
        "level": area.level,
        "path_name": selectors.path_name(area.code),
    }


def _child(area: AreaName) -> dict[str, Any]:
    return {
        "code": area.code,
        "name": area.label,
        "level": area.level,
        "is_border_village": area.is_border_village,
        "population": area.published.persons.value,
    }


def _grid(code: str | None) -> dict[str, str] | None:
    if code is None:
        return None
    return {
        "code": code,
        "name": selectors.names_of([code]).get(code, code),
        "path_name": selectors.path_name(code),
    }
