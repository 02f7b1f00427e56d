"""How much of its time a clock has used, and why it is due when it is."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from pingan.cases import counting
from pingan.cases.models import Clock
from pingan.cases.rules import Limit
from pingan.cases.workflow import ACCEPT, CLOSE, pause, resume
from pingan.core import clock
from pingan.people.actors import Actor
from tests.cases.clocks.moments import HERE, MONDAY, at, clock_of, reported, run
from tests.cast import body_of, signed_in


@pytest.mark.parametrize(
    ("limit", "used_up", "share"),
    [
        (Limit(1, "working_day"), at(9, 10), 0.0),
        # Seven of fifteen office hours; the night adds nothing.
        (Limit(1, "working_day"), at(9, 18), 7 / 15),
        (Limit(1, "working_day"), at(10, 9), 7 / 15),
        (Limit(1, "working_day"), at(10, 18), 1.0),
        (Limit(1, "working_day"), at(11, 18), 23 / 15),
        (Limit(16, "working_hour"), at(10, 10), 0.5),
        # Over a weekend nothing of working time passes.
        (Limit(5, "working_day"), at(13, 18), 39 / 47),
        (Limit(5, "working_day"), at(16, 9), 39 / 47),
        (Limit(24, "hour"), at(9, 22), 0.5),
    ],
)
def test_its_share_is_of_its_own_time(limit: Limit, used_up: datetime, share: float) -> None:
    running = Clock(started_at=MONDAY, due_at=limit.due(MONDAY))
    assert counting.share(limit, running, used_up) == pytest.approx(share)
    if share:
        reached = counting.reaches(limit, running, round(share * 100), MONDAY)
        assert counting.share(limit, running, reached) == pytest.approx(round(share, 2))


def test_a_clock_that_stands_uses_nothing(qian: Actor) -> None:
    case = run(reported(qian), pause(CLOSE), when=at(10, 9))
    standing = counting.share(Limit(5, "working_day"), clock_of(case, CLOSE), at(10, 9))
    assert counting.share(Limit(5, "working_day"), clock_of(case, CLOSE), at(30, 9)) == standing
    run(case, resume(CLOSE), when=at(17, 9))
    going_on = clock_of(case, CLOSE)
    assert counting.share(Limit(5, "working_day"), going_on, at(17, 9)) < 1
    assert counting.share(Limit(5, "working_day"), going_on, going_on.due_at) == 1


def test_the_arithmetic_names_every_day_holidays_and_days_made_up(qian: Actor) -> None:
    """Three working days from the day before National Day of 2026 end on the Saturday that is worked."""
    case = reported(qian, datetime(2026, 9, 30, 10, 0, tzinfo=HERE))
    limit = Limit(3, "working_day")
    running = Clock(started_at=case.received_at, due_at=limit.due(case.received_at))
    told = [
        (run["day"].day, run["days"], run["counts"], run["why"], run["name"])
        for run in counting.arithmetic(limit, running, MONDAY)
    ]
    assert told == [
        (30, 1, False, "start", ""),
        (1, 7, False, "holiday", "国庆节"),
        (8, 2, True, "working", ""),
        (10, 1, True, "make_up", "国庆节"),
    ]


def test_the_arithmetic_tells_what_was_paused_and_what_is_guessed(qian: Actor) -> None:
    case = run(reported(qian), pause(CLOSE), when=at(10, 9))
    case = run(case, resume(CLOSE), when=at(12, 9))
    told = counting.arithmetic(Limit(5, "working_day"), clock_of(case, CLOSE), MONDAY)
    assert [(run["day"].day, run["to"].day, run["why"]) for run in told] == [
        (9, 9, "start"),
        (10, 11, "paused"),
        (12, 13, "working"),
        (14, 15, "weekend"),
        (16, 18, "working"),
    ]
    assert sum(run["days"] for run in told if run["counts"]) == 5
    far = datetime(2041, 3, 4, 10, 0, tzinfo=HERE)
    guessed = counting.arithmetic(
        Limit(2, "working_day"), Clock(started_at=far, due_at=far + timedelta(days=2)), far
    )
    assert [run["why"] for run in guessed] == ["start", "assumed"]


@pytest.mark.parametrize("limit", [Limit(2, "hour"), Limit(30, "minute"), Limit(3, "day")])
def test_where_every_hour_counts_there_is_nothing_to_reckon(limit: Limit) -> None:
    """A limit of 24 hours reported in the evening ends in the evening, not one minute before midnight."""
    late = at(9, 23, 59)
    running = Clock(started_at=late, due_at=limit.due(late))
    assert running.due_at - late == timedelta(**{f"{limit.unit}s": limit.number})
    assert counting.arithmetic(limit, running, late) == []


def test_it_is_bounded() -> None:
    running = Clock(started_at=MONDAY, due_at=MONDAY + timedelta(days=390))
    assert len(counting.arithmetic(Limit(250, "working_day"), running, MONDAY)) == counting.MOST_RUNS
    running.due_at += timedelta(days=3660)
    assert counting.arithmetic(Limit(250, "working_day"), running, MONDAY) == []


def test_the_case_shows_its_clocks_and_so_does_the_answer_to_its_report(qian: Actor, li: Actor) -> None:
    with clock.set_to(MONDAY):
        anew = signed_in(qian).post("/api/v1/cases", body_of(), content_type="application/json").json()
        shown = signed_in(li).get(f"/api/v1/cases/{anew['id']}").json()
    assert [one["kind"] for one in shown["clocks"]] == [ACCEPT, CLOSE]
    assert anew["clocks"] == shown["clocks"]
    accept = shown["clocks"][0]
    assert accept["rule"]["law"].startswith("县级中心惯例")
    assert (accept["rule"]["limit"], accept["rule"]["unit"], accept["share"]) == (1, "working_day", 0)
    assert [(run["day"], run["counts"]) for run in accept["arithmetic"]] == [
        ("2026-03-09", False),
        ("2026-03-10", True),
    ]
