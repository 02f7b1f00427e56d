"""Tasks, minutes and complaints: parse, call one service or selector, describe the result."""

from __future__ import annotations

from typing import Any, cast
from uuid import UUID

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from pingan.cases.errors import BeyondDuty
from pingan.categories import duties
from pingan.core import clock, paging
from pingan.core.api import StrictSerializer
from pingan.people.api.base import ActorView
from pingan.receipts import api as receipts
from pingan.workload import assignments, complaints, errors, minutes
from pingan.workload.api import serializers as shapes


class DayView(ActorView):
    operations = {"GET": "workload.day"}

    @extend_schema(operation_id="workload_day", responses=shapes.DayOut)
    def get(self, _request: Request) -> Response:
        """What units ask of one's grid today: by which item, why, until when, how many minutes."""
        return Response({"tasks": assignments.day(self.actor)})


class AssignmentListView(ActorView):
    operations = {"GET": "workload.given", "POST": "workload.give"}
    problems = {"POST": (errors.UnfitEnd, errors.UnlistedDuty, errors.NobodyThere, BeyondDuty)}

    @extend_schema(
        operation_id="assignments_list",
        parameters=[shapes.PageOfWorkQuery],
        responses=shapes.AssignmentListOut,
    )
    def get(self, request: Request) -> Response:
        """What one's own organisation sent down, the newest first, and how many have done it."""
        _query(shapes.PageOfWorkQuery, request)
        found = assignments.given(
            self.actor,
            cursor=paging.cursor_of(request, assignments.NEWEST),
            size=paging.size_of(request),
        )
        items = [assignments.described(one) for one in found.items]
        return Response({"items": items, "next": found.next})

    @extend_schema(
        operation_id="assignments_give",
        request=shapes.AssignmentIn,
        responses={201: shapes.AssignmentOut, 200: shapes.AssignmentOut},
    )
    def post(self, request: Request) -> Response:
        """Send a task to every grid worker of an area, by an item of the list of duties. What belongs to a
        department, or was taken back, is refused with the item and its basis."""
        said = _read(shapes.AssignmentIn, request)
        said["area_code"] = said.pop("area")
        given = assignments.give(assignments.Given(**said), by=self.actor)
        one = assignments.get_given(self.actor, said["id"])
        answer = Response(assignments.described(one), status=200 if given.replayed else 201)
        return receipts.replayed(answer) if given.replayed else answer


class AssignmentView(ActorView):
    operations = {"GET": "workload.given"}

    @extend_schema(operation_id="assignments_read", responses=shapes.AssignmentWholeOut)
    def get(self, _request: Request, assignment_id: UUID) -> Response:
        """One of one's own organisation, and from which grids word has come."""
        one = assignments.get_given(self.actor, assignment_id)
        return Response({**assignments.described(one), "completions": assignments.completions(one)})


class WithdrawView(ActorView):
    operations = {"POST": "workload.given"}
    problems = {"POST": (errors.TaskWithdrawn,)}

    @extend_schema(
        operation_id="assignments_withdraw",
        parameters=[receipts.IDEMPOTENCY_KEY],
        request=None,
        responses={204: None},
    )
    def post(self, request: Request, assignment_id: UUID) -> Response:
        """Ask for it no longer: it leaves every worker's day."""
        by = self.actor
        done = receipts.once(
            request,
            "assignment",
            assignment_id,
            lambda: assignments.withdraw(assignment_id=assignment_id, by=by),
        )
        return _empty(replayed=done.replayed)


class CompleteView(ActorView):
    operations = {"POST": "workload.complete"}
    problems = {"POST": (errors.TaskWithdrawn,)}

    @extend_schema(
        operation_id="assignments_complete",
        parameters=[receipts.IDEMPOTENCY_KEY],
        request=shapes.CompletionIn,
        responses={204: None},
    )
    def post(self, request: Request, assignment_id: UUID) -> Response:
        """Say that one has done it, and in a few words what came of it."""
        said, by = _read(shapes.CompletionIn, request), self.actor
        done = receipts.once(
            request,
            "assignment",
            assignment_id,
            lambda: assignments.complete(assignment_id=assignment_id, note=said["note"], by=by),
        )
        return _empty(replayed=done.replayed)


class OfferedView(ActorView):
    operations = {"GET": "workload.give"}

    @extend_schema(
        operation_id="workload_duties", parameters=[shapes.OfferedQuery], responses=shapes.OfferedOut
    )
    def get(self, request: Request) -> Response:
        """The items of the list of duties by which a task may be sent to an area."""
        asked = _query(shapes.OfferedQuery, request)
        found = assignments.offered(asked["area"], by=self.actor)
        return Response({"items": [duties.item_out(item) for item in found]})


class MinutesView(ActorView):
    operations = {"GET": "workload.minutes"}

    @extend_schema(
        operation_id="workload_minutes", parameters=[shapes.MonthQuery], responses=shapes.MinutesOut
    )
    def get(self, request: Request) -> Response:
        """How many minutes each unit asked of the grid workers of one's area in a month, all together."""
        return Response(minutes.asked_in(self.actor, _month(request)))


class OwnMinutesView(ActorView):
    operations = {"GET": "workload.own_minutes"}

    @extend_schema(
        operation_id="workload_own_minutes", parameters=[shapes.MonthQuery], responses=shapes.MinutesOut
    )
    def get(self, request: Request) -> Response:
        """How many minutes each unit asked of one's own grid in a month."""
        return Response(minutes.asked_of(self.actor, _month(request)))


class ComplaintListView(ActorView):
    operations = {"GET": "workload.complaints", "POST": "workload.complain"}
    problems = {"POST": (errors.UnknownUnit, errors.NobodyAnswers, errors.TooManyComplaints)}

    @extend_schema(
        operation_id="complaints_list", parameters=[shapes.PageOfWorkQuery], responses=shapes.ComplaintListOut
    )
    def get(self, request: Request) -> Response:
        """What one's own organisation is to answer, the newest first. Who complained is not told."""
        _query(shapes.PageOfWorkQuery, request)
        found = complaints.to_answer(
            self.actor,
            cursor=paging.cursor_of(request, complaints.NEWEST),
            size=paging.size_of(request),
        )
        return Response({"items": [complaints.described(one) for one in found.items], "next": found.next})

    @extend_schema(
        operation_id="complaints_file",
        request=shapes.ComplaintIn,
        responses={201: None, 200: None},
    )
    def post(self, request: Request) -> Response:
        """Complain that something was sent down against the list, is asked again, or is for show. It goes to
        a post of the county; the unit it is about never reads it, and nobody reads who wrote it."""
        said = _read(shapes.ComplaintIn, request)
        filed = complaints.complain(complaints.Said(**said), by=self.actor)
        answer = Response(status=200 if filed.replayed else 201)
        return receipts.replayed(answer) if filed.replayed else answer


class OwnComplaintsView(ActorView):
    operations = {"GET": "workload.complain"}

    @extend_schema(
        operation_id="complaints_own", parameters=[shapes.PageOfWorkQuery], responses=shapes.OwnComplaintsOut
    )
    def get(self, request: Request) -> Response:
        """What one complained of oneself, and what was answered; and whom one can complain of."""
        _query(shapes.PageOfWorkQuery, request)
        found = complaints.own(
            self.actor,
            cursor=paging.cursor_of(request, complaints.NEWEST),
            size=paging.size_of(request),
        )
        items = [complaints.described(one) for one in found.items]
        units = assignments.units_of(self.actor.county_code)
        return Response({"items": items, "next": found.next, "units": units})


class AnswerView(ActorView):
    operations = {"POST": "workload.complaints"}
    problems = {"POST": (errors.AlreadyAnswered,)}

    @extend_schema(
        operation_id="complaints_answer",
        parameters=[receipts.IDEMPOTENCY_KEY],
        request=shapes.ComplaintAnswerIn,
        responses={204: None},
    )
    def post(self, request: Request, complaint_id: UUID) -> Response:
        """Say what came of a complaint, once; its writer reads it."""
        said, by = _read(shapes.ComplaintAnswerIn, request), self.actor
        done = receipts.once(
            request,
            "complaint",
            complaint_id,
            lambda: complaints.answer(complaint_id=complaint_id, by=by, **said),
        )
        return _empty(replayed=done.replayed)


def _empty(*, replayed: bool) -> Response:
    answer = Response(status=204)
    return receipts.replayed(answer) if replayed else answer


def _month(request: Request) -> Any:
    return _query(shapes.MonthQuery, request).get("month") or minutes.first_of(clock.today())


def _query(shape: type[StrictSerializer], request: Request) -> dict[str, Any]:
    asked = shape(data=request.query_params.dict())
    asked.is_valid(raise_exception=True)
    return cast(dict[str, Any], asked.validated_data)


def _read(shape: type[StrictSerializer], request: Request) -> dict[str, Any]:
    body = shape(data=request.data)
    body.is_valid(raise_exception=True)
    return dict(cast(dict[str, Any], body.validated_data))
