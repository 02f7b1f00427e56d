"""Shapes share their fields; nothing of one request may stay in them for the next."""

from __future__ import annotations

import gc
from typing import Any

import pytest
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
