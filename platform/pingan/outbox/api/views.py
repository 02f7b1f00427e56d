"""The outbox over HTTP: what a phone hands in, and which phones have not spoken for days."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from pingan.core.api import MomentField, StrictSerializer
from pingan.core.api.schema import ProblemOut
from pingan.outbox import services
from pingan.outbox.api.inner import asking
from pingan.outbox.items import MAX_ITEMS, ItemIn
from pingan.outbox.services import Result
from pingan.people import devices
from pingan.people.api.base import ActorView

# A hundred reports with all they may say.
MAX_BODY = 1024 * 1024
_MOST_WAITING = 100_000


class OutboxIn(StrictSerializer):
    """`items` are read one by one, so that a bad one does not keep the others."""

    items = serializers.ListField(max_length=MAX_ITEMS)
    waiting = serializers.IntegerField(
        min_value=0, max_value=_MOST_WAITING, help_text="How many more wait on the phone, photos too."
    )
    oldest_at = MomentField(
        allow_null=True, required=False, default=None, help_text="Since when the oldest of all waits."
    )


class OutboxShape(serializers.Serializer[Any]):
    """The same as it is written, for the contract."""

    items = ItemIn(many=True, max_length=MAX_ITEMS)
    waiting = serializers.IntegerField(min_value=0, max_value=_MOST_WAITING)
    oldest_at = serializers.DateTimeField(allow_null=True, required=False)


class HandedInCaseOut(serializers.Serializer[Any]):
    id = serializers.UUIDField()
    code = serializers.CharField()
    version = serializers.IntegerField()
    state = serializers.CharField()


class HandedInOut(serializers.Serializer[Any]):
    key = serializers.CharField(allow_null=True, help_text="As sent; null where it had none.")
    became = serializers.ChoiceField(
        choices=["done", "refused", "wait", "again"],
        help_text="`wait`: not tried, its parent has not arrived. `again`: send it again as it is.",
    )
    status = serializers.IntegerField(help_text="As its own address would have answered; 0 where not tried.")
    replayed = serializers.BooleanField(help_text="It had been done before, under this key.")
    case = HandedInCaseOut(allow_null=True, help_text="The case now; null where it is out of sight.")
    dropped = serializers.ListField(child=serializers.CharField(), help_text="What of a report was left out.")
    problem = ProblemOut(allow_null=True)


class OutboxOut(serializers.Serializer[Any]):
    items = HandedInOut(many=True, help_text="In the order sent.")


class OutboxView(ActorView):
    operations = {"POST": "outbox.send"}
    max_body = MAX_BODY

    @extend_schema(operation_id="outbox_send", request=OutboxShape, responses=OutboxOut)
    def post(self, request: Request) -> Response:
        """Hand in up to 100 acts that were done without signal. Each is done, or refused, as at its own
        address and under the same key, in the order sent; one that is refused keeps none but its children."""
        body = OutboxIn(data=request.data)
        body.is_valid(raise_exception=True)
        told = body.validated_data
        results = list(services.hand_in(told["items"], by=self.actor, ask=asking(request)))
        left = told["waiting"] + sum(result.became != "done" for result in results)
        _note(request, left, told["oldest_at"])
        return Response({"items": [_described(result) for result in results]})


def _note(request: Request, waiting: int, oldest_at: datetime | None) -> None:
    session = request._request.session
    devices.note_waiting(session.session_key or "", waiting=waiting, oldest_at=oldest_at if waiting else None)


def _described(result: Result) -> dict[str, Any]:
    answer = result.answer
    data = answer.data if answer else {}
    done = result.became == "done"
    return {
        "key": result.key,
        "became": result.became,
        "status": answer.status if answer else 0,
        "replayed": answer.replayed if answer else False,
        "case": {name: data[name] for name in ("id", "code", "version", "state")} if done and data else None,
        "dropped": list(data.get("dropped", [])) if done else [],
        "problem": data if answer and not done else None,
    }


class SilentIn(StrictSerializer):
    days = serializers.IntegerField(
        min_value=1, max_value=60, required=False, default=3, help_text="Without a word for so many days."
    )


class SilentPhoneOut(serializers.Serializer[Any]):
    worker = serializers.CharField(help_text="Whose phone it is.")
    organisation = serializers.CharField()
    machine = serializers.CharField()
    last_spoke_at = serializers.DateTimeField(allow_null=True)
    waiting = serializers.IntegerField(help_text="So much waited on it when it last spoke.")
    oldest_at = serializers.DateTimeField(allow_null=True, help_text="Since when the oldest of that waits.")


class SilentOut(serializers.Serializer[Any]):
    items = SilentPhoneOut(many=True, help_text="The longest silent first; at most 100.")
    more = serializers.BooleanField()


class SilentView(ActorView):
    operations = {"GET": "outbox.silent"}

    @extend_schema(operation_id="outbox_silent", parameters=[SilentIn], responses=SilentOut)
    def get(self, request: Request) -> Response:
        """Phones of the reader's own workers that have not spoken for days. No place, no trail: when each
        last spoke, and how much waited then."""
        asked = SilentIn(data=request.query_params.dict())
        asked.is_valid(raise_exception=True)
        return Response(devices.silent_phones(self.actor, days=asked.validated_data["days"]))
