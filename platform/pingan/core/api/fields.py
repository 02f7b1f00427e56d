"""Serializer parts that refuse what they do not know."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, ClassVar

from django.core.exceptions import ValidationError as DjangoValidationError
from django.core.validators import ProhibitNullCharactersValidator
from django.utils.encoding import force_str
from django.utils.translation import gettext_lazy as _
from rest_framework import serializers
from rest_framework.fields import Field, SkipField, empty, get_error_detail
from rest_framework.utils.serializer_helpers import BindingDict
from rest_framework.validators import ProhibitSurrogateCharactersValidator

from pingan.core import area_codes, guards
from pingan.core.area_codes import Level
from pingan.core.errors import BadInput

# What a field has to be asked each time: it must be there, or says something of its own of what is missing.
_ASKED = object()
# What a field that is missing leaves missing.
_NOTHING = object()


@dataclass(frozen=True, slots=True)
class _Member:
    """A field of a shape, what it says where the body has nothing of it, and the shape's own word on it.

    `is_plain`: of what is there it only asks what it is, and no validator.
    """

    field: Field[Any, Any, Any, Any]
    missing: Any
    has_check: bool
    is_plain: bool


class StrictSerializer(serializers.Serializer[Any]):
    """A serializer that refuses unknown fields: a misspelt name is an error, not a silent loss."""

    # Made once a class. DRF copies them for every instance, so that one may change its own; nothing here
    # does, and the copying took longer than the checking.
    _fields_of_class: ClassVar[BindingDict | None] = None
    # The same in the order of reading. Most of what a body may say it does not say.
    _members_of_class: ClassVar[dict[str, _Member] | None] = None

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

    @classmethod
    def read(cls, data: Any) -> Any:
        """What `is_valid` leaves in `validated_data`, without a shape of its own: a batch reads a hundred by
        one. Raises ValidationError."""
        fields = cls.__dict__.get("_fields_of_class") or cls().fields
        return fields.serializer.run_validation(data)

    def run_validators(self, value: Any) -> None:
        """A shape without any of its own has nothing to gather for them."""
        if self.validators:
            super().run_validators(value)

    def to_internal_value(self, data: Any) -> Any:
        """The validated values. Raises ValidationError naming each unknown and each wrong field.

        As DRF reads them, but that a field is not asked about what the body does not say: what it would
        answer is known.
        """
        if not isinstance(data, Mapping):
            return super().to_internal_value(data)
        members = self._members()
        if unknown := [str(name) for name in data if name not in members]:
            raise serializers.ValidationError({name: [_("Unknown field.")] for name in unknown})
        values: dict[str, Any] = {}
        wrong: dict[str, Any] = {}
        for name, member in members.items():
            said = data.get(name, empty)
            if said is empty and member.missing is not _ASKED:
                if member.missing is not _NOTHING:
                    values[name] = member.missing
                continue
            try:
                if member.is_plain and said is not None and said is not empty:
                    value = member.field.to_internal_value(said)
                else:
                    value = member.field.run_validation(said)
                values[name] = self._checked(name, value) if member.has_check else value
            except serializers.ValidationError as refused:
                wrong[name] = refused.detail
            except DjangoValidationError as refused:
                wrong[name] = get_error_detail(refused)
            except SkipField:
                pass
        if wrong:
            raise serializers.ValidationError(wrong)
        return values

    def _checked(self, name: str, value: Any) -> Any:
        return getattr(self, f"validate_{name}")(value)

    def _members(self) -> dict[str, _Member]:
        made = type(self).__dict__.get("_members_of_class")
        if made is None:
            made = {name: self._member(name, field) for name, field in self.fields.items()}
            type(self)._members_of_class = made
        return made

    def _member(self, name: str, field: Field[Any, Any, Any, Any]) -> _Member:
        if field.read_only or field.source_attrs != [name]:
            raise TypeError(f"{type(self).__name__}.{name}: a strict shape reads each field under its name.")
        has_check = hasattr(self, f"validate_{name}")
        is_plain = type(field).run_validation is Field.run_validation and not field.validators
        return _Member(field, _ASKED if has_check else _missing(field), has_check, is_plain)


def _missing(field: Field[Any, Any, Any, Any]) -> Any:
    """What a field says where a body says nothing of it."""
    if field.required or callable(field.default):
        return _ASKED
    try:
        return field.run_validation(empty)
    except SkipField:
        return _NOTHING


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


_REFUSED_BY_GUARDS = (ProhibitNullCharactersValidator, ProhibitSurrogateCharactersValidator)


class TextField(serializers.CharField):
    """Text made clean by `guards.text`. `lines=False` for one-line values."""

    def __init__(self, *, max_length: int, lines: bool = True, **options: Any) -> None:
        self.limit, self.lines = max_length, lines
        super().__init__(max_length=max_length, **options)
        # What DRF's would look for once more, letter by letter, `guards.text` has refused.
        self.validators = [one for one in self.validators if not isinstance(one, _REFUSED_BY_GUARDS)]

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
