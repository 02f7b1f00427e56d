"""Shapes of the mediation steps."""

from __future__ import annotations

from rest_framework import serializers

from pingan.core.api import StrictSerializer, TextField
from pingan.mediation.models import Session
from pingan.mediation.workflow import Outcome


class SessionIn(StrictSerializer):
    held_at = serializers.DateTimeField()
    place = TextField(max_length=200, lines=False)
    mode = serializers.ChoiceField(choices=Session.Mode.values)
    attendees = serializers.IntegerField(min_value=1, max_value=200)
    summary = TextField(max_length=4000)
    next_at = serializers.DateTimeField(required=False, allow_null=True, default=None)


class ConcludeIn(StrictSerializer):
    outcome = serializers.ChoiceField(choices=[outcome.value for outcome in Outcome])
    note = TextField(max_length=2000)
    effective_on = serializers.DateField(required=False, allow_null=True, default=None)
    routes_told = serializers.BooleanField(required=False, default=False)
