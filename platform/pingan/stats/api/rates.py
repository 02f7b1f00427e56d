"""HTTP for the three rates: the figures of a month, and the cases behind each."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from django.utils.translation import gettext_lazy as _
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema, extend_schema_field
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from pingan.cases.api.serializers import CaseRow
from pingan.core import clock, paging
from pingan.core.api import AreaCodeField, StrictSerializer
from pingan.core.errors import NotFound
from pingan.core.shares import LEAST
from pingan.people import policy
from pingan.people.api.base import ActorView
from pingan.people.reach import Span
from pingan.stats import rates
from pingan.stats.api.serializers import MonthField
from pingan.stats.rate_words import ANSWER, RATE, RATES, REASON, REASONS, UNIT
from pingan.territory import selectors as territory
from pingan.territory.atlas import reads_english

OPERATION = "stats.rates"
BY = ("area", "organisation")
ANSWERS = ("yes", "no", "untold")
# The row of cases that were no organisation's.
NONE = "none"


class RatesIn(StrictSerializer):
    month = MonthField(required=False, help_text="In which the cases were closed; else this one.")
    area = AreaCodeField(required=False, help_text="Else one's own.")
    by = serializers.ChoiceField(choices=BY, default="area", help_text="What the rows are.")


@extend_schema_field(OpenApiTypes.STR)
class OrganisationField(serializers.UUIDField):
    """The id of an organisation, or `none` for cases that were no organisation's."""

    def to_internal_value(self, data: Any) -> Any:
        return rates.NOBODYS if data == NONE else super().to_internal_value(data)


class RateCasesIn(StrictSerializer):
    month = MonthField()
    area = AreaCodeField(required=False, help_text="Else one's own.")
    organisation = OrganisationField(
        required=False, help_text="An id, or `none` for cases that were no organisation's."
    )
    rate = serializers.ChoiceField(choices=RATES, required=False)
    answer = serializers.ChoiceField(choices=ANSWERS, required=False, help_text="Of that rate.")
    reason = serializers.ChoiceField(choices=REASONS, required=False, help_text="Excluded for it.")
    cursor = serializers.CharField(required=False)
    size = serializers.CharField(required=False)

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        if ("rate" in attrs) != ("answer" in attrs):
            reason = _("Say a rate and an answer, or neither.")
            raise serializers.ValidationError({"answer": [reason]})
        return attrs


class RateWordOut(serializers.Serializer[Any]):
    code = serializers.CharField()
    label = serializers.CharField()  # type: ignore[assignment]  # a field of that name, as DRF allows
    about = serializers.CharField(help_text="What it means.")


class RateAnswersOut(serializers.Serializer[Any]):
    yes = serializers.IntegerField()
    no = serializers.IntegerField()
    untold = serializers.IntegerField(help_text="Reached, without an answer to this: in no denominator.")


class RateFiguresOut(serializers.Serializer[Any]):
    closings = serializers.IntegerField(help_text="All there were: `counted` and those that are excluded.")
    counted = serializers.IntegerField(help_text="About which somebody was reached and asked.")
    rates = serializers.DictField(child=RateAnswersOut(), help_text="By rate.")
    excluded = serializers.DictField(child=serializers.IntegerField(), help_text="By reason, where any are.")


class RateRowOut(serializers.Serializer[Any]):
    code = serializers.CharField(help_text="Of the area, the id of the organisation, or `none`.")
    name = serializers.CharField(allow_blank=True)
    figures = RateFiguresOut()


class RateAreaOut(serializers.Serializer[Any]):
    code = serializers.CharField()
    name = serializers.CharField()


class RatesOut(serializers.Serializer[Any]):
    as_of_seq = serializers.IntegerField(help_text="The last act of the county's journal in these figures.")
    month = serializers.DateField(help_text="Its first day.")
    settled_on = serializers.DateField(help_text="From which day on the figures of the month stay.")
    least = serializers.IntegerField(help_text="Of fewer answers a share says nothing.")
    area = RateAreaOut()
    rates = RateWordOut(many=True)
    unit = RateWordOut(help_text="What is counted.")
    untold = RateWordOut()
    reasons = RateWordOut(many=True)
    total = RateFiguresOut()
    rows = RateRowOut(many=True, help_text="By code or name, in no other order.")


class RateCaseOut(serializers.Serializer[Any]):
    case = CaseRow()
    at = serializers.DateTimeField(help_text="When it was closed, that time.")
    reason = serializers.CharField(allow_blank=True, help_text="Why it is in no rate; empty where it counts.")
    responded = serializers.BooleanField(allow_null=True)
    solved = serializers.BooleanField(allow_null=True)
    satisfied = serializers.BooleanField(allow_null=True)


class RateCaseListOut(serializers.Serializer[Any]):
    items = RateCaseOut(many=True, help_text="The newest closing first; those that one may read.")
    next = serializers.CharField(allow_null=True)


class _OfPlaces(ActorView):
    operations = {"GET": OPERATION}

    def area_of(self, said: dict[str, Any]) -> str:
        """The area asked for, else one's own. Raises NotFound for one outside it, or that is none."""
        area: str = said.get("area", self.actor.area_code)
        if not self.actor.covers(area):
            raise NotFound
        return area

    def own_organisation(self) -> UUID | None:
        """The one organisation that is told of, for whoever may hear of no other."""
        of_its_own = policy.reach(self.actor, OPERATION).span is Span.ORGANISATION
        return self.actor.organisation_id if of_its_own else None


class RatesView(_OfPlaces):
    @extend_schema(operation_id="stats_rates", parameters=[RatesIn], responses=RatesOut)
    def get(self, request: Request) -> Response:
        """Response, solution and satisfaction as told in call-backs, and what is in none of them, and why."""
        asked = RatesIn(data=request.query_params.dict())
        asked.is_valid(raise_exception=True)
        said = asked.validated_data
        area, month = self.area_of(said), _month_of(said)
        # Before the figures: they are at least of then.
        seq = rates.as_of(area)
        found = rates.rates(area, month, month, by=said["by"], organisation=self.own_organisation())
        words = rates.definitions(english=reads_english())
        return Response(
            {
                "as_of_seq": seq,
                "month": month,
                "settled_on": rates.settled_on(area, month),
                "least": LEAST,
                "area": {"code": area, "name": territory.area_of(area).label},
                "rates": words[RATE],
                "unit": words[UNIT][0],
                "untold": words[ANSWER][0],
                "reasons": words[REASON],
                "total": found["total"],
                "rows": [{**row, "code": row["code"] or NONE} for row in found["rows"]],
            }
        )


class RateCasesView(_OfPlaces):
    @extend_schema(operation_id="stats_rate_cases", parameters=[RateCasesIn], responses=RateCaseListOut)
    def get(self, request: Request) -> Response:
        """The cases behind one figure: of a month, an area or organisation, an answer or a reason."""
        asked = RateCasesIn(data=request.query_params.dict())
        asked.is_valid(raise_exception=True)
        said = asked.validated_data
        which = rates.Which(
            area=self.area_of(said),
            month=_month_of(said),
            organisation=self.own_organisation() or said.get("organisation"),
            rate=said.get("rate", ""),
            answer=said.get("answer", ""),
            reason=said.get("reason", ""),
        )
        size = paging.size_of(request)
        page = rates.closings(self.actor, which, cursor=said.get("cursor", ""), size=size)
        return Response({"items": page.items, "next": page.next})


def _month_of(said: dict[str, Any]) -> date:
    return date.fromisoformat(f"{said['month']}-01") if "month" in said else clock.today().replace(day=1)
