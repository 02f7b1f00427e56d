"""Shapes of the mediation steps, and of what mediation adds to the description of a case."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from pingan.core import clock
from pingan.core.api import MomentField, StrictSerializer, TextField
from pingan.mediation.models import Session
from pingan.mediation.workflow import Outcome

FARTHEST_EFFECT = timedelta(days=3653)


class SessionIn(StrictSerializer):
    held_at = MomentField()
    place = TextField(max_length=200, lines=False)
    mode = serializers.ChoiceField(choices=Session.Mode.values)
    attendees = serializers.IntegerField(min_value=1, max_value=200)
    summary = TextField(max_length=4000)
    next_at = MomentField(required=False, allow_null=True, default=None)

    def validate_held_at(self, moment: datetime) -> datetime:
        # A slip of the pen, or a clock that lost its battery; what lies ahead is SessionInFuture's to say.
        if moment < clock.now() - clock.FARTHEST_BACK:
            raise serializers.ValidationError(_("A value is out of range."))
        return moment

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        if attrs["next_at"] is not None and attrs["next_at"] <= attrs["held_at"]:
            raise serializers.ValidationError({"next_at": [_("The next session comes after this one.")]})
        return attrs


class ConcludeIn(StrictSerializer):
    outcome = serializers.ChoiceField(choices=[outcome.value for outcome in Outcome])
    note = TextField(max_length=2000)
    effective_on = serializers.DateField(required=False, allow_null=True, default=None)
    routes_told = serializers.BooleanField(required=False, default=False)

    def validate_effective_on(self, day: date | None) -> date | None:
        # A slip of the pen; and at the end of the calendar there is no day thirty days later.
        if day is not None and abs(day - clock.today()) > FARTHEST_EFFECT:
            raise serializers.ValidationError(_("A value is out of range."))
        return day


class MediationSessionOut(serializers.Serializer[Any]):
    id = serializers.UUIDField()
    number = serializers.IntegerField(
        help_text="As recorded: `data.session` of its step. Listed by `held_at`."
    )
    held_at = serializers.DateTimeField()
    place = serializers.CharField()
    mode = serializers.ChoiceField(choices=["open", "closed"])
    attendees = serializers.IntegerField()
    summary = serializers.CharField(help_text="Confidential: for mediators only.")
    next_at = serializers.DateTimeField(allow_null=True)


class DisputeOut(serializers.Serializer[Any]):
    """The dispute part of a case. `sessions` and `outcome_note` are for mediators; null for anyone else."""

    session_count = serializers.IntegerField()
    outcome = serializers.CharField()
    routes_told = serializers.BooleanField()
    effective_on = serializers.DateField(allow_null=True)
    confirmation_due = serializers.DateField(allow_null=True)
    outcome_note = serializers.CharField(allow_null=True)
    sessions = MediationSessionOut(many=True, allow_null=True)
