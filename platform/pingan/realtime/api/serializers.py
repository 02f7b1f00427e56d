"""How the API schema shows the catch-up. The shapes themselves are `messages`; a test keeps them equal."""

from __future__ import annotations

from rest_framework import serializers

from pingan.cases.workflow import Action, State, Track
from pingan.core.api import AreaCodeField, StrictSerializer
from pingan.core.area_codes import Level
from pingan.journal.selectors import MAX_READ
from pingan.journal.topics import Topic

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
    action = serializers.ChoiceField(choices=[action.value for action in Action], required=False)
    track = serializers.ChoiceField(choices=[track.value for track in Track], required=False)
    was_track = serializers.ChoiceField(
        choices=[track.value for track in Track], required=False, allow_null=True
    )
    category = serializers.CharField(required=False)
    state = serializers.ChoiceField(choices=[state.value for state in State], required=False)
    was_state = serializers.ChoiceField(
        choices=[state.value for state in State], required=False, allow_null=True
    )


class ActOut(serializers.Serializer[object]):
    kind = serializers.ChoiceField(choices=["act"])
    county = serializers.CharField()
    seq = serializers.IntegerField()
    type = serializers.CharField()
    topic = serializers.ChoiceField(choices=[topic.value for topic in Topic])
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
