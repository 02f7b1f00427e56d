"""Shapes share their fields; nothing of one request may stay in them for the next."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from importlib import import_module
from typing import Any

import pytest
from django.core.validators import MaxLengthValidator
from rest_framework import serializers

from pingan.core.api import StrictSerializer, TextField


class InnerIn(StrictSerializer):
    lng = serializers.FloatField()


class SecretIn(StrictSerializer):
    password = TextField(max_length=40)
    inner = InnerIn(required=False)


def read(body: dict[str, Any]) -> dict[str, Any]:
    shape = SecretIn(data=body)
    shape.is_valid(raise_exception=True)
    return dict(shape.validated_data)


def test_the_fields_of_a_class_hold_no_request() -> None:
    secret = "".join(["my-", "secret-", "pass"])
    read({"password": secret})
    gc.collect()
    fields: Any = SecretIn.__dict__["_fields_of_class"]
    assert not hasattr(fields.serializer, "initial_data")
    held = [thing for thing in gc.get_objects() if type(thing) is dict and thing.get("password") == secret]
    assert held == []


@pytest.mark.parametrize("option", [{"partial": True}, {"context": {"request": None}}])
def test_what_shared_fields_cannot_know_is_refused(option: dict[str, Any]) -> None:
    with pytest.raises(TypeError):
        SecretIn(data={}, **option)
    with pytest.raises(serializers.ValidationError):
        read({})


def test_every_use_reads_for_itself() -> None:
    assert read({"password": "a", "inner": {"lng": 1}}) == {"password": "a", "inner": {"lng": 1.0}}
    assert read({"password": "b"}) == {"password": "b"}


def shapes(of: type[StrictSerializer] = StrictSerializer) -> Iterator[type[StrictSerializer]]:
    """Every shape of the platform."""
    for shape in of.__subclasses__():
        if shape.__module__.startswith("pingan."):
            yield shape
        yield from shapes(shape)


def outcome(read: Callable[[], Any]) -> Any:
    try:
        return dict(read())
    except serializers.ValidationError as refused:
        return refused.detail


@pytest.mark.django_db
def test_what_a_body_does_not_say_is_read_as_ever() -> None:
    """The fields are not asked about what is missing; each would say what stands there."""
    import_module("pingan.urls")
    known = sorted(shapes(), key=lambda shape: (shape.__module__, shape.__qualname__))
    assert len(known) > 100
    for shape in known:
        own = shape()
        nulls = dict.fromkeys(own.fields)
        for body in ({}, nulls):
            theirs = outcome(lambda own=own, body=body: super(StrictSerializer, own).to_internal_value(body))
            assert outcome(lambda own=own, body=body: own.to_internal_value(body)) == theirs, shape


class WithTimeIn(StrictSerializer):
    moment = serializers.IntegerField(required=False, default=lambda: next(WithTimeIn.ticks))
    left_out = serializers.IntegerField(required=False)
    checked = serializers.IntegerField(required=False, default=1)
    ticks = iter(range(5))

    def validate_checked(self, value: int) -> int:
        return value + 1


def test_what_says_something_else_each_time_is_asked_each_time() -> None:
    assert [WithTimeIn.read({}) for _ in range(2)] == [
        {"moment": 0, "checked": 2},
        {"moment": 1, "checked": 2},
    ]
    with pytest.raises(serializers.ValidationError) as refused:
        WithTimeIn.read({"moment": "x", "checked": None, "more": 1})
    assert list(refused.value.detail) == ["more"]


@pytest.mark.parametrize("mark", ["\x00", "\ud800"])
def test_what_cannot_be_stored_is_refused_once_and_in_our_words(mark: str) -> None:
    """DRF would look for it once more, letter by letter, in every text that is sent."""
    with pytest.raises(serializers.ValidationError) as refused:
        SecretIn.read({"password": f"水{mark}渠"})
    assert {name: len(reasons) for name, reasons in refused.value.detail.items()} == {"password": 1}
    looked_for = {type(one) for one in SecretIn().fields["password"].validators}
    assert looked_for == {MaxLengthValidator}
