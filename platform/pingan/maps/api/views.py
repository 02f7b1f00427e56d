"""HTTP for maps: numbers as JSON, cases as vector tiles."""

from __future__ import annotations

from typing import Any, ClassVar

from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseNotModified
from django.utils.translation import gettext_lazy as _
from django.views import View
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from pingan.core.api.problems import as_problem, problem_response
from pingan.core.errors import BadInput
from pingan.maps import freshness, selectors, tiles
from pingan.maps.api.serializers import ChoroplethIn, ChoroplethOut
from pingan.maps.config import CLUSTERS_MAX_ZOOM
from pingan.maps.permissions import check_inside, scope_of
from pingan.maps.viewers import viewer
from pingan.people import policy
from pingan.people.api.views import ActorView
from pingan.people.sessions import SessionStore

MVT = "application/vnd.mapbox-vector-tile"


class ChoroplethView(ActorView):
    operations = {"GET": "maps.choropleth"}

    @extend_schema(operation_id="maps_choropleth", parameters=[ChoroplethIn], responses=ChoroplethOut)
    def get(self, request: Request) -> Response:
        """The numbers of an area's parts, to colour a map with."""
        asked = ChoroplethIn(data=request.query_params.dict())
        asked.is_valid(raise_exception=True)
        said = asked.validated_data
        scope = scope_of(self.actor, self.reach)
        area = said.get("area", scope)
        check_inside(scope, area)
        return Response(selectors.choropleth(area, days=said["days"], major=said["category"]))


class CaseTileView(View):
    """One vector tile of cases. A plain Django view: at a millisecond a tile, DRF's frame would be felt."""

    operations: ClassVar[dict[str, str]] = {"GET": "maps.tiles"}
    http_method_names = ["get", "head"]

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        try:
            return super().dispatch(request, *args, **kwargs)
        except Exception as exc:
            problem = as_problem(exc)
            if problem is None:
                raise
            return problem_response(problem)

    def get(self, request: HttpRequest, z: int, x: int, y: int) -> HttpResponseBase:
        """304 without a query when nothing was recorded since, 204 where there is nothing to draw."""
        session: SessionStore = request.session  # type: ignore[assignment]  # SESSION_ENGINE
        actor = viewer(session)
        scope = scope_of(actor, policy.reach(actor, self.operations["GET"]))
        if not tiles.exists(z, x, y):
            raise BadInput(invalid_params=[{"name": "z/x/y", "reason": _("There is no such tile.")}])
        etag = freshness.etag(scope, summed=z <= CLUSTERS_MAX_ZOOM)
        response: HttpResponseBase
        if request.headers.get("If-None-Match", "").removeprefix("W/") == etag:
            response = HttpResponseNotModified()
        else:
            tile = tiles.case_tile(z, x, y, scope)
            response = HttpResponse(tile, content_type=MVT) if tile else HttpResponse(status=204)
        response["ETag"] = etag
        # The browser's own copy, asked about each time: what a viewer may see hangs on the session.
        response["Cache-Control"] = "private, no-cache"
        response["Vary"] = "Cookie"
        return response
