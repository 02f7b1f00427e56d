"""What keeps a county running, over HTTP."""

from __future__ import annotations

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from pingan.operations import setup_list
from pingan.people.api.base import ActorView


class SetupItemOut(serializers.Serializer[None]):
    """One step of taking a county into service."""

    code = serializers.CharField()
    # A field of that name, not DRF's own.
    label = serializers.CharField(help_text="In the reader's language.")  # type: ignore[assignment]
    without = serializers.CharField(help_text="What breaks while it is missing, in the reader's language.")
    state = serializers.CharField(help_text="`done`, `missing`, or `advised`: better done, and goes without.")
    detail = serializers.CharField(help_text="Which years, posts or moment; may be empty.")
    section = serializers.CharField(
        help_text="The table of the configuration where it is done; may be empty."
    )
    command = serializers.CharField(help_text="What does it on the machine; may be empty.")


class SetupListOut(serializers.Serializer[None]):
    items = SetupItemOut(many=True)


class SetupView(ActorView):
    operations = {"GET": "operations.setup"}

    @extend_schema(operation_id="operations_setup", responses=SetupListOut)
    def get(self, _request: Request) -> Response:
        """What the county still lacks before it is in service, in the order of doing it."""
        return Response({"items": setup_list.items(self.actor)})
