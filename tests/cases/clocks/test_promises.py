"""What a report promises, and what steps do to it."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction

from pingan.cases.models import Case, Clock
from pingan.cases.services import take
from pingan.cases.workflow import ACCEPT, CLOSE, start, stop
from pingan.core import clock
from pingan.people.actors import Actor
from tests.cases.clocks.moments import DISPUTE, HERE, MONDAY, at, clock_of, reported, run, seen
from tests.mediation.quarrels import let_parties_agree

# -- what is promised -----------------------------------------------------------------------------


def test_a_report_starts_both_clocks_and_the_case_shows_them(qian: Actor) -> None:
    case = reported(qian)
    accept, close = clock_of(case, ACCEPT), clock_of(case, CLOSE)
    assert (accept.due_at, close.due_at) == (at(10, 18), at(16, 18))
    assert (case.accept_due, case.close_due) == (accept.due_at, close.due_at)
    assert (accept.rule, close.rule) == ("*/general/accept=1 working_day", "*/general/close=5 working_day")
    assert {accept.started_at, close.started_at} == {MONDAY}
    assert not accept.provisional
    assert not close.provisional


def test_what_was_settled_on_the_spot_has_clocks_that_stand(qian: Actor) -> None:
    case = reported(qian, resolved_on_spot=True)
    assert {row.stopped_at for row in Clock.objects.filter(case=case)} == {MONDAY}


def test_a_tracks_own_rule_comes_before_the_one_for_all(qian: Actor) -> None:
    case = reported(qian, category=DISPUTE)
    assert case.track != "event"
    assert clock_of(case, CLOSE).due_at == MONDAY + timedelta(days=30)
    assert clock_of(case, ACCEPT).rule == "*/general/accept=1 working_day"


# -- what steps do --------------------------------------------------------------------------------


def test_claiming_stops_the_first_clock_and_letting_go_lets_it_run_on(qian: Actor, li: Actor) -> None:
    case = reported(qian)
    with clock.set_to(at(9, 11)):
        take(seen(case, li), "claim")
    assert clock_of(case, ACCEPT).stopped_at == at(9, 11)
    with clock.set_to(at(9, 12)):
        after = take(seen(case, li), "release", reason="点错了")
    again = clock_of(case, ACCEPT)
    assert (again.stopped_at, again.due_at, after.accept_due) == (None, at(10, 18), at(10, 18))
    assert Clock.objects.filter(case=case).count() == 2


def test_closing_stops_what_runs(qian: Actor, li: Actor) -> None:
    case = reported(qian)
    take(seen(case, li), "claim")
    with clock.set_to(at(10, 9)):
        take(seen(case, li), "close", note="已处理")
    assert clock_of(case, ACCEPT).stopped_at == MONDAY
    assert clock_of(case, CLOSE).stopped_at == at(10, 9)


def test_another_track_counts_anew_and_the_old_promise_stays_to_be_read(qian: Actor, li: Actor) -> None:
    case = reported(qian)
    with clock.set_to(at(11, 9)):
        take(seen(case, li), "hand_to_mediation", reason="两家各有说法")
    case = Case.objects.get(pk=case.pk)
    assert (case.accept_due, case.close_due) == (at(12, 18), at(11, 9) + timedelta(days=30))
    old, new = Clock.objects.filter(case=case, kind=CLOSE).order_by("id")
    assert (old.stopped_at, old.due_at, new.stopped_at) == (at(11, 9), at(16, 18), None)


def test_the_thirty_days_for_confirmation_are_a_clock_that_outlives_the_case(
    qian: Actor, li: Actor, wu: Actor
) -> None:
    case = reported(qian, category=DISPUTE)
    take(seen(case, wu), "claim")
    let_parties_agree(case.pk, wu)
    effect = date(2026, 3, 9)
    take(seen(case, wu), "conclude", outcome="agreement_written", note="已签协议", effective_on=effect)
    take(seen(case, wu), "close", note="回访满意")
    confirmation = clock_of(case, "confirmation")
    assert confirmation.started_at == datetime(2026, 3, 9, tzinfo=HERE)
    assert confirmation.due_at == datetime(2026, 4, 9, tzinfo=HERE), "to the end of the thirtieth day"
    assert confirmation.stopped_at is None
    assert case.dispute.confirmation_due == date(2026, 4, 8)


def test_one_clock_of_a_kind_runs_and_the_database_says_so(qian: Actor) -> None:
    case = reported(qian)
    with pytest.raises(IntegrityError, match="cases_clock_one_runs"), transaction.atomic():
        Clock.objects.create(case=case, kind=CLOSE, rule="x=1 day", started_at=MONDAY, due_at=MONDAY)
    run(case, start(CLOSE), start(CLOSE))
    assert Clock.objects.filter(case=case, kind=CLOSE, stopped_at=None).count() == 1


def test_a_case_of_the_last_releases_servers_gets_its_clocks_at_the_first_step(qian: Actor) -> None:
    case = reported(qian)
    Clock.objects.filter(case=case).delete()
    case = run(case, stop(ACCEPT), when=at(9, 12))
    adopted = clock_of(case, ACCEPT)
    assert (adopted.started_at, adopted.due_at, adopted.stopped_at) == (MONDAY, case.accept_due, at(9, 12))
