"""Shapes of notices: what comes in is checked, what goes out is told to the schema."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from pingan.core.api import ProblemOut, StrictSerializer, TextField
from pingan.core.paging import MAX_SIZE
from pingan.notices import gateways, texts
from pingan.notices.models import REASON_LENGTH, Receipt, State
from pingan.notices.selectors import ALL_UNREACHED, STATES

LONGEST_ADDRESS = 120
LONGEST_ENDPOINT = 1_000
MOST_RECEIPTS = 500
MOST_AGAIN = 100
_LAST_HOUR = 23


class NoticeWishesIn(StrictSerializer):
    off = serializers.ListField(
        child=serializers.ChoiceField(choices=gateways.CODES),
        max_length=len(gateways.CODES),
        required=False,
    )
    quiet = serializers.BooleanField(required=False)
    quiet_from = serializers.IntegerField(min_value=0, max_value=_LAST_HOUR, required=False)
    quiet_to = serializers.IntegerField(min_value=0, max_value=_LAST_HOUR, required=False)
    digest = serializers.BooleanField(
        required=False, help_text="What is not urgent comes together, three times a day."
    )
    language = serializers.ChoiceField(choices=texts.LANGUAGES, required=False)


class NoticeAddressIn(StrictSerializer):
    address = TextField(
        max_length=LONGEST_ADDRESS, lines=False, allow_blank=True, help_text="Empty: as the account says."
    )


class PushIn(StrictSerializer):
    """What a browser tells of its subscription; with `on` false, of the one that it gives up."""

    on = serializers.BooleanField()
    endpoint = TextField(max_length=LONGEST_ENDPOINT, lines=False)
    p256dh = TextField(max_length=100, lines=False, required=False, allow_blank=True, default="")
    auth = TextField(max_length=40, lines=False, required=False, allow_blank=True, default="")


class SeenIn(StrictSerializer):
    case_id = serializers.UUIDField()


class NoticeQuery(StrictSerializer):
    state = serializers.ChoiceField(choices=STATES, required=False, default=ALL_UNREACHED)
    channel = serializers.ChoiceField(choices=gateways.CODES, required=False, default="")
    reason = serializers.CharField(max_length=REASON_LENGTH, required=False, default="")
    cursor = serializers.CharField(required=False, help_text="The `next` of the page before.")
    size = serializers.IntegerField(required=False, min_value=1, max_value=MAX_SIZE)


class NoticesAgainIn(StrictSerializer):
    ids = serializers.ListField(child=serializers.UUIDField(), min_length=1, max_length=MOST_AGAIN)

    def validate_ids(self, ids: list[UUID]) -> list[UUID]:
        if len(set(ids)) < len(ids):
            raise serializers.ValidationError([_("Name each notice once.")])
        return ids


class NoticeReceiptIn(StrictSerializer):
    id = serializers.UUIDField()
    status = serializers.ChoiceField(choices=Receipt.values)


class NoticeReceiptsIn(StrictSerializer):
    """Signed like a web hook: `X-PingAn-Signature: sha256=HMAC(secret, "time.body")`, `X-PingAn-Time`."""

    receipts = NoticeReceiptIn(many=True, max_length=MOST_RECEIPTS)


class NoticeChannelOut(serializers.Serializer[Any]):
    code = serializers.ChoiceField(choices=gateways.CODES)
    label = serializers.CharField()  # type: ignore[assignment]  # a field of that name, not DRF's own
    on = serializers.BooleanField()
    by_address = serializers.BooleanField(help_text="Whether one may say where one is reached by it.")
    address = serializers.CharField(allow_blank=True, help_text="Masked.")
    own = serializers.BooleanField(help_text="One said it oneself; else it is what the account says.")
    reached = serializers.BooleanField()


class NoticeWishesOut(serializers.Serializer[Any]):
    channels = NoticeChannelOut(many=True)
    quiet = serializers.BooleanField()
    quiet_from = serializers.IntegerField()
    quiet_to = serializers.IntegerField()
    digest = serializers.BooleanField()
    gathered_at = serializers.ListField(
        child=serializers.IntegerField(), help_text="Hours at which what is gathered comes, by these wishes."
    )
    language = serializers.ChoiceField(choices=texts.LANGUAGES)
    push_key = serializers.CharField(help_text="What a browser subscribes to (`applicationServerKey`).")
    pushed_here = serializers.BooleanField()


class NoticeOut(serializers.Serializer[Any]):
    id = serializers.UUIDField()
    at = serializers.DateTimeField()
    act = serializers.CharField()
    says = serializers.CharField()
    code = serializers.CharField(help_text="Of its case.")
    recipient = serializers.CharField()
    audience = serializers.CharField()
    role = serializers.CharField(allow_blank=True)
    channel = serializers.ChoiceField(choices=gateways.CODES)
    label = serializers.CharField()  # type: ignore[assignment]  # a field of that name, not DRF's own
    urgent = serializers.BooleanField()
    state = serializers.ChoiceField(choices=State.values)
    reason = serializers.CharField(allow_blank=True)
    receipt = serializers.ChoiceField(choices=Receipt.values, allow_blank=True)
    due_at = serializers.DateTimeField()
    ended_at = serializers.DateTimeField(allow_null=True)
    attempts = serializers.IntegerField()
    seen = serializers.BooleanField()
    again = serializers.BooleanField(help_text="It can be sent again.")


class NoticeListOut(serializers.Serializer[Any]):
    items = NoticeOut(many=True)
    next = serializers.CharField(allow_null=True)


class NoticeAgainOut(serializers.Serializer[Any]):
    id = serializers.UUIDField()
    status = serializers.IntegerField(help_text="As that notice alone would have answered.")
    problem = ProblemOut(allow_null=True)


class NoticesAgainOut(serializers.Serializer[Any]):
    items = NoticeAgainOut(many=True, help_text="In the order asked.")


class NoticeGatewayOut(serializers.Serializer[Any]):
    code = serializers.ChoiceField(choices=gateways.CODES)
    label = serializers.CharField()  # type: ignore[assignment]  # a field of that name, not DRF's own
    set_up = serializers.BooleanField()
    on = serializers.BooleanField()
    trouble = serializers.CharField(allow_blank=True)
    held_until = serializers.DateTimeField(allow_null=True)
    took_at = serializers.DateTimeField(allow_null=True)
    waits = serializers.BooleanField(help_text="Something waits to be sent by it.")


class NoticeGatewaysOut(serializers.Serializer[Any]):
    items = NoticeGatewayOut(many=True)
    unheard = serializers.ListField(child=serializers.CharField(), help_text="Acts that nobody hears of.")
