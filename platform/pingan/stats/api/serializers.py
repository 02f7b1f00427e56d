"""Shapes of the figures' API."""

from __future__ import annotations

from typing import Any

from rest_framework import serializers

from pingan.categories.api.fields import TopCategoryField
from pingan.core.api import AreaCodeField, StrictSerializer

MOST_MONTHS = 24


class MonthField(serializers.RegexField):
    """A month of this century, as 2026-03."""

    def __init__(self, **options: Any) -> None:
        super().__init__(r"^20\d\d-(0[1-9]|1[0-2])\Z", **options)


class DwellIn(StrictSerializer):
    month = MonthField(required=False, help_text="The last month that is told; else this one.")
    months = serializers.IntegerField(
        min_value=1, max_value=MOST_MONTHS, default=1, help_text="How many months, that one among them."
    )
    area = AreaCodeField(
        required=False, help_text="Else one's own. One below a township is answered by its township."
    )
    category = TopCategoryField(default="", help_text="One at the top of the tree; else all.")


class LongestOut(serializers.Serializer[Any]):
    id = serializers.UUIDField()
    code = serializers.CharField()
    since = serializers.DateTimeField(help_text="Since when it has stood in the state.")


class LyingOut(serializers.Serializer[Any]):
    left = serializers.IntegerField(help_text="How many cases were moved on from there in the months.")
    half = serializers.IntegerField(
        allow_null=True,
        help_text="Within how many hours of the calendar half of these were: one of `bounds`; null for more "
        "than the last of them, and where there were none.",
    )
    most = serializers.IntegerField(allow_null=True, help_text="The same of nine tenths.")
    mean = serializers.FloatField(allow_null=True, help_text="The mean, in hours.")
    buckets = serializers.ListField(
        child=serializers.IntegerField(), help_text="How many in less than each of `bounds`, then the rest."
    )
    now = serializers.IntegerField(help_text="How many stand there now, whatever the months.")
    since = serializers.DateTimeField(
        allow_null=True, help_text="Since when the longest of them, where told."
    )


class AtStateOut(LyingOut):
    track = serializers.CharField()
    state = serializers.CharField()


class StateDwellOut(AtStateOut):
    entered = serializers.IntegerField(help_text="How often cases came into the state in the months.")
    on_line = serializers.BooleanField(help_text="On the track's longest way from report to closing.")
    longest = LongestOut(many=True, help_text="Those that have stood there longest, of what one may read.")


class MoveDwellOut(serializers.Serializer[Any]):
    state = serializers.CharField(
        allow_blank=True, help_text="From where; empty for a case that was reported."
    )
    to_track = serializers.CharField()
    to = serializers.CharField()
    actions = serializers.ListField(child=serializers.CharField(), help_text="By which steps.")
    n = serializers.IntegerField(help_text="How often in the months.")


class TrackDwellOut(serializers.Serializer[Any]):
    track = serializers.CharField()
    states = StateDwellOut(many=True, help_text="In the order in which cases come to them, the end last.")
    moves = MoveDwellOut(many=True, help_text="All that the track's table has, taken or not.")


class DwellAreaOut(serializers.Serializer[Any]):
    code = serializers.CharField()
    name = serializers.CharField()
    level = serializers.CharField()


class AreaDwellOut(serializers.Serializer[Any]):
    code = serializers.CharField()
    name = serializers.CharField()
    states = AtStateOut(many=True)


class OrganisationDwellOut(LyingOut):
    id = serializers.UUIDField()
    name = serializers.CharField()
    states = AtStateOut(many=True, help_text="Those in which a case lies with whom it is assigned to.")


class DwellOut(serializers.Serializer[Any]):
    as_of_seq = serializers.IntegerField(help_text="The last act of the county's journal in these figures.")
    area = DwellAreaOut(help_text="Of which area they are.")
    first = serializers.DateField(help_text="The first month's first day.")
    last = serializers.DateField(help_text="The last month's first day.")
    bounds = serializers.ListField(child=serializers.IntegerField(), help_text="Hours of the calendar.")
    tracks = TrackDwellOut(many=True)
    areas = AreaDwellOut(many=True, help_text="The townships of a county; of a township none.")
    organisations = OrganisationDwellOut(
        many=True, help_text="How long cases lay with each: from the day it got one until that left it."
    )
    more_organisations = serializers.BooleanField(help_text="There are more, with fewer cases.")
