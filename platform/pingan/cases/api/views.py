"""HTTP for cases: parse, call one service or selector, describe the result."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, cast
from uuid import UUID

from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.utils.translation import gettext_lazy as _
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, OpenApiResponse, extend_schema, extend_schema_view
from rest_framework.exceptions import ValidationError
from rest_framework.request import Request
from rest_framework.response import Response

from pingan.cases import bulk, listing, queues, selectors, shift_notes, tracks, unread
from pingan.cases.api import serializers as shapes
from pingan.cases.api.bodies import BODIES
from pingan.cases.api.told import CLOCK_OFFSET, DONE_AT, done_at
from pingan.cases.measured import Place
from pingan.cases.models import Case, shown_code
from pingan.cases.neighbours import neighbours_of
from pingan.cases.photos import PHOTO, add_photo, photo_name
from pingan.cases.reporting import BROUGHT, PhoneGrid, Report, report_case
from pingan.cases.services import Target, take
from pingan.cases.workflow import Move
from pingan.core import paging
from pingan.core.api import ImageParser, StrictSerializer, etag, if_match
from pingan.core.errors import BadInput, NotFound
from pingan.core.ids import is_uuid7
from pingan.people.actors import Actor
from pingan.people.api.base import ActorView
from pingan.receipts import api as receipts

IF_MATCH = OpenApiParameter(
    "If-Match", str, OpenApiParameter.HEADER, required=True, description='The version you saw, as `"3"`.'
)

OUT_OF_SIGHT = OpenApiResponse(description="Done before; the case is out of the caller's reach by now.")


SEEN = OpenApiParameter(
    "If-Match",
    str,
    OpenApiParameter.HEADER,
    description="Not asked for: the step only adds to the case, whatever it has become.",
)


# What a phone says of a step that it kept until there was signal.
TOLD_LATER = [
    OpenApiParameter(
        DONE_AT, OpenApiTypes.DATETIME, OpenApiParameter.HEADER, description="When, by the phone's clock."
    ),
    OpenApiParameter(
        CLOCK_OFFSET,
        int,
        OpenApiParameter.HEADER,
        description="Server's time less phone's in milliseconds, as the phone measured it.",
    ),
]


class CaseListView(ActorView):
    operations = {"GET": "cases.list", "POST": "cases.report"}

    @extend_schema(operation_id="cases_list", parameters=[shapes.CaseListIn], responses=shapes.CaseListOut)
    def get(self, request: Request) -> Response:
        """One page of one of the viewer's queues, in the order asked for, or its reader's own."""
        asked = shapes.CaseListIn(data=request.query_params.dict())
        asked.is_valid(raise_exception=True)
        chosen = dict(asked.validated_data)
        cursor, area = chosen.pop("cursor", ""), chosen.pop("area", None)
        chosen.pop("size", None)
        listed = listing.Asked(
            tab=chosen.pop("queue"),
            query=chosen.pop("q", None),
            order=chosen.pop("order", None),
            narrowed={**chosen, "area_code": area},
        )
        return Response(listing.page_of(self.actor, listed, cursor=cursor, size=paging.size_of(request)))

    @extend_schema(
        operation_id="cases_report",
        request=shapes.CaseReportIn,
        responses={201: shapes.CaseReportedOut, 200: shapes.CaseReportedOut},
    )
    def post(self, request: Request) -> Response:
        """Report a matter. Sending the same report again answers 200 with the case as it is now."""
        body = shapes.CaseReportIn(data=request.data)
        body.is_valid(raise_exception=True)
        report = report_from(body.validated_data, sent=cast(dict[str, Any], request.data))
        receipt = report_case(report=report, by=self.actor)
        case, replayed = receipt.case, receipt.replayed
        if is_brief(request) and not replayed:
            return Response({**brief_of(case), "dropped": receipt.dropped}, status=201)
        # What came beside it is told by whoever keeps it.
        if replayed or report.brought:
            case, described = selectors.describe_whole(case, self.actor)
        else:
            described = selectors.describe_new(case, self.actor)
        response = _answer(case, {**described, "dropped": receipt.dropped}, status=200 if replayed else 201)
        return receipts.replayed(response) if replayed else response


class CaseView(ActorView):
    operations = {"GET": "cases.read"}

    @extend_schema(operation_id="cases_read", responses=shapes.CaseOut)
    def get(self, _request: Request, case_id: UUID) -> Response:
        """One case, with the steps open to the viewer. The ETag is the version a step must name."""
        return case_response(selectors.get_case(self.actor, case_id), self.actor)


class CaseByCodeView(ActorView):
    operations = {"GET": "cases.read"}

    @extend_schema(operation_id="cases_by_code", parameters=[shapes.CaseCodeIn], responses=shapes.CaseOut)
    def get(self, request: Request) -> Response:
        """The case of a code, however it was written down: `PA-2A4A-XRAG`, `pa2a4axrag`, `2a4a xrag`."""
        asked = shapes.CaseCodeIn(data=request.query_params.dict())
        asked.is_valid(raise_exception=True)
        return case_response(selectors.get_case_by_code(self.actor, asked.validated_data["code"]), self.actor)


class CaseCountsView(ActorView):
    operations = {"GET": "cases.counts"}

    @extend_schema(operation_id="cases_counts", responses=shapes.CaseCountsOut)
    def get(self, _request: Request) -> Response:
        """How many are in each list of the reader's role, counted up to 1000 each."""
        tabs = queues.tabs_of(self.actor)
        found = queues.counts(self.actor, dict.fromkeys((*queues.COUNTED, *tabs)))
        counted = {name: found[name] for name in queues.COUNTED}
        return Response({**counted, "tabs": [{"tab": tab, **found[tab]} for tab in tabs]})


class CasesReadView(ActorView):
    operations = {"PUT": "cases.counts"}

    @extend_schema(operation_id="cases_mark_read", request=shapes.ReadMarkIn, responses={204: None})
    def put(self, request: Request) -> Response:
        """You have seen a list as it was when the journal had come to that number. Only ever goes forward."""
        body = shapes.ReadMarkIn(data=request.data)
        body.is_valid(raise_exception=True)
        unread.mark_read(self.actor, **body.validated_data)
        return Response(status=204)


class ShiftNoteView(ActorView):
    operations = {"GET": "cases.shift_note", "PUT": "cases.shift_note"}

    @extend_schema(operation_id="shift_note_read", responses=shapes.ShiftNoteOut)
    def get(self, _request: Request) -> Response:
        """What the last shift of your organisation left. The ETag is the version to write over."""
        return _shift_note(self.actor)

    @extend_schema(
        operation_id="shift_note_write",
        request=shapes.ShiftNoteIn,
        parameters=[IF_MATCH, receipts.IDEMPOTENCY_KEY],
        responses=shapes.ShiftNoteOut,
    )
    def put(self, request: Request) -> Response:
        """Leave other words, over the version you saw; `"0"` where there were none."""
        version = if_match(request, may_be_new=True)
        body = shapes.ShiftNoteIn(data=request.data)
        body.is_valid(raise_exception=True)
        words, by = body.validated_data["words"], self.actor
        once = receipts.once(
            request,
            "organisation",
            by.organisation_id,
            lambda: shift_notes.write(words=words, version=version, by=by),
        )
        response = _shift_note(by)
        return receipts.replayed(response) if once.replayed else response


def _shift_note(viewer: Actor) -> Response:
    note = shift_notes.read(viewer)
    response = Response(note)
    response["ETag"] = etag(note["version"])
    return response


class CaseTimelineView(ActorView):
    operations = {"GET": "cases.read"}

    @extend_schema(operation_id="cases_timeline", responses=shapes.TimelineOut)
    def get(self, _request: Request, case_id: UUID) -> Response:
        """Every step of a case, oldest first. What a track keeps from the viewer is marked `withheld`."""
        case = selectors.get_case(self.actor, case_id)
        return Response({"items": selectors.timeline(case, self.actor)})


class CaseNeighboursView(ActorView):
    operations = {"GET": "cases.read"}

    @extend_schema(operation_id="cases_neighbours", responses=shapes.NeighbourListOut)
    def get(self, _request: Request, case_id: UUID) -> Response:
        """Open cases within a kilometre that the viewer may read."""
        case = selectors.get_case(self.actor, case_id)
        return Response({"items": neighbours_of(case, self.actor)})


class StepView(ActorView):
    """Base of the steps: the body in the shape of its action, then the move."""

    operations = {"POST": "cases.act"}
    action: ClassVar[str]
    move: ClassVar[Move]
    shape: ClassVar[type[StrictSerializer]]

    def post(self, request: Request, case_id: UUID) -> Response:
        version = None if self.move.quiet else if_match(request)
        body = self.shape(data=request.data)
        body.is_valid(raise_exception=True)
        target, said = Target(case_id, version, self.actor, done_at(request)), body.validated_data
        step = receipts.once(request, "case", case_id, lambda: take(target, self.action, **said))
        if step.done is not None and is_brief(request):
            return Response(brief_of(step.done))
        return (
            replay_response(case_id, self.actor)
            if step.done is None
            else case_response(step.done, self.actor)
        )


class BulkView(ActorView):
    operations = {"POST": "cases.act"}

    @extend_schema(
        operation_id="cases_bulk",
        request=shapes.BulkIn,
        parameters=[receipts.IDEMPOTENCY_KEY],
        responses=shapes.BulkOut,
    )
    def post(self, request: Request) -> Response:
        """Take one step on up to 50 cases, one after the other; each has a result of its own."""
        body = shapes.BulkIn(data=request.data)
        body.is_valid(raise_exception=True)
        asked = body.validated_data
        said = _said(asked["action"], asked["said"])
        key = receipts.key_of(request)
        first = bulk.begin(key)
        results = list(bulk.take_each(asked["action"], asked["items"], said, by=self.actor, key=key))
        rows = bulk.rows_of(asked["items"], self.actor)
        items = [_result(result, rows.get(result.id)) for result in results]
        response = Response({"items": items})
        return response if first else receipts.replayed(response)


def _said(action: str, said: dict[str, Any]) -> dict[str, Any]:
    """What is sent with the step, in its own shape. Raises BadInput naming what is wrong as `said.…`."""
    body = BODIES[cast(str, tracks.actions()[action].body)](data=said)
    try:
        body.is_valid(raise_exception=True)
    except ValidationError as wrong:
        raise ValidationError({"said": wrong.detail}) from None
    return dict(body.validated_data)


def _result(result: bulk.Result, row: dict[str, Any] | None) -> dict[str, Any]:
    problem = result.problem
    return {
        "id": result.id,
        "status": problem.status if problem else 200,
        "replayed": result.replayed,
        "row": row,
        "problem": problem.as_dict() if problem else None,
    }


def step_view(name: str, step: Move, step_shape: type[StrictSerializer]) -> type[StepView]:
    """The view of one step; the word is the same in the address, the table and the timeline."""

    class View(StepView):
        action = name
        move = step
        shape = step_shape

    View.__name__ = f"{name.title().replace('_', '')}View"
    View.__doc__ = step.about
    described = extend_schema(
        operation_id=f"cases_{name}",
        description=step.about,
        request=step_shape,
        parameters=[SEEN if step.quiet else IF_MATCH, receipts.IDEMPOTENCY_KEY, *TOLD_LATER],
        responses={200: shapes.CaseOut, 204: OUT_OF_SIGHT},
    )
    view: type[StepView] = extend_schema_view(post=described)(View)
    return view


class PhotoUploadView(ActorView):
    operations = {"PUT": "cases.photo"}
    parser_classes = [ImageParser]

    @extend_schema(
        operation_id="cases_add_photo",
        parameters=[shapes.PhotoIn],
        request={"image/jpeg": OpenApiTypes.BINARY},
        responses={201: shapes.PhotoOut, 200: shapes.PhotoOut},
    )
    def put(self, request: Request, case_id: UUID, photo_id: UUID) -> Response:
        """Add a photo to a case: the body is the image. The same bytes again answer 200."""
        if not is_uuid7(photo_id):
            reason = _("Must be a UUID of version 7.")
            raise BadInput(reason, invalid_params=[{"name": "photo_id", "reason": reason}])
        asked = shapes.PhotoIn(data=request.query_params.dict())
        asked.is_valid(raise_exception=True)
        photo, new = add_photo(
            case_id=case_id,
            photo_id=photo_id,
            sent=cast(bytes, request.data or b""),
            by=self.actor,
            shows=asked.validated_data["shows"],
        )
        return Response(selectors.photo_out(photo), status=201 if new else 200)


class PhotoView(ActorView):
    operations = {"GET": "cases.read"}
    thumb: ClassVar[bool] = False

    @extend_schema(
        operation_id="photos_read",
        responses={(200, "image/jpeg"): OpenApiResponse(OpenApiTypes.BINARY), 304: None},
    )
    def get(self, request: Request, photo_id: UUID) -> HttpResponseBase:
        """The picture of a case the viewer may read; 304 where the browser's own copy will do."""
        photo = selectors.get_photo(self.actor, photo_id)
        # The bytes under an id never change, so the name is tag enough.
        tag = f'"{photo.id}.thumb"' if self.thumb else f'"{photo.id}"'
        response: HttpResponseBase
        if request.headers.get("If-None-Match", "").removeprefix("W/") == tag:
            response = HttpResponse(status=304)
        else:
            response = PHOTO.answer(photo_name(photo.id, thumb=self.thumb))
        response.headers["ETag"] = tag
        # The browser's own copy, asked about each time: what a viewer may see hangs on the session, and the
        # next person at the same screen has another.
        response.headers["Cache-Control"] = "private, no-cache"
        response.headers["Vary"] = "Cookie"
        return response


class PhotoThumbView(PhotoView):
    thumb = True

    @extend_schema(
        operation_id="photos_thumb",
        responses={(200, "image/jpeg"): OpenApiResponse(OpenApiTypes.BINARY), 304: None},
    )
    def get(self, request: Request, photo_id: UUID) -> HttpResponseBase:
        """The same, at most 320 px."""
        return super().get(request, photo_id)


def is_brief(request: Request) -> bool:
    """Whether it is asked from within, by whoever tells of a case no more than which it is and how it stands:
    of a hundred in one request nobody reads a hundred whole cases."""
    return getattr(request._request, "is_brief", False)


def brief_of(case: Case) -> dict[str, Any]:
    return brief(case.pk, case.code, case.version, case.state)


def brief(case_id: UUID, code: str, version: int, state: str) -> dict[str, Any]:
    """What a batch tells of a case."""
    return {"id": case_id, "code": shown_code(code), "version": version, "state": state}


def case_response(case: Case, viewer: Actor) -> Response:
    return _answer(*selectors.describe_whole(case, viewer))


def replay_response(case_id: UUID, viewer: Actor) -> Response:
    """What became of a step that was taken before: the case as its viewer may see it now, if at all."""
    try:
        answer = case_response(selectors.get_case(viewer, case_id), viewer)
    except NotFound:
        answer = Response(status=204)
    return receipts.replayed(answer)


def _answer(case: Case, described: dict[str, Any], status: int = 200) -> Response:
    response = Response(described, status=status)
    response["ETag"] = etag(case.version)
    return response


def report_from(said: dict[str, Any], sent: Mapping[str, Any]) -> Report:
    """What was read of a body, and the body as it came."""
    place, phone_grid = said.pop("location"), said.pop("phone_grid")
    brought = {name: said.pop(name) for name in BROUGHT if name in said}
    return Report(
        place=Place(**place) if place else None,
        phone_grid=PhoneGrid(**phone_grid) if phone_grid else None,
        sent=sent,
        brought={name: one for name, one in brought.items() if one is not None},
        **said,
    )
