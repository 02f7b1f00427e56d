"""The catalogue of duties over HTTP: its shapes, what was proposed for it, how often it was overridden."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from pingan.categories import duties, proposals
from pingan.categories.models import DutyProposal, Sort
from pingan.core.api import StrictSerializer
from pingan.people.api.base import ActorView
from pingan.receipts import api as receipts


class DutyOrganisationOut(serializers.Serializer[Any]):
    id = serializers.UUIDField()
    name = serializers.CharField()


class DutyItemOut(serializers.Serializer[Any]):
    id = serializers.IntegerField()
    name = serializers.CharField(help_text="As the county's list calls it, in the reader's language.")
    basis = serializers.CharField(help_text="What the list rests it on; empty where it says nothing.")
    sort = serializers.ChoiceField(choices=Sort.values)


class DutyOut(DutyItemOut):
    lead = DutyOrganisationOut(many=True)
    assisting = DutyOrganisationOut(many=True)


class ProposalOut(serializers.Serializer[Any]):
    """An item that a contest over duty ended in."""

    id = serializers.UUIDField()
    case_id = serializers.UUIDField()
    category = serializers.CharField()
    sort = serializers.ChoiceField(choices=Sort.values)
    lead = DutyOrganisationOut()
    name = serializers.CharField()
    basis = serializers.CharField()
    proposed_at = serializers.DateTimeField()
    proposed_by = serializers.CharField()
    decided_at = serializers.DateTimeField(allow_null=True)
    accepted = serializers.BooleanField(allow_null=True)


class ProposalListOut(serializers.Serializer[Any]):
    items = ProposalOut(many=True, help_text="What waits, the oldest first.")
    more = serializers.BooleanField()


class NothingSaidIn(StrictSerializer):
    """A decision that needs no word."""


class OverridesOut(serializers.Serializer[Any]):
    month = serializers.DateField(help_text="Its first day.")
    sender = DutyOrganisationOut(help_text="Who sent it against the catalogue.")
    lead = DutyOrganisationOut(allow_null=True, help_text="Whose duty it was; null for several.")
    n = serializers.IntegerField()


class OverrideListOut(serializers.Serializer[Any]):
    items = OverridesOut(many=True, help_text="Of the last twelve months, the newest first.")


class ProposalListView(ActorView):
    operations = {"GET": "duties.figures"}

    @extend_schema(operation_id="duties_proposals", responses=ProposalListOut)
    def get(self, _request: Request) -> Response:
        """Items that contests over duty ended in and that nobody has taken up or declined."""
        found = proposals.waiting(self.actor)
        items = [proposal_out(one) for one in found[: proposals.MOST]]
        return Response({"items": items, "more": len(found) > proposals.MOST})


class ProposalView(ActorView):
    """Base of what becomes of a proposal."""

    operations = {"POST": "duties.decide"}
    accepted: bool

    def post(self, request: Request, proposal_id: UUID) -> Response:
        body = NothingSaidIn(data=request.data)
        body.is_valid(raise_exception=True)
        by, accepted = self.actor, self.accepted
        done = receipts.once(
            request,
            "proposal",
            proposal_id,
            lambda: proposals.decide(proposal_id=proposal_id, accepted=accepted, by=by),
        )
        answer = Response(proposal_out(proposals.get(by, proposal_id)))
        return receipts.replayed(answer) if done.replayed else answer


class AcceptView(ProposalView):
    accepted = True

    @extend_schema(
        operation_id="duties_accept",
        request=NothingSaidIn,
        parameters=[receipts.IDEMPOTENCY_KEY],
        responses=ProposalOut,
    )
    def post(self, request: Request, proposal_id: UUID) -> Response:
        """Take a proposed item into the catalogue, from today on, in place of one of its name."""
        return super().post(request, proposal_id)


class DeclineView(ProposalView):
    accepted = False

    @extend_schema(
        operation_id="duties_decline",
        request=NothingSaidIn,
        parameters=[receipts.IDEMPOTENCY_KEY],
        responses=ProposalOut,
    )
    def post(self, request: Request, proposal_id: UUID) -> Response:
        """Leave the catalogue as it is."""
        return super().post(request, proposal_id)


class OverrideListView(ActorView):
    operations = {"GET": "duties.figures"}

    @extend_schema(operation_id="duties_overrides", responses=OverrideListOut)
    def get(self, _request: Request) -> Response:
        """How often each unit sent matters against the catalogue: organisations only."""
        return Response({"items": [_override_out(one) for one in proposals.overrides(self.actor)]})


def proposal_out(proposal: DutyProposal) -> dict[str, Any]:
    same = ("id", "case_id", "category", "sort", "name", "basis", "proposed_at", "decided_at", "accepted")
    return {
        **{name: getattr(proposal, name) for name in same},
        "lead": {"id": proposal.organisation_id, "name": duties.name_of(proposal.organisation)},
        "proposed_by": proposal.proposed_by.name,
    }


def _override_out(one: Any) -> dict[str, Any]:
    return {
        "month": one.month,
        "sender": {"id": one.sender_id, "name": duties.name_of(one.sender)},
        "lead": one.lead and {"id": one.lead_id, "name": duties.name_of(one.lead)},
        "n": one.n,
    }
