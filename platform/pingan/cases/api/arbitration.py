"""HTTP for contests over duty: asking whose it is, and the answer."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from pingan.cases import arbitration, contests
from pingan.cases.api.serializers import NOTE_LENGTH, CaseOut, CasePersonOut
from pingan.cases.api.tasks import TaskOfCaseOut
from pingan.cases.api.views import OUT_OF_SIGHT, case_response, replay_response
from pingan.cases.arbitration import Decision
from pingan.cases.selectors import get_case
from pingan.categories.api.duties import DutyOrganisationOut, DutyOut, ProposalOut, proposal_out
from pingan.categories.duties import name_of
from pingan.categories.models import BASIS_LENGTH, NAME_LENGTH, DutyProposal, Sort
from pingan.core.api import StrictSerializer, TextField
from pingan.people.api.base import ActorView
from pingan.receipts import api as receipts


class ContestIn(StrictSerializer):
    text = TextField(max_length=NOTE_LENGTH, help_text="Why it is not theirs, or whose it is.")


class ArbitrateIn(StrictSerializer):
    lead_id = serializers.UUIDField()
    sort = serializers.ChoiceField(choices=Sort.values)
    name = TextField(
        max_length=NAME_LENGTH, lines=False, help_text="The item, as the catalogue will call it."
    )
    basis = TextField(max_length=BASIS_LENGTH, lines=False)
    report = TextField(max_length=NOTE_LENGTH, help_text="Why, for those who asked.")


class ContestClockOut(serializers.Serializer[Any]):
    due_at = serializers.DateTimeField()
    provisional = serializers.BooleanField()


class SaidByOut(CasePersonOut):
    role = serializers.CharField()


class SaidOut(serializers.Serializer[Any]):
    action = serializers.CharField()
    at = serializers.DateTimeField()
    by = SaidByOut()
    words = serializers.CharField()


class DutyContestOut(TaskOfCaseOut):
    clock = ContestClockOut(allow_null=True, help_text="Until when it has to be decided.")
    sides = SaidOut(many=True, help_text="Both sides' words since the case was handed on, oldest first.")
    duty = DutyOut(allow_null=True, help_text="What the catalogue says today.")
    may_decide = serializers.BooleanField()


class DutyContestListOut(serializers.Serializer[Any]):
    items = DutyContestOut(many=True, help_text="Those that wait, the oldest first.")
    more = serializers.BooleanField()
    leads = DutyOrganisationOut(many=True, help_text="Who can be named, for whoever decides.")


class OverriddenCaseOut(serializers.Serializer[Any]):
    id = serializers.UUIDField()
    code = serializers.CharField()
    category = serializers.CharField()
    area_name = serializers.CharField()
    at = serializers.DateTimeField()


class OverriddenCaseListOut(serializers.Serializer[Any]):
    items = OverriddenCaseOut(many=True, help_text="The newest hundred.")


class DutyContestListView(ActorView):
    operations = {"GET": "duties.contests"}

    @extend_schema(operation_id="duties_contests", responses=DutyContestListOut)
    def get(self, _request: Request) -> Response:
        """Contests over duty that wait: for whoever decides, and for whoever asked."""
        found = contests.waiting(self.actor)
        shown = found[: contests.MOST]
        return Response(
            {
                "items": contests.described(shown, self.actor),
                "more": len(found) > len(shown),
                "leads": [{"id": one.pk, "name": name_of(one)} for one in contests.leads(self.actor)],
            }
        )


class OverriddenCaseListView(ActorView):
    operations = {"GET": "duties.overridden"}

    @extend_schema(operation_id="duties_overridden_cases", responses=OverriddenCaseListOut)
    def get(self, _request: Request, item_id: int) -> Response:
        """The cases of one figure of overrides."""
        return Response({"items": contests.overridden(self.actor, item_id)})


class DutyContestView(ActorView):
    operations = {"POST": "duties.contest"}

    @extend_schema(
        operation_id="cases_contest_duty",
        request=ContestIn,
        parameters=[receipts.IDEMPOTENCY_KEY],
        responses={200: CaseOut, 204: OUT_OF_SIGHT},
    )
    def post(self, request: Request, case_id: UUID) -> Response:
        """Ask the county's centre whose duty the case is. State and version stay."""
        body = ContestIn(data=request.data)
        body.is_valid(raise_exception=True)
        words, by = body.validated_data["text"], self.actor
        done = receipts.once(
            request, "case", case_id, lambda: arbitration.contest(case_id=case_id, words=words, by=by)
        )
        return replay_response(case_id, by) if done.replayed else case_response(get_case(by, case_id), by)


class ArbitrateView(ActorView):
    operations = {"POST": "duties.arbitrate"}

    @extend_schema(
        operation_id="tasks_arbitrate",
        request=ArbitrateIn,
        parameters=[receipts.IDEMPOTENCY_KEY],
        responses=ProposalOut,
    )
    def post(self, request: Request, task_id: UUID) -> Response:
        """Decide a contest over duty: who leads, by which item. It is proposed for the catalogue."""
        body = ArbitrateIn(data=request.data)
        body.is_valid(raise_exception=True)
        decision, by = Decision(**body.validated_data), self.actor
        done = receipts.once(
            request, "task", task_id, lambda: arbitration.decide(task_id=task_id, decision=decision, by=by)
        )
        answer = Response(proposal_out(DutyProposal.objects.get(task_id=task_id), by))
        return receipts.replayed(answer) if done.replayed else answer
