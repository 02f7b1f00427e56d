"""Who told us of a case, one more call, a look at one of them, and what they are told."""

from __future__ import annotations

from dataclasses import asdict
from functools import partial
from typing import Any, TypeVar
from uuid import UUID

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from pingan.callers import errors, finding, replies, selectors, services
from pingan.callers.api import serializers as shapes
from pingan.callers.models import Channel, Purpose
from pingan.cases.api.serializers import CaseOut
from pingan.cases.api.views import OUT_OF_SIGHT, case_response, replay_response
from pingan.cases.models import Case
from pingan.cases.selectors import get_case
from pingan.core.api import StrictSerializer
from pingan.people.api.base import ActorView
from pingan.receipts import api as receipts
from pingan.registry.errors import RevealEnded

Read = TypeVar("Read", bound=StrictSerializer)


class CallerListView(ActorView):
    operations = {"GET": "callers.read", "POST": "callers.add"}

    @extend_schema(operation_id="callers_list", responses=shapes.CallerListOut)
    def get(self, _request: Request, case_id: UUID) -> Response:
        """Who told us of a case, masked, what each was told, and the texts for what they are still to
        hear."""
        case = get_case(self.actor, case_id, operation="callers.read")
        items = selectors.list_out(case, self.actor)
        owed = [stage for stage in replies.STAGES if any(caller["owes"] == stage for caller in items)]
        ready = [
            {"stage": stage, **asdict(text)}
            for stage in owed
            for text in replies.ready(case, stage, self.actor)
        ]
        return Response({"items": items, "ready": ready})

    @extend_schema(
        operation_id="callers_add",
        request=shapes.CallIn,
        parameters=[receipts.IDEMPOTENCY_KEY],
        responses={200: CaseOut, 204: OUT_OF_SIGHT},
    )
    def post(self, request: Request, case_id: UUID) -> Response:
        """Count one more call about an open case, with what was said, instead of making a second case."""
        said = _read(shapes.CallIn, request.data)
        caller = said["caller"]
        add = partial(services.add_call, case_id=case_id, caller=caller, text=said["text"], by=self.actor)
        sent = {**dict(request.data), "caller": shapes.BROUGHT_CALLER.hashed(caller) if caller else None}
        return _step(receipts.once(request, "case", case_id, add, sent=sent), case_id, self)


class RevealView(ActorView):
    operations = {"POST": "callers.reveal"}
    confirmed = frozenset({"POST"})
    problems = {
        "POST": (
            errors.CallerNotFound,
            errors.CallerErased,
            errors.NoReasonToCall,
            errors.CallerBudgetSpent,
            RevealEnded,
        )
    }

    @extend_schema(
        operation_id="callers_reveal",
        parameters=[receipts.IDEMPOTENCY_KEY],
        request=shapes.CallerRevealIn,
        responses=shapes.CallerRevealedOut,
    )
    def post(self, request: Request, case_id: UUID) -> Response:
        """See who told us of a case in full, for a purpose. It is journalled and limited."""
        asked = _read(shapes.CallerRevealIn, request.data)
        reveal = partial(
            services.reveal,
            case_id=case_id,
            caller_id=asked["caller_id"],
            purpose=Purpose(asked["purpose"]),
            by=self.actor,
        )
        first = receipts.once(request, "case", case_id, reveal)
        if first.done is not None:
            return Response(asdict(first.done))
        return receipts.replayed(Response(asdict(reveal(seen_at=first.replayed_from))))


class ReplyView(ActorView):
    operations = {"POST": "callers.reply"}
    problems = {"POST": (errors.CallerNotFound,)}

    @extend_schema(
        operation_id="callers_reply",
        request=shapes.ToldIn,
        parameters=[receipts.IDEMPOTENCY_KEY],
        responses={200: CaseOut, 204: OUT_OF_SIGHT},
    )
    def post(self, request: Request, case_id: UUID) -> Response:
        """Note that a caller was told, how and in which words; the timeline keeps it."""
        said = _read(shapes.ToldIn, request.data)
        told = services.Told(**{**said, "channel": Channel(said["channel"])})
        tell = partial(services.reply, case_id=case_id, told=told, by=self.actor)
        return _step(receipts.once(request, "case", case_id, tell), case_id, self)


class KnownView(ActorView):
    operations = {"POST": "callers.find"}

    @extend_schema(operation_id="callers_known", request=shapes.KnownIn, responses=shapes.KnownOut)
    def post(self, request: Request) -> Response:
        """Open cases about which a number has called. Asked by POST: no address holds a number."""
        phone = _read(shapes.KnownIn, request.data)["phone"]
        return Response({"items": finding.open_cases_of(self.actor, phone)})


class ReplyPreviewView(ActorView):
    operations = {"POST": "config.read"}

    @extend_schema(
        operation_id="replies_preview", request=shapes.ReplyPreviewIn, responses=shapes.ReplyPreviewOut
    )
    def post(self, request: Request) -> Response:
        """How a text reads, filled in for the newest case of the county; nothing is written."""
        asked = _read(shapes.ReplyPreviewIn, request.data)
        unknown = replies.unknown_fields(asked["text"])
        newest = Case.objects.filter(county_code=self.actor.county_code).order_by("-received_at", "-id")
        case = None if unknown else newest.first()
        text = replies.fill(asked["text"], case, self.actor, asked["language"]) if case else asked["text"]
        return Response({"text": text, "unknown": unknown})


def _step(step: Any, case_id: UUID, view: ActorView) -> Response:
    if step.done is None:
        return replay_response(case_id, view.actor)
    return case_response(step.done, view.actor)


def _read(shape: type[Read], data: Any) -> dict[str, Any]:
    read = shape(data=data)
    read.is_valid(raise_exception=True)
    return dict(read.validated_data)
