"""HTTP for the list of supervised cases."""

from __future__ import annotations

from typing import Any

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from pingan.cases.api.serializers import CaseOrganisationOut, CaseRow
from pingan.cases.supervised import MOST, supervised
from pingan.core.api import AreaCodeField, StrictSerializer
from pingan.people.api.base import ActorView


class SupervisedIn(StrictSerializer):
    """Query parameters."""

    area = AreaCodeField(required=False, help_text="Narrows the list inside one's reach.")


class SupervisedCaseOut(CaseRow):
    failure = serializers.CharField(allow_blank=True, help_text="What it is supervised for.")
    supervised_at = serializers.DateTimeField(allow_null=True, help_text="Since when at this level.")
    asked = CaseOrganisationOut(
        allow_null=True, help_text="Who is to report; null where nobody could be asked."
    )
    respond_by = serializers.DateTimeField(allow_null=True)
    answered_at = serializers.DateTimeField(allow_null=True, help_text="When they reported last.")


class SupervisedListOut(serializers.Serializer[Any]):
    items = SupervisedCaseOut(many=True, help_text=f"The gravest level first, at most {MOST}.")
    more = serializers.BooleanField()


class SupervisedView(ActorView):
    operations = {"GET": "cases.list"}

    @extend_schema(operation_id="cases_supervised", parameters=[SupervisedIn], responses=SupervisedListOut)
    def get(self, request: Request) -> Response:
        """The open cases that are supervised: for which failure, who is to report and by when."""
        asked = SupervisedIn(data=request.query_params.dict())
        asked.is_valid(raise_exception=True)
        return Response(supervised(self.actor, asked.validated_data.get("area")))
