"""HTTP for the plan of a dispute: its shapes, its addresses, and what a case tells of it in short."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import UUID

from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from pingan.cases.errors import UnknownColleague
from pingan.cases.parts import Part
from pingan.cases.selectors import get_case
from pingan.core import clock
from pingan.core.api import StrictSerializer, TextField, if_match
from pingan.core.errors import StaleVersion, VersionNeeded
from pingan.mediation import errors, plan
from pingan.mediation.api.base import TELLS, once_beside, read_as, seen
from pingan.mediation.models import PlanState, PlanStep
from pingan.mediation.models.plan import STEP_CODE_LENGTH
from pingan.people.api.base import ActorView
from pingan.receipts import api as receipts

WHAT_LENGTH = 100
NOTE_LENGTH = 500
# A slip of the pen, or no step of this dispute.
FARTHEST = timedelta(days=366)
MOST_AT_ONCE = 20


def _near(day: Any) -> Any:
    if day is not None and abs(day - clock.today()) > FARTHEST:
        raise serializers.ValidationError(_("A value is out of range."))
    return day


class PlanStepIn(StrictSerializer):
    """A step to be laid: `code` of one that is offered, or `what` in words of one's own."""

    code = serializers.CharField(max_length=STEP_CODE_LENGTH, required=False, allow_blank=True, default="")
    what = TextField(max_length=WHAT_LENGTH, lines=False, required=False, allow_blank=True, default="")
    owner_id = serializers.UUIDField(
        required=False, allow_null=True, default=None, help_text="Null: whoever holds the case."
    )
    due_on = serializers.DateField(
        required=False, allow_null=True, default=None, help_text="Null: as the plan of the type says."
    )

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        if bool(attrs["code"]) == bool(attrs["what"]):
            raise serializers.ValidationError(
                {"what": [_("Take a step of the plan, or say in your own words what is to be done.")]}
            )
        return attrs

    def validate_due_on(self, day: Any) -> Any:
        return _near(day)


class PlanIn(StrictSerializer):
    steps = serializers.ListField(child=PlanStepIn(), min_length=1, max_length=MOST_AT_ONCE)


class MarkIn(StrictSerializer):
    """What is said of a step, as a whole."""

    state = serializers.ChoiceField(choices=PlanState.values)
    owner_id = serializers.UUIDField(allow_null=True)
    due_on = serializers.DateField(allow_null=True)
    note = TextField(max_length=NOTE_LENGTH, required=False, allow_blank=True, default="")

    def validate_due_on(self, day: Any) -> Any:
        return _near(day)


class OwnerOut(serializers.Serializer[Any]):
    id = serializers.UUIDField()
    name = serializers.CharField()


class PlanStepOut(serializers.Serializer[Any]):
    number = serializers.IntegerField(help_text="What the timeline calls it by: `data.step`.")
    version = serializers.IntegerField()
    code = serializers.CharField(allow_blank=True, help_text="Empty: added by a mediator.")
    what = serializers.CharField()
    owner = OwnerOut(allow_null=True)
    due_on = serializers.DateField(allow_null=True)
    state = serializers.ChoiceField(choices=PlanState.values)
    note = serializers.CharField(allow_blank=True)
    settled_by = serializers.CharField(allow_blank=True)
    settled_at = serializers.DateTimeField(allow_null=True)


class OfferedStepOut(serializers.Serializer[Any]):
    code = serializers.CharField()
    what = serializers.CharField()
    hint = serializers.CharField(allow_blank=True)
    days = serializers.IntegerField(help_text="Working days from when it is laid; 0: without a limit.")
    usual = serializers.BooleanField(help_text="Proposed for every dispute of the type.")


class PlanOut(serializers.Serializer[Any]):
    steps = PlanStepOut(many=True)
    offered = OfferedStepOut(many=True, help_text="Of the plan for the type, what is not laid yet.")
    owners = OwnerOut(many=True, help_text="Who may see to a step.")
    may_write = serializers.BooleanField()


class CasePlanOut(serializers.Serializer[Any]):
    """How much of a plan is open; the plan has an address of its own."""

    steps = serializers.IntegerField()
    open = serializers.IntegerField()
    next_on = serializers.DateField(allow_null=True, help_text="The nearest day of an open step.")
    version = serializers.IntegerField(help_text="Another one after every change.")


PLAN_PART = Part(
    of=plan.in_short,
    anew=lambda _case: None,
    field=lambda: CasePlanOut(allow_null=True),
    lies_in=((PlanStep, "dispute_id"),),
)

_SEEN = seen("The step's version you saw.")


class PlanView(ActorView):
    operations = {"GET": "mediation.plan", "POST": "mediation.plan"}
    problems = {"POST": (errors.TooManySteps, errors.StepsOnThePlan, UnknownColleague)}

    @extend_schema(operation_id="plan_of_case", responses=PlanOut)
    def get(self, _request: Request, case_id: UUID) -> Response:
        """The plan of a dispute, and what the plan for its type still offers."""
        case = get_case(self.actor, case_id, operation="mediation.plan")
        return Response(plan.described(case, self.actor))

    @extend_schema(
        operation_id="plan_lay", parameters=[receipts.IDEMPOTENCY_KEY], request=PlanIn, responses=TELLS
    )
    def post(self, request: Request, case_id: UUID) -> Response:
        """Lay steps on the plan. Those of the type's plan that are there already are not laid twice."""
        by = self.actor
        wanted = [plan.Wanted(**step) for step in read_as(PlanIn, request)["steps"]]
        return once_beside(request, case_id, by, lambda: plan.lay_plan(case_id=case_id, wanted=wanted, by=by))


class PlanStepView(ActorView):
    operations = {"PUT": "mediation.plan"}
    problems = {"PUT": (StaleVersion, VersionNeeded, UnknownColleague)}

    @extend_schema(
        operation_id="plan_mark",
        parameters=[_SEEN, receipts.IDEMPOTENCY_KEY],
        request=MarkIn,
        responses=TELLS,
    )
    def put(self, request: Request, case_id: UUID, number: int) -> Response:
        """Say who sees to a step and until when, and that it is done, left out or open again."""
        by, step = self.actor, plan.Known(case_id, number, if_match(request))
        marked = plan.Marked(**read_as(MarkIn, request))
        return once_beside(request, case_id, by, lambda: plan.mark_step(step=step, marked=marked, by=by))
