"""HTTP for signs of danger, the grade a person gives, and the police who are told."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from pingan.cases.api.serializers import NOTE_LENGTH
from pingan.core import clock
from pingan.core.api import MomentField, StrictSerializer, TextField, if_match
from pingan.core.errors import StaleVersion, VersionNeeded
from pingan.mediation import danger, errors
from pingan.mediation.api.base import (
    CODE_LENGTH,
    SEEN,
    TELLS,
    NamedOut,
    once_beside,
    optional,
    read_as,
)
from pingan.mediation.models import Grade
from pingan.people.api.base import ActorView
from pingan.receipts import api as receipts

GRADES = [Grade.LOW.value, Grade.MIDDLE.value, Grade.HIGH.value]


class SignsIn(StrictSerializer):
    signs = serializers.ListField(
        child=TextField(max_length=CODE_LENGTH, lines=False), allow_empty=True, max_length=50
    )


class GradeIn(StrictSerializer):
    grade = serializers.ChoiceField(choices=GRADES)
    why = optional(NOTE_LENGTH, lines=True)


class PoliceToldIn(StrictSerializer):
    told_at = MomentField()
    office = TextField(max_length=100, lines=False)
    reference = optional(60)

    def validate_told_at(self, moment: Any) -> Any:
        if not clock.now() - clock.FARTHEST_BACK <= moment <= clock.now() + clock.TOLERANCE:
            raise serializers.ValidationError(_("A value is out of range."))
        return moment


class SignOut(NamedOut):
    grade = serializers.ChoiceField(choices=GRADES)
    police = serializers.BooleanField()


class PoliceToldOut(serializers.Serializer[Any]):
    asked = serializers.BooleanField(help_text="What was seen asks for it (art. 25).")
    told_at = serializers.DateTimeField(allow_null=True)
    office = serializers.CharField(allow_blank=True)
    reference = serializers.CharField(allow_blank=True)


class DangerOut(serializers.Serializer[Any]):
    """How dangerous a dispute may become. `signs`, `why` and `police` are for whoever may answer them."""

    version = serializers.IntegerField()
    proposed = serializers.ChoiceField(choices=GRADES, allow_blank=True)
    grade = serializers.ChoiceField(choices=GRADES, allow_blank=True, help_text="Given by a person.")
    graded_at = serializers.DateTimeField(allow_null=True)
    signs = SignOut(many=True, allow_null=True)
    why = serializers.CharField(allow_null=True, allow_blank=True)
    police = PoliceToldOut(allow_null=True)
    may_write = serializers.BooleanField()


class _DangerView(ActorView):
    def answered(self, request: Request, case_id: UUID, write: Callable[[danger.Seen], object]) -> Response:
        seen = danger.Seen(case_id, if_match(request, may_be_new=True), self.actor)
        return once_beside(request, case_id, self.actor, lambda: write(seen))


class DangerView(_DangerView):
    operations = {"PUT": "mediation.danger"}
    problems = {"PUT": (errors.UnknownSign, StaleVersion, VersionNeeded)}

    @extend_schema(
        operation_id="danger_tick",
        parameters=[SEEN, receipts.IDEMPOTENCY_KEY],
        request=SignsIn,
        responses=TELLS,
    )
    def put(self, request: Request, case_id: UUID) -> Response:
        """Write down what was seen. A grade is proposed; until a person has given it a clock runs."""
        said = read_as(SignsIn, request)
        return self.answered(request, case_id, lambda seen: danger.tick_signs(seen=seen, **said))


class GradeView(_DangerView):
    operations = {"POST": "mediation.danger"}
    problems = {"POST": (errors.NothingToGrade, StaleVersion, VersionNeeded)}

    @extend_schema(
        operation_id="danger_grade",
        parameters=[SEEN, receipts.IDEMPOTENCY_KEY],
        request=GradeIn,
        responses=TELLS,
    )
    def post(self, request: Request, case_id: UUID) -> Response:
        """Give the dispute its grade of danger."""
        said = read_as(GradeIn, request)
        return self.answered(request, case_id, lambda seen: danger.grade_danger(seen=seen, **said))


class PoliceToldView(_DangerView):
    operations = {"POST": "mediation.danger"}
    problems = {"POST": (errors.NothingToGrade, StaleVersion, VersionNeeded)}

    @extend_schema(
        operation_id="danger_tell_police",
        parameters=[SEEN, receipts.IDEMPOTENCY_KEY],
        request=PoliceToldIn,
        responses=TELLS,
    )
    def post(self, request: Request, case_id: UUID) -> Response:
        """Record that the police were told, where and when (art. 25)."""
        report = danger.PoliceReport(**read_as(PoliceToldIn, request))
        return self.answered(request, case_id, lambda seen: danger.tell_police(seen=seen, report=report))
