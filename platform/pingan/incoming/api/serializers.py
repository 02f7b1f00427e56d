"""Shapes of what others hand over: what comes in is checked, what goes out is told to the schema."""

from __future__ import annotations

from typing import Any

from rest_framework import serializers

from pingan.categories.api.fields import CategoryField
from pingan.categories.urgencies import URGENCIES
from pingan.core.api import AreaCodeField, StrictSerializer, TextField
from pingan.core.area_codes import Level
from pingan.core.paging import MAX_SIZE
from pingan.incoming.models import REASON_LENGTH

CODE = r"^[a-z0-9_]{1,20}\Z"


class SourceQuery(StrictSerializer):
    source = serializers.RegexField(CODE)  # type: ignore[assignment]  # a field of that name, not DRF's own


class TableQuery(StrictSerializer):
    """Which source a table is of, and how its file is called."""

    source = serializers.RegexField(CODE)  # type: ignore[assignment]  # a field of that name, not DRF's own
    name = TextField(max_length=120, lines=False, required=False, allow_blank=True, default="")


class WaitingQuery(StrictSerializer):
    source = serializers.RegexField(CODE, required=False)  # type: ignore[assignment]  # a field of that name, not DRF's own
    cursor = serializers.CharField(required=False, help_text="The `next` of the page before.")
    size = serializers.IntegerField(required=False, min_value=1, max_value=MAX_SIZE)


class AcceptIn(StrictSerializer):
    category = CategoryField()
    grid_code = AreaCodeField(Level.GRID, required=False, allow_null=True, default=None)
    urgency = serializers.ChoiceField(choices=URGENCIES, required=False, allow_null=True, default=None)


class ReturnIn(StrictSerializer):
    reason = TextField(max_length=REASON_LENGTH)


class CountOut(serializers.Serializer[Any]):
    n = serializers.IntegerField()
    more = serializers.BooleanField()


class SourceOut(serializers.Serializer[Any]):
    code = serializers.CharField()
    name = serializers.CharField()
    headings = serializers.DictField(child=serializers.CharField())
    waiting = CountOut()
    to_answer = CountOut()


class SourceListOut(serializers.Serializer[Any]):
    items = SourceOut(many=True)


class RowFaultOut(serializers.Serializer[Any]):
    field = serializers.CharField()
    reason = serializers.CharField()


class RowOutcomeOut(serializers.Serializer[Any]):
    line = serializers.IntegerField()
    number = serializers.CharField(allow_blank=True)
    becomes = serializers.ChoiceField(choices=["case", "waits", "known", "refused"])
    waits = serializers.CharField(allow_blank=True)
    faults = RowFaultOut(many=True)
    case_code = serializers.CharField(allow_blank=True)


class OutcomesOut(serializers.Serializer[Any]):
    items = RowOutcomeOut(many=True)
    counts = serializers.DictField(child=serializers.IntegerField())


class WaitingSourceOut(serializers.Serializer[Any]):
    code = serializers.CharField()
    name = serializers.CharField()


class WaitingMatterOut(serializers.Serializer[Any]):
    id = serializers.UUIDField()
    source = WaitingSourceOut()  # type: ignore[assignment]  # a field of that name, not DRF's own
    number = serializers.CharField()
    other_numbers = serializers.ListField(child=serializers.CharField())
    theirs = serializers.CharField(allow_blank=True)
    what = serializers.CharField(allow_blank=True)
    place_note = serializers.CharField(allow_blank=True)
    grid_code = serializers.CharField(allow_null=True)
    came_at = serializers.DateTimeField()
    handed_over_at = serializers.DateTimeField(allow_null=True)
    answer_due = serializers.DateTimeField(allow_null=True)
    waits = serializers.ChoiceField(choices=["category", "place"])


class WaitingListOut(serializers.Serializer[Any]):
    items = WaitingMatterOut(many=True)
    next = serializers.CharField(allow_null=True)


class AcceptedOut(serializers.Serializer[Any]):
    case_id = serializers.UUIDField()
    case_code = serializers.CharField()


class ReadAgainOut(serializers.Serializer[Any]):
    cases = serializers.IntegerField()


class AnswerByOut(serializers.Serializer[Any]):
    id = serializers.UUIDField()
    name = serializers.CharField()


class AnswerOut(serializers.Serializer[Any]):
    id = serializers.UUIDField()
    at = serializers.DateTimeField()
    by = AnswerByOut()
    matters = serializers.IntegerField()
    url = serializers.CharField()


class AnswerListOut(serializers.Serializer[Any]):
    items = AnswerOut(many=True)
