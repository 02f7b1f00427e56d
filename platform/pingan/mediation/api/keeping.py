"""HTTP for an agreement and how it is kept: parse, call one service, tell the case as it is now."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.urls import path
from django.urls.resolvers import URLPattern
from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from pingan.core import clock, paging
from pingan.core.api import StrictSerializer, TextField, if_match
from pingan.core.errors import StaleVersion
from pingan.mediation import agreements, anew, confirmation, errors, keeping, promises, visits
from pingan.mediation.api.base import CODE_LENGTH, TELLS, once_beside, read_as, seen
from pingan.mediation.api.keeping_shapes import ToComeListOut
from pingan.mediation.models import Visit
from pingan.mediation.models.keeping import How
from pingan.mediation.moves.keeping import ROADS
from pingan.people.api.base import ActorView
from pingan.receipts import api as receipts

_SEEN = seen("The agreement's version you saw; left out where there was none.", required=False)
_KEEP = {"POST": "mediation.keep"}
LEAST_MONEY = Decimal("0.01")


class DayField(serializers.DateField):
    """A day within ten years of today: whatever lies farther is a slip of the pen."""

    def to_internal_value(self, value: Any) -> date:
        day: date = super().to_internal_value(value)
        if abs(day - clock.today()) > clock.FARTHEST_BACK:
            raise serializers.ValidationError(_("A value is out of range."))
        return day


def _money(**options: Any) -> serializers.DecimalField:
    return serializers.DecimalField(max_digits=13, decimal_places=2, min_value=LEAST_MONEY, **options)


def _words(most: int, **options: Any) -> TextField:
    return TextField(max_length=most, required=False, allow_blank=True, default="", **options)


def _party() -> serializers.IntegerField:
    return serializers.IntegerField(
        min_value=1, max_value=99, required=False, allow_null=True, default=None, help_text="By its number."
    )


class OwedIn(StrictSerializer):
    """One thing that somebody is to do until a day."""

    due_on = DayField()
    what = _words(500)
    amount = _money(required=False, allow_null=True, default=None)
    payer = _party()
    payee = _party()

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        if attrs["amount"] is None and not attrs["what"]:
            raise serializers.ValidationError(
                {"what": [_("Say what is to be done, or how much is to be paid.")]}
            )
        return attrs


class AgreementIn(StrictSerializer):
    """What was agreed (art. 29). Instalments come to `total`; the order is that of their days."""

    agreed = TextField(max_length=4000)
    issues = _words(4000)
    left_open = _words(2000, help_text="Of a partial agreement: what stays disputed.")
    how = _words(1000)
    decides = serializers.ListField(
        child=TextField(max_length=CODE_LENGTH, lines=False),
        required=False,
        allow_null=True,
        default=None,
        max_length=30,
        help_text="Which of what no court confirms it decides; null where nobody has said.",
    )
    total = _money(required=False, allow_null=True, default=None)
    promises = serializers.ListField(
        child=OwedIn(), required=False, default=list, max_length=agreements.MOST_PROMISES
    )


class PerformanceIn(StrictSerializer):
    """That something was kept. Of a sum `amount` says how much, of anything else `whole` whether all."""

    on = DayField()
    how = serializers.ChoiceField(choices=How.values)
    amount = _money(required=False, allow_null=True, default=None)
    whole = serializers.BooleanField(required=False, default=True)
    note = _words(1000)
    proof = serializers.UUIDField(
        required=False, allow_null=True, default=None, help_text="A file of the case."
    )


class BreachIn(StrictSerializer):
    on = DayField()
    road = serializers.ChoiceField(choices=ROADS, help_text="What follows: court, or mediating anew.")


class ConfirmationIn(StrictSerializer):
    """All parties ask the court together (art. 33)."""

    court = TextField(max_length=60, lines=False)
    on = DayField()


class RulingIn(StrictSerializer):
    confirmed = serializers.BooleanField()
    on = DayField()
    number = TextField(max_length=60, lines=False, required=False, allow_blank=True, default="")
    why_not = _words(1000)


class VisitPlanIn(StrictSerializer):
    due_on = DayField()


class VisitIn(StrictSerializer):
    way = serializers.ChoiceField(choices=Visit.Way.values)
    kept = serializers.ChoiceField(choices=Visit.Kept.values)
    asked = serializers.ListField(
        child=serializers.IntegerField(min_value=1, max_value=99),
        required=False,
        default=list,
        max_length=20,
        help_text="Parties by their numbers.",
    )
    satisfied = serializers.BooleanField(required=False, allow_null=True, default=None)
    went_on = serializers.ChoiceField(
        choices=Visit.WentOn.values, required=False, default="", help_text="Where the matter went on."
    )
    opinion = _words(2000)
    troubles = _words(2000)


class ToComeIn(StrictSerializer):
    what = serializers.ChoiceField(choices=keeping.LISTS, default=keeping.VISITS)
    cursor = serializers.CharField(required=False)
    size = serializers.CharField(required=False)


class AgreementView(ActorView):
    operations = {"PUT": "mediation.keep"}
    problems = {"PUT": (StaleVersion, errors.TermsHold, errors.SumsDiffer)}

    @extend_schema(
        operation_id="agreements_write",
        parameters=[_SEEN, receipts.IDEMPOTENCY_KEY],
        request=AgreementIn,
        responses=TELLS,
    )
    def put(self, request: Request, case_id: UUID) -> Response:
        """Write down what was agreed and who keeps what until when. Instalments come to the sum."""
        said, by = read_as(AgreementIn, request), self.actor
        version = if_match(request) if "If-Match" in request.headers else 0
        owed = [agreements.Owed(**one) for one in said.pop("promises")]
        terms = agreements.Terms(promises=owed, **said)
        return once_beside(
            request,
            case_id,
            by,
            lambda: agreements.write_agreement(case_id=case_id, version=version, terms=terms, by=by),
        )


class PerformanceView(ActorView):
    operations = _KEEP
    problems = {"POST": (errors.NotAgreed, errors.PaidInFull, errors.TooMuchPaid, errors.LiesAhead)}

    @extend_schema(
        operation_id="promises_performance",
        parameters=[receipts.IDEMPOTENCY_KEY],
        request=PerformanceIn,
        responses=TELLS,
    )
    def post(self, request: Request, case_id: UUID, number: int) -> Response:
        """Record that something of a promise was kept, with what proves it."""
        kept, by = promises.Kept(**read_as(PerformanceIn, request)), self.actor
        promise = promises.Known(case_id, number)
        return once_beside(
            request,
            case_id,
            by,
            lambda: promises.record_performance(promise=promise, kept=kept, by=by),
        )


class UrgeView(ActorView):
    operations = _KEEP
    problems = {"POST": (errors.NotAgreed, errors.PaidInFull)}

    @extend_schema(
        operation_id="promises_urge",
        parameters=[receipts.IDEMPOTENCY_KEY],
        request=None,
        responses=TELLS,
    )
    def post(self, request: Request, case_id: UUID, number: int) -> Response:
        """Record that somebody was urged to keep a promise."""
        by, promise = self.actor, promises.Known(case_id, number)
        return once_beside(request, case_id, by, lambda: promises.urge(promise=promise, by=by))


class BreachView(ActorView):
    operations = _KEEP
    problems = {"POST": (errors.NotAgreed, errors.PaidInFull, errors.LiesAhead)}

    @extend_schema(
        operation_id="promises_breach",
        parameters=[receipts.IDEMPOTENCY_KEY],
        request=BreachIn,
        responses=TELLS,
    )
    def post(self, request: Request, case_id: UUID, number: int) -> Response:
        """Record that a promise was not kept, and what follows. What is mediated anew becomes a case of its
        own, which the links of this one name."""
        said, by, promise = read_as(BreachIn, request), self.actor, promises.Known(case_id, number)
        return once_beside(
            request, case_id, by, lambda: promises.record_breach(promise=promise, by=by, **said)
        )


class ConfirmationView(ActorView):
    operations = _KEEP
    problems = {
        "POST": (
            *(errors.NotAgreed, errors.CourtAsked, errors.NotConfirmable, errors.SayWhatItDecides),
            *(errors.WindowClosed, errors.LiesAhead),
        )
    }

    @extend_schema(
        operation_id="confirmations_apply",
        parameters=[receipts.IDEMPOTENCY_KEY],
        request=ConfirmationIn,
        responses=TELLS,
    )
    def post(self, request: Request, case_id: UUID) -> Response:
        """Record that all parties asked the court together to confirm the agreement."""
        said, by = read_as(ConfirmationIn, request), self.actor
        return once_beside(request, case_id, by, lambda: confirmation.apply(case_id=case_id, by=by, **said))


class RulingView(ActorView):
    operations = _KEEP
    problems = {"POST": (errors.NotAgreed, errors.CourtAsked, errors.LiesAhead)}

    @extend_schema(
        operation_id="confirmations_ruling",
        parameters=[receipts.IDEMPOTENCY_KEY],
        request=RulingIn,
        responses=TELLS,
    )
    def post(self, request: Request, case_id: UUID) -> Response:
        """Record what the court said."""
        ruling, by = confirmation.Ruling(**read_as(RulingIn, request)), self.actor
        return once_beside(
            request, case_id, by, lambda: confirmation.record_ruling(case_id=case_id, ruling=ruling, by=by)
        )


class VisitListView(ActorView):
    operations = _KEEP
    problems = {"POST": (errors.TooManyVisits,)}

    @extend_schema(
        operation_id="visits_plan",
        parameters=[receipts.IDEMPOTENCY_KEY],
        request=VisitPlanIn,
        responses=TELLS,
    )
    def post(self, request: Request, case_id: UUID) -> Response:
        """Plan one more return visit."""
        day, by = read_as(VisitPlanIn, request)["due_on"], self.actor
        return once_beside(request, case_id, by, lambda: visits.plan_visit(case_id=case_id, day=day, by=by))


class VisitView(ActorView):
    operations = _KEEP
    problems = {"POST": (errors.VisitMade, errors.NotTheOnlyMediator)}

    @extend_schema(
        operation_id="visits_record",
        parameters=[receipts.IDEMPOTENCY_KEY],
        request=VisitIn,
        responses=TELLS,
    )
    def post(self, request: Request, case_id: UUID, number: int) -> Response:
        """Record a return visit. Not by the only one who mediated."""
        found, by = visits.Found(**read_as(VisitIn, request)), self.actor
        return once_beside(
            request,
            case_id,
            by,
            lambda: visits.record_visit(case_id=case_id, number=number, found=found, by=by),
        )


class AnewView(ActorView):
    operations = _KEEP
    problems = {"POST": (errors.MediatedAnew,)}

    @extend_schema(
        operation_id="disputes_mediate_anew",
        parameters=[receipts.IDEMPOTENCY_KEY],
        request=None,
        responses=TELLS,
    )
    def post(self, request: Request, case_id: UUID) -> Response:
        """Mediate a matter anew that had come to an end: it becomes a case of its own, held by whoever asks.
        Answers the one that had ended; its links name the new one."""
        by = self.actor
        return once_beside(request, case_id, by, lambda: anew.mediate_anew(case_id=case_id, by=by))


class ToComeView(ActorView):
    operations = {"GET": "mediation.keep"}

    @extend_schema(operation_id="keeping_to_come", parameters=[ToComeIn], responses=ToComeListOut)
    def get(self, request: Request) -> Response:
        """What is to be visited, kept or brought to court in one's area, due first."""
        asked = ToComeIn(data=request.query_params.dict())
        asked.is_valid(raise_exception=True)
        said = asked.validated_data
        found = keeping.to_come(
            self.actor, said["what"], cursor=said.get("cursor", ""), size=paging.size_of(request)
        )
        return Response({"items": found.items, "next": found.next})


def urls() -> list[URLPattern]:
    return [
        path("cases/<uuid:case_id>/agreement", AgreementView.as_view()),
        path("cases/<uuid:case_id>/promises/<int:number>/performances", PerformanceView.as_view()),
        path("cases/<uuid:case_id>/promises/<int:number>/urge", UrgeView.as_view()),
        path("cases/<uuid:case_id>/promises/<int:number>/breach", BreachView.as_view()),
        path("cases/<uuid:case_id>/confirmation", ConfirmationView.as_view()),
        path("cases/<uuid:case_id>/confirmation/ruling", RulingView.as_view()),
        path("cases/<uuid:case_id>/visits", VisitListView.as_view()),
        path("cases/<uuid:case_id>/visits/<int:number>", VisitView.as_view()),
        path("cases/<uuid:case_id>/anew", AnewView.as_view()),
        path("keeping", ToComeView.as_view()),
    ]
