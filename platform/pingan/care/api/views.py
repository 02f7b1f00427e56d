"""Visits that were asked for: parse, call one service or selector, describe the result."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, cast
from uuid import UUID

from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from pingan.care import errors, selectors, services
from pingan.care.models import RHYTHMS, WORDS_LENGTH, End, How, Outcome
from pingan.core.api import StrictSerializer, TextField
from pingan.core.ids import is_uuid7
from pingan.people.api.base import ActorView
from pingan.receipts import api as receipts


class CareArrangeIn(StrictSerializer):
    """What is wanted, how often, and when next."""

    wish = TextField(max_length=WORDS_LENGTH, required=False, allow_blank=True, default="")
    every_days = serializers.ChoiceField(choices=RHYTHMS)
    next_on = serializers.DateField()


class CareAgreeIn(CareArrangeIn):
    """What a household asked for. `id` is a UUIDv7 of the writer's own: the same again is the same."""

    id = serializers.UUIDField()
    household = serializers.UUIDField()
    how = serializers.ChoiceField(choices=How.values, help_text="How they said that they want it.")
    notice_version = TextField(max_length=20, lines=False, help_text="The wording that they were read.")

    def validate_id(self, value: Any) -> Any:
        if not is_uuid7(value):
            raise serializers.ValidationError(_("Must be a UUID of version 7."))
        return value


class CareVisitIn(StrictSerializer):
    on = serializers.DateField()
    outcome = serializers.ChoiceField(choices=Outcome.values)
    note = TextField(max_length=WORDS_LENGTH, required=False, allow_blank=True, default="")
    next_on = serializers.DateField(
        required=False, allow_null=True, default=None, help_text="Without one: after the agreed rhythm."
    )


class CareEndIn(StrictSerializer):
    why = serializers.ChoiceField(choices=End.values)


class CareVisitOut(serializers.Serializer[Any]):
    on = serializers.DateField()
    outcome = serializers.ChoiceField(choices=Outcome.values)
    note = serializers.CharField(allow_blank=True)


class CareOut(serializers.Serializer[Any]):
    """Visits that a household asked for. Who they are is masked as everywhere."""

    id = serializers.UUIDField()
    household_id = serializers.UUIDField()
    serial = serializers.IntegerField()
    householder = serializers.CharField()
    how = serializers.ChoiceField(choices=How.values)
    agreed_on = serializers.DateField()
    wish = serializers.CharField(allow_blank=True)
    every_days = serializers.IntegerField()
    next_on = serializers.DateField()
    visits = CareVisitOut(many=True, help_text="The last few, the newest first.")


class CareListOut(serializers.Serializer[Any]):
    items = CareOut(many=True, help_text="The next visit first.")


class CareListView(ActorView):
    operations = {"GET": "care.read", "POST": "care.keep"}
    problems = {"POST": (errors.AlreadyAgreed, errors.UnfitDay, errors.TooManyAgreements)}

    @extend_schema(operation_id="care_list", responses=CareListOut)
    def get(self, _request: Request) -> Response:
        """The visits that households of one's own grid asked for, the next one first."""
        return Response({"items": selectors.of_grid(self.actor)})

    @extend_schema(operation_id="care_agree", request=CareAgreeIn, responses={201: None, 200: None})
    def post(self, request: Request) -> Response:
        """Write down that a household of one's own grid asked to be visited, after it was read the notice."""
        agreed = services.agree(services.Agreed(**_read(CareAgreeIn, request)), by=self.actor)
        answer = Response(status=200 if agreed.replayed else 201)
        return receipts.replayed(answer) if agreed.replayed else answer


class CareView(ActorView):
    operations = {"PUT": "care.keep"}
    problems = {"PUT": (errors.CareEnded, errors.UnfitDay)}

    @extend_schema(
        operation_id="care_arrange",
        parameters=[receipts.IDEMPOTENCY_KEY],
        request=CareArrangeIn,
        responses={204: None},
    )
    def put(self, request: Request, agreement_id: UUID) -> Response:
        """Arrange it anew: what is wanted, how often, and when next."""
        said, by = _read(CareArrangeIn, request), self.actor
        return _once(
            request, agreement_id, lambda: services.arrange(agreement_id=agreement_id, by=by, **said)
        )


class VisitView(ActorView):
    operations = {"POST": "care.keep"}
    problems = {"POST": (errors.CareEnded, errors.UnfitDay)}

    @extend_schema(
        operation_id="care_visit",
        parameters=[receipts.IDEMPOTENCY_KEY],
        request=CareVisitIn,
        responses={204: None},
    )
    def post(self, request: Request, agreement_id: UUID) -> Response:
        """Record a visit; the next one follows by the rhythm, or by the day that is said."""
        visited, by = services.Visited(**_read(CareVisitIn, request)), self.actor
        return _once(
            request,
            agreement_id,
            lambda: services.visit(agreement_id=agreement_id, visited=visited, by=by),
        )


class EndView(ActorView):
    operations = {"POST": "care.keep"}
    problems = {"POST": (errors.CareEnded,)}

    @extend_schema(
        operation_id="care_end",
        parameters=[receipts.IDEMPOTENCY_KEY],
        request=CareEndIn,
        responses={204: None},
    )
    def post(self, request: Request, agreement_id: UUID) -> Response:
        """End the visits, by the household's word or otherwise. What was said, and every visit, is erased."""
        why, by = _read(CareEndIn, request)["why"], self.actor
        return _once(request, agreement_id, lambda: services.end(agreement_id=agreement_id, why=why, by=by))


def _once(request: Request, agreement_id: UUID, write: Callable[[], None]) -> Response:
    answer = Response(status=204)
    done = receipts.once(request, "care", agreement_id, write)
    return receipts.replayed(answer) if done.replayed else answer


def _read(shape: type[StrictSerializer], request: Request) -> dict[str, Any]:
    body = shape(data=request.data)
    body.is_valid(raise_exception=True)
    return dict(cast(dict[str, Any], body.validated_data))
