"""What a case tells of the door it came in by."""

from __future__ import annotations

from typing import Any

from rest_framework import serializers

from pingan.cases.models import Case
from pingan.cases.parts import Part
from pingan.incoming import selectors
from pingan.incoming.models import Matter
from pingan.people.actors import Actor


class IncomingOut(serializers.Serializer[Any]):
    """The source that handed the matter over, and until when it wants to hear."""

    source = serializers.CharField()  # type: ignore[assignment]  # a field of that name, not DRF's own
    number = serializers.CharField()
    handed_over_at = serializers.DateTimeField(allow_null=True)
    answer_due = serializers.DateTimeField(allow_null=True)
    answered_at = serializers.DateTimeField(allow_null=True)


def _of(case: Case, _viewer: Actor) -> dict[str, Any] | None:
    matter = Matter.objects.filter(case=case).select_related("source", "answer").first()
    if matter is None:
        return None
    return {
        "source": selectors.name_of(matter.source),
        "number": matter.number,
        "handed_over_at": matter.handed_over_at,
        "answer_due": matter.answer_due,
        "answered_at": matter.answer.at if matter.answer else None,
    }


INCOMING = Part(
    of=_of,
    anew=lambda _case: None,
    field=lambda: IncomingOut(allow_null=True),
    lies_in=((Matter, "case_id"),),
)
