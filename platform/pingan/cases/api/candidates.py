"""HTTP for whom a case can be handed to."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from pingan.cases import selectors
from pingan.cases.candidates import candidates_for
from pingan.categories.api.duties import DutyItemOut, DutyOut
from pingan.people.api.base import ActorView


class LoadOut(serializers.Serializer[Any]):
    n = serializers.IntegerField()
    more = serializers.BooleanField(help_text="There are more than n.")


class BeyondDutyOut(serializers.Serializer[Any]):
    """Why the catalogue refuses: what a step there would hear."""

    code = serializers.CharField()
    title = serializers.CharField()
    detail = serializers.CharField()


class ColleagueOut(serializers.Serializer[Any]):
    id = serializers.UUIDField()
    name = serializers.CharField()
    phone = serializers.CharField(help_text="At work; empty where none is known.")
    load = LoadOut(help_text="Open cases that they hold.")


class WorkerCandidateOut(ColleagueOut):
    area_code = serializers.CharField()
    area_name = serializers.CharField()
    distance_m = serializers.IntegerField(
        allow_null=True, help_text="From the middle of their grid; null for a case without a point."
    )
    leaves_on = serializers.DateField(allow_null=True, help_text="The last day of their post, where it ends.")
    away_until = serializers.DateField(
        allow_null=True, help_text="The last day on which they are away, today on."
    )
    item = DutyItemOut(allow_null=True)
    refused = BeyondDutyOut(allow_null=True)


class OrganisationCandidateOut(serializers.Serializer[Any]):
    id = serializers.UUIDField()
    name = serializers.CharField()
    kind = serializers.CharField()
    phone = serializers.CharField(help_text="Empty where none is known.")
    load = LoadOut(help_text="What it was asked and owes, its own cases among it.")
    item = DutyItemOut(allow_null=True, help_text="By which it leads or helps here.")
    refused = BeyondDutyOut(allow_null=True)


class CandidatesOut(serializers.Serializer[Any]):
    item = DutyOut(allow_null=True, help_text="Whose duty it is; null where the catalogue does not say.")
    workers = WorkerCandidateOut(many=True, help_text="The nearest grid first.")
    organisations = OrganisationCandidateOut(many=True, help_text="Who leads first, then who helps.")
    colleagues = ColleagueOut(many=True)


class CaseCandidatesView(ActorView):
    operations = {"GET": "cases.candidates"}

    @extend_schema(operation_id="cases_candidates", responses=CandidatesOut)
    def get(self, _request: Request, case_id: UUID) -> Response:
        """Whom the case can be handed to: load, distance, and by which item of duty, or why not."""
        case = selectors.get_case(self.actor, case_id, operation="cases.candidates")
        return Response(candidates_for(case, self.actor))
