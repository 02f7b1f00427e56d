"""How the API schema shows the catch-up. The shapes themselves are `messages`; a test keeps them equal."""

from __future__ import annotations

from rest_framework import serializers

from pingan.core.api import AreaCodeField, StrictSerializer
from pingan.core.area_codes import Level
from pingan.journal.selectors import MAX_READ

MAX_SEQ = 2**53 - 1


class EventsIn(StrictSerializer):
    """The query of a catch-up. Without `after` the answer is the present place and no events."""

    county = AreaCodeField(Level.COUNTY, required=False, help_text="Your own county, which is the default.")
    after = serializers.IntegerField(min_value=0, max_value=MAX_SEQ, required=False)
    epoch = serializers.CharField(max_length=100, required=False, help_text="From hello or the page before.")
    limit = serializers.IntegerField(min_value=1, max_value=MAX_READ, default=MAX_READ)


class ActObjectOut(serializers.Serializer[object]):
    type = serializers.CharField()
    id = serializers.UUIDField()
    version = serializers.IntegerField()


class ActFactsOut(serializers.Serializer[object]):
    action = serializers.CharField(required=False)
    track = serializers.CharField(required=False)
    was_track = serializers.CharField(required=False, allow_null=True)
    category = serializers.CharField(required=False)
    state = serializers.CharField(required=False)
    was_state = serializers.CharField(required=False, allow_null=True)
    quiet = serializers.BooleanField(
        required=False, help_text="A line or a picture was added to the case, and its version stayed."
    )
    clock = serializers.CharField(required=False, help_text="The limit that is near or past.")
    mark = serializers.IntegerField(required=False, help_text="How much of it is used, in per cent.")
    level = serializers.IntegerField(required=False, help_text="How far up the case has come.")


class ActOut(serializers.Serializer[object]):
    kind = serializers.ChoiceField(choices=["act"])
    county = serializers.CharField()
    seq = serializers.IntegerField()
    type = serializers.CharField()
    topic = serializers.CharField()
    object = ActObjectOut()
    area = serializers.CharField()
    actor = serializers.UUIDField(allow_null=True)
    at = serializers.DateTimeField()
    facts = ActFactsOut()


class EventPageOut(serializers.Serializer[object]):
    events = ActOut(many=True)
    next = serializers.IntegerField(help_text="Ask for what comes after this.")
    head = serializers.IntegerField()
    epoch = serializers.CharField()
