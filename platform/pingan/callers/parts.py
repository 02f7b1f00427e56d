"""What a case tells of whoever told us of it, and what its reporter reads of how it goes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.translation import get_language
from rest_framework import serializers

from pingan.callers import replies, selectors
from pingan.callers.models import Caller
from pingan.cases.models import Case
from pingan.cases.parts import PARTS, Part
from pingan.people import policy
from pingan.people.actors import Actor


class CallerOut(serializers.Serializer[Any]):
    """The first caller of a case, masked."""

    name = serializers.CharField(allow_null=True, help_text="Masked: 王**")
    phone = serializers.CharField(allow_null=True, help_text="Masked: 138****1234")
    reveal = serializers.BooleanField(help_text="Both can be seen in full, for a purpose.")
    others = serializers.IntegerField(help_text="How many more have told us of it.")
    owes = serializers.CharField(
        allow_blank=True, help_text="A stage that somebody is still to hear of; empty where nothing is owed."
    )


class ReadingOut(serializers.Serializer[Any]):
    """What whoever reported the case reads of its last stage."""

    stage = serializers.CharField()
    text = serializers.CharField()


def _reading(case: Case, viewer: Actor) -> Mapping[str, str] | None:
    """For a reporter alone, and not for one at a desk: whoever tells others is told by nobody."""
    if case.reporter_id != viewer.account_id or policy.may(viewer.role, "callers.reply"):
        return None
    return replies.reading(case, viewer, "en" if (get_language() or "").startswith("en") else "zh")


def register() -> None:
    nothing = lambda _case: None  # noqa: E731
    PARTS.register(
        "caller",
        Part(
            of=selectors.describe,
            anew=nothing,
            field=lambda: CallerOut(allow_null=True),
            lies_in=((Caller, "case_id"),),
        ),
    )
    PARTS.register("reading", Part(of=_reading, anew=nothing, field=lambda: ReadingOut(allow_null=True)))
