"""HTTP for figures: where cases lie."""

from __future__ import annotations

from datetime import date
from typing import Any

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from pingan.core import clock
from pingan.core.errors import NotFound
from pingan.people import policy
from pingan.people.api.base import ActorView
from pingan.people.reach import Span
from pingan.stats import dwell
from pingan.stats.api.serializers import DwellIn, DwellOut

OPERATION = "stats.dwell"


class DwellView(ActorView):
    operations = {"GET": OPERATION}

    @extend_schema(operation_id="stats_dwell", parameters=[DwellIn], responses=DwellOut)
    def get(self, request: Request) -> Response:
        """How long cases stood in each state, where they went, and how long organisations had them."""
        asked = DwellIn(data=request.query_params.dict())
        asked.is_valid(raise_exception=True)
        said = asked.validated_data
        area = self._area(said)
        first, last = _months(said)
        found = dwell.dwell(area, first, last, major=said["category"], organisation=self._own())
        return Response(dwell.name_cases(found, self.actor))

    def _area(self, said: dict[str, Any]) -> str:
        """The area asked for, else one's own; NotFound for one outside it."""
        area: str = said.get("area", self.actor.area_code)
        if not self.actor.covers(area):
            raise NotFound
        return area

    def _own(self) -> Any:
        """The one organisation that is told of, for whoever may hear of no other."""
        of_its_own = policy.reach(self.actor, OPERATION).span is Span.ORGANISATION
        return self.actor.organisation_id if of_its_own else None


def _months(said: dict[str, Any]) -> tuple[date, date]:
    year, month = map(int, said["month"].split("-")) if "month" in said else _this_month()
    before = year * 12 + month - said["months"]
    return date(before // 12, before % 12 + 1, 1), date(year, month, 1)


def _this_month() -> tuple[int, int]:
    today = clock.today()
    return today.year, today.month
