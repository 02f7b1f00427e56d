"""What the addresses of mediation have in common: days, optional texts, one write under one key."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any, Final
from uuid import UUID

from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import OpenApiParameter
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from pingan.cases.api.serializers import CaseOut
from pingan.cases.api.views import OUT_OF_SIGHT, case_response, replay_response
from pingan.cases.selectors import get_case
from pingan.core import clock
from pingan.core.api import StrictSerializer, TextField
from pingan.mediation.api.serializers import FARTHEST_EFFECT
from pingan.people.actors import Actor
from pingan.receipts import api as receipts

CODE_LENGTH: Final = 20
TELLS: Final = {200: CaseOut, 204: OUT_OF_SIGHT}


def seen(about: str, *, required: bool = True) -> OpenApiParameter:
    """The version that whoever writes has seen, as the contract describes it."""
    return OpenApiParameter("If-Match", str, OpenApiParameter.HEADER, required=required, description=about)


SEEN: Final = seen("The version you saw; 0 for none.")


def optional(most: int, *, lines: bool = False) -> TextField:
    return TextField(max_length=most, lines=lines, required=False, allow_blank=True, default="")


class DayField(serializers.DateField):
    """A day within living memory; a slip of the pen is named."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**{"required": False, "allow_null": True, "default": None, **options})

    def to_internal_value(self, value: Any) -> date:
        day = super().to_internal_value(value)
        if abs(day - clock.today()) > FARTHEST_EFFECT:
            raise serializers.ValidationError(_("A value is out of range."))
        return day


class NamedOut(serializers.Serializer[Any]):
    """A line of a table that a county can keep."""

    code = serializers.CharField()
    label = serializers.CharField()  # type: ignore[assignment]
    label_en = serializers.CharField(allow_blank=True)


def once_beside(request: Request, case_id: UUID, by: Actor, write: Callable[[], object]) -> Response:
    done = receipts.once(request, "case", case_id, write)
    return replay_response(case_id, by) if done.replayed else case_response(get_case(by, case_id), by)


def read_as(shape: type[StrictSerializer], request: Request) -> dict[str, Any]:
    read = shape(data=request.data)
    read.is_valid(raise_exception=True)
    return dict(read.validated_data)
