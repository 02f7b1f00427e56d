"""The outbox over HTTP: what a phone hands in, and which phones have not spoken for days."""

from __future__ import annotations

from base64 import b64decode, b64encode
from collections import Counter
from datetime import datetime
from typing import Any

from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from pingan.core.api import MomentField, StrictSerializer
from pingan.core.api.schema import ProblemOut
from pingan.core.errors import BadInput
from pingan.outbox import parcels, services
from pingan.outbox.api.inner import Asking
from pingan.outbox.items import MAX_ITEMS, ItemIn
from pingan.outbox.services import Result
from pingan.people import devices
from pingan.people.api.base import ActorView

# A hundred reports with all they may say.
MAX_BODY = 1024 * 1024
# With what stands beside it, no more than a batch.
MAX_BOX = 1_000_000
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
        results = list(services.hand_in(told["items"], by=self.actor, ask=Asking(request)))
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


class KeyIn(StrictSerializer):
    public_key = serializers.CharField(
        min_length=4,
        max_length=100,
        help_text="Base64 of a point of P-256, uncompressed: by it the phone signs.",
    )


class KeyOut(serializers.Serializer[Any]):
    device = serializers.UUIDField(help_text="What this phone is called in what it packs.")
    key = serializers.IntegerField(help_text="The number of the key to seal to.")
    point = serializers.CharField(help_text="Base64 of that key: a point of P-256, uncompressed.")


class KeyView(ActorView):
    operations = {"PUT": "outbox.send"}

    @extend_schema(operation_id="outbox_key", request=KeyIn, responses=KeyOut)
    def put(self, request: Request) -> Response:
        """The key by which this phone signs what a colleague may carry for it, told while it has signal; and
        the key it seals that to. The phone keeps the secret half where no script gets at it."""
        body = KeyIn(data=request.data)
        body.is_valid(raise_exception=True)
        signing = _decoded(body.validated_data["public_key"])
        if not parcels.is_point(signing):
            reason = _("Must be a point of P-256.")
            raise BadInput(reason, invalid_params=[{"name": "public_key", "reason": reason}])
        number, point = parcels.sealing_key()
        device = devices.note_signing_key(request._request.session.session_key or "", signing)
        return Response({"device": device, "key": number, "point": b64encode(point).decode()})


def _decoded(told: str) -> bytes:
    try:
        return b64decode(told, validate=True)
    except ValueError:
        return b""


class ParcelIn(StrictSerializer):
    schema_version = serializers.IntegerField(min_value=parcels.VERSION, max_value=parcels.VERSION)
    key = serializers.IntegerField(min_value=1, max_value=2**15 - 1, help_text="The key it is sealed to.")
    ephemeral = serializers.CharField(max_length=100, help_text="Base64: the point agreed with, made for it.")
    nonce = serializers.CharField(max_length=24, help_text="Base64.")
    box = serializers.CharField(max_length=MAX_BOX, help_text="Base64: signature and acts, by AES-256-GCM.")


class CarriedOut(serializers.Serializer[Any]):
    done = serializers.IntegerField(help_text="So many acts have arrived.")
    before = serializers.IntegerField(help_text="So many of these had arrived before, another way.")
    refused = serializers.IntegerField(help_text="Their author hears why, on their own phone.")
    again = serializers.IntegerField(help_text="So many are to be handed in once more, as they are.")


class ParcelsView(ActorView):
    operations = {"POST": "outbox.carry"}
    max_body = MAX_BODY

    @extend_schema(operation_id="outbox_carry", request=ParcelIn, responses=CarriedOut)
    def post(self, request: Request) -> Response:
        """Hand in what a colleague's phone packed. Each act is filed under its author and by their rights,
        under its own key: one case whichever way it comes first. Whoever carries it hears how many."""
        body = ParcelIn(data=request.data)
        body.is_valid(raise_exception=True)
        results = services.carry(
            body.validated_data, by=self.actor, ask_as=lambda author: Asking(request, author)
        )
        became = Counter(result.became for result in results)
        before = sum(result.answer is not None and result.answer.replayed for result in results)
        return Response(
            {
                "done": became["done"],
                "before": before,
                # What hangs on one that was refused waits for its author, too.
                "refused": became["refused"] + became["wait"],
                "again": became["again"],
            }
        )


class SilentIn(StrictSerializer):
    days = serializers.IntegerField(
        min_value=1, max_value=60, required=False, default=3, help_text="Without a word for so many days."
    )


class SilentPhoneOut(serializers.Serializer[Any]):
    worker = serializers.CharField(help_text="Whose phone it is.")
    worker_id = serializers.UUIDField(allow_null=True)
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
