"""Shapes of the service point API."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from pingan.centers.models import Center, Kind
from pingan.core import guards
from pingan.core.api import AreaCodeField, StrictSerializer
from pingan.core.errors import BadInput
from pingan.core.paging import DEFAULT_SIZE, MAX_SIZE


class NearField(serializers.CharField):
    """`lng,lat` in degrees."""

    def __init__(self, **options: Any) -> None:
        super().__init__(max_length=50, help_text="lng,lat in degrees; answers nearest first.", **options)

    def to_internal_value(self, data: Any) -> tuple[float, float]:  # type: ignore[override]  # a point, not its text
        try:
            lng, lat = map(float, super().to_internal_value(data).split(","))
            return guards.point(lng, lat)
        except (ValueError, BadInput):
            raise serializers.ValidationError([_("Give a longitude and a latitude: 98.45,25.86")]) from None


class PointQuery(StrictSerializer):
    area = AreaCodeField(required=False)
    center = serializers.ChoiceField(choices=Center.choices, required=False)
    open_now = serializers.BooleanField(required=False)
    near = NearField(required=False)
    cursor = serializers.CharField(required=False, max_length=100)
    size = serializers.IntegerField(required=False, min_value=1, max_value=MAX_SIZE, default=DEFAULT_SIZE)

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        """Nearest first has no next page: who looks further away asks from there."""
        if "near" in attrs and "cursor" in attrs:
            raise serializers.ValidationError({"cursor": [_("Not together with near.")]})
        return attrs


class OfferingOut(serializers.Serializer[Any]):
    code = serializers.CharField()
    label = serializers.CharField()  # type: ignore[assignment]  # DRF also calls a field's caption so
    label_en = serializers.CharField()


class SpansField(serializers.ListField):
    """Opening spans of one day."""

    child = serializers.ListField(child=serializers.CharField(), min_length=2, max_length=2)


class HoursOut(serializers.Serializer[Any]):
    """Spans of each day in the county's time, `["09:00", "12:00"]`; `holiday` is for public holidays."""

    mon = SpansField()
    tue = SpansField()
    wed = SpansField()
    thu = SpansField()
    fri = SpansField()
    sat = SpansField()
    sun = SpansField()
    holiday = SpansField()


class ServicePointOut(serializers.Serializer[Any]):
    id = serializers.UUIDField()
    code = serializers.CharField()
    name = serializers.CharField()
    name_en = serializers.CharField()
    kind = serializers.ChoiceField(choices=Kind.choices)
    area_code = serializers.CharField()
    area_name = serializers.CharField()
    centers = serializers.ListField(child=serializers.ChoiceField(choices=Center.choices))
    services = OfferingOut(many=True)
    hours = HoursOut()
    phone = serializers.CharField(allow_blank=True)
    address = serializers.CharField()
    address_en = serializers.CharField(allow_blank=True)
    lng = serializers.FloatField()
    lat = serializers.FloatField()
    open_now = serializers.BooleanField()
    next_change = serializers.DateTimeField(allow_null=True, help_text="When it next opens or closes.")


class ServicePointListOut(serializers.Serializer[Any]):
    items = ServicePointOut(many=True)
    next = serializers.CharField(allow_null=True)
