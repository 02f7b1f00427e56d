"""Bodies nobody sends by accident: each gets a clear 4xx, through the whole request cycle."""

from __future__ import annotations

import json
from contextlib import suppress
from io import BytesIO

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from pingan.core.api.parsers import MAX_DEPTH, loads, read_body
from pingan.core.errors import BadInput, BrokenOff, TooLarge


@pytest.mark.urls("tests.core.urls")
@pytest.mark.django_db
@pytest.mark.parametrize(
    ("body", "status"),
    [
        (b'{"what": "\xe8\xb7\xaf\xe7\x81\xaf", "extra": {"a": [1, 2.5, null, true]}}', 201),
        (b"", 400),
        (b"[]", 400),
        (b"null", 400),
        (b'"what"', 400),
        (b'{"what": "x"', 400),
        (b'{"what": "\xff\xfe"}', 400),
        (b'\xef\xbb\xbf{"what": "x"}', 400),
        (b'{"what": NaN}', 400),
        (b'{"what": "x", "extra": Infinity}', 400),
        (b'{"what": "x", "extra": -Infinity}', 400),
        (b'{"what": "x", "extra": 1e999}', 400),
        (b'{"what": "x", "extra": %d}' % 2**53, 400),
        (b'{"what": "x", "extra": %d}' % (2**53 - 1), 201),
        (b'{"what": "x", "extra": ' + b"9" * 4000 + b"}", 400),
        (b'{"what": "x", "count": 1e400}', 400),
        (b'{"what": "x", "extra": "\\u0000"}', 400),
        (b'{"what": "x", "extra": {"\\u0000": 1}}', 400),
        (b'{"what": "\\ud800"}', 400),
        (b'{"what": "x", "extra": ["\\udfff"]}', 400),
        (b'{"what": "x", "what": "y"}', 400),
        (b'{"what": "x", "extra": ' + b"[" * 19 + b"]" * 19 + b"}", 201),
        (b'{"what": "x", "extra": ' + b"[" * 20 + b"]" * 20 + b"}", 400),
        (b"[" * 4000, 400),
        (b"[" * 2000 + b"]" * 2000, 400),
        (b'{"a":' * 600 + b"1" + b"}" * 600, 400),
        (b'{"what": "' + b"x" * 4096 + b'"}', 413),
    ],
)
def test_hostile_bodies(client: Client, body: bytes, status: int) -> None:
    response = client.post("/api/v1/reports", body, content_type="application/json")
    assert response.status_code == status, response.content
    if status != 201:
        assert response["Content-Type"] == "application/problem+json"


@pytest.mark.parametrize(
    ("body", "name"),
    [
        (b'{"a": {"b": ["x", "\\u0000"]}}', "a.b.1"),
        (b'{"what": "\\ud83d"}', "what"),
        (b'{"place": {"lng": 1e999}}', "place.lng"),
        (b'{"n": 9007199254740992}', "n"),
    ],
)
def test_what_cannot_be_read_is_named(body: bytes, name: str) -> None:
    with pytest.raises(BadInput) as refused:
        loads(body)
    assert [param["name"] for param in refused.value.invalid_params] == [name]


class Declared(BytesIO):
    """A request body that came with a length."""

    def __init__(self, length: str, body: bytes = b"") -> None:
        super().__init__(body)
        self.META = {"CONTENT_LENGTH": length}


class Unreadable(Declared):
    """Fails the test when it is read."""

    def read(self, size: int | None = -1) -> bytes:
        raise AssertionError("read although it said it is too large")


def test_a_declared_length_over_the_limit_is_refused_unread() -> None:
    with pytest.raises(TooLarge) as refused:
        read_body(Unreadable("101"), 100)
    assert refused.value.extra == {"max_bytes": 100}


def test_a_body_that_broke_off_is_not_taken_for_a_short_one() -> None:
    with pytest.raises(BrokenOff) as refused:
        read_body(Declared("12", b"ten bytes."), 100)
    assert refused.value.retry == "later"
    assert read_body(Declared("10", b"ten bytes."), 100) == b"ten bytes."


def test_a_body_that_lies_about_its_length_is_read_no_further_than_the_limit() -> None:
    endless = BytesIO(b"x" * 10_000)
    with pytest.raises(TooLarge):
        read_body(endless, 100)
    assert endless.tell() == 101


JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**53) + 1, 2**53 - 1)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(st.characters(exclude_characters="\x00", exclude_categories=["Cs"])),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text("abc"), inner, max_size=4),
    max_leaves=20,
)


@given(JSON)
def test_ordinary_json_is_read_as_written(value: object) -> None:
    body = json.dumps(value, ensure_ascii=False).encode()
    if body.count(b"[") + body.count(b"{") < MAX_DEPTH:
        assert loads(body) == value


@given(st.binary(max_size=300) | st.text('[]{}":,\\ud80e1+-N', max_size=80).map(str.encode))
def test_any_bytes_are_read_or_refused_as_bad_input(body: bytes) -> None:
    with suppress(BadInput):
        loads(body)
