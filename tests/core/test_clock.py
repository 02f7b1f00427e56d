"""A limit that ends with a day is told by that day, for its midnight is called by the next."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from pingan.core import clock

MIDNIGHT = clock.day_begins(date(2026, 10, 13))


def test_the_last_day_within_a_limit() -> None:
    assert clock.last_day(MIDNIGHT) == date(2026, 10, 12)
    assert clock.last_day(MIDNIGHT + timedelta(minutes=1)) == date(2026, 10, 13)


def test_is_written_down_as_a_day_or_as_a_moment() -> None:
    told = clock.as_limit(MIDNIGHT)
    assert told == date(2026, 10, 12)
    assert not isinstance(told, datetime)
    noon = MIDNIGHT + timedelta(hours=12)
    assert clock.as_limit(noon) == noon
    assert clock.as_limit(None) is None
