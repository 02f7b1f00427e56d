"""Tables of people over HTTP: the template out, a table in, and row by row to accounts."""

from __future__ import annotations

from collections.abc import Mapping
from typing import IO, Any
from uuid import UUID

from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.utils.encoding import force_str
from django.utils.http import content_disposition_header
from django.utils.translation import gettext_lazy as _
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema
from rest_framework.parsers import BaseParser
from rest_framework.request import Request
from rest_framework.response import Response

from pingan.core import workbooks, worksheets
from pingan.core.api.parsers import read_body
from pingan.core.tables import TableRefused
from pingan.people.api.base import ActorView
from pingan.staff import errors, rolls
from pingan.staff.api import shapes
from pingan.staff.api.reading import asked, made_by_its_sender


class RollParser(BaseParser):
    """A table as raw bytes, at most two megabytes; `core.tables` judges it."""

    media_type = "*/*"

    def parse(
        self,
        stream: IO[Any],
        media_type: str | None = None,
        parser_context: Mapping[str, Any] | None = None,
    ) -> Any:
        """The bytes. Raises TooLarge, BrokenOff."""
        return read_body(stream, workbooks.MAX_BYTES)


class RollListView(ActorView):
    operations = {"GET": "staff.take_in"}

    @extend_schema(operation_id="staff_rolls", responses=shapes.RollListOut)
    def get(self, _request: Request) -> Response:
        """The tables of people that were handed in, the newest first, each with how far it has come."""
        return Response({"items": rolls.rolls(self.actor)})


class TemplateView(ActorView):
    operations = {"GET": "staff.take_in"}

    @extend_schema(
        operation_id="staff_roll_template", responses={(200, worksheets.MEDIA_TYPE): OpenApiTypes.BINARY}
    )
    def get(self, _request: Request) -> HttpResponseBase:
        """The spreadsheet to fill in."""
        answer = HttpResponse(rolls.template(), content_type=worksheets.MEDIA_TYPE)
        name = force_str(_("People to take in")) + ".xlsx"
        answer["Content-Disposition"] = content_disposition_header(True, name)
        return answer


class RollView(ActorView):
    operations = {"GET": "staff.take_in", "PUT": "staff.take_in"}
    parser_classes = [RollParser]
    problems = {"PUT": (errors.RollRefused, TableRefused, workbooks.WorkbookRefused)}

    @extend_schema(operation_id="staff_roll_read", responses=shapes.RollOut)
    def get(self, _request: Request, roll_id: UUID) -> Response:
        """How far a table has come."""
        return Response(rolls.describe(rolls.roll_of(self.actor, roll_id)))

    @extend_schema(
        operation_id="staff_roll_hand_in",
        parameters=[shapes.RollQuery],
        request={worksheets.MEDIA_TYPE: OpenApiTypes.BINARY, "text/csv": OpenApiTypes.BINARY},
        responses=shapes.RollOut,
    )
    def put(self, request: Request, roll_id: UUID) -> Response:
        """Judge a table: nothing is made of it yet. The same id again is the same table."""
        read = asked(shapes.RollQuery, request)
        roll = rolls.hand_in(
            roll_id=made_by_its_sender(roll_id, "roll_id"),
            name=read["name"],
            why=read["why"],
            # Without a body DRF asks no parser.
            data=request.data if isinstance(request.data, bytes) else b"",
            by=self.actor,
        )
        return Response(rolls.describe(roll))


class RollRowsView(ActorView):
    operations = {"GET": "staff.take_in"}

    @extend_schema(
        operation_id="staff_roll_rows", parameters=[shapes.RollRowsQuery], responses=shapes.RollRowListOut
    )
    def get(self, request: Request, roll_id: UUID) -> Response:
        """The rows of one kind, each with what is wrong with it."""
        read, roll = asked(shapes.RollRowsQuery, request), rolls.roll_of(self.actor, roll_id)
        found = rolls.rows_of(roll, state=read["state"], after=read["after"])
        return Response({"items": found.items, "next": found.next})


class TakeInView(ActorView):
    operations = {"POST": "staff.take_in"}

    @extend_schema(operation_id="staff_roll_take_in", request=None, responses=shapes.RollOut)
    def post(self, _request: Request, roll_id: UUID) -> Response:
        """Take in the next rows. Asked again it goes on where it stopped, and nobody is there twice."""
        return Response(rolls.describe(rolls.take_in(roll_id=roll_id, by=self.actor)))
