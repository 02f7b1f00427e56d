"""HTTP for the parties of a dispute: parse, call one service, tell the case as it is now."""

from __future__ import annotations

from uuid import UUID

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from pingan.cases.selectors import get_case
from pingan.core.api import if_match
from pingan.core.errors import StaleVersion, VersionNeeded
from pingan.mediation import errors, parties, suggestions
from pingan.mediation.api import serializers as shapes
from pingan.mediation.api.base import TELLS, once_beside, read_as, seen
from pingan.people.api.base import ActorView
from pingan.receipts import api as receipts
from pingan.registry.identity import NotAnIdNumber, NotAPhoneNumber

_SEEN = seen("The party's version you saw.")
_NUMBERS = (NotAPhoneNumber, NotAnIdNumber)


class MediatorListView(ActorView):
    operations = {"GET": "mediation.parties"}

    @extend_schema(operation_id="mediators_suggested", responses=shapes.MediatorListOut)
    def get(self, _request: Request, case_id: UUID) -> Response:
        """Whom to ask to mediate: without conflict first, then by specialty, nearness, duty and load."""
        case = get_case(self.actor, case_id, operation="mediation.parties")
        return Response({"items": suggestions.suggested(case, self.actor)})


class PartyListView(ActorView):
    operations = {"POST": "mediation.parties"}
    problems = {"POST": (errors.TooManyParties, *_NUMBERS)}

    @extend_schema(
        operation_id="parties_name",
        parameters=[receipts.IDEMPOTENCY_KEY],
        request=shapes.PartyIn,
        responses=TELLS,
    )
    def post(self, request: Request, case_id: UUID) -> Response:
        """Write down a party to the dispute, with who speaks for it."""
        written, by = _written(request), self.actor
        return once_beside(
            request, case_id, by, lambda: parties.name_party(case_id=case_id, written=written, by=by)
        )


class PartyView(ActorView):
    operations = {"PUT": "mediation.parties", "DELETE": "mediation.parties"}
    problems = {"PUT": (StaleVersion, VersionNeeded, *_NUMBERS)}

    @extend_schema(
        operation_id="parties_amend",
        parameters=[_SEEN, receipts.IDEMPOTENCY_KEY],
        request=shapes.PartyIn,
        responses=TELLS,
    )
    def put(self, request: Request, case_id: UUID, number: int) -> Response:
        """Correct what is known of a party. What it agreed to stays agreed; a number left out stays known."""
        version, written, by = if_match(request), _written(request), self.actor
        party = parties.Known(case_id, number)
        return once_beside(
            request,
            case_id,
            by,
            lambda: parties.amend_party(party=party, version=version, written=written, by=by),
        )

    @extend_schema(operation_id="parties_drop", parameters=[receipts.IDEMPOTENCY_KEY], responses=TELLS)
    def delete(self, request: Request, case_id: UUID, number: int) -> Response:
        """Take a party out that was written down by mistake, and erase what is known of it."""
        by = self.actor
        party = parties.Known(case_id, number)
        return once_beside(request, case_id, by, lambda: parties.drop_party(party=party, by=by))


class ConsentView(ActorView):
    operations = {"POST": "mediation.parties"}
    problems = {"POST": (errors.RightsNotTold,)}

    @extend_schema(
        operation_id="parties_consent",
        parameters=[receipts.IDEMPOTENCY_KEY],
        request=shapes.ConsentIn,
        responses=TELLS,
    )
    def post(self, request: Request, case_id: UUID, number: int) -> Response:
        """Write down whether a party agrees to be mediated. One clear refusal ends it."""
        said, by = parties.Said(**read_as(shapes.ConsentIn, request)), self.actor
        party = parties.Known(case_id, number)
        return once_beside(
            request, case_id, by, lambda: parties.record_consent(party=party, said=said, by=by)
        )


def _written(request: Request) -> parties.Written:
    said = read_as(shapes.PartyIn, request)
    speakers = [parties.Speaker(**one) for one in said.pop("representatives")]
    return parties.Written(representatives=speakers, **said)
