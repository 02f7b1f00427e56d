"""Whatever befalls a clock, in whatever order: its arithmetic, said again by walking from minute to minute.

The oracle knows a calendar as a set of days off and days made up, and counts: it adds nothing to anything.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from pingan.cases import counting
from pingan.cases.clocks import _end_pause
from pingan.cases.counting import Extension
from pingan.cases.models import Clock
from pingan.cases.rules import Limit
from pingan.territory import calendar
from pingan.territory.calendar import WorkCalendar

HERE = ZoneInfo("Asia/Shanghai")
FIRST = date(2026, 9, 20)
# A festival before a made-up Sunday, and one that spans the turn of the year.
OFF = {date(2026, 10, day) for day in range(1, 8)} | {date(2026, 12, 31), date(2027, 1, 1), date(2027, 1, 4)}
MADE_UP = {date(2026, 9, 27), date(2026, 10, 10), date(2027, 1, 3)}
KNOWN = WorkCalendar(
    years=frozenset({2026, 2027}),
    special=dict.fromkeys(OFF, False) | dict.fromkeys(MADE_UP, True),
)


@pytest.fixture(autouse=True)
def known(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(calendar, "calendar", lambda: KNOWN)


def is_worked(day: date) -> bool:
    return day in MADE_UP or (day not in OFF and day.isoweekday() < 6)


def is_open(minute: datetime) -> bool:
    """Whether the office is open in the minute that begins then."""
    hour = minute.hour
    return is_worked(minute.date()) and (9 <= hour < 12 or 13 <= hour < 18)


moments = st.builds(
    lambda day, minute: (
        datetime(FIRST.year, FIRST.month, FIRST.day, tzinfo=HERE) + timedelta(days=day, minutes=minute)
    ),
    st.integers(0, 120),
    st.integers(0, 24 * 60 - 1),
)
# How long until it is paused, and then how long until it goes on, in hours.
pauses = st.lists(st.tuples(st.integers(0, 60), st.integers(0, 120)), max_size=3)


@dataclass
class Lived:
    """A clock that was paused and went on, as the rooms do it."""

    clock: Clock
    stood: list[tuple[datetime, datetime]]


def lived(limit: Limit, start: datetime, waits: list[tuple[int, int]]) -> Lived:
    running = Clock(
        kind="close",
        rule=f"*/general/close={limit.number} {limit.unit}",
        started_at=start,
        due_at=limit.due(start),
        befell=[],
        paused_for=timedelta(0),
    )
    now, stood = start, []
    for run_for, stand_for in waits:
        now += timedelta(hours=run_for)
        # What is late already stays late by as much; the walk below counts what was in time.
        if now >= running.due_at:
            break
        running.paused_at = now
        until = now + timedelta(hours=stand_for)
        _end_pause(running, until)
        stood.append((now, until))
        now = until
    return Lived(running, stood)


@settings(deadline=None, max_examples=60)
@given(st.integers(1, 12), moments, pauses)
def test_working_days_are_those_that_are_worked_and_did_not_stand(
    number: int, start: datetime, waits: list[tuple[int, int]]
) -> None:
    one = lived(Limit(number, "working_day"), start, waits)
    day, left = start.date(), number
    closes = start
    while left:
        day += timedelta(days=1)
        closes = datetime(day.year, day.month, day.day, 18, tzinfo=HERE)
        stands = any(since < closes <= until for since, until in one.stood)
        left -= is_worked(day) and not stands
    assert one.clock.due_at == closes


@settings(deadline=None, max_examples=60)
@given(st.integers(1, 30), moments, pauses)
def test_working_hours_are_the_minutes_in_which_the_office_is_open_and_nothing_stands(
    number: int, start: datetime, waits: list[tuple[int, int]]
) -> None:
    one = lived(Limit(number, "working_hour"), start, waits)
    minute, left = start, number * 60
    while left:
        stands = any(since <= minute < until for since, until in one.stood)
        left -= is_open(minute) and not stands
        minute += timedelta(minutes=1)
    assert one.clock.due_at == minute


@settings(deadline=None, max_examples=60)
@given(st.integers(1, 90), moments, pauses)
def test_hours_run_by_day_and_night(number: int, start: datetime, waits: list[tuple[int, int]]) -> None:
    one = lived(Limit(number, "hour"), start, waits)
    stood = sum((until - since for since, until in one.stood), timedelta(0))
    assert one.clock.due_at == start + timedelta(hours=number) + stood


UNITS = st.sampled_from(["working_day", "working_hour", "hour", "day", "whole_day", "minute"])


@settings(deadline=None, max_examples=60)
@given(UNITS, st.integers(1, 12), moments, pauses, st.integers(0, 30))
def test_counted_from_the_beginning_it_is_what_it_came_to_step_by_step(
    unit: str, number: int, start: datetime, waits: list[tuple[int, int]], later: int
) -> None:
    limit = Limit(number, unit)
    running = lived(limit, start, waits[:2]).clock
    until = running.due_at + timedelta(days=later)
    running.befell = [*running.befell, Extension(running.due_at, until).kept()]
    running.due_at = until
    for run_for, stand_for in waits[2:]:
        running.paused_at = start + timedelta(days=60, hours=run_for)
        _end_pause(running, running.paused_at + timedelta(hours=stand_for))
    assert counting.due(limit, running) == running.due_at


@settings(deadline=None, max_examples=60)
@given(UNITS, st.integers(1, 12), moments, pauses)
def test_its_share_grows_only_while_it_runs_and_is_whole_when_it_is_due(
    unit: str, number: int, start: datetime, waits: list[tuple[int, int]]
) -> None:
    limit = Limit(number, unit)
    one = lived(limit, start, waits)
    assume(counting.whole(limit, one.clock) > timedelta(0))
    assert counting.share(limit, one.clock, start) == 0
    assert counting.share(limit, one.clock, one.clock.due_at) == pytest.approx(1)
    last = max([start, *(until for _since, until in one.stood)])
    shares = [
        counting.share(limit, one.clock, last + (one.clock.due_at - last) * part / 7) for part in range(10)
    ]
    assert shares == sorted(shares)
    for per_cent in (50, 80):
        reached = counting.reaches(limit, one.clock, per_cent, last)
        assert counting.share(limit, one.clock, reached) >= per_cent / 100 - 1e-6


@settings(deadline=None, max_examples=60)
@given(st.integers(1, 12), moments, pauses)
def test_the_days_told_to_the_reader_add_up_to_the_limit(
    number: int, start: datetime, waits: list[tuple[int, int]]
) -> None:
    limit = Limit(number, "working_day")
    one = lived(limit, start, waits)
    told = counting.arithmetic(limit, one.clock, one.clock.due_at)
    assert sum(run["days"] for run in told if run["counts"]) == number
    assert told[0]["day"] == start.date()
    assert told[-1]["to"] == one.clock.due_at.astimezone(HERE).date()
    for before, after in pairwise(told):
        assert after["day"] - before["to"] == timedelta(days=1)
