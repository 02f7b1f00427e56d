"""Serializer parts that refuse what they do not know."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any, ClassVar

from django.utils.encoding import force_str
from django.utils.translation import gettext_lazy as _
from rest_framework import serializers
from rest_framework.utils.serializer_helpers import BindingDict

from pingan.core import area_codes, guards
from pingan.core.area_codes import Level
from pingan.core.errors import BadInput


class StrictSerializer(serializers.Serializer[Any]):
    """A serializer that refuses unknown fields: a misspelt name is an error, not a silent loss."""

    # Made once a class. DRF copies them for every instance, so that one may change its own; nothing here
    # does, and the copying took longer than the checking.
    _fields_of_class: ClassVar[BindingDict | None] = None

    def __init__(self, *args: Any, **options: Any) -> None:
        # Shared fields ask their parent for these two, and their parent is nobody's request.
        if options.keys() & {"partial", "context"}:
            raise TypeError("A strict shape is read whole and knows no request.")
        super().__init__(*args, **options)

    @property
    def fields(self) -> BindingDict:
        shared = type(self).__dict__.get("_fields_of_class")
        if shared is None:
            # From a blank one: fields hold on to the instance they were made for, and that of a request holds
            # its body, the first sign-in's password included, for as long as the process lives.
            shared = type(self)._fields_of_class = super(StrictSerializer, type(self)()).fields
        return shared

    def to_internal_value(self, data: Any) -> Any:
        """The validated values. Raises ValidationError naming each unknown and each wrong field."""
        if isinstance(data, Mapping):
            known = {name for name, field in self.fields.items() if not field.read_only}
            if unknown := [str(name) for name in data if name not in known]:
                raise serializers.ValidationError({name: [_("Unknown field.")] for name in unknown})
        return super().to_internal_value(data)


class MomentField(serializers.DateTimeField):
    """A moment; without an offset it is the county's time. At both ends of the calendar that overflows."""

    def enforce_timezone(self, value: datetime) -> datetime:
        try:
            return super().enforce_timezone(value)
        except OverflowError:
            self.fail("overflow")


class AreaCodeField(serializers.RegexField):
    """The code of an area of one of these levels, or of any."""

    def __init__(self, *levels: Level, **options: Any) -> None:
        super().__init__(rf"^{area_codes.pattern(levels or Level)}\Z", **options)


class TextField(serializers.CharField):
    """Text made clean by `guards.text`. `lines=False` for one-line values."""

    def __init__(self, *, max_length: int, lines: bool = True, **options: Any) -> None:
        self.limit, self.lines = max_length, lines
        super().__init__(max_length=max_length, **options)

    def to_internal_value(self, data: Any) -> str:
        """Clean text. The length limit counts after cleaning, so pasted invisible characters cost nothing."""
        value = super().to_internal_value(data)
        try:
            value = guards.text(value, max_length=self.limit, lines=self.lines)
        except BadInput as problem:
            raise serializers.ValidationError([force_str(problem.detail)]) from None
        if not value and not self.allow_blank:
            self.fail("blank")
        return value
