"""Shapes of routing."""

from __future__ import annotations

from typing import Any

from rest_framework import serializers

from pingan.cases.parts import Part
from pingan.core.api import StrictSerializer
from pingan.routing.models import Routed
from pingan.routing.sections import MOST_RULES
from pingan.routing.selectors import routed_of


class RuleToldOut(serializers.Serializer[Any]):
    code = serializers.CharField()
    label = serializers.CharField()  # type: ignore[assignment]  # the base has one too
    sentence = serializers.CharField(help_text="The rule as one reads it aloud, in the reader's language.")


class RuleTriedOut(RuleToldOut):
    why = serializers.CharField(help_text="Why it fitted and moved nothing.")


class RoutedToOut(serializers.Serializer[Any]):
    kind = serializers.ChoiceField(choices=("organisation", "worker"))
    id = serializers.UUIDField()
    name = serializers.CharField()


class RoutedOut(serializers.Serializer[Any]):
    """What the rules did to a case when it came in."""

    at = serializers.DateTimeField()
    action = serializers.CharField(help_text="Empty where no rule could move it.")
    rule = RuleToldOut(allow_null=True)
    receiver = RoutedToOut(allow_null=True)
    tried = RuleTriedOut(many=True)


class RuleOut(RuleToldOut):
    on = serializers.BooleanField()


class RulesOut(serializers.Serializer[Any]):
    items = RuleOut(many=True, help_text="In the order in which they are tried.")


class TrialIn(StrictSerializer):
    rows = serializers.ListField(
        child=serializers.DictField(),
        max_length=MOST_RULES,
        help_text="A draft of the section `routes`, whichever are switched on.",
    )


class TrialSampleOut(serializers.Serializer[Any]):
    id = serializers.UUIDField()
    code = serializers.CharField()
    category = serializers.CharField()
    area_name = serializers.CharField()
    received_at = serializers.DateTimeField()


class TrialHeapOut(serializers.Serializer[Any]):
    rule = serializers.CharField(help_text="Empty: no rule fitted.")
    receiver = serializers.CharField(help_text="Empty: left to the desk.")
    kept = serializers.CharField(help_text="Why the last rule that fitted moved nothing.")
    count = serializers.IntegerField()
    samples = TrialSampleOut(many=True)


class TrialOut(serializers.Serializer[Any]):
    looked_at = serializers.IntegerField()
    more = serializers.BooleanField(help_text="The month had more reports; these are the newest.")
    many = serializers.BooleanField(  # type: ignore[assignment]  # a field of that name, not DRF's own
        help_text="With fewer rules more of them would have been tried."
    )
    rules = RuleOut(many=True)
    heaps = TrialHeapOut(many=True)


ROUTED = Part(
    of=routed_of,
    anew=lambda _case: None,
    field=lambda: RoutedOut(allow_null=True),
    lies_in=((Routed, "case_id"),),
)
