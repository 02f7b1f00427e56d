"""The station over HTTP: parse, call one service or selector, describe the result."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from pingan.cases.errors import UnknownGrid
from pingan.categories.api.fields import CategoryField
from pingan.core import clock, paging
from pingan.core.api import AreaCodeField, MomentField, StrictSerializer, TextField, if_match
from pingan.core.area_codes import Level
from pingan.core.errors import NotFound, StaleVersion, VersionNeeded
from pingan.mediation.errors import NotADispute, UnknownKind
from pingan.people.api.base import ActorView
from pingan.receipts import api as receipts
from pingan.registry.identity import NotAPhoneNumber
from pingan.station import errors, referring, selectors, services
from pingan.station.models import Channel, Consultation, Rating, Referral, State, Topic
from pingan.territory.calendar import Why

_FARTHEST = timedelta(days=366)
_SEEN = OpenApiParameter(
    "If-Match", str, OpenApiParameter.HEADER, required=True, description="The version you saw."
)


class ConsultationIn(StrictSerializer):
    """A consultation as somebody writes it down. A telephone that is left out stays as it is known."""

    channel = serializers.ChoiceField(choices=Channel.values)
    state = serializers.ChoiceField(choices=State.values)
    starts_at = MomentField()
    topic = serializers.ChoiceField(choices=Topic.values)
    adviser = TextField(max_length=20, lines=False, required=False, allow_blank=True, default="")
    visitor = TextField(max_length=60, lines=False, required=False, allow_blank=True, default="")
    phone = TextField(
        max_length=30, lines=False, required=False, allow_blank=True, allow_null=True, default=None
    )
    summary = TextField(max_length=4000, required=False, allow_blank=True, default="")
    referral = serializers.ChoiceField(
        choices=[one.value for one in Referral if one.value], required=False, allow_blank=True, default=""
    )
    case_code = TextField(max_length=20, lines=False, required=False, allow_blank=True, default="")

    def validate_starts_at(self, moment: datetime) -> datetime:
        if abs(moment - clock.now()) > _FARTHEST:
            raise serializers.ValidationError(_("A value is out of range."))
        return moment

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        if attrs["state"] == State.HELD and attrs["starts_at"] > clock.now() + clock.TOLERANCE:
            raise serializers.ValidationError({"starts_at": [_("What was held lies behind us.")]})
        if attrs["state"] == State.HELD and not attrs["summary"]:
            raise serializers.ValidationError({"summary": [_("Say in a few words what was advised.")]})
        return attrs


class ConsultationRatingIn(StrictSerializer):
    """What the visitor says of it."""

    rating = serializers.ChoiceField(choices=[one.value for one in Rating if one.value])


class ReferralIn(StrictSerializer):
    """A matter that goes on to mediation, and what its visitor lets go along."""

    grid_code = AreaCodeField(Level.GRID)
    kind = TextField(max_length=20, lines=False, help_text="Of the county's kinds of disputes.")
    category = CategoryField(
        required=False, allow_null=True, default=None, help_text="Where the kind proposes none, or another."
    )
    along = serializers.ListField(
        child=serializers.ChoiceField(choices=referring.ALONG),
        required=False,
        default=list,
        max_length=len(referring.ALONG),
        help_text="What the visitor agreed to; nothing else goes along.",
    )


class PageQuery(StrictSerializer):
    cursor = serializers.CharField(required=False)
    limit = serializers.IntegerField(required=False, min_value=1, max_value=200)


class DutyQuery(StrictSerializer):
    first = serializers.DateField(required=False, allow_null=True, default=None, help_text="Today, if none.")
    days = serializers.IntegerField(min_value=1, max_value=selectors.MOST_DAYS, required=False, default=7)

    def validate_first(self, day: date | None) -> date | None:
        if day is not None and abs(day - clock.today()) > _FARTHEST:
            raise serializers.ValidationError(_("A value is out of range."))
        return day


class ConsultationOut(serializers.Serializer[Any]):
    """A consultation. Who came is sealed where it lies, their telephone masked, and both erased in time."""

    id = serializers.UUIDField()
    version = serializers.IntegerField()
    channel = serializers.ChoiceField(choices=Channel.values)
    state = serializers.ChoiceField(choices=State.values)
    starts_at = serializers.DateTimeField()
    adviser = serializers.CharField(allow_blank=True)
    adviser_name = serializers.CharField(allow_blank=True)
    topic = serializers.ChoiceField(choices=Topic.values)
    visitor = serializers.CharField(allow_blank=True)
    phone = serializers.CharField(allow_blank=True)
    summary = serializers.CharField(allow_blank=True)
    referral = serializers.CharField(allow_blank=True)
    case_id = serializers.UUIDField(allow_null=True)
    case_code = serializers.CharField(allow_null=True)
    rating = serializers.CharField(allow_blank=True)
    erased = serializers.BooleanField()


class ConsultationListOut(serializers.Serializer[Any]):
    items = ConsultationOut(many=True)
    next = serializers.CharField(allow_null=True)


class AdviserOut(serializers.Serializer[Any]):
    code = serializers.CharField()
    name = serializers.CharField()
    sort = serializers.CharField(help_text="`expert` or `member`.")
    phone = serializers.CharField(allow_blank=True)


class DutyDayOut(serializers.Serializer[Any]):
    day = serializers.DateField()
    why = serializers.ChoiceField(choices=[why.value for why in Why])
    name = serializers.CharField(allow_blank=True)
    advisers = AdviserOut(many=True)


class StationDutyOut(serializers.Serializer[Any]):
    """Who advises on which day, and everybody of the roster."""

    days = DutyDayOut(many=True)
    advisers = AdviserOut(many=True)


_WRITE = (errors.UnknownAdviser, errors.UnknownCase, NotAPhoneNumber)


class ConsultationListView(ActorView):
    operations = {"GET": "station.read", "POST": "station.write"}
    problems = {"POST": _WRITE}

    @extend_schema(operation_id="consultations_list", parameters=[PageQuery], responses=ConsultationListOut)
    def get(self, request: Request) -> Response:
        """What was asked and advised in one's area, the newest first."""
        _query(PageQuery, request)
        found = selectors.consultations(
            self.actor,
            cursor=paging.cursor_of(request, selectors.NEWEST),
            size=paging.size_of(request),
        )
        items = [selectors.describe(one, self.actor) for one in found.items]
        return Response({"items": items, "next": found.next})

    @extend_schema(
        operation_id="consultations_write",
        parameters=[receipts.IDEMPOTENCY_KEY],
        request=ConsultationIn,
        responses={204: None},
    )
    def post(self, request: Request) -> Response:
        """Write a consultation down: somebody who came or rang, or an appointment."""
        written, by = services.Written(**_read(ConsultationIn, request)), self.actor
        return _once(request, by.post_id, lambda: services.write_down(written=written, by=by))


class ConsultationView(ActorView):
    operations = {"GET": "station.read", "PUT": "station.write"}
    problems = {"PUT": (*_WRITE, errors.RatedAlready, StaleVersion, VersionNeeded)}

    @extend_schema(operation_id="consultations_read", responses=ConsultationOut)
    def get(self, _request: Request, consultation_id: UUID) -> Response:
        """One consultation."""
        return Response(selectors.describe(_found(self, consultation_id), self.actor))

    @extend_schema(
        operation_id="consultations_amend",
        parameters=[_SEEN, receipts.IDEMPOTENCY_KEY],
        request=ConsultationIn,
        responses={204: None},
    )
    def put(self, request: Request, consultation_id: UUID) -> Response:
        """Correct it, or say what became of an appointment."""
        version, by = if_match(request), self.actor
        written = services.Written(**_read(ConsultationIn, request))
        return _once(
            request,
            consultation_id,
            lambda: services.amend(consultation_id=consultation_id, version=version, written=written, by=by),
        )


class RatingView(ActorView):
    operations = {"POST": "station.write"}
    problems = {"POST": (errors.NotHeld, errors.RatedAlready)}

    @extend_schema(
        operation_id="consultations_rate",
        parameters=[receipts.IDEMPOTENCY_KEY],
        request=ConsultationRatingIn,
        responses={204: None},
    )
    def post(self, request: Request, consultation_id: UUID) -> Response:
        """Record what the visitor says of it, once."""
        rating, by = _read(ConsultationRatingIn, request)["rating"], self.actor
        return _once(
            request,
            consultation_id,
            lambda: services.rate(consultation_id=consultation_id, rating=rating, by=by),
        )


class ReferralView(ActorView):
    operations = {"POST": "station.write"}
    problems = {
        "POST": (
            *(errors.NotAdvised, errors.ReferredAlready, errors.NameGoesFirst),
            *(UnknownGrid, UnknownKind, NotADispute, StaleVersion, VersionNeeded),
        )
    }

    @extend_schema(
        operation_id="consultations_refer",
        parameters=[_SEEN, receipts.IDEMPOTENCY_KEY],
        request=ReferralIn,
        responses={204: None},
    )
    def post(self, request: Request, consultation_id: UUID) -> Response:
        """Make a dispute of it, held by whoever asks: the consultation names the case afterwards."""
        version, said, by = if_match(request), _read(ReferralIn, request), self.actor
        referred = referring.Referred(
            said["grid_code"], said["kind"], frozenset(said["along"]), said["category"]
        )
        return _once(
            request,
            consultation_id,
            lambda: referring.refer(
                consultation_id=consultation_id, version=version, referred=referred, by=by
            ),
        )


class DutyView(ActorView):
    operations = {"GET": "station.read"}

    @extend_schema(operation_id="station_duty", parameters=[DutyQuery], responses=StationDutyOut)
    def get(self, request: Request) -> Response:
        """Who of the roster advises on which day."""
        asked = _query(DutyQuery, request)
        days = selectors.duty(self.actor, asked["first"] or clock.today(), asked["days"])
        return Response({"days": days, "advisers": selectors.advisers(self.actor)})


def _found(view: ActorView, consultation_id: UUID) -> Consultation:
    one = selectors.in_sight(view.actor).filter(pk=consultation_id).first()
    if one is None:
        raise NotFound
    return one


def _once(request: Request, about: UUID, write: Callable[[], object]) -> Response:
    done = receipts.once(request, "consultation", about, write, sent=_sent(request))
    answer = Response(status=204)
    return receipts.replayed(answer) if done.replayed else answer


def _sent(request: Request) -> Any:
    """A hash of a telephone would give it away to whoever tries all there are."""
    said = dict(request.data)
    return {**said, "phone": bool(said.get("phone"))}


def _read(shape: type[StrictSerializer], request: Request) -> dict[str, Any]:
    read = shape(data=request.data)
    read.is_valid(raise_exception=True)
    return dict(read.validated_data)


def _query(shape: type[StrictSerializer], request: Request) -> dict[str, Any]:
    asked = shape(data=request.query_params.dict())
    asked.is_valid(raise_exception=True)
    return dict(asked.validated_data)
