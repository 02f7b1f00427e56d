"""HTTP for contests over duty: asking whose it is, and the answer."""

from __future__ import annotations

from uuid import UUID

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from pingan.cases import arbitration
from pingan.cases.api.serializers import NOTE_LENGTH, CaseOut
from pingan.cases.api.views import OUT_OF_SIGHT, case_response, replay_response
from pingan.cases.arbitration import Decision
from pingan.cases.selectors import get_case
from pingan.categories.api.duties import ProposalOut, proposal_out
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
        answer = Response(proposal_out(DutyProposal.objects.get(task_id=task_id)))
        return receipts.replayed(answer) if done.replayed else answer
