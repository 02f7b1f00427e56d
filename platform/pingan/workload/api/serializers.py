"""Shapes of tasks, minutes and complaints."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from pingan.categories.models import Sort
from pingan.core import clock
from pingan.core.api import AreaCodeField, StrictSerializer, TextField
from pingan.core.ids import is_uuid7
from pingan.core.paging import MAX_SIZE
from pingan.workload.minutes import MONTHS, first_of
from pingan.workload.models import (
    MOST_MINUTES,
    NOTE_LENGTH,
    REASON_LENGTH,
    TITLE_LENGTH,
    WORDS_LENGTH,
    Kind,
    Outcome,
)

_MOST_ITEM = 2**31 - 1


class _OfOneId(StrictSerializer):
    id = serializers.UUIDField()

    def validate_id(self, value: Any) -> Any:
        if not is_uuid7(value):
            raise serializers.ValidationError(_("Must be a UUID of version 7."))
        return value


class PageOfWorkQuery(StrictSerializer):
    cursor = serializers.CharField(required=False, help_text="The `next` of the page before.")
    size = serializers.IntegerField(required=False, min_value=1, max_value=MAX_SIZE)


class AssignmentIn(_OfOneId):
    """A task for every grid worker of an area. `id` is a UUIDv7 of the sender's own: the same again is the
    same task."""

    area = AreaCodeField()
    duty = serializers.IntegerField(min_value=1, max_value=_MOST_ITEM, help_text="Of the items offered.")
    title = TextField(max_length=TITLE_LENGTH, lines=False)
    reason = TextField(max_length=REASON_LENGTH, help_text="Why it is asked for.")
    minutes = serializers.IntegerField(min_value=1, max_value=MOST_MINUTES, help_text="Of each worker.")
    until = serializers.DateField(help_text="The last day it can be asked for.")


class CompletionIn(StrictSerializer):
    note = TextField(max_length=NOTE_LENGTH, required=False, allow_blank=True, default="")


class OfferedQuery(StrictSerializer):
    area = AreaCodeField()


class MonthQuery(StrictSerializer):
    month = serializers.RegexField(
        r"^\d{4}-\d{2}\Z", required=False, help_text="YYYY-MM; without it the one that runs."
    )

    def validate_month(self, said: str) -> date:
        try:
            month = date.fromisoformat(f"{said}-01")
        except ValueError:
            raise serializers.ValidationError(_("There is no such month.")) from None
        this = first_of(clock.today())
        if not 0 <= (this.year - month.year) * 12 + this.month - month.month < MONTHS:
            raise serializers.ValidationError(_("A value is out of range."))
        return month


class ComplaintIn(_OfOneId):
    """A complaint: about a task, about a unit of the county, or about whoever is named."""

    kind = serializers.ChoiceField(choices=Kind.values)
    words = TextField(max_length=WORDS_LENGTH)
    unit = serializers.UUIDField(required=False, allow_null=True, default=None)
    unit_name = TextField(max_length=80, lines=False, required=False, allow_blank=True, default="")
    assignment = serializers.UUIDField(required=False, allow_null=True, default=None)


class ComplaintAnswerIn(StrictSerializer):
    outcome = serializers.ChoiceField(choices=Outcome.values)
    words = TextField(max_length=WORDS_LENGTH)


class WorkAreaOut(serializers.Serializer[Any]):
    code = serializers.CharField()
    name = serializers.CharField()


class WorkUnitOut(serializers.Serializer[Any]):
    id = serializers.UUIDField()
    name = serializers.CharField()


class AssignmentOut(serializers.Serializer[Any]):
    id = serializers.UUIDField()
    title = serializers.CharField()
    reason = serializers.CharField()
    minutes = serializers.IntegerField(help_text="Of each worker.")
    workers = serializers.IntegerField(help_text="So many it reached when it was given.")
    done = serializers.IntegerField(help_text="So many of them have done it.")
    given_at = serializers.DateTimeField()
    until = serializers.DateField()
    ended = serializers.BooleanField()
    withdrawn_at = serializers.DateTimeField(allow_null=True)
    area = WorkAreaOut()
    unit = WorkUnitOut(help_text="Which unit sent it down.")
    duty = serializers.CharField(help_text="The item of the county's list of duties.")
    basis = serializers.CharField(allow_blank=True)


class AssignmentListOut(serializers.Serializer[Any]):
    items = AssignmentOut(many=True)
    next = serializers.CharField(allow_null=True)


class CompletionOut(serializers.Serializer[Any]):
    grid = serializers.CharField()
    at = serializers.DateTimeField()
    note = serializers.CharField(allow_blank=True)


class CompletionListOut(serializers.Serializer[Any]):
    items = CompletionOut(many=True)
    more = serializers.BooleanField()


class AssignmentWholeOut(AssignmentOut):
    completions = CompletionListOut()


class DayTaskOut(AssignmentOut):
    done_at = serializers.DateTimeField(allow_null=True, help_text="When the reader said that it is done.")


class DayOut(serializers.Serializer[Any]):
    tasks = DayTaskOut(many=True, help_text="In force for the reader's grid; what ends first comes first.")


class OfferedDutyOut(serializers.Serializer[Any]):
    id = serializers.IntegerField()
    name = serializers.CharField()
    basis = serializers.CharField(allow_blank=True)
    sort = serializers.ChoiceField(choices=Sort.values)


class OfferedOut(serializers.Serializer[Any]):
    items = OfferedDutyOut(many=True)


class UnitMinutesOut(WorkUnitOut):
    tasks = serializers.IntegerField()
    minutes = serializers.IntegerField()


class SparedOut(serializers.Serializer[Any]):
    """What was not asked again."""

    fields = serializers.IntegerField(help_text="Of all forms in force.")  # type: ignore[assignment]  # a field of that name, not DRF's own
    once = serializers.IntegerField(help_text="So many different ones they are.")
    repeated = serializers.ListField(
        child=serializers.CharField(), help_text="Those that several forms ask for."
    )
    ledgers = serializers.IntegerField(help_text="Made in the county of what had been entered before.")
    lines = serializers.IntegerField(help_text="Lines of these.")


class MinutesOut(serializers.Serializer[Any]):
    month = serializers.DateField()
    units = UnitMinutesOut(many=True, help_text="By name.")
    tasks = serializers.IntegerField()
    minutes = serializers.IntegerField()
    spared = SparedOut()


class ComplaintOut(serializers.Serializer[Any]):
    id = serializers.UUIDField()
    kind = serializers.ChoiceField(choices=Kind.values)
    unit = serializers.CharField(help_text="Whom it is about. They never read it.")
    task = serializers.CharField(allow_null=True)
    words = serializers.CharField()
    lies_with = serializers.CharField(help_text="Which organisation answers it.")
    at = serializers.DateTimeField()
    due_at = serializers.DateTimeField()
    late = serializers.BooleanField()
    raised_at = serializers.DateTimeField(allow_null=True, help_text="Since when the level above reads it.")
    outcome = serializers.CharField(allow_blank=True)
    answer = serializers.CharField(allow_blank=True)
    answered_at = serializers.DateTimeField(allow_null=True)


class ComplaintListOut(serializers.Serializer[Any]):
    items = ComplaintOut(many=True)
    next = serializers.CharField(allow_null=True)


class OwnComplaintsOut(ComplaintListOut):
    units = WorkUnitOut(many=True, help_text="Whose people may send tasks down.")
