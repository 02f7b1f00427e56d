"""HTTP for routing: the rules as sentences, and a trial of a draft over last month."""

from __future__ import annotations

from dataclasses import asdict

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from pingan.config import selectors as config
from pingan.config import tables
from pingan.config.errors import TableRefused
from pingan.core import clock
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


class TrialView(ActorView):
    operations = {"POST": "routing.write"}

    @extend_schema(operation_id="routing_trial", request=shapes.TrialIn, responses=shapes.TrialOut)
    def post(self, request: Request) -> Response:
        """What a draft of the rules would have done with last month's reports. Nothing is changed."""
        asked = shapes.TrialIn(data=request.data)
        asked.is_valid(raise_exception=True)
        examined = tables.examine(
            ROUTES_SECTION, asked.validated_data["rows"], before=[], on=clock.today(), by=self.actor
        )
        if examined.draft is None:
            raise TableRefused(invalid_params=examined.invalid_params)
        rows, county = examined.draft.rows, self.actor.county_code
        roster = config.rows("roster", county=county)
        tried = trial(county, in_order(rows), roster)
        return Response(
            {
                "looked_at": tried.looked_at,
                "more": tried.more,
                "rules": selectors.described(rows),
                "heaps": [asdict(heap) for heap in tried.heaps],
            }
        )
