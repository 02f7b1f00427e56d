"""HTTP for the lawful roads of matters, also after they have left us."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from pingan.cases.api.serializers import NOTE_LENGTH
from pingan.core.api import StrictSerializer, TextField, if_match
from pingan.core.errors import StaleVersion, VersionNeeded
from pingan.mediation import errors, onward
from pingan.mediation.api.base import (
    CODE_LENGTH,
    SEEN,
    TELLS,
    DayField,
    once_beside,
    optional,
    read_as,
)
from pingan.mediation.models import Stage
from pingan.people.api.base import ActorView
from pingan.receipts import api as receipts


class RoadMovedIn(StrictSerializer):
    stage = serializers.ChoiceField(choices=Stage.values)
    office = optional(100)
    reference = optional(60)
    due_on = DayField(help_text="The last day of the step that is to come there.")
    note = optional(NOTE_LENGTH, lines=True)


class RoadOpenedIn(RoadMovedIn):
    road = TextField(max_length=CODE_LENGTH, lines=False)


class OnwardOut(serializers.Serializer[Any]):
    """One road that a matter goes."""

    number = serializers.IntegerField()
    version = serializers.IntegerField()
    road = serializers.CharField()
    label = serializers.CharField()  # type: ignore[assignment]
    label_en = serializers.CharField(allow_blank=True)
    stage = serializers.ChoiceField(choices=Stage.values)
    under_way = serializers.BooleanField()
    office = serializers.CharField(allow_blank=True)
    reference = serializers.CharField(allow_blank=True)
    due_on = serializers.DateField(allow_null=True)
    at = serializers.DateTimeField()
    note = serializers.CharField(allow_null=True, allow_blank=True, help_text="For mediators alone.")


class CaseRoadsOut(serializers.Serializer[Any]):
    items = OnwardOut(many=True)
    may_write = serializers.BooleanField()


class OnwardRow(OnwardOut):
    case_id = serializers.UUIDField()
    code = serializers.CharField()
    category = serializers.CharField()
    look_on = serializers.DateField(help_text="When somebody looks at it next.")
    overdue = serializers.BooleanField()


class OnwardListOut(serializers.Serializer[Any]):
    items = OnwardRow(many=True)
    next = serializers.CharField(allow_null=True)


class PageIn(StrictSerializer):
    """Query parameters."""

    cursor = serializers.CharField(required=False)
    size = serializers.CharField(required=False)


class OnwardListView(ActorView):
    operations = {"GET": "mediation.onward"}

    @extend_schema(operation_id="onward_list", parameters=[PageIn], responses=OnwardListOut)
    def get(self, request: Request) -> Response:
        """Matters that go another lawful road and have not come to its end, what is due next first."""
        PageIn(data=request.query_params.dict()).is_valid(raise_exception=True)
        return Response(onward.page(request, self.actor))


class CaseRoadsView(ActorView):
    operations = {"POST": "mediation.parties"}
    problems = {"POST": (errors.UnknownRoad, errors.TooManyRoads)}

    @extend_schema(
        operation_id="onward_open",
        parameters=[receipts.IDEMPOTENCY_KEY],
        request=RoadOpenedIn,
        responses=TELLS,
    )
    def post(self, request: Request, case_id: UUID) -> Response:
        """Keep one more lawful road of the matter in sight."""
        said, by = read_as(RoadOpenedIn, request), self.actor
        road, written = said.pop("road"), onward.Written(**said)
        return once_beside(
            request,
            case_id,
            by,
            lambda: onward.open_road(case_id=case_id, road=road, written=written, by=by),
        )


class CaseRoadView(ActorView):
    operations = {"PUT": "mediation.parties"}
    problems = {"PUT": (StaleVersion, VersionNeeded)}

    @extend_schema(
        operation_id="onward_move",
        parameters=[SEEN, receipts.IDEMPOTENCY_KEY],
        request=RoadMovedIn,
        responses=TELLS,
    )
    def put(self, request: Request, case_id: UUID, number: int) -> Response:
        """Record how far the matter has come on its road."""
        known, by = onward.Known(case_id, number, if_match(request)), self.actor
        written = onward.Written(**read_as(RoadMovedIn, request))
        return once_beside(
            request, case_id, by, lambda: onward.move_road(known=known, written=written, by=by)
        )
