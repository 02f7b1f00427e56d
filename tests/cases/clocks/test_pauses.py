"""A clock that stands, and what is added when it goes on."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from pingan.cases import clocks, queues
from pingan.cases.models import Case, Clock
from pingan.cases.rules import Limit
from pingan.cases.services import take
from pingan.cases.workflow import ACCEPT, CLOSE, pause, resume, stop
from pingan.core import clock
from pingan.people.actors import Actor
from tests.cases.clocks.moments import HERE, MONDAY, at, clock_of, reported, run, seen


def test_a_paused_clock_stands_still_and_is_late_for_nobody(qian: Actor, li: Actor) -> None:
    case = reported(qian)
    take(seen(case, li), "claim")
    case = run(Case.objects.get(pk=case.pk), pause(CLOSE), when=at(10, 9))
    assert clock_of(case, CLOSE).due_at == at(16, 18), "what was promised stays to be read"
    with clock.set_to(at(30, 9)):
        assert case not in Case.objects.filter(queues.overdue())


@pytest.mark.parametrize(
    ("limit", "paused", "resumed", "due"),
    [
        # Tuesday to Thursday: the office closed twice meanwhile.
        (Limit(5, "working_day"), at(10, 9), at(12, 9), at(18, 18)),
        # Over a weekend nothing of it passes.
        (Limit(5, "working_day"), at(14, 9), at(15, 20), at(16, 18)),
        # Within a day neither.
        (Limit(5, "working_day"), at(10, 9), at(10, 17), at(16, 18)),
        # Over the hour at which it was due: it is not late when it goes on.
        (Limit(1, "working_day"), at(10, 9), at(10, 20), at(11, 18)),
        # 16 office hours from Monday ten o'clock end on Wednesday at ten; three of Tuesday's were paused.
        (Limit(16, "working_hour"), at(10, 9), at(10, 12), at(11, 14)),
        # A night passes no office hour.
        (Limit(16, "working_hour"), at(9, 18), at(10, 9), at(11, 10)),
        (Limit(24, "hour"), at(9, 12), at(9, 15), at(10, 13)),
        # The tenth ended meanwhile; the day of its start never counted.
        (Limit(30, "whole_day"), at(9, 12), at(11, 15), datetime(2026, 4, 10, tzinfo=HERE)),
    ],
)
def test_going_on_moves_the_due_moment_by_what_was_paused_of_its_own_time(
    qian: Actor, limit: Limit, paused: datetime, resumed: datetime, due: datetime
) -> None:
    case = reported(qian)
    Clock.objects.filter(case=case, kind=CLOSE).update(
        rule=f"*/general/close={limit.number} {limit.unit}", due_at=limit.due(MONDAY)
    )
    Case.objects.filter(pk=case.pk).update(close_due=limit.due(MONDAY))
    case.refresh_from_db()
    case = run(case, pause(CLOSE), when=paused)
    assert case.close_due == clocks.NOT_NOW
    case = run(case, resume(CLOSE), when=resumed)
    assert (case.close_due, clock_of(case, CLOSE).paused_at) == (due, None)


def test_two_pauses_add_up_and_pausing_twice_is_once(qian: Actor) -> None:
    case = reported(qian)
    for since, until in ((at(10, 9), at(11, 9)), (at(12, 9), at(13, 9))):
        case = run(case, pause(CLOSE), when=since)
        case = run(case, pause(CLOSE), when=until - timedelta(hours=1))
        case = run(case, resume(CLOSE), when=until)
    assert clock_of(case, CLOSE).paused_for == timedelta(days=2)
    assert case.close_due == at(18, 18)


def test_a_paused_clock_can_be_stopped(qian: Actor) -> None:
    case = run(reported(qian), pause(CLOSE), when=at(10, 9))
    case = run(case, stop(CLOSE), when=at(11, 9))
    assert clock_of(case, CLOSE).stopped_at == at(11, 9)
    assert case.close_due == at(17, 18), "the day that it stood is not lost, should it go on"


def test_what_a_server_of_the_last_release_promised_is_kept(qian: Actor, li: Actor, wu: Actor) -> None:
    """It hands a case over and writes the columns; of clocks it knows nothing."""
    case = reported(qian)
    promised = {"accept_due": at(12, 18), "close_due": at(11, 9) + timedelta(days=30)}
    Case.objects.filter(pk=case.pk).update(track="dispute", **promised)
    with clock.set_to(at(12, 9)):
        take(seen(case, wu), "claim")
        after = take(seen(case, wu), "release", reason="点错了")
    assert {name: getattr(after, name) for name in promised} == promised
    now = {kind: clock_of(case, kind) for kind in (ACCEPT, CLOSE)}
    assert (now[ACCEPT].rule, now[ACCEPT].due_at, now[ACCEPT].stopped_at) == (
        clocks.ADOPTED,
        promised["accept_due"],
        None,
    )
