"""Addresses that provoke each kind of refusal through the real request cycle."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import BadRequest, PermissionDenied
from django.db import DataError, OperationalError, connection
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import path
from django.views.decorators.csrf import csrf_protect
from rest_framework import exceptions, serializers
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from pingan.core import errors, images
from pingan.core.api import ImageParser, StrictSerializer, TextField, if_match


class Open(APIView):
    """No sign-in: what is tried here is the frame, not the policy."""

    authentication_classes = ()
    permission_classes = ()


class PlaceIn(StrictSerializer):
    lng = serializers.FloatField()
    lat = serializers.FloatField()


class ReportIn(StrictSerializer):
    what = TextField(max_length=20)
    place = PlaceIn(required=False)
    count = serializers.IntegerField(required=False)
    extra = serializers.JSONField(required=False)


class Reports(Open):
    """Reads strictly and really stores, as the views of the rooms do."""

    max_body = 4096

    def post(self, request: Request) -> Response:
        data = ReportIn(data=request.data)
        data.is_valid(raise_exception=True)
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT %s::text, %s::integer",
                [data.validated_data["what"], data.validated_data.get("count")],
            )
        return Response(data.validated_data, 201)

    def get(self, request: Request) -> Response:
        with connection.cursor() as cursor:
            cursor.execute("SELECT %s::text", [request.query_params.get("q", "")])
            return Response({"q": cursor.fetchone()[0]})


class Photos(Open):
    parser_classes = (ImageParser,)
    max_body = 100_000

    def put(self, request: Request) -> Response:
        clean = images.clean(request.data)
        return Response({"width": clean.width, "height": clean.height}, 201)


class Versions(Open):
    def put(self, request: Request) -> Response:
        return Response({"version": if_match(request)})


class Provoke(Open):
    def get(self, request: Request, name: str) -> Response:
        raise RAISED[name]()


def _disk_full() -> Exception:
    cause = type("DiskFull", (Exception,), {"pgcode": "53100"})()
    error = OperationalError("could not extend file")
    error.__cause__ = cause
    return error


RAISED: dict[str, Any] = {
    "drf-403": exceptions.PermissionDenied,
    "drf-401": exceptions.NotAuthenticated,
    "drf-429": lambda: exceptions.Throttled(wait=2.2),
    "drf-404": exceptions.NotFound,
    "django-404": Http404,
    "django-403": PermissionDenied,
    "django-400": BadRequest,
    "db-away": OperationalError,
    "db-full": _disk_full,
    "db-range": DataError,
    "deep": RecursionError,
    "conflict": lambda: errors.Conflict("moved", extra={"current": {"version": 2}, "status": 1}),
    "fault": ZeroDivisionError,
}


@csrf_protect
def needs_token(request: HttpRequest) -> HttpResponse:
    return HttpResponse("in")


def outside_the_frame(request: HttpRequest) -> HttpResponse:
    """Raises where no view of DRF's catches it, as middleware may."""
    raise OperationalError


urlpatterns = [
    path("api/v1/reports", Reports.as_view()),
    path("api/v1/photos", Photos.as_view()),
    path("api/v1/versions", Versions.as_view()),
    path("api/v1/provoke/<name>", Provoke.as_view()),
    path("api/v1/token", needs_token),
    path("api/v1/outside", outside_the_frame),
]

handler400 = "pingan.core.api.bad_request"
handler403 = "pingan.core.api.permission_denied"
handler404 = "pingan.core.api.page_not_found"
handler500 = "pingan.core.api.server_error"
