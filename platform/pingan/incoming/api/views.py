"""Tables in, matters that wait, tables out: parse, call one service or selector, describe the result."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import IO, Any, cast
from uuid import UUID

from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.utils.http import content_disposition_header
from django.utils.translation import gettext_lazy as _
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiResponse, extend_schema
from rest_framework.parsers import BaseParser
from rest_framework.request import Request
from rest_framework.response import Response

from pingan.cases.models import Case, shown_code
from pingan.core import paging
from pingan.core.api import StrictSerializer
from pingan.core.api.parsers import read_body
from pingan.core.errors import BadInput
from pingan.core.ids import is_uuid7
from pingan.core.tables import TableRefused
from pingan.core.workbooks import MAX_BYTES
from pingan.incoming import answers, errors, selectors, services
from pingan.incoming.api import serializers as shapes
from pingan.people.api.base import ActorView
from pingan.receipts import api as receipts

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_TABLE = {XLSX: OpenApiTypes.BINARY, "text/csv": OpenApiTypes.BINARY}


class TableParser(BaseParser):
    """A table as raw bytes, at most two megabytes; `tables.read` judges it."""

    media_type = "*/*"

    def parse(
        self,
        stream: IO[Any],
        media_type: str | None = None,
        parser_context: Mapping[str, Any] | None = None,
    ) -> Any:
        """The bytes. Raises TooLarge, BrokenOff."""
        return read_body(stream, MAX_BYTES)


class SourceListView(ActorView):
    operations = {"GET": "incoming.read"}

    @extend_schema(operation_id="incoming_sources", responses=shapes.SourceListOut)
    def get(self, _request: Request) -> Response:
        """The sources of the county, each with how much waits and how much there is to answer."""
        return Response({"items": selectors.sources_of(self.actor)})


class PreviewView(ActorView):
    operations = {"POST": "incoming.take_in"}
    parser_classes = [TableParser]
    problems = {"POST": (errors.UnknownSource, TableRefused)}

    @extend_schema(
        operation_id="incoming_preview",
        parameters=[shapes.TableQuery],
        request=_TABLE,
        responses=shapes.OutcomesOut,
    )
    def post(self, request: Request) -> Response:
        """What would become of each row of a table; nothing is written."""
        asked = _query(shapes.TableQuery, request)
        found = services.preview(source_code=asked["source"], data=_body(request), by=self.actor)
        return Response(_told(found))


class BatchView(ActorView):
    operations = {"PUT": "incoming.take_in"}
    parser_classes = [TableParser]
    problems = {"PUT": (errors.UnknownSource, TableRefused, errors.BatchMismatch)}

    @extend_schema(
        operation_id="incoming_take_in",
        parameters=[shapes.TableQuery],
        request=_TABLE,
        responses=shapes.OutcomesOut,
    )
    def put(self, request: Request, batch_id: UUID) -> Response:
        """Take a table in. The same table again answers what became of it; no matter is taken in twice."""
        asked = _query(shapes.TableQuery, request)
        _batch, found = services.take_in(
            source_code=asked["source"],
            batch_id=_made_by_its_sender(batch_id, "batch_id"),
            name=asked["name"],
            data=_body(request),
            by=self.actor,
        )
        return Response(_told(found))


class WaitingListView(ActorView):
    operations = {"GET": "incoming.read"}
    problems = {"GET": (errors.UnknownSource,)}

    @extend_schema(
        operation_id="incoming_waiting", parameters=[shapes.WaitingQuery], responses=shapes.WaitingListOut
    )
    def get(self, request: Request) -> Response:
        """What waits for somebody who knows its category or its place, the longest first."""
        asked = _query(shapes.WaitingQuery, request)
        found = selectors.waiting(
            self.actor,
            source_code=asked.get("source"),
            cursor=paging.cursor_of(request, selectors.LONGEST_FIRST),
            size=paging.size_of(request),
        )
        return Response({"items": found.items, "next": found.next})


class AcceptView(ActorView):
    operations = {"POST": "incoming.settle"}
    problems = {"POST": (errors.NoLongerWaits,)}

    @extend_schema(
        operation_id="incoming_accept",
        parameters=[receipts.IDEMPOTENCY_KEY],
        request=shapes.AcceptIn,
        responses=shapes.AcceptedOut,
    )
    def post(self, request: Request, matter_id: UUID) -> Response:
        """Make a case of a matter that waits."""
        said = services.Said(**_read(shapes.AcceptIn, request))
        accepted = receipts.once(
            request,
            "incoming_matter",
            matter_id,
            lambda: services.accept(matter_id=matter_id, said=said, by=self.actor),
        )
        if accepted.done is not None:
            return Response(_case(accepted.done))
        return receipts.replayed(Response(_case(Case.objects.get(incoming=matter_id))))


class ReturnView(ActorView):
    operations = {"POST": "incoming.settle"}
    problems = {"POST": (errors.NoLongerWaits,)}

    @extend_schema(
        operation_id="incoming_return",
        parameters=[receipts.IDEMPOTENCY_KEY],
        request=shapes.ReturnIn,
        responses={204: None},
    )
    def post(self, request: Request, matter_id: UUID) -> Response:
        """Hand a matter that waits back to its source, with the reason."""
        reason = _read(shapes.ReturnIn, request)["reason"]
        sent_back = receipts.once(
            request,
            "incoming_matter",
            matter_id,
            lambda: services.send_back(matter_id=matter_id, reason=reason, by=self.actor),
        )
        answer = Response(status=204)
        return receipts.replayed(answer) if sent_back.replayed else answer


class ReadAgainView(ActorView):
    operations = {"POST": "incoming.settle"}
    problems = {"POST": (errors.UnknownSource,)}

    @extend_schema(
        operation_id="incoming_read_again",
        parameters=[shapes.SourceQuery],
        request=None,
        responses=shapes.ReadAgainOut,
    )
    def post(self, request: Request) -> Response:
        """Look again at what waits of a source, once its categories are mapped. Again finds it done."""
        asked = _query(shapes.SourceQuery, request)
        return Response({"cases": services.read_again(source_code=asked["source"], by=self.actor)})


class AnswerListView(ActorView):
    operations = {"GET": "incoming.answer"}
    problems = {"GET": (errors.UnknownSource,)}

    @extend_schema(
        operation_id="incoming_answers", parameters=[shapes.SourceQuery], responses=shapes.AnswerListOut
    )
    def get(self, request: Request) -> Response:
        """The last fifty answers that went back to a source, the newest first."""
        asked = _query(shapes.SourceQuery, request)
        return Response({"items": selectors.answers_of(self.actor, asked["source"])})


class AnswerView(ActorView):
    operations = {"GET": "incoming.answer", "PUT": "incoming.answer"}
    confirmed = frozenset({"GET"})
    problems = {"PUT": (errors.UnknownSource, errors.AnswerMismatch, errors.NothingToAnswer)}

    @extend_schema(
        operation_id="incoming_make_answer",
        parameters=[shapes.SourceQuery],
        request=None,
        responses=shapes.AnswerOut,
    )
    def put(self, request: Request, answer_id: UUID) -> Response:
        """Make the table of answers to whatever of a source is finished and was not answered yet."""
        asked = _query(shapes.SourceQuery, request)
        made = services.make_answer(
            source_code=asked["source"],
            answer_id=_made_by_its_sender(answer_id, "answer_id"),
            by=self.actor,
        )
        return Response(selectors.described_answer(answers.get_answer(self.actor, made.pk)))

    @extend_schema(
        operation_id="incoming_answer_file",
        responses={(200, XLSX): OpenApiResponse(OpenApiTypes.BINARY)},
    )
    def get(self, _request: Request, answer_id: UUID) -> HttpResponseBase:
        """The table itself, an Excel workbook."""
        answer = answers.get_answer(self.actor, answer_id)
        name = f"{answer.source.name}-{answer.at:%Y%m%d}.xlsx"
        response = HttpResponse(answers.workbook(answer), content_type=XLSX)
        response.headers["Content-Disposition"] = content_disposition_header(True, name) or "attachment"
        response.headers["Cache-Control"] = "private, no-store"
        return response


def _query(shape: type[StrictSerializer], request: Request) -> dict[str, Any]:
    asked = shape(data=request.query_params.dict())
    asked.is_valid(raise_exception=True)
    return cast(dict[str, Any], asked.validated_data)


def _read(shape: type[StrictSerializer], request: Request) -> dict[str, Any]:
    body = shape(data=request.data)
    body.is_valid(raise_exception=True)
    return cast(dict[str, Any], body.validated_data)


def _body(request: Request) -> bytes:
    return cast(bytes, request.data or b"")


def _made_by_its_sender(key: UUID, name: str) -> UUID:
    """Raises BadInput for what is no UUIDv7."""
    if not is_uuid7(key):
        reason = _("Must be a UUID of version 7.")
        raise BadInput(reason, invalid_params=[{"name": name, "reason": reason}])
    return key


def _case(case: Case) -> dict[str, Any]:
    return {"case_id": case.pk, "case_code": shown_code(case.code)}


def _told(found: Sequence[services.Outcome]) -> dict[str, Any]:
    counts = Counter(outcome.becomes for outcome in found)
    return {
        "items": [asdict(outcome) for outcome in found],
        "counts": {word: counts[word] for word in ("case", "waits", "known", "refused")},
    }
