"""HTTP for maps: numbers as JSON, cases as vector tiles."""

from __future__ import annotations

from typing import Any, ClassVar

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.views import View
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from pingan.core.api.problems import as_problem, problem_response
from pingan.maps.api import tile_answers
from pingan.maps.api.serializers import ChoroplethIn, ChoroplethOut
from pingan.maps.permissions import check_inside
from pingan.people import policy
from pingan.people.api.acting import HEADER
from pingan.people.api.base import ActorView
from pingan.people.sessions import SessionStore
from pingan.stats.selectors import choropleth


class ChoroplethView(ActorView):
    operations = {"GET": "maps.choropleth"}

    @extend_schema(operation_id="maps_choropleth", parameters=[ChoroplethIn], responses=ChoroplethOut)
    def get(self, request: Request) -> Response:
        """The numbers of an area's parts, to colour a map with."""
        asked = ChoroplethIn(data=request.query_params.dict())
        asked.is_valid(raise_exception=True)
        said = asked.validated_data
        scope = policy.scope(self.actor, "maps.choropleth")
        area = said.get("area", scope)
        check_inside(scope, area)
        return Response(choropleth(area, days=said["days"], major=said["category"]))


class CaseTileView(View):
    """One vector tile of cases, by a plain Django view: the answer is bytes, not a document."""

    operations: ClassVar[dict[str, str]] = {"GET": tile_answers.OPERATION}
    http_method_names = ["get", "head"]

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        try:
            return super().dispatch(request, *args, **kwargs)
        except Exception as exc:
            problem = as_problem(exc)
            if problem is None:
                raise
            return problem_response(problem)

    def get(self, request: HttpRequest, z: int, x: int, y: int) -> HttpResponse:
        """The tile, or why there is none. In service most are answered by `tile_door`, in front of this."""
        session: SessionStore = request.session  # type: ignore[assignment]  # SESSION_ENGINE
        seen, acting_as = request.headers.get("If-None-Match", ""), request.headers.get(HEADER)
        answer = tile_answers.case_tile(session, z, x, y, seen, acting_as)
        response = HttpResponse(answer.body, status=answer.status, headers=answer.headers)
        if not answer.body:
            # Django names a type all the same.
            del response["Content-Type"]
        return response
