"""Opening hours: the weekly table, holidays, made-up working days, and the next change. Pure functions."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pingan.centers.errors import BadHours
from pingan.centers.hours import DAY_KEYS, is_open_at, opening_at, weekly_table
from tests.centers.conftest import SATURDAYS, WEEK, shanghai

TABLE = weekly_table(SATURDAYS)
# 2026-10-01 to 10-07 is the National Day holiday; Saturday 10-10 is made up for as a working day.
SPECIAL = {date(2026, 10, day): False for day in range(1, 8)} | {date(2026, 10, 10): True}


@pytest.mark.parametrize(
    ("moment", "is_open", "next_change"),
    [
        ("2026-11-25 08:59", False, "2026-11-25 09:00"),
        ("2026-11-25 09:00", True, "2026-11-25 12:00"),
        ("2026-11-25 12:00", False, "2026-11-25 14:30"),
        ("2026-11-25 17:59", True, "2026-11-25 18:00"),
        ("2026-11-25 18:00", False, "2026-11-26 09:00"),
        ("2026-11-28 10:00", True, "2026-11-28 12:00"),  # Saturday
        ("2026-11-28 13:00", False, "2026-11-30 09:00"),  # over Sunday
        ("2026-10-01 10:00", False, "2026-10-08 09:00"),  # a Thursday, but a holiday until the 8th
        ("2026-10-03 10:00", False, "2026-10-08 09:00"),  # a Saturday within it: the week does not count
        ("2026-10-10 15:00", True, "2026-10-10 18:00"),  # a Saturday with Monday's hours
    ],
)
def test_the_week_its_exceptions_and_what_comes_next(moment: str, is_open: bool, next_change: str) -> None:
    found = opening_at(TABLE, shanghai(moment), SPECIAL)
    assert (found.is_open, found.next_change) == (is_open, shanghai(next_change))


def test_a_place_may_state_holiday_hours() -> None:
    table = weekly_table({**WEEK, "holiday": [["10:00", "11:00"]]})
    assert opening_at(table, shanghai("2026-10-01 10:30"), SPECIAL).is_open
    assert not opening_at(table, shanghai("2026-10-01 09:30"), SPECIAL).is_open


def test_a_door_that_never_opens_or_never_closes_has_no_next_change() -> None:
    never, always = weekly_table({}), weekly_table({key: [["00:00", "24:00"]] for key in DAY_KEYS})
    assert opening_at(never, shanghai("2026-11-25 10:00"), {}).next_change is None
    whole_day = opening_at(always, shanghai("2026-11-25 23:59"), {})
    assert (whole_day.is_open, whole_day.next_change) == (True, None)


def test_open_until_midnight_closes_at_midnight() -> None:
    night = weekly_table({"wed": [["20:00", "24:00"]]})
    assert opening_at(night, shanghai("2026-11-25 23:00"), {}).next_change == shanghai("2026-11-26 00:00")


@pytest.mark.parametrize(
    "raw",
    [
        None,
        [],
        {"monday": []},
        {"mon": None},
        {"mon": [["9:00", "12:00"]]},
        {"mon": [["12:00", "09:00"]]},
        {"mon": [["09:00", "09:00"]]},
        {"mon": [["09:00", "25:00"]]},
        {"mon": [["09:00", "12:60"]]},
        {"mon": [["09:00"]]},
        {"mon": [["09:00", 12]]},
        {"mon": [["09:00", "12:00"], ["11:00", "13:00"]]},
        {"mon": [["09:00", "12:00"], ["12:00", "13:00"]]},
        {"mon": [["14:00", "15:00"], ["09:00", "12:00"]]},
        {"mon": [[f"{hour:02}:00", f"{hour:02}:30"] for hour in range(5)]},
    ],
)
def test_tables_that_say_nothing_certain_are_refused(raw: Any) -> None:
    with pytest.raises(BadHours):
        weekly_table(raw)


minutes = st.integers(0, 28 * 24 * 60).map(lambda n: shanghai("2026-09-21 00:00") + timedelta(minutes=n))


@given(moment=minutes)
def test_nothing_changes_before_the_next_change_and_everything_at_it(moment: datetime) -> None:
    found = opening_at(TABLE, moment, SPECIAL)
    assert found.next_change is not None
    assert is_open_at(TABLE, found.next_change, SPECIAL) != found.is_open
    between = moment
    while between < found.next_change:
        assert is_open_at(TABLE, between, SPECIAL) == found.is_open
        between += timedelta(minutes=15)
