"""Years whose holidays nobody has announced: marked, and counted again once they have them."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from pingan.cases import clocks, watch
from pingan.cases.models import Case, Escalation
from pingan.cases.services import take
from pingan.cases.workflow import ACCEPT, CLOSE, pause, resume
from pingan.core import clock
from pingan.jobs.every import JOBS
from pingan.people.actors import Actor
from pingan.territory import calendar
from pingan.territory.models import CalendarYear, SpecialDay
from pingan.territory.services import load_calendar
from tests.cases.clocks.moments import HERE, at, clock_of, reported, run, seen
from tests.territory.small_county import COUNTY, FIRST_GRID

# Wednesday; five working days lie beyond New Year.
IN_DECEMBER = datetime(2026, 12, 30, 10, 0, tzinfo=HERE)


@pytest.fixture
def only_this_year() -> None:
    CalendarYear.objects.exclude(year=2026).delete()
    SpecialDay.objects.exclude(day__year=2026).delete()
    calendar.forget()


def announce_next_year() -> None:
    """New Year's Day and the Monday after are off."""
    CalendarYear.objects.get_or_create(year=2027)
    for day in (1, 4):
        SpecialDay.objects.get_or_create(
            day=date(2027, 1, day), defaults={"is_working": False, "name": "元旦"}
        )
    calendar.forget()
    for recount in calendar.LOADED.values():
        recount()


def test_a_year_without_holidays_leaves_a_mark_and_is_counted_again_once_it_has_them(
    qian: Actor, only_this_year: None
) -> None:
    case = reported(qian, IN_DECEMBER)
    assert not clock_of(case, ACCEPT).provisional, "due on the last day of the year"
    assert clock_of(case, CLOSE).provisional
    assert case.close_due == datetime(2027, 1, 6, 18, tzinfo=HERE)
    announce_next_year()
    case.refresh_from_db()
    assert case.close_due == clock_of(case, CLOSE).due_at == datetime(2027, 1, 8, 18, tzinfo=HERE)
    assert not clock_of(case, CLOSE).provisional


def test_what_was_counted_by_an_announced_year_is_not_moved_by_another_calendar(qian: Actor) -> None:
    case = reported(qian)
    SpecialDay.objects.create(day=date(2026, 3, 11), is_working=False, name="临时放假")
    calendar.forget()
    assert clocks.recount() == 0
    case.refresh_from_db()
    assert case.close_due == at(16, 18)


def test_a_recount_keeps_what_was_paused_and_leaves_alone_what_stands(
    qian: Actor, only_this_year: None
) -> None:
    paused, closed = reported(qian, IN_DECEMBER), reported(qian, IN_DECEMBER + timedelta(minutes=1))
    paused = run(paused, pause(CLOSE), when=IN_DECEMBER)
    paused = run(paused, resume(CLOSE), when=IN_DECEMBER + timedelta(days=1, hours=9))
    with clock.set_to(IN_DECEMBER + timedelta(hours=1)):
        take(seen(closed, qian), "self_resolve", result="自己清开了")
    before = Case.objects.get(pk=closed.pk).close_due
    announce_next_year()
    assert Case.objects.get(pk=paused.pk).close_due == datetime(2027, 1, 11, 18, tzinfo=HERE)
    assert Case.objects.get(pk=closed.pk).close_due == before


def test_a_clock_that_stood_while_the_year_was_announced_catches_up(
    qian: Actor, li: Actor, only_this_year: None
) -> None:
    late = datetime(2026, 12, 31, 10, 0, tzinfo=HERE)
    case = reported(qian, late)
    assert clock_of(case, ACCEPT).provisional
    with clock.set_to(late):
        take(seen(case, li), "claim")
        announce_next_year()
        after = take(seen(case, li), "release", reason="点错了")
    assert after.accept_due == datetime(2027, 1, 5, 18, tzinfo=HERE)
    assert not clock_of(case, ACCEPT).provisional


def test_loading_the_calendar_is_what_counts_again(qian: Actor, only_this_year: None) -> None:
    CalendarYear.objects.all().delete()
    SpecialDay.objects.all().delete()
    calendar.forget()
    # The day before the week of National Day.
    case = reported(qian, datetime(2026, 9, 30, 10, 0, tzinfo=HERE))
    assert clock_of(case, ACCEPT).provisional
    before = case.accept_due
    load_calendar()
    case.refresh_from_db()
    assert case.accept_due > before
    assert not clock_of(case, ACCEPT).provisional


def test_a_process_that_knew_the_old_calendar_is_put_right_within_the_hour(
    qian: Actor, only_this_year: None
) -> None:
    reported(qian, IN_DECEMBER)
    # Another process has loaded the year; this one goes on by what it read for the first report.
    CalendarYear.objects.create(year=2027)
    SpecialDay.objects.create(day=date(2027, 1, 1), is_working=False, name="元旦")
    late = reported(qian, IN_DECEMBER + timedelta(minutes=1))
    assert clock_of(late, CLOSE).provisional
    calendar.forget()
    JOBS["cases.recount"].do()
    late.refresh_from_db()
    assert late.close_due == clock_of(late, CLOSE).due_at == datetime(2027, 1, 7, 18, tzinfo=HERE)
    assert not clock_of(late, CLOSE).provisional


def test_the_watch_looks_anew_at_what_was_counted_again(qian: Actor, only_this_year: None) -> None:
    """What is due earlier than was guessed must not wait for the moment at which the guess would have been
    looked at, and what is due later was told too early: it is told once more, when it comes about."""
    case = reported(qian, IN_DECEMBER)
    guessed = datetime(2027, 1, 6, 18, 0, tzinfo=HERE)
    assert case.close_due == guessed
    with clock.set_to(guessed + timedelta(minutes=1)):
        watch.look()
    late = clock_of(case, CLOSE)
    assert (late.told, Case.objects.get(pk=case.pk).escalated > 0) == (100, True)
    now = guessed + timedelta(minutes=2)
    with clock.set_to(now):
        announce_next_year()
    moved, case = clock_of(case, CLOSE), Case.objects.get(pk=case.pk)
    assert moved.due_at == datetime(2027, 1, 8, 18, tzinfo=HERE)
    assert moved.watch_at == now
    assert moved.told < 100
    # It is late with its accepting still, whatever became of the other clock.
    standing = Escalation.objects.filter(case=case, ended_at=None).values_list("clock__kind", flat=True)
    assert set(standing) == {ACCEPT}
    with clock.set_to(moved.due_at + timedelta(minutes=1)):
        watch.look()
    assert clock_of(case, CLOSE).told == 100


def test_a_recount_locks_nothing_where_no_year_was_announced(qian: Actor, only_this_year: None) -> None:
    reported(qian, IN_DECEMBER)
    with CaptureQueriesContext(connection) as asked:
        assert clocks.recount() == 0
    assert not [query for query in asked if "FOR NO KEY UPDATE" in query["sql"]]


def test_pausing_over_new_year_marks_what_was_sure(qian: Actor, only_this_year: None) -> None:
    case = reported(qian, IN_DECEMBER)
    case = run(case, pause(ACCEPT), when=IN_DECEMBER + timedelta(hours=1))
    run(case, resume(ACCEPT), when=datetime(2027, 1, 5, 9, tzinfo=HERE))
    assert clock_of(case, ACCEPT).provisional


def test_the_grid_of_the_tests_is_of_the_county_whose_rules_they_write() -> None:
    assert FIRST_GRID.startswith(COUNTY)
    assert timezone.get_default_timezone_name() == "Asia/Shanghai"
