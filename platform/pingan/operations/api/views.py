"""What keeps a county running, over HTTP."""

from __future__ import annotations

from typing import Any

from django.utils.translation import get_language
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from pingan.core.probes import STATES, UNITS
from pingan.operations import health, setup_list
from pingan.people.api.base import ActorView


class SetupItemOut(serializers.Serializer[None]):
    """One step of taking a county into service."""

    code = serializers.CharField()
    # A field of that name, not DRF's own.
    label = serializers.CharField(help_text="In the reader's language.")  # type: ignore[assignment]
    without = serializers.CharField(help_text="What breaks while it is missing, in the reader's language.")
    state = serializers.CharField(help_text="`done`, `missing`, or `advised`: better done, and goes without.")
    detail = serializers.CharField(help_text="Which years, posts or moment, how many; may be empty.")
    section = serializers.CharField(
        help_text="The table of the configuration where it is done; may be empty."
    )
    page = serializers.CharField(help_text="The administrators' page where it is done; may be empty.")
    command = serializers.CharField(help_text="What does it on the machine; may be empty.")


class SetupListOut(serializers.Serializer[None]):
    items = SetupItemOut(many=True)


class SetupView(ActorView):
    operations = {"GET": "operations.setup"}

    @extend_schema(operation_id="operations_setup", responses=SetupListOut)
    def get(self, _request: Request) -> Response:
        """What the county still lacks before it is in service, in the order of doing it."""
        return Response({"items": setup_list.items(self.actor)})


class ProbeOut(serializers.Serializer[None]):
    """One thing that was looked at."""

    code = serializers.CharField()
    label = serializers.CharField(help_text="In the reader's language.")  # type: ignore[assignment]  # as above
    state = serializers.ChoiceField(
        STATES, help_text="`unknown`: it could not be looked at, or there is none."
    )
    value = serializers.FloatField(allow_null=True)
    unit = serializers.ChoiceField(UNITS)
    detail = serializers.CharField(help_text="Years, queues, posts or places; may be empty.")
    means = serializers.CharField(help_text="What it means while it is not fine, in the reader's language.")
    remedy = serializers.CharField(help_text="What to do then, in the reader's language.")


class SymptomOut(serializers.Serializer[None]):
    """What people tell the help desk."""

    code = serializers.CharField()
    fault = serializers.ChoiceField(health.FAULTS, help_text="Whether it is one.")
    probe = serializers.CharField(help_text="The line above that tells more; may be empty.")
    says = serializers.CharField()
    why = serializers.CharField()
    remedy = serializers.CharField()


class HealthOut(serializers.Serializer[Any]):
    at = serializers.DateTimeField()
    state = serializers.ChoiceField(STATES, help_text="Of the worst of them.")
    items = ProbeOut(many=True)
    symptoms = SymptomOut(many=True)


class HealthView(ActorView):
    operations = {"GET": "operations.health"}

    @extend_schema(operation_id="operations_health", responses=HealthOut)
    def get(self, _request: Request) -> Response:
        """How the platform is, what each number means and what to do; and what only looks like a fault."""
        return Response(HealthOut(health.look(self.actor, language=get_language() or "")).data)
