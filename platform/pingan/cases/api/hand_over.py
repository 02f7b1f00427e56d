"""HTTP for handing over all that somebody leaves behind."""

from __future__ import annotations

from typing import Any

from django.utils.encoding import force_str
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from pingan.cases.api.serializers import NOTE_LENGTH
from pingan.cases.hand_over import AT_ONCE, Leaving, Result, hand_over_all
from pingan.cases.models.case import shown_code
from pingan.core.api import AreaCodeField, StrictSerializer, TextField
from pingan.people.api.base import ActorView


class HandOverAllIn(StrictSerializer):
    holder_id = serializers.UUIDField(help_text="In whose hands it lies.")
    area = AreaCodeField(help_text="Only what lies in it.")
    to_id = serializers.UUIDField(help_text="Who is to have it: a worker there.")
    reason = TextField(max_length=NOTE_LENGTH)


class HandedOverOut(serializers.Serializer[Any]):
    what = serializers.ChoiceField(["case", "task"])
    case_id = serializers.UUIDField()
    code = serializers.CharField()
    reason = serializers.CharField(allow_blank=True, help_text="Why it could not be; empty where it was.")


class HandedOverListOut(serializers.Serializer[Any]):
    items = HandedOverOut(many=True, help_text=f"At most {AT_ONCE} cases and as many tasks at a time.")


class HandOverAllView(ActorView):
    operations = {"POST": "cases.act"}

    @extend_schema(operation_id="cases_hand_over_all", request=HandOverAllIn, responses=HandedOverListOut)
    def post(self, request: Request) -> Response:
        """Give what lies in somebody's hands in an area to another: each has a result of its own.

        Sent again, it goes on with what is left; with nothing left it answers with nothing.
        """
        body = HandOverAllIn(data=request.data)
        body.is_valid(raise_exception=True)
        said = body.validated_data
        leaving = Leaving(said["holder_id"], said["area"], said["to_id"], said["reason"])
        return Response({"items": [_out(one) for one in hand_over_all(leaving, by=self.actor)]})


def _out(one: Result) -> dict[str, Any]:
    problem = one.problem
    return {
        "what": one.what,
        "case_id": one.case.pk,
        "code": shown_code(one.case.code),
        "reason": force_str(problem.detail or problem.title) if problem else "",
    }
