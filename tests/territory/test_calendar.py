"""Working days and hours, around the National Day week of 2026 (1 to 7 October, 10 October made up)."""

from __future__ import annotations

import warnings
from datetime import date, datetime

import pytest
from django.utils import timezone

from pingan.territory import calendar
from pingan.territory.calendar import CalendarUnpublished
from pingan.territory.services import load_calendar

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _announced(db: None) -> None:
    load_calendar()


def at(text: str) -> datetime:
    return timezone.make_aware(datetime.fromisoformat(text))


@pytest.mark.parametrize(
    ("day", "working"),
    [
        (date(2026, 9, 30), True),
        (date(2026, 10, 1), False),  # a Thursday, National Day
        (date(2026, 10, 10), True),  # a Saturday, made up
        (date(2026, 10, 11), False),  # an ordinary Sunday
    ],
)
def test_announced_days(day: date, working: bool) -> None:
    assert calendar.is_working_day(day) is working


def test_working_days_skip_holidays_and_count_made_up_days() -> None:
    # 8, 9 and 10 October: the Saturday counts.
    assert calendar.add_working_days(at("2026-09-30 10:00"), 3) == at("2026-10-10 18:00")


def test_the_day_of_receipt_is_not_counted() -> None:
    assert calendar.add_working_days(at("2026-11-24 08:00"), 1) == at("2026-11-25 18:00")


@pytest.mark.parametrize(
    ("start", "hours", "due"),
    [
        ("2026-11-24 10:00", 2, "2026-11-24 12:00"),
        ("2026-11-24 11:30", 2, "2026-11-24 14:30"),  # over lunch
        ("2026-11-24 20:00", 2, "2026-11-25 11:00"),  # at night
        ("2026-11-27 17:00", 4, "2026-11-30 12:00"),  # over a weekend
        ("2026-11-24 09:00", 8, "2026-11-24 18:00"),
        ("2026-09-30 17:00", 1.5, "2026-10-08 09:30"),  # over the holiday
    ],
)
def test_working_hours(start: str, hours: float, due: str) -> None:
    assert calendar.add_working_hours(at(start), hours) == at(due)


def test_unannounced_year_counts_monday_to_friday_and_says_so() -> None:
    with pytest.warns(CalendarUnpublished, match="2041"):
        assert calendar.add_working_days(at("2041-09-30 10:00"), 3) == at("2041-10-03 18:00")


def test_announced_year_is_counted_quietly() -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error", CalendarUnpublished)
        calendar.add_working_days(at("2026-09-30 10:00"), 5)


@pytest.mark.parametrize("days", [0, -1])
def test_a_period_has_at_least_one_day(days: int) -> None:
    with pytest.raises(ValueError, match="at least one"):
        calendar.add_working_days(at("2026-11-24 10:00"), days)


def test_loading_again_changes_nothing() -> None:
    before = calendar.calendar()
    load_calendar()
    assert calendar.calendar() == before
