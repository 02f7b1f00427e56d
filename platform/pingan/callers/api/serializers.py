"""Shapes of the callers' API. No shape has a plain name or number, except `CallerRevealedOut`."""

from __future__ import annotations

from typing import Any

from rest_framework import serializers

from pingan.callers import numbers, replies, services
from pingan.callers.models import NAME_LENGTH, Channel, Purpose
from pingan.cases.api.serializers import NOTE_LENGTH, CasePersonOut, CaseRow
from pingan.cases.reporting import Brought
from pingan.core.api import StrictSerializer, TextField
from pingan.core.crypto import blind_index
from pingan.registry.identity import NotAPhoneNumber

_PHONE_WRITTEN = 40


class PhoneField(TextField):
    """A telephone number as people write it down; its digits. What was written is never said back."""

    def __init__(self, **options: Any) -> None:
        super().__init__(max_length=_PHONE_WRITTEN, lines=False, **options)

    def to_internal_value(self, data: Any) -> str:
        written = super().to_internal_value(data)
        try:
            return numbers.read(written) if written else ""
        except NotAPhoneNumber as problem:
            raise serializers.ValidationError([problem.title]) from None


class CallerIn(StrictSerializer):
    """Who told us of the matter. Either may be missing."""

    name = TextField(max_length=NAME_LENGTH, lines=False, required=False, allow_blank=True, default="")
    phone = PhoneField(required=False, allow_blank=True, default="")

    def run_validation(self, data: Any = serializers.empty) -> Any:
        """None where neither is told."""
        told = super().run_validation(data)
        return told if told and (told["name"] or told["phone"]) else None


def _hashed(said: Any) -> str:
    """A keyed fingerprint: of a plain hash of a number anybody could find out the number."""
    return blind_index(f"{said['name']}\n{said['phone']}", field="caller.sent").hex()


BROUGHT_CALLER = Brought(
    field=lambda: CallerIn(
        required=False, allow_null=True, default=None, help_text="Who told it to whoever reports it."
    ),
    keep=services.keep_first,
    hashed=_hashed,
)


class CallIn(StrictSerializer):
    """One more call about a case."""

    caller = CallerIn(required=False, allow_null=True, default=None)
    text = TextField(max_length=NOTE_LENGTH)


class CallerRevealIn(StrictSerializer):
    purpose = serializers.ChoiceField(choices=Purpose.choices)
    caller_id = serializers.UUIDField(
        required=False, allow_null=True, default=None, help_text="The first caller where none is named."
    )


class CallerRevealedOut(serializers.Serializer[Any]):
    name = serializers.CharField(allow_blank=True)
    phone = serializers.CharField(allow_blank=True)
    expires_in = serializers.IntegerField(help_text="Seconds they may stay on a screen.")


class KnownIn(StrictSerializer):
    phone = PhoneField()


class KnownOut(serializers.Serializer[Any]):
    items = CaseRow(many=True, help_text="Open cases about which that number has called, the newest first.")


class ToldIn(StrictSerializer):
    caller_id = serializers.UUIDField()
    stage = serializers.ChoiceField(
        choices=replies.STAGES,
        required=False,
        allow_blank=True,
        default="",
        help_text="Of which stage they were told; empty for something else.",
    )
    channel = serializers.ChoiceField(choices=Channel.choices)
    text = TextField(max_length=NOTE_LENGTH)


class ToldOut(serializers.Serializer[Any]):
    stage = serializers.CharField(allow_blank=True)
    channel = serializers.CharField()
    at = serializers.DateTimeField()
    by = CasePersonOut()


class CallerRow(serializers.Serializer[Any]):
    """One caller of a case, masked, with what they were told."""

    id = serializers.UUIDField()
    name = serializers.CharField(allow_null=True)
    phone = serializers.CharField(allow_null=True)
    reveal = serializers.BooleanField()
    erased = serializers.BooleanField(help_text="Name and number have been erased.")
    calls = serializers.IntegerField()
    at = serializers.DateTimeField()
    last_at = serializers.DateTimeField()
    merged_from = serializers.CharField(
        allow_null=True, help_text="The case they called about, where it was merged."
    )
    owes = serializers.CharField(allow_blank=True, help_text="The stage they are still to hear of.")
    owed_since = serializers.DateTimeField(allow_null=True)
    told = ToldOut(many=True)


class ReadyOut(serializers.Serializer[Any]):
    """A text with everything filled in."""

    stage = serializers.CharField()
    channel = serializers.CharField()
    language = serializers.CharField()
    text = serializers.CharField()


class CallerListOut(serializers.Serializer[Any]):
    items = CallerRow(many=True, help_text="The first of them first, at most fifty.")
    ready = ReadyOut(many=True, help_text="What can be told of the stages that are owed.")


class ReplyPreviewIn(StrictSerializer):
    text = TextField(max_length=replies.LONGEST)
    language = serializers.ChoiceField(choices=replies.LANGUAGES)


class ReplyPreviewOut(serializers.Serializer[Any]):
    text = serializers.CharField(help_text="Filled in for the newest case of the county.")
    unknown = serializers.ListField(child=serializers.CharField(), help_text="Names that are no field.")
