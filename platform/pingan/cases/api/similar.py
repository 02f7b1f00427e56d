"""HTTP for what may be the same matter."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from pingan.cases import selectors
from pingan.cases.api.serializers import NOTE_LENGTH, CaseRow, PlaceIn
from pingan.cases.elsewhere import MAX_LENGTH
from pingan.cases.measured import Place
from pingan.cases.similar import MOST, Written, similar_to, similar_to_report
from pingan.categories.api.fields import CategoryField
from pingan.core.api import AreaCodeField, StrictSerializer, TextField
from pingan.core.area_codes import Level
from pingan.people.api.base import ActorView

# One of each system there is.
MOST_NUMBERS = 10


class SimilarQueryIn(StrictSerializer):
    """Query parameters."""

    open = serializers.BooleanField(required=False, default=False, help_text="Those alone that are open.")


class SimilarToReportIn(StrictSerializer):
    """A report as far as it has come."""

    category = CategoryField(help_text="One that is in use today and has no parts.")
    what = TextField(max_length=NOTE_LENGTH, required=False, allow_blank=True, default="")
    location = PlaceIn(required=False, allow_null=True, default=None)
    grid_code = AreaCodeField(Level.GRID, required=False, allow_null=True, default=None)
    numbers = serializers.ListField(
        child=TextField(max_length=MAX_LENGTH, lines=False),
        max_length=MOST_NUMBERS,
        required=False,
        default=list,
        help_text="Under which others have it: a hotline's, a petition's.",
    )
    open = serializers.BooleanField(required=False, default=False, help_text="Those alone that are open.")


class SimilarOut(CaseRow):
    distance_m = serializers.IntegerField(
        allow_null=True, help_text="Null where one of both has no point: then they lie in the same grid."
    )
    likeness = serializers.FloatField(
        allow_null=True,
        help_text="The share of pairs of letters that both have, of 1. Null where nothing has been said yet.",
    )
    same_number = serializers.BooleanField(
        help_text="Both are known elsewhere under one number, or one names the other's."
    )


class SimilarListOut(serializers.Serializer[Any]):
    items = SimilarOut(many=True, help_text=f"The likeliest first, at most {MOST}.")


class SimilarView(ActorView):
    operations = {"GET": "cases.read"}

    @extend_schema(operation_id="cases_similar", parameters=[SimilarQueryIn], responses=SimilarListOut)
    def get(self, request: Request, case_id: UUID) -> Response:
        """What may be the same matter: near, within a month of it, of its top category and in similar words,
        or known elsewhere under the same number.

        What was merged into it is left out.
        """
        asked = SimilarQueryIn(data=request.query_params.dict())
        asked.is_valid(raise_exception=True)
        case = selectors.get_case(self.actor, case_id)
        found = similar_to(case, self.actor, open_only=asked.validated_data["open"])
        return Response({"items": found})


class SimilarToReportView(ActorView):
    operations = {"POST": "cases.report"}

    @extend_schema(
        operation_id="cases_similar_to_report", request=SimilarToReportIn, responses={200: SimilarListOut}
    )
    def post(self, request: Request) -> Response:
        """What may be the same matter as the report that is being written. Nothing is kept of it."""
        body = SimilarToReportIn(data=request.data)
        body.is_valid(raise_exception=True)
        said = body.validated_data
        place = Place(**said["location"]) if said["location"] else None
        written = Written(said["category"], said["what"], place, said["grid_code"], said["numbers"])
        return Response({"items": similar_to_report(written, self.actor, open_only=said["open"])})
