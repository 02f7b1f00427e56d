"""HTTP for routing: the rules as sentences, and a trial of a draft over last month."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from pingan.config import selectors as config
from pingan.config import tables
from pingan.config.differences import Row
from pingan.config.errors import TableRefused
from pingan.core import clock
from pingan.people.actors import Actor
from pingan.people.api.base import ActorView
from pingan.routing import selectors
from pingan.routing.api import serializers as shapes
from pingan.routing.rules import in_order
from pingan.routing.sections import ROUTES_SECTION
from pingan.routing.trial import trial


class RuleListView(ActorView):
    operations = {"GET": "routing.read"}

    @extend_schema(operation_id="routing_rules", responses=shapes.RulesOut)
    def get(self, _request: Request) -> Response:
        """Today's rules in the order in which they are tried, each as a sentence."""
        return Response({"items": selectors.rules_now(self.actor)})


class SentencesView(ActorView):
    operations = {"POST": "routing.write"}

    @extend_schema(operation_id="routing_sentences", request=shapes.TrialIn, responses=shapes.RulesOut)
    def post(self, request: Request) -> Response:
        """A draft of the rules as one reads them aloud, where every cell will do. Nothing is changed."""
        return Response({"items": selectors.described(_drafted(request, self.actor))})


class TrialView(ActorView):
    operations = {"POST": "routing.write"}

    @extend_schema(operation_id="routing_trial", request=shapes.TrialIn, responses=shapes.TrialOut)
    def post(self, request: Request) -> Response:
        """What a draft of the rules would have done with last month's reports. Nothing is changed."""
        rows, county = _drafted(request, self.actor), self.actor.county_code
        roster = config.rows("roster", county=county)
        tried = trial(county, in_order(rows), roster)
        return Response(
            {
                "looked_at": tried.looked_at,
                "more": tried.more,
                "many": tried.many,
                "rules": selectors.described(rows),
                "heaps": [asdict(heap) for heap in tried.heaps],
            }
        )


def _drafted(request: Request, by: Actor) -> Sequence[Row]:
    """Raises TableRefused."""
    asked = shapes.TrialIn(data=request.data)
    asked.is_valid(raise_exception=True)
    rows = asked.validated_data["rows"]
    examined = tables.examine(ROUTES_SECTION, rows, before=[], on=clock.today(), by=by)
    if examined.draft is None:
        raise TableRefused(invalid_params=examined.invalid_params)
    return examined.draft.rows
