"""Shapes of the territory API."""

from __future__ import annotations

from typing import Any

from rest_framework import serializers

from pingan.core.api import AreaCodeField, StrictSerializer
from pingan.core.area_codes import Level
from pingan.territory.datum import DATUMS, Datum


class AreaRefOut(serializers.Serializer[Any]):
    code = serializers.CharField()
    name = serializers.CharField()
    level = serializers.ChoiceField(choices=[level.value for level in Level])


class AreaChildOut(AreaRefOut):
    is_border_village = serializers.BooleanField()
    population = serializers.IntegerField(
        allow_null=True,
        help_text="For rates per head beside counts; in fives, null below five households.",
    )


class AreaOut(AreaChildOut):
    parent = serializers.CharField(allow_null=True)  # type: ignore[assignment]  # the base has one too
    path = AreaRefOut(many=True)
    households = serializers.IntegerField(allow_null=True)
    children = AreaChildOut(many=True)


class AreaFindIn(StrictSerializer):
    q = serializers.CharField(
        min_length=2,
        max_length=40,
        help_text="Parts of its name or of those around it, in either language, or digits of its code.",
    )
    within = AreaCodeField(
        required=False, default="", help_text="Only what lies inside this area, and itself."
    )
    level = serializers.ChoiceField(choices=[level.value for level in Level], required=False, default=None)


class AreaFoundOut(AreaRefOut):
    path_name = serializers.CharField(help_text="Township, village and grid, as people write a place.")


class AreaFoundListOut(serializers.Serializer[Any]):
    items = AreaFoundOut(many=True, help_text="The twenty nearest to what was asked, at most.")


class LocateIn(StrictSerializer):
    lng = serializers.FloatField(min_value=-180, max_value=180)
    lat = serializers.FloatField(min_value=-90, max_value=90)
    datum = serializers.ChoiceField(choices=DATUMS, default=Datum.WGS84.value)
    accuracy = serializers.FloatField(
        default=0,
        help_text="Radius of the phone's accuracy circle, metres; below 0 counts as 0, above 500 as 500.",
    )


class LocatedGridOut(serializers.Serializer[Any]):
    code = serializers.CharField()
    name = serializers.CharField()
    path_name = serializers.CharField(help_text="Township, village and grid, as people write a place.")


class NearGridOut(serializers.Serializer[Any]):
    code = serializers.CharField()
    name = serializers.CharField()


class LocatedOut(serializers.Serializer[Any]):
    grid = LocatedGridOut(allow_null=True)
    near = NearGridOut(many=True, help_text="Other grids the accuracy circle reaches, nearest first.")
    outside = serializers.BooleanField()


class BorderVillageOut(serializers.Serializer[Any]):
    code = serializers.CharField()
    name = serializers.CharField()
    path = AreaRefOut(many=True)
    households = serializers.IntegerField(allow_null=True)
    population = serializers.IntegerField(allow_null=True)
    profile = serializers.DictField(help_text="Civil content only.")


class BorderVillageListOut(serializers.Serializer[Any]):
    items = BorderVillageOut(many=True)
