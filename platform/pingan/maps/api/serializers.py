"""Shapes of the maps API."""

from __future__ import annotations

from typing import Any

from rest_framework import serializers

from pingan.categories.api.fields import TopCategoryField
from pingan.core.api import AreaCodeField, StrictSerializer


class ChoroplethIn(StrictSerializer):
    area = AreaCodeField(required=False, help_text="The area whose parts are asked for; else one's own.")
    days = serializers.IntegerField(
        min_value=1, max_value=366, default=30, help_text="Days back, with today."
    )
    category = TopCategoryField(default="", help_text="One at the top of the tree; else all.")


class AreaNumbersOut(serializers.Serializer[Any]):
    open = serializers.IntegerField(help_text="Open now.")
    overdue = serializers.IntegerField(
        help_text="Open now and past the time they had to be accepted or, once accepted, closed by."
    )
    reported = serializers.IntegerField(help_text="Reported in the days asked for.")
    closed = serializers.IntegerField(help_text="Of those reported: closed by now.")


class ChoroplethOut(serializers.Serializer[Any]):
    as_of_seq = serializers.IntegerField(help_text="The last act of the county's journal in these numbers.")
    areas = serializers.DictField(child=AreaNumbersOut(), help_text="By area code.")
    total = AreaNumbersOut()
