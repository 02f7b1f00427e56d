"""What mediation adds to the description of a case, as the schema tells it."""

from __future__ import annotations

from typing import Any

from rest_framework import serializers


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
