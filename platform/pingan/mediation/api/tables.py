"""HTTP for what a county says of mediation: kinds of disputes, lawful roads, signs of danger, what no court
confirms."""

from __future__ import annotations

from typing import Any

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from pingan.mediation import confirmation, tables
from pingan.mediation.api.base import NamedOut
from pingan.people.api.base import ActorView


class DisputeKindOut(NamedOut):
    category = serializers.CharField(allow_null=True, help_text="Proposed when one is taken in.")
    confidential = serializers.BooleanField()


class LawfulRoadOut(NamedOut):
    who = serializers.CharField(help_text="Who decides on it.")
    who_en = serializers.CharField(allow_blank=True)
    fee = serializers.ChoiceField(choices=[tables.FREE, tables.MAY_CHARGE, tables.CHARGES])
    limits = serializers.CharField(allow_blank=True)
    limits_en = serializers.CharField(allow_blank=True)
    law = serializers.CharField(allow_blank=True)
    days = serializers.IntegerField(allow_null=True)


class DangerSignOut(NamedOut):
    grade = serializers.ChoiceField(choices=["low", "middle", "high"])
    police = serializers.BooleanField(help_text="The police are told before a session is held.")
    law = serializers.CharField(allow_blank=True)


class BarRowOut(NamedOut):
    law = serializers.CharField(allow_blank=True)


class MediationTablesOut(serializers.Serializer[Any]):
    kinds = DisputeKindOut(many=True)
    roads = LawfulRoadOut(many=True)
    signs = DangerSignOut(many=True)
    bars = BarRowOut(many=True, help_text="What no court confirms.")


class TablesView(ActorView):
    operations = {"GET": "mediation.tables"}

    @extend_schema(operation_id="mediation_tables", responses=MediationTablesOut)
    def get(self, _request: Request) -> Response:
        """Kinds of disputes, lawful roads, signs of danger and what no court confirms, as the county has them
        today."""
        county = self.actor.county_code
        bars = [
            {"code": bar.code, "label": bar.label, "label_en": bar.label_en, "law": bar.law}
            for bar in confirmation.bars(county)
        ]
        return Response({**tables.told(county), "bars": bars})
