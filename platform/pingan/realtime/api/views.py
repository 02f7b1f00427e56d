"""Catch-up over HTTP."""

from __future__ import annotations

from django.http import HttpResponse
from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request

from pingan.core.errors import BadInput
from pingan.people.api.base import ActorView
from pingan.realtime import selectors
from pingan.realtime.api.serializers import EventPageOut, EventsIn
from pingan.realtime.errors import ResyncNeeded
from pingan.realtime.messages import encode


class EventListView(ActorView):
    operations = {"GET": "realtime.events"}
    problems = {"GET": (ResyncNeeded,)}

    @extend_schema(operation_id="events_list", parameters=[EventsIn], responses=EventPageOut)
    def get(self, request: Request) -> HttpResponse:
        """What happened after a number of your county's journal, as far as you may hear it."""
        query = EventsIn(data=request.query_params.dict())
        query.is_valid(raise_exception=True)
        asked = query.validated_data
        county = asked.get("county", self.actor.county_code)
        if "after" not in asked:
            page = selectors.where(self.actor, county)
        elif "epoch" not in asked:
            reason = _("A number means nothing without the epoch it was given in.")
            raise BadInput(reason, invalid_params=[{"name": "epoch", "reason": reason}])
        else:
            page = selectors.catch_up(self.actor, county, asked["after"], asked["epoch"], asked["limit"])
        # Written by the encoder of the push, so both say the same in the same words.
        return HttpResponse(encode(page), content_type="application/json")
