"""Cursors are opaque, sealed and stable."""

from __future__ import annotations

from base64 import urlsafe_b64decode
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rest_framework.request import Request
from rest_framework.test import APIRequestFactory

from pingan.core.errors import BadInput
from pingan.core.ids import uuid7
from pingan.core.paging import Cursor, Order, cursor_of, page, size_of


def request(**query: Any) -> Request:
    return Request(APIRequestFactory().get("/", query))


NEWEST = Order("at", newest_first=True)
MOMENTS = st.datetimes(datetime(1990, 1, 1), datetime(2200, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001


@given(MOMENTS, st.uuids())
def test_a_cursor_comes_back_as_it_went(at: datetime, row: UUID) -> None:
    assert Cursor.decode(Cursor(at, row).encode(NEWEST), NEWEST) == Cursor(at, row)


@given(MOMENTS, st.uuids())
def test_a_cursor_tells_nobody_where_it_stands(at: datetime, row: UUID) -> None:
    """It may stand at a row that its reader has no right to: neither its id nor its moment is in the word."""
    raw = urlsafe_b64decode(Cursor(at, row).encode(NEWEST))
    microseconds = (at - datetime(1970, 1, 1, tzinfo=UTC)) // timedelta(microseconds=1)
    for known in (row.bytes, row.bytes[:6], microseconds.to_bytes(8, "big", signed=True)):
        assert known not in raw


@given(st.data())
def test_a_changed_cursor_is_refused(data: st.DataObject) -> None:
    word = Cursor(datetime(2026, 1, 1, tzinfo=UTC), uuid7()).encode(NEWEST)
    place = data.draw(st.integers(0, len(word) - 1))
    letter = data.draw(st.characters().filter(lambda drawn: drawn != word[place]))
    with pytest.raises(BadInput):
        Cursor.decode(word[:place] + letter + word[place + 1 :], NEWEST)


@pytest.mark.parametrize("word", ["", "x", "====", "页", "A" * 43, "A" * 500, "\x00"])
def test_a_made_up_cursor_is_refused(word: str) -> None:
    with pytest.raises(BadInput):
        Cursor.decode(word, NEWEST)


@pytest.mark.parametrize("other", [Order("at", newest_first=False), Order("due", newest_first=True)])
def test_a_cursor_of_another_order_is_refused(other: Order) -> None:
    word = Cursor(datetime(2026, 1, 1, tzinfo=UTC), uuid7()).encode(NEWEST)
    with pytest.raises(BadInput):
        Cursor.decode(word, other)


def test_no_cursor_means_the_first_page() -> None:
    assert cursor_of(request(), NEWEST) is None
    assert cursor_of(request(cursor=""), NEWEST) is None


@pytest.mark.parametrize(("word", "size"), [("", 50), ("1", 1), ("100", 100)])
def test_sizes(word: str, size: int) -> None:
    assert size_of(request(size=word)) == size


@pytest.mark.parametrize("word", ["0", "101", "-1", "1.5", "x", "9" * 5000, "²"])
def test_sizes_out_of_range_are_refused(word: str) -> None:
    with pytest.raises(BadInput):
        size_of(request(size=word))


@pytest.mark.parametrize("newest_first", [True, False])
def test_walking_the_pages_meets_every_row_once_although_new_ones_arrive(
    notes: Any, newest_first: bool
) -> None:
    moments = [datetime(2026, 1, 1 + day // 3, tzinfo=UTC) for day in range(30)]  # three rows to an instant
    for at in moments:
        notes.objects.create(id=uuid7(), at=at)
    order = Order("at", newest_first=newest_first)
    arrives = datetime(2027, 1, 1, tzinfo=UTC) if newest_first else datetime(2025, 1, 1, tzinfo=UTC)
    met: list[Any] = []
    word: str | None = ""
    while word is not None:
        cursor = Cursor.decode(word, order) if word else None
        found = page(notes.objects.all(), order, cursor=cursor, size=7)
        met += found.items
        word = found.next
        notes.objects.create(id=uuid7(), at=arrives)
    assert sorted((row.at for row in met), reverse=newest_first) == [row.at for row in met]
    assert len({row.pk for row in met}) == len(met) == 30
