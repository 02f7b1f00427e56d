"""The catalogue of duties over HTTP: to be read, what was proposed for it, how often it was overridden."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any
from uuid import UUID

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from pingan.categories import catalogue, duties, proposals
from pingan.categories.errors import AlreadyDecided, OwnProposal
from pingan.categories.models import BASIS_LENGTH, Duty, DutyProposal, Sort
from pingan.config.errors import TableRefused
from pingan.core import clock
from pingan.core.api import StrictSerializer, TextField
from pingan.core.area_codes import COUNTY_DIGITS, Level
from pingan.people.actors import Actor
from pingan.people.api.base import ActorView
from pingan.people.models import Organisation
from pingan.receipts import api as receipts
from pingan.territory import selectors as territory


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
    may_decide = serializers.BooleanField(help_text="Not by whoever decided the contest.")
    decided_at = serializers.DateTimeField(allow_null=True)
    reason = serializers.CharField(allow_blank=True, help_text="Why it was left.")
    accepted = serializers.BooleanField(allow_null=True)


class ProposalListOut(serializers.Serializer[Any]):
    items = ProposalOut(many=True, help_text="What waits, the oldest first.")
    more = serializers.BooleanField()


class NothingSaidIn(StrictSerializer):
    """A decision that needs no word."""


class DeclineIn(StrictSerializer):
    reason = TextField(max_length=BASIS_LENGTH, lines=False, help_text="For whoever asked.")


class CatalogueIn(StrictSerializer):
    """Query parameters of the catalogue."""

    q = TextField(max_length=60, lines=False, required=False, allow_blank=True, default="")
    on = serializers.DateField(required=False, help_text="As of which day; today if none is named.")
    after = serializers.IntegerField(
        required=False, min_value=0, max_value=2**62, help_text="Items behind this one."
    )


class CatalogueItemOut(DutyItemOut):
    category = serializers.CharField()
    level = serializers.ChoiceField(choices=[level.value for level in Level])
    lead = serializers.CharField(help_text="One organisation, or a kind of them at its level.")
    assisting = serializers.ListField(child=serializers.CharField())
    area_name = serializers.CharField(help_text="Empty: everywhere in the county.")
    valid_from = serializers.DateField()
    valid_to = serializers.DateField(allow_null=True, help_text="The first day it no longer holds.")


class CatalogueOut(serializers.Serializer[Any]):
    items = CatalogueItemOut(many=True)
    more = serializers.BooleanField(help_text="Ask again with `after` the last one.")


class OverriddenItemOut(serializers.Serializer[Any]):
    id = serializers.IntegerField(help_text="Its cases: `duties_overridden_cases`.")
    name = serializers.CharField()
    n = serializers.IntegerField()


class OverridesOut(serializers.Serializer[Any]):
    month = serializers.DateField(help_text="Its first day.")
    sender = DutyOrganisationOut(help_text="Who sent it against the catalogue.")
    lead = DutyOrganisationOut(allow_null=True, help_text="Whose duty it was; null for several.")
    n = serializers.IntegerField()
    items = OverriddenItemOut(many=True, help_text="By item, the largest first; older ones were not kept.")


class OverrideListOut(serializers.Serializer[Any]):
    items = OverridesOut(many=True, help_text="Of the last twelve months, the newest first.")


class ProposalListView(ActorView):
    operations = {"GET": "duties.figures"}

    @extend_schema(operation_id="duties_proposals", responses=ProposalListOut)
    def get(self, _request: Request) -> Response:
        """Items that contests over duty ended in and that nobody has taken up or declined."""
        found = proposals.waiting(self.actor)
        items = [proposal_out(one, self.actor) for one in found[: proposals.MOST]]
        return Response({"items": items, "more": len(found) > proposals.MOST})


class CatalogueView(ActorView):
    operations = {"GET": "duties.read"}

    @extend_schema(operation_id="duties_list", parameters=[CatalogueIn], responses=CatalogueOut)
    def get(self, request: Request) -> Response:
        """The county's catalogue of duties as of a day, to be read: who leads on what, and on which basis."""
        asked = CatalogueIn(data=request.query_params.dict())
        asked.is_valid(raise_exception=True)
        said = asked.validated_data
        found = catalogue.search(
            self.actor.county_code, said["q"], said.get("on") or clock.today(), said.get("after")
        )
        shown = found[: catalogue.PAGE]
        named = catalogue.named_in(shown)
        items = [_catalogue_item(item, named) for item in shown]
        return Response({"items": items, "more": len(found) > len(shown)})


class ProposalView(ActorView):
    """Base of what becomes of a proposal."""

    operations = {"POST": "duties.decide"}

    def settle(self, request: Request, proposal_id: UUID, decide: Callable[..., DutyProposal]) -> Response:
        by = self.actor
        done = receipts.once(request, "proposal", proposal_id, lambda: decide(proposal_id=proposal_id, by=by))
        answer = Response(proposal_out(proposals.get(by, proposal_id), by))
        return receipts.replayed(answer) if done.replayed else answer


class AcceptView(ProposalView):
    problems = {"POST": (AlreadyDecided, OwnProposal, TableRefused)}

    @extend_schema(
        operation_id="duties_accept",
        request=NothingSaidIn,
        parameters=[receipts.IDEMPOTENCY_KEY],
        responses=ProposalOut,
    )
    def post(self, request: Request, proposal_id: UUID) -> Response:
        """Take a proposed item into the catalogue, from today on, in place of one of its name: a change of
        the configuration like any other."""
        body = NothingSaidIn(data=request.data)
        body.is_valid(raise_exception=True)
        return self.settle(request, proposal_id, proposals.accept)


class DeclineView(ProposalView):
    problems = {"POST": (AlreadyDecided, OwnProposal)}

    @extend_schema(
        operation_id="duties_decline",
        request=DeclineIn,
        parameters=[receipts.IDEMPOTENCY_KEY],
        responses=ProposalOut,
    )
    def post(self, request: Request, proposal_id: UUID) -> Response:
        """Leave the catalogue as it is, and say why."""
        body = DeclineIn(data=request.data)
        body.is_valid(raise_exception=True)
        reason = body.validated_data["reason"]
        return self.settle(request, proposal_id, partial(proposals.decline, reason=reason))


class OverrideListView(ActorView):
    operations = {"GET": "duties.figures"}

    @extend_schema(operation_id="duties_overrides", responses=OverrideListOut)
    def get(self, _request: Request) -> Response:
        """How often each unit sent matters against the catalogue: organisations only."""
        return Response({"items": [_override_out(one) for one in proposals.overrides(self.actor)]})


def proposal_out(proposal: DutyProposal, viewer: Actor) -> dict[str, Any]:
    same = ("id", "case_id", "category", "sort", "name", "basis", "proposed_at", "decided_at", "accepted")
    return {
        **{name: getattr(proposal, name) for name in same},
        "reason": proposal.reason,
        "may_decide": proposals.may_decide(proposal, viewer),
        "lead": {"id": proposal.organisation_id, "name": duties.name_of(proposal.organisation)},
        "proposed_by": proposal.proposed_by.name,
    }


def _override_out(one: Any) -> dict[str, Any]:
    return {
        "month": one.month,
        "sender": {"id": one.sender_id, "name": duties.name_of(one.sender)},
        "lead": one.lead and {"id": one.lead_id, "name": duties.name_of(one.lead)},
        "n": one.n,
        "items": [
            {"id": part.pk, "name": duties.title_of(part.duty), "n": part.n}
            for part in sorted(one.items.all(), key=lambda part: (-part.n, part.pk))
        ],
    }


def _catalogue_item(item: Duty, named: Mapping[str, Organisation]) -> dict[str, Any]:
    same = ("category", "level", "valid_from", "valid_to")
    return {
        **duties.item_out(item),
        **{name: getattr(item, name) for name in same},
        "lead": catalogue.lead_of(item),
        "assisting": catalogue.helpers_of(item, named),
        "area_name": territory.path_name(item.area_code) if len(item.area_code) > COUNTY_DIGITS else "",
    }
