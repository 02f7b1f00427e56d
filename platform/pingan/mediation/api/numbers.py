"""HTTP for the center's numbers: the figures of a month, and the cases behind each."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.urls import path
from django.urls.resolvers import URLPattern
from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from pingan.cases.api.serializers import CaseRow
from pingan.core import clock, paging
from pingan.core.api import AreaCodeField, StrictSerializer
from pingan.core.errors import NotFound
from pingan.mediation import numbers
from pingan.mediation.number_words import numbers as defined
from pingan.people.api.base import ActorView
from pingan.territory import selectors as territory
from pingan.territory.atlas import reads_english

OPERATION = "mediation.numbers"
# The row of disputes that no organisation ended, or that went nowhere else.
NONE = "none"


class MonthField(serializers.RegexField):
    """A month of this century, as 2026-03."""

    def __init__(self, **options: Any) -> None:
        super().__init__(r"^20\d\d-(0[1-9]|1[0-2])\Z", **options)


class NumbersIn(StrictSerializer):
    month = MonthField(required=False, help_text="Else this one.")
    area = AreaCodeField(required=False, help_text="Else one's own.")
    by = serializers.ChoiceField(choices=numbers.BY, default="area", help_text="What the rows are.")
    live = serializers.BooleanField(default=False, help_text="As it counts now, also where it is closed.")


class NumberCasesIn(StrictSerializer):
    month = MonthField()
    number = serializers.ChoiceField(choices=[one.code for one in defined()])
    part = serializers.ChoiceField(
        choices=numbers.PARTS, default="counts", help_text="Those that count, all, the rest."
    )
    area = AreaCodeField(required=False, help_text="Else one's own.")
    by = serializers.ChoiceField(choices=numbers.BY, required=False, help_text="Of what `row` is one.")
    row = serializers.CharField(required=False, max_length=40)
    live = serializers.BooleanField(default=False)
    cursor = serializers.CharField(required=False)
    size = serializers.CharField(required=False)

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        if ("by" in attrs) != ("row" in attrs):
            raise serializers.ValidationError({"row": [_("Say of what it is a row, and which.")]})
        if attrs.get("by") == "committee" and attrs["row"] != NONE:
            serializers.UUIDField().run_validation(attrs["row"])
        return attrs


class NumberWordOut(serializers.Serializer[Any]):
    code = serializers.CharField()
    label = serializers.CharField()  # type: ignore[assignment]  # a field of that name, as DRF allows
    about = serializers.CharField(
        help_text="What it is of what, and in which month; made from what is counted."
    )
    is_share = serializers.BooleanField(help_text="Else it is a plain number.")


class NumberFigureOut(serializers.Serializer[Any]):
    of = serializers.IntegerField()
    counts = serializers.IntegerField()


class NumberRowOut(serializers.Serializer[Any]):
    code = serializers.CharField(help_text="Of the area, category, road or organisation, or `none`.")
    name = serializers.CharField(allow_blank=True, help_text="Empty where the page has its own word.")
    figures = serializers.DictField(child=NumberFigureOut(), help_text="By number.")


class NumberAreaOut(serializers.Serializer[Any]):
    code = serializers.CharField()
    name = serializers.CharField()


class NumbersOut(serializers.Serializer[Any]):
    as_of_seq = serializers.IntegerField(help_text="The last act of the county's journal in these numbers.")
    month = serializers.DateField(help_text="Its first day.")
    area = NumberAreaOut()
    closed_at = serializers.DateTimeField(allow_null=True, help_text="Since when the month's numbers stay.")
    is_live = serializers.BooleanField(help_text="These are as it counts now, and not as it was closed.")
    closes_on = serializers.DateField(help_text="When the month is, or was to be, closed.")
    numbers = NumberWordOut(many=True)
    total = serializers.DictField(child=NumberFigureOut(), help_text="By number.")
    rows = NumberRowOut(many=True, help_text="By code or name, in no other order.")


class NumberCaseOut(serializers.Serializer[Any]):
    case = CaseRow()
    outcome = serializers.CharField(allow_blank=True)
    keeping = serializers.CharField(allow_blank=True)
    confirmation = serializers.CharField(allow_blank=True)


class NumberCaseListOut(serializers.Serializer[Any]):
    items = NumberCaseOut(many=True, help_text="The newest first; those that one may read.")
    next = serializers.CharField(allow_null=True)


class _OfPlaces(ActorView):
    operations = {"GET": OPERATION}

    def area_of(self, said: dict[str, Any]) -> str:
        """The area asked for, else one's own. Raises NotFound for one outside it, or that is none."""
        area: str = said.get("area", self.actor.area_code)
        if not self.actor.covers(area):
            raise NotFound
        return area


class NumbersView(_OfPlaces):
    @extend_schema(operation_id="mediation_numbers", parameters=[NumbersIn], responses=NumbersOut)
    def get(self, request: Request) -> Response:
        """The numbers of a month: closed, where it is, or as they count now."""
        said = _read(NumbersIn, request)
        area, month = self.area_of(said), _month_of(said)
        closed = numbers.closed_at(area, month)
        then = closed is not None and not said["live"]
        seq = closed.seq if closed is not None and then else numbers.as_of(area)
        total, rows = numbers.figures(area, month, by=said["by"], then=then)
        return Response(
            {
                "as_of_seq": seq,
                "month": month,
                "area": {"code": area, "name": territory.area_of(area).label},
                "closed_at": closed.at if closed else None,
                "is_live": not then,
                "closes_on": numbers.next_month(month).replace(day=numbers.CLOSES_ON),
                "numbers": [one.told(english=reads_english()) for one in defined()],
                "total": total,
                "rows": [{**row, "code": row["code"] or NONE} for row in rows],
            }
        )


class NumberCasesView(_OfPlaces):
    @extend_schema(
        operation_id="mediation_number_cases", parameters=[NumberCasesIn], responses=NumberCaseListOut
    )
    def get(self, request: Request) -> Response:
        """The disputes behind one figure: those that count, all it is of, or the rest."""
        said = _read(NumberCasesIn, request)
        area, month = self.area_of(said), _month_of(said)
        row = said.get("row", "")
        which = numbers.Which(
            area=area,
            month=month,
            number=said["number"],
            part=said["part"],
            by=said.get("by", ""),
            row="" if row == NONE else row,
            then=numbers.closed_at(area, month) is not None and not said["live"],
        )
        found = numbers.cases(self.actor, which, cursor=said.get("cursor", ""), size=paging.size_of(request))
        return Response({"items": found.items, "next": found.next})


def _read(shape: type[StrictSerializer], request: Request) -> dict[str, Any]:
    read = shape(data=request.query_params.dict())
    read.is_valid(raise_exception=True)
    return dict(read.validated_data)


def _month_of(said: dict[str, Any]) -> date:
    return date.fromisoformat(f"{said['month']}-01") if "month" in said else clock.today().replace(day=1)


def urls() -> list[URLPattern]:
    return [
        path("numbers", NumbersView.as_view()),
        path("numbers/cases", NumberCasesView.as_view()),
    ]
