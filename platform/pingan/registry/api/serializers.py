"""Shapes of the registry API. No shape has a plain ID number, telephone or name, except `RevealedOut`."""

from __future__ import annotations

from typing import Any

from rest_framework import serializers

from pingan.core.api import AreaCodeField, StrictSerializer
from pingan.core.area_codes import Level
from pingan.registry.models import Purpose, RevealField
from pingan.registry.selectors import MAX_PERSONS


class HouseholdQuery(StrictSerializer):
    cursor = serializers.CharField(required=False, max_length=100)
    size = serializers.IntegerField(required=False, min_value=1, max_value=MAX_PERSONS, default=MAX_PERSONS)


class HouseholdRow(serializers.Serializer[Any]):
    """A household in a list."""

    id = serializers.UUIDField()
    serial = serializers.IntegerField(help_text="Number of the household within its grid.")
    grid_code = serializers.CharField()
    householder = serializers.CharField(help_text="Masked name.")
    size = serializers.IntegerField(help_text="Everybody who lives there, children too.")


class HouseholdListOut(serializers.Serializer[Any]):
    items = HouseholdRow(many=True)
    next = serializers.CharField(allow_null=True)


class ResidentOut(serializers.Serializer[Any]):
    """A registered resident, masked. Null: the value was never given."""

    id = serializers.UUIDField()
    is_householder = serializers.BooleanField()
    name = serializers.CharField(help_text="Masked: 张*")
    id_number = serializers.CharField(allow_null=True, help_text="Masked: 5****************X")
    phone = serializers.CharField(allow_null=True, help_text="Masked: 138****1234")


class HouseholdOut(HouseholdRow):
    """A household with its residents, masked."""

    address = serializers.CharField(help_text="Down to the village.")
    door_known = serializers.BooleanField(help_text="A note on the door can be revealed.")
    version = serializers.IntegerField()
    residents = ResidentOut(many=True)


class RevealIn(StrictSerializer):
    field = serializers.ChoiceField(choices=RevealField.choices)
    purpose = serializers.ChoiceField(choices=Purpose.choices)
    case_id = serializers.UUIDField()


class RevealedOut(serializers.Serializer[Any]):
    value = serializers.CharField()
    expires_in = serializers.IntegerField(help_text="Seconds the value may stay on a screen.")


class FigureOut(serializers.Serializer[Any]):
    """A published count, by the one rule for figures about people."""

    value = serializers.IntegerField(
        allow_null=True, help_text="Rounded to fives in each grid; null where no grid has five households."
    )
    at_least = serializers.BooleanField(help_text="Grids of fewer than five households are left out.")


class AreaTotalsOut(serializers.Serializer[Any]):
    code = serializers.CharField()
    name = serializers.CharField()
    level = serializers.ChoiceField(choices=[level.value for level in Level])
    households = FigureOut()
    persons = FigureOut()


class TotalsOut(AreaTotalsOut):
    """Totals of an area and of its parts."""

    children = AreaTotalsOut(many=True)


class TotalsQuery(StrictSerializer):
    area = AreaCodeField()
