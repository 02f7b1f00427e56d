"""What is put off, and what runs until a day that somebody gave."""

from __future__ import annotations

from datetime import date

import pytest

from pingan.cases import clocks, counting
from pingan.cases.counting import Extension
from pingan.cases.rules import Limit
from pingan.cases.workflow import CLOSE, extend, pause, resume, start, start_until, stop
from pingan.people.actors import Actor
from tests.cases.clocks.moments import MONDAY, at, clock_of, reported, run


def test_an_extension_is_later_and_what_was_promised_before_stays_to_be_read(qian: Actor) -> None:
    case = run(reported(qian), extend(CLOSE), when=at(12, 9), until=date(2026, 3, 20))
    assert case.close_due == clock_of(case, CLOSE).due_at == at(20, 18), "the closing time of that day"
    (put_off,) = counting.befell(clock_of(case, CLOSE))
    assert put_off == Extension(at(16, 18), at(20, 18))


def test_an_extension_to_a_day_off_ends_on_the_next_working_day(qian: Actor) -> None:
    case = run(reported(qian), extend(CLOSE), when=at(12, 9), until=date(2026, 3, 21))
    assert case.close_due == at(23, 18), "Civil Code art. 203"


def test_an_extension_never_brings_anything_forward(qian: Actor) -> None:
    case = run(reported(qian), extend(CLOSE), when=at(9, 11), until=date(2026, 3, 11))
    assert case.close_due == at(16, 18)
    assert clock_of(case, CLOSE).befell == []


def test_a_pause_after_an_extension_is_added_to_it(qian: Actor) -> None:
    case = run(reported(qian), extend(CLOSE), when=at(12, 9), until=date(2026, 3, 20))
    case = run(case, pause(CLOSE), when=at(16, 9))
    case = run(case, resume(CLOSE), when=at(18, 9))
    assert case.close_due == at(24, 18), "two working days later than the twentieth"
    assert clock_of(case, CLOSE).due_at == counting.due(Limit(5, "working_day"), clock_of(case, CLOSE))


def test_a_clock_runs_until_what_somebody_gave(qian: Actor) -> None:
    case = run(reported(qian), start_until("review"), when=MONDAY, review_on=date(2026, 3, 30))
    review = clock_of(case, "review")
    assert (review.due_at, review.rule, review.provisional) == (at(30, 18), clocks.GIVEN, False)
    assert clocks.is_running(case, "review", at(30, 17))
    assert not clocks.is_running(case, "review", at(30, 18))
    assert clocks.due_of(case, "review") == at(30, 18)
    with pytest.raises(KeyError):
        run(case, start_until("review"), when=MONDAY)


def test_a_window_that_was_stopped_is_closed(qian: Actor) -> None:
    case = run(reported(qian), start("objection"), when=MONDAY)
    assert clocks.is_running(case, "objection", at(10, 17))
    run(case, stop("objection"), when=at(10, 9))
    assert not clocks.is_running(case, "objection", at(10, 17))
