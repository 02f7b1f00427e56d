"""HTTP for what is asked of others: a desk asks, an organisation answers, and both say how it went."""

from __future__ import annotations

from typing import Any, ClassVar
from uuid import UUID

from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import OpenApiResponse, extend_schema, extend_schema_view
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from pingan.cases import asked, tasks
from pingan.cases.api.serializers import NOTE_LENGTH, CaseOut, CasePersonOut
from pingan.cases.api.views import OUT_OF_SIGHT, case_response, replay_response
from pingan.cases.models import Task
from pingan.cases.parts import Part
from pingan.cases.selectors import get_case
from pingan.categories.urgencies import URGENCIES
from pingan.core import paging
from pingan.core.api import MomentField, StrictSerializer, TextField
from pingan.core.errors import NotFound
from pingan.people.api.base import ActorView
from pingan.receipts import api as receipts

MAX_ASKED_AT_ONCE = 10


class TasksIn(StrictSerializer):
    kind = serializers.ChoiceField(choices=tasks.ASKED_FREELY)
    organisation_ids = serializers.ListField(
        child=serializers.UUIDField(), min_length=1, max_length=MAX_ASKED_AT_ONCE
    )
    text = TextField(max_length=NOTE_LENGTH)
    respond_by = MomentField(required=False, allow_null=True, default=None)

    def validate_organisation_ids(self, ids: list[UUID]) -> list[UUID]:
        if len(set(ids)) < len(ids):
            raise serializers.ValidationError([_("An organisation is named twice.")])
        return ids


class FinishIn(StrictSerializer):
    outcome = serializers.CharField(max_length=20, help_text="One of the task's `outcomes`.")
    report = TextField(max_length=NOTE_LENGTH)


class ArriveIn(StrictSerializer):
    note = TextField(max_length=NOTE_LENGTH, required=False, allow_blank=True, default="")


class WithdrawIn(StrictSerializer):
    reason = TextField(max_length=NOTE_LENGTH)


class HandOverIn(StrictSerializer):
    """To a colleague, to another organisation, or back to nobody in particular."""

    holder_id = serializers.UUIDField(required=False, allow_null=True, default=None)
    organisation_id = serializers.UUIDField(required=False, allow_null=True, default=None)


class RateIn(StrictSerializer):
    rating = serializers.ChoiceField(choices=tasks.RATINGS)
    text = TextField(max_length=NOTE_LENGTH)


class ReplyIn(StrictSerializer):
    rating = serializers.ChoiceField(
        choices=tasks.RATINGS,
        required=False,
        allow_blank=True,
        default="",
        help_text="How the asking was.",
    )
    text = TextField(max_length=NOTE_LENGTH)


class TaskListIn(StrictSerializer):
    """Query parameters of the list."""

    state = serializers.ChoiceField(choices=list(asked.ORDERS), default=asked.OPEN)
    cursor = serializers.CharField(required=False, help_text="Of the same state.")
    size = serializers.CharField(required=False)


class TaskOrganisationOut(serializers.Serializer[Any]):
    id = serializers.UUIDField()
    name = serializers.CharField()


class TaskRatingOut(serializers.Serializer[Any]):
    rating = serializers.CharField(allow_blank=True)
    words = serializers.CharField(allow_null=True, help_text="Null where withheld.")
    by = CasePersonOut()
    at = serializers.DateTimeField()


class AskedByOut(serializers.Serializer[Any]):
    id = serializers.UUIDField(allow_null=True, help_text="Null where no person asked.")
    name = serializers.CharField()


class TaskOut(serializers.Serializer[Any]):
    id = serializers.UUIDField()
    kind = serializers.CharField()
    action = serializers.CharField(allow_blank=True, help_text="The step that leave is asked for.")
    organisation = TaskOrganisationOut()
    asking = TaskOrganisationOut(allow_null=True)
    holder = CasePersonOut(allow_null=True)
    asked_by = AskedByOut()
    asked_at = serializers.DateTimeField()
    words = serializers.CharField(allow_null=True, help_text="Null where withheld.")
    said = serializers.DictField(
        child=serializers.CharField(), help_text="What a step would be taken with, if leave is given for it."
    )
    respond_by = serializers.DateTimeField(allow_null=True)
    arrived_at = serializers.DateTimeField(allow_null=True)
    arrived_by = CasePersonOut(allow_null=True)
    done_at = serializers.DateTimeField(allow_null=True)
    done_by = CasePersonOut(allow_null=True)
    outcome = serializers.CharField(allow_blank=True)
    report = serializers.CharField(allow_null=True, allow_blank=True, help_text="Null where withheld.")
    rating = TaskRatingOut(allow_null=True, help_text="Of the answer, by who asked.")
    reply = TaskRatingOut(allow_null=True, help_text="To the rating, by who was asked.")
    outcomes = serializers.ListField(child=serializers.CharField())
    actions = serializers.ListField(child=serializers.CharField(), help_text="What the viewer may do now.")


class TaskCaseOut(serializers.Serializer[Any]):
    id = serializers.UUIDField()
    code = serializers.CharField()
    track = serializers.CharField()
    category = serializers.CharField()
    urgency = serializers.ChoiceField(choices=URGENCIES)
    state = serializers.CharField()
    area_name = serializers.CharField()
    summary = serializers.CharField(allow_null=True, help_text="Null once it has been answered.")


class TaskOfCaseOut(TaskOut):
    case = TaskCaseOut()


class TaskListOut(serializers.Serializer[Any]):
    items = TaskOfCaseOut(many=True)
    next = serializers.CharField(allow_null=True)


PART = Part(
    of=asked.tasks_of,
    anew=lambda _case: [],
    field=lambda: TaskOut(many=True),
    lies_in=((Task, "case_id"),),
)


class CaseTasksView(ActorView):
    operations = {"POST": "cases.ask"}

    @extend_schema(
        operation_id="cases_ask",
        request=TasksIn,
        parameters=[receipts.IDEMPOTENCY_KEY],
        responses={200: CaseOut, 204: OUT_OF_SIGHT},
    )
    def post(self, request: Request, case_id: UUID) -> Response:
        """Ask organisations to help with a case, or call them into it by a whistle: all at once, or none.

        The state and the version of the case stay.
        """
        body = TasksIn(data=request.data)
        body.is_valid(raise_exception=True)
        said = body.validated_data
        wanted = [
            tasks.Asked(said["kind"], organisation_id, said["text"], said["respond_by"])
            for organisation_id in said["organisation_ids"]
        ]
        by = self.actor
        done = receipts.once(
            request, "case", case_id, lambda: tasks.open_tasks(case_id=case_id, asked=wanted, by=by)
        )
        return replay_response(case_id, by) if done.replayed else case_response(get_case(by, case_id), by)


class TaskListView(ActorView):
    operations = {"GET": "cases.asked"}

    @extend_schema(operation_id="tasks_list", parameters=[TaskListIn], responses=TaskListOut)
    def get(self, request: Request) -> Response:
        """What the viewer's organisation was asked: what is open, what is due first before all others; or
        what it has answered, the newest first."""
        body = TaskListIn(data=request.query_params.dict())
        body.is_valid(raise_exception=True)
        state = body.validated_data["state"]
        cursor, size = paging.cursor_of(request, asked.ORDERS[state]), paging.size_of(request)
        page = asked.page_of(self.actor, state, cursor=cursor, size=size)
        items = [asked.describe_with_case(task, self.actor) for task in page.items]
        return Response({"items": items, "next": page.next})


class TaskStepView(ActorView):
    """Base of what is done about a task: its words, then the service of that name."""

    action: ClassVar[str]
    shape: ClassVar[type[StrictSerializer]]

    def post(self, request: Request, task_id: UUID) -> Response:
        body = self.shape(data=request.data)
        body.is_valid(raise_exception=True)
        said = body.validated_data
        once = receipts.once(request, "task", task_id, lambda: self.write(task_id, said))
        answer = _answer(self, task_id)
        return receipts.replayed(answer) if once.replayed else answer

    def write(self, task_id: UUID, said: dict[str, Any]) -> Task:
        raise NotImplementedError


def _answer(view: ActorView, task_id: UUID) -> Response:
    """The task as it is now; nothing for whoever gave it out of their hands."""
    try:
        task = asked.get_task(view.actor, task_id)
    except NotFound:
        return Response(status=204)
    return Response(asked.describe_with_case(task, view.actor))


class FinishView(TaskStepView):
    """Say what came of it."""

    operations = {"POST": "cases.asked"}
    action, shape = "finish", FinishIn

    def write(self, task_id: UUID, said: dict[str, Any]) -> Task:
        return tasks.finish_task(task_id=task_id, by=self.actor, **said)


class ArriveView(TaskStepView):
    """Say that the organisation has it and comes."""

    operations = {"POST": "cases.asked"}
    action, shape = "arrive", ArriveIn

    def write(self, task_id: UUID, said: dict[str, Any]) -> Task:
        return tasks.arrive(task_id=task_id, by=self.actor, **said)


class HandOverView(TaskStepView):
    """Give it to a colleague, or to another organisation of the county."""

    operations = {"POST": "cases.asked"}
    action, shape = "hand_over", HandOverIn

    def write(self, task_id: UUID, said: dict[str, Any]) -> Task:
        return tasks.hand_over_task(task_id=task_id, by=self.actor, **said)


class WithdrawView(TaskStepView):
    """Ask it no longer: for the side that asked."""

    operations = {"POST": "cases.ask"}
    action, shape = "withdraw", WithdrawIn

    def write(self, task_id: UUID, said: dict[str, Any]) -> Task:
        return tasks.withdraw_task(task_id=task_id, by=self.actor, **said)


class RateView(TaskStepView):
    """Say how the answer was, once: for the side that asked."""

    operations = {"POST": "cases.ask"}
    action, shape = "rate", RateIn

    def write(self, task_id: UUID, said: dict[str, Any]) -> Task:
        return tasks.rate_task(task_id=task_id, rating=said["rating"], words=said["text"], by=self.actor)


class ReplyView(TaskStepView):
    """Reply to a rating, once, and say how the asking was: for the side that was asked."""

    operations = {"POST": "cases.asked"}
    action, shape = "reply", ReplyIn

    def write(self, task_id: UUID, said: dict[str, Any]) -> Task:
        return tasks.reply_to_rating(
            task_id=task_id, rating=said["rating"], words=said["text"], by=self.actor
        )


def _described(view: type[TaskStepView]) -> type[TaskStepView]:
    described: type[TaskStepView] = extend_schema_view(
        post=extend_schema(
            operation_id=f"tasks_{view.action}",
            description=view.__doc__,
            request=view.shape,
            parameters=[receipts.IDEMPOTENCY_KEY],
            responses={
                200: TaskOfCaseOut,
                204: OpenApiResponse(description="Done; the task is out of the caller's hands."),
            },
        )
    )(view)
    return described


STEPS = (FinishView, ArriveView, HandOverView, WithdrawView, RateView, ReplyView)


def urls() -> list[URLPattern]:
    return [
        path("tasks", TaskListView.as_view()),
        path("cases/<uuid:case_id>/tasks", CaseTasksView.as_view()),
        *(path(f"tasks/<uuid:task_id>/{view.action}", _described(view).as_view()) for view in STEPS),
    ]
