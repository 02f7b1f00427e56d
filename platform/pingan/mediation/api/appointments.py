"""HTTP for what is arranged: appointments of a case, another time for one, the calendar, and its address."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any, cast
from uuid import UUID

from django.http import HttpResponse
from django.urls import path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiResponse, extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from pingan.cases.parts import Part
from pingan.cases.selectors import get_case
from pingan.core import clock
from pingan.core.api import MomentField, StrictSerializer, TextField, if_match
from pingan.core.errors import NotFound, StaleVersion, VersionNeeded
from pingan.mediation import agenda, appointments, errors, feeds, ics
from pingan.mediation.api.base import TELLS, once_beside, read_as, seen
from pingan.mediation.models import Appointment, Session, Side
from pingan.mediation.models.appointment import ROOM_CODE_LENGTH
from pingan.people.api.base import ActorView
from pingan.receipts import api as receipts
from pingan.territory.calendar import Why

_MOST_PARTIES = 20
_SEEN = seen("The appointment's version you saw.")
_WANTED = (
    errors.TimeTaken,
    errors.AppointmentPast,
    errors.UnknownRoom,
    errors.NotAMediator,
    errors.NotThatParty,
    errors.PartyRefused,
)
_ICS = {(200, ics.MEDIA_TYPE): OpenApiResponse(OpenApiTypes.BINARY)}


class AheadField(MomentField):
    """A moment that somebody can be asked to come at: not farther ahead than a year."""

    def to_internal_value(self, value: Any) -> datetime:
        moment: datetime = super().to_internal_value(value)
        if abs(moment - clock.now()) > appointments.FARTHEST:
            raise serializers.ValidationError(gettext_lazy("A value is out of range."))
        return moment


class NumberField(serializers.IntegerField):
    """The number of a party, an appointment or a proposal."""

    def __init__(self, **options: Any) -> None:
        super().__init__(min_value=1, max_value=32767, **options)


class MinutesField(serializers.IntegerField):
    def __init__(self, **options: Any) -> None:
        super().__init__(min_value=appointments.SHORTEST, max_value=appointments.LONGEST, **options)


class AppointmentIn(StrictSerializer):
    """A session to be arranged: in a room of the county's table, or at a place that is written down."""

    starts_at = AheadField()
    minutes = MinutesField()
    room = TextField(max_length=ROOM_CODE_LENGTH, lines=False, required=False, allow_blank=True, default="")
    place = TextField(max_length=200, lines=False, required=False, allow_blank=True, default="")
    mode = serializers.ChoiceField(choices=Session.Mode.values, required=False, default="closed")
    mediator_id = serializers.UUIDField(required=False, allow_null=True, default=None)
    parties = serializers.ListField(
        child=NumberField(), required=False, allow_null=True, default=None, max_length=_MOST_PARTIES
    )

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        if not attrs["room"] and not attrs["place"]:
            raise serializers.ValidationError({"place": [gettext_lazy("Say where: a room, or a place.")]})
        return attrs


class CancelIn(StrictSerializer):
    """Why a session is called off."""

    why = serializers.ChoiceField(
        choices=[why.value for why in Appointment.Why if why is not Appointment.Why.ENDED]
    )


class ProposalIn(StrictSerializer):
    """Another time that a party asks for; it lasts as long as the one that stands."""

    party = NumberField()
    starts_at = AheadField()


class ProposalAnswerIn(StrictSerializer):
    """What another party says to it."""

    party = NumberField()
    accepts = serializers.BooleanField()


class ChoicesQuery(StrictSerializer):
    minutes = MinutesField(required=False, default=90)
    room = TextField(max_length=ROOM_CODE_LENGTH, lines=False, required=False, allow_blank=True, default="")
    mediator_id = serializers.UUIDField(required=False, allow_null=True, default=None)
    after = AheadField(required=False, allow_null=True, default=None, help_text="Now, if none is named.")


class CalendarQuery(StrictSerializer):
    first = serializers.DateField(required=False, allow_null=True, default=None, help_text="Today, if none.")
    days = serializers.IntegerField(min_value=1, max_value=agenda.MOST_DAYS, required=False, default=7)

    def validate_first(self, day: date | None) -> date | None:
        if day is not None and abs(day - clock.today()) > timedelta(days=3653):
            raise serializers.ValidationError(gettext_lazy("A value is out of range."))
        return day


class NamedRoomOut(serializers.Serializer[Any]):
    code = serializers.CharField()
    name = serializers.CharField()


class RoomOut(NamedRoomOut):
    seats = serializers.IntegerField(allow_null=True)


class NamedMediatorOut(serializers.Serializer[Any]):
    id = serializers.UUIDField()
    name = serializers.CharField(allow_blank=True)


class TimeProposalOut(serializers.Serializer[Any]):
    """Another time that a party asked for. Parties are told by their numbers."""

    number = serializers.IntegerField()
    party = serializers.IntegerField()
    starts_at = serializers.DateTimeField()
    ends_at = serializers.DateTimeField()
    accepted_by = serializers.ListField(child=serializers.IntegerField())
    declined_by = serializers.IntegerField(allow_null=True)
    answer = serializers.CharField(
        allow_blank=True, help_text="`accepted`, `declined`, `overtaken`; empty while it waits."
    )
    at = serializers.DateTimeField()


class ClashOut(serializers.Serializer[Any]):
    """What another appointment has at the same time: one of the parties, known there by the same number."""

    what = serializers.ChoiceField(choices=["room", "mediator", "party"])
    party = serializers.IntegerField(allow_null=True, help_text="Its number in this case.")
    starts_at = serializers.DateTimeField()
    ends_at = serializers.DateTimeField()
    case_id = serializers.UUIDField(allow_null=True, help_text="Null where the reader may not open it.")
    case_code = serializers.CharField(allow_null=True)


class AppointmentOut(serializers.Serializer[Any]):
    """A session that is arranged, was held or called off. `place` is for mediators; null for anyone else."""

    number = serializers.IntegerField(help_text="What the timeline calls it by: `data.appointment`.")
    version = serializers.IntegerField()
    state = serializers.ChoiceField(choices=Appointment.State.values)
    starts_at = serializers.DateTimeField()
    ends_at = serializers.DateTimeField()
    room = NamedRoomOut(allow_null=True)
    place = serializers.CharField(allow_null=True, allow_blank=True)
    mode = serializers.ChoiceField(choices=Session.Mode.values)
    mediator = NamedMediatorOut()
    parties = serializers.ListField(child=serializers.IntegerField())
    session = serializers.IntegerField(allow_null=True, help_text="Which session it was.")
    why = serializers.CharField(allow_blank=True, help_text="Why it was called off.")
    proposals = TimeProposalOut(many=True)
    clashes = ClashOut(many=True, help_text="For mediators; empty for anyone else.")


class TimeOut(serializers.Serializer[Any]):
    starts_at = serializers.DateTimeField()
    ends_at = serializers.DateTimeField()


class ChoicesOut(serializers.Serializer[Any]):
    """What one can choose from, and when what was asked for is free together with all parties."""

    rooms = RoomOut(many=True)
    mediators = NamedMediatorOut(many=True)
    free = TimeOut(many=True)


class CalendarDayOut(serializers.Serializer[Any]):
    day = serializers.DateField()
    why = serializers.ChoiceField(
        choices=[why.value for why in Why], help_text="Whether it is worked on, and why."
    )
    name = serializers.CharField(allow_blank=True, help_text="Of a holiday.")


class AskedOut(serializers.Serializer[Any]):
    """A party, as its case's timeline calls it."""

    number = serializers.IntegerField()
    side = serializers.ChoiceField(choices=Side.values)


class CalendarItemOut(serializers.Serializer[Any]):
    """A session in the calendar. What the reader may not open says only that room and mediator are taken."""

    starts_at = serializers.DateTimeField()
    ends_at = serializers.DateTimeField()
    room = serializers.CharField(allow_blank=True)
    mediator_id = serializers.UUIDField()
    state = serializers.ChoiceField(choices=Appointment.State.values)
    number = serializers.IntegerField(allow_null=True)
    case_id = serializers.UUIDField(allow_null=True)
    case_code = serializers.CharField(allow_null=True)
    category = serializers.CharField(allow_null=True)
    parties = serializers.IntegerField(allow_null=True, help_text="How many are asked to come.")
    asked = AskedOut(many=True, allow_null=True, help_text="Who is asked to come; never by name.")
    clash = serializers.BooleanField(help_text="One of them is awaited elsewhere at the same time.")


class CalendarOut(serializers.Serializer[Any]):
    days = CalendarDayOut(many=True)
    rooms = RoomOut(many=True)
    mediators = NamedMediatorOut(many=True)
    items = CalendarItemOut(many=True)
    more = serializers.BooleanField(help_text="Not all of it is told: ask for fewer days.")


class FeedOut(serializers.Serializer[Any]):
    """The address of one's own calendar, for programs; null where there is none."""

    path = serializers.CharField(allow_null=True)
    made_at = serializers.DateTimeField(allow_null=True)


PART = Part(
    of=agenda.of_case,
    anew=lambda _case: [],
    field=lambda: AppointmentOut(many=True),
    lies_in=((Appointment, "dispute_id"),),
)


class AppointmentListView(ActorView):
    operations = {"POST": "mediation.appointments"}
    problems = {"POST": _WANTED}

    @extend_schema(
        operation_id="appointments_book",
        parameters=[receipts.IDEMPOTENCY_KEY],
        request=AppointmentIn,
        responses=TELLS,
    )
    def post(self, request: Request, case_id: UUID) -> Response:
        """Arrange a session. What is in the way is told with the next times that are free."""
        wanted, by = _wanted(request), self.actor
        return once_beside(
            request, case_id, by, lambda: appointments.book(case_id=case_id, wanted=wanted, by=by)
        )


class ChoicesView(ActorView):
    operations = {"GET": "mediation.appointments"}

    @extend_schema(operation_id="appointments_choices", parameters=[ChoicesQuery], responses=ChoicesOut)
    def get(self, request: Request, case_id: UUID) -> Response:
        """Rooms, mediators, and the next times at which those that are named are free."""
        asked = _query(ChoicesQuery, request)
        asked["after"] = asked["after"] or clock.now()
        case = get_case(self.actor, case_id, operation="mediation.appointments")
        return Response(agenda.choices(case, self.actor, agenda.Asked(**asked)))


class AppointmentView(ActorView):
    operations = {"PUT": "mediation.appointments"}
    problems = {"PUT": (*_WANTED, errors.AppointmentOver, StaleVersion, VersionNeeded)}

    @extend_schema(
        operation_id="appointments_move",
        parameters=[_SEEN, receipts.IDEMPOTENCY_KEY],
        request=AppointmentIn,
        responses=TELLS,
    )
    def put(self, request: Request, case_id: UUID, number: int) -> Response:
        """Arrange it anew: another time, room or mediator."""
        version, wanted, by = if_match(request), _wanted(request), self.actor
        known = appointments.Known(case_id, number)
        return once_beside(
            request,
            case_id,
            by,
            lambda: appointments.move(known=known, version=version, wanted=wanted, by=by),
        )


class CancelView(ActorView):
    operations = {"POST": "mediation.appointments"}
    problems = {"POST": (errors.AppointmentOver,)}

    @extend_schema(
        operation_id="appointments_cancel",
        parameters=[receipts.IDEMPOTENCY_KEY],
        request=CancelIn,
        responses=TELLS,
    )
    def post(self, request: Request, case_id: UUID, number: int) -> Response:
        """Call a session off. Its room, mediator and parties are free again."""
        why, by = read_as(CancelIn, request)["why"], self.actor
        known = appointments.Known(case_id, number)
        return once_beside(request, case_id, by, lambda: appointments.cancel(known=known, why=why, by=by))


class ProposalListView(ActorView):
    operations = {"POST": "mediation.appointments"}
    problems = {
        "POST": (
            errors.TimeTaken,
            errors.AppointmentOver,
            errors.AppointmentPast,
            errors.NotThatParty,
            errors.ProposalOpen,
        )
    }

    @extend_schema(
        operation_id="appointments_propose",
        parameters=[receipts.IDEMPOTENCY_KEY],
        request=ProposalIn,
        responses=TELLS,
    )
    def post(self, request: Request, case_id: UUID, number: int) -> Response:
        """Record that a party asks for another time. The one that stands does so until the others agree."""
        said, by = read_as(ProposalIn, request), self.actor
        known = appointments.Known(case_id, number)
        return once_beside(request, case_id, by, lambda: appointments.propose(known=known, **said, by=by))


class ProposalView(ActorView):
    operations = {"POST": "mediation.appointments"}
    problems = {
        "POST": (
            errors.TimeTaken,
            errors.AppointmentOver,
            errors.AppointmentPast,
            errors.NotThatParty,
            errors.ProposalOver,
        )
    }

    @extend_schema(
        operation_id="appointments_answer",
        parameters=[receipts.IDEMPOTENCY_KEY],
        request=ProposalAnswerIn,
        responses=TELLS,
    )
    def post(self, request: Request, case_id: UUID, number: int, proposal: int) -> Response:
        """Record what another party says to it. Once all of them agree the session is moved."""
        said, by = appointments.Answered(**read_as(ProposalAnswerIn, request)), self.actor
        known = appointments.Known(case_id, number)
        return once_beside(
            request,
            case_id,
            by,
            lambda: appointments.answer(known=known, number=proposal, answered=said, by=by),
        )


class AppointmentFileView(ActorView):
    operations = {"GET": "mediation.appointments"}

    @extend_schema(operation_id="appointments_file", responses=_ICS)
    def get(self, _request: Request, case_id: UUID, number: int) -> HttpResponse:
        """One session for another calendar: when, where and which case; nothing of the parties."""
        case = get_case(self.actor, case_id, operation="mediation.appointments")
        found = Appointment.objects.select_related("dispute__case").filter(dispute=case.pk, number=number)
        one = found.first()
        if one is None:
            raise NotFound
        return _file(ics.calendar([one]), f"{case.code}-{number}.ics")


class CalendarView(ActorView):
    operations = {"GET": "mediation.calendar"}

    @extend_schema(operation_id="calendar_read", parameters=[CalendarQuery], responses=CalendarOut)
    def get(self, request: Request) -> Response:
        """What is arranged in the rooms and by the mediators around the reader, day by day."""
        asked = _query(CalendarQuery, request)
        return Response(agenda.calendar_of(self.actor, asked["first"] or clock.today(), asked["days"]))


class FeedView(ActorView):
    operations = dict.fromkeys(("GET", "POST", "DELETE"), "mediation.feed")

    @extend_schema(operation_id="calendar_feed", responses=FeedOut)
    def get(self, _request: Request) -> Response:
        """The address at which other programs fetch one's own calendar."""
        return Response(feeds.describe(self.actor))

    @extend_schema(
        operation_id="calendar_feed_make",
        parameters=[receipts.IDEMPOTENCY_KEY],
        request=None,
        responses=FeedOut,
    )
    def post(self, request: Request) -> Response:
        """Make such an address, or another one: the last serves no more."""
        by = self.actor
        done = receipts.once(request, "feed", by.post_id, lambda: feeds.make(by), sent="make")
        answer = Response(feeds.describe(by))
        return receipts.replayed(answer) if done.replayed else answer

    @extend_schema(
        operation_id="calendar_feed_withdraw",
        parameters=[receipts.IDEMPOTENCY_KEY],
        responses={204: None},
    )
    def delete(self, request: Request) -> Response:
        """Let the address serve no more."""
        by = self.actor
        done = receipts.once(request, "feed", by.post_id, lambda: feeds.withdraw(by), sent="withdraw")
        answer = Response(status=204)
        return receipts.replayed(answer) if done.replayed else answer


class FeedFileView(ActorView):
    operations = {"GET": "mediation.feed_read"}
    for_whoever = frozenset({"GET"})

    @extend_schema(operation_id="calendar_feed_read", responses=_ICS)
    def get(self, _request: Request, secret: str) -> HttpResponse:
        """A mediator's own calendar, for whoever has its address."""
        post, found = feeds.read(secret)
        name = _("Mediation of %(name)s") % {"name": post.account.name}
        return _file(ics.calendar(found, name=name), "calendar.ics")


def _file(content: bytes, name: str) -> HttpResponse:
    answer = HttpResponse(content, content_type=f"{ics.MEDIA_TYPE}; charset=utf-8")
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    answer.headers["Cache-Control"] = "no-store"
    return answer


def _wanted(request: Request) -> appointments.Wanted:
    return appointments.Wanted(**read_as(AppointmentIn, request))


def _query(shape: type[StrictSerializer], request: Request) -> dict[str, Any]:
    asked = shape(data=request.query_params.dict())
    asked.is_valid(raise_exception=True)
    return dict(cast(dict[str, Any], asked.validated_data))


_OF_CASE = "cases/<uuid:case_id>/appointments"
urlpatterns = [
    path(_OF_CASE, AppointmentListView.as_view()),
    path(f"{_OF_CASE}/choices", ChoicesView.as_view()),
    path(f"{_OF_CASE}/<int:number>", AppointmentView.as_view()),
    path(f"{_OF_CASE}/<int:number>/cancel", CancelView.as_view()),
    path(f"{_OF_CASE}/<int:number>/file", AppointmentFileView.as_view()),
    path(f"{_OF_CASE}/<int:number>/proposals", ProposalListView.as_view()),
    path(f"{_OF_CASE}/<int:number>/proposals/<int:proposal>", ProposalView.as_view()),
    path("calendar", CalendarView.as_view()),
    path("calendar/feed", FeedView.as_view()),
    path("calendar/<str:secret>.ics", FeedFileView.as_view()),
]
