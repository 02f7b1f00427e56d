"""Ledgers and forms: parse, call one service or selector, describe the result."""

from __future__ import annotations

from typing import Any, cast
from uuid import UUID

from django.http.response import HttpResponseBase
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiResponse, extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from pingan.core import paging
from pingan.core.api import StrictSerializer
from pingan.core.worksheets import MEDIA_TYPE
from pingan.ledgers import errors, forms, selectors, services
from pingan.ledgers.api import serializers as shapes
from pingan.people.api.base import ActorView
from pingan.receipts import api as receipts


class LedgerListView(ActorView):
    operations = {"GET": "ledgers.ask", "POST": "ledgers.ask"}
    confirmed = frozenset({"POST"})
    problems = {"POST": (errors.UnknownKind, errors.UnknownPurpose, errors.UnfitSpan, errors.TooManyLedgers)}

    @extend_schema(
        operation_id="ledgers_list", parameters=[shapes.LedgerQuery], responses=shapes.LedgerListOut
    )
    def get(self, request: Request) -> Response:
        """What was asked for under this post, the newest first."""
        _query(shapes.LedgerQuery, request)
        found = selectors.mine(
            self.actor,
            cursor=paging.cursor_of(request, selectors.NEWEST),
            size=paging.size_of(request),
        )
        return Response({"items": found.items, "next": found.next})

    @extend_schema(
        operation_id="ledgers_ask",
        request=shapes.LedgerIn,
        responses={201: shapes.LedgerOut, 200: shapes.LedgerOut},
    )
    def post(self, request: Request) -> Response:
        """Ask for a ledger. It is made in the background, and only who asked for it opens it."""
        said = _read(shapes.LedgerIn, request)
        said["area_code"] = said.pop("area")
        asked = services.ask(services.Wanted(**said), by=self.actor)
        ledger = selectors.get_ledger(self.actor, said["id"])
        answer = Response(selectors.describe(ledger), status=200 if asked.replayed else 201)
        return receipts.replayed(answer) if asked.replayed else answer


class LedgerKindsView(ActorView):
    operations = {"GET": "ledgers.ask"}

    @extend_schema(operation_id="ledgers_kinds", responses=shapes.LedgerKindsOut)
    def get(self, _request: Request) -> Response:
        """What this post can ask for, and for which purposes."""
        return Response(selectors.offered(self.actor))


class LedgerView(ActorView):
    operations = {"GET": "ledgers.ask"}

    @extend_schema(operation_id="ledgers_read", responses=shapes.LedgerOut)
    def get(self, _request: Request, ledger_id: UUID) -> Response:
        """One of one's own: how far it is, and where its file is."""
        return Response(selectors.describe(selectors.get_ledger(self.actor, ledger_id)))


class LedgerFileView(ActorView):
    operations = {"GET": "ledgers.ask"}
    confirmed = frozenset({"GET"})
    problems = {"GET": (errors.NotReady, errors.Expired)}

    @extend_schema(
        operation_id="ledgers_file", responses={(200, MEDIA_TYPE): OpenApiResponse(OpenApiTypes.BINARY)}
    )
    def get(self, _request: Request, ledger_id: UUID) -> HttpResponseBase:
        """The workbook, to be saved, until it expires."""
        return selectors.file_of(self.actor, ledger_id)


class FormListView(ActorView):
    operations = {"GET": "forms.read"}

    @extend_schema(operation_id="forms_list", responses=shapes.FormListOut)
    def get(self, _request: Request) -> Response:
        """The register of forms: those in force first, then those that ended of late."""
        return Response(
            {"items": [forms.described(form) for form in forms.register_of(self.actor.county_code)]}
        )


class AskedAgainView(ActorView):
    operations = {"POST": "forms.ask_again"}
    problems = {"POST": (errors.UnknownForm,)}

    @extend_schema(operation_id="forms_asked_again", request=shapes.AskedAgainIn, responses={204: None})
    def post(self, request: Request) -> Response:
        """Say that one was asked for a form, or for one of its fields, again. Who said it is kept nowhere."""
        forms.asked_again(**_read(shapes.AskedAgainIn, request), by=self.actor)
        return Response(status=204)


class FormFiguresView(ActorView):
    operations = {"GET": "forms.figures"}

    @extend_schema(
        operation_id="forms_figures", parameters=[shapes.FiguresQuery], responses=shapes.FormFiguresOut
    )
    def get(self, request: Request) -> Response:
        """How often workers were asked again, by form, field and whoever asks; nothing smaller than three."""
        asked = _query(shapes.FiguresQuery, request)
        return Response(forms.figures(self.actor, months=asked["months"]))


def _query(shape: type[StrictSerializer], request: Request) -> dict[str, Any]:
    asked = shape(data=request.query_params.dict())
    asked.is_valid(raise_exception=True)
    return cast(dict[str, Any], asked.validated_data)


def _read(shape: type[StrictSerializer], request: Request) -> dict[str, Any]:
    body = shape(data=request.data)
    body.is_valid(raise_exception=True)
    return dict(cast(dict[str, Any], body.validated_data))
