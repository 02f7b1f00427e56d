"""Every time limit of a case: promised by a rule, stopped, gone on with, paused, and counted again."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from pingan.cases import clocks, counting, queues, rules, watch
from pingan.cases.counting import Extension
from pingan.cases.models import Case, Clock, Escalation
from pingan.cases.reporting import report_case
from pingan.cases.rules import Limit, limit_of, rule_for
from pingan.cases.services import Target, take
from pingan.cases.workflow import ACCEPT, CLOSE, extend, pause, resume, start, start_until, stop
from pingan.core import clock, kept
from pingan.jobs.every import JOBS
from pingan.people.actors import Actor
from pingan.territory import calendar
from pingan.territory.models import CalendarYear, SpecialDay
from pingan.territory.services import load_calendar
from tests.cast import body_of, report_of, signed_in
from tests.mediation.quarrels import let_parties_agree
from tests.territory.small_county import COUNTY, FIRST_GRID

# A minor category of the dispute track.
DISPUTE = "0101"
HERE = ZoneInfo("Asia/Shanghai")
# A Monday, with a week of ordinary days before it and after.
MONDAY = datetime(2026, 3, 9, 10, 0, tzinfo=HERE)


@pytest.fixture(autouse=True)
def announced(county: object) -> None:
    load_calendar()


@pytest.fixture(autouse=True)
def monday() -> Iterator[None]:
    with clock.set_to(MONDAY):
        yield


def reported(by: Actor, at: datetime = MONDAY, **said: Any) -> Case:
    report = report_of(**said)
    with clock.set_to(at):
        report_case(report=report, by=by)
    return Case.objects.get(pk=report.id)


def clock_of(case: Case, kind: str) -> Clock:
    return Clock.objects.filter(case=case, kind=kind).latest("id")


def seen(case: Case, by: Actor) -> Target:
    return Target(case.pk, Case.objects.get(pk=case.pk).version, by)


def at(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 3, day, hour, minute, tzinfo=HERE)


def run(case: Case, *ops: Any, when: datetime = MONDAY, **said: Any) -> Case:
    with transaction.atomic():
        changed = clocks.run(case, ops, when, said)
        if changed:
            case.save(update_fields=changed)
    return Case.objects.get(pk=case.pk)


# -- what is promised ------------------------------------------------------------------------------


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


# -- what steps do ---------------------------------------------------------------------------------


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


# -- pauses ----------------------------------------------------------------------------------------


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


# -- put off, and until a day that somebody gave ----------------------------------------------------


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


# -- how much is used, and why ----------------------------------------------------------------------


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


# -- rules -----------------------------------------------------------------------------------------


def write_rules(where: Path, *lines: str) -> None:
    where.mkdir(exist_ok=True)
    text = "\n".join(["county,track,of,kind,limit,unit,law", *lines])
    (where / rules.FILE).write_text(text, encoding="utf-8")
    kept.forget_all()


@pytest.fixture
def own_rules(settings: Any, tmp_path: Path) -> Path:
    settings.COUNTY_DIR = tmp_path / "own"
    return tmp_path / "own"


def test_a_countys_rule_comes_first_and_the_more_particular_of_its_own(own_rules: Path, qian: Actor) -> None:
    write_rules(
        own_rules,
        f"{COUNTY},*,general,close,3,working_day,本县规定",
        f"{COUNTY},*,05,close,2,working_day,本县规定",
        "000000,*,0506,close,1,working_day,别县规定",
    )
    assert reported(qian).close_due == at(11, 18)
    assert clock_of(Case.objects.get(), CLOSE).rule == f"{COUNTY}/*/05/close=2 working_day"
    assert rule_for(CLOSE, county=COUNTY, track="event", category="0101", urgency="general").limit.number == 3


def test_a_promise_outlives_its_rule(own_rules: Path, qian: Actor, li: Actor) -> None:
    case = reported(qian)
    take(seen(case, li), "claim")
    write_rules(own_rules, f"{COUNTY},*,general,accept,1,hour,本县规定")
    after = take(seen(case, li), "release", reason="点错了")
    assert after.accept_due == at(10, 18)
    assert reported(qian).accept_due == MONDAY + timedelta(hours=1)


@pytest.mark.parametrize(
    "line",
    [
        *(",*,general,close,x,day,习惯", ",*,general,close,3,week,习惯", ",*,general,close,3,day, "),
        *(",*,general,close", ",*,general,close,3,day"),
    ],
)
def test_a_row_that_means_nothing_is_found_at_start_up(own_rules: Path, line: str) -> None:
    write_rules(own_rules, line)
    assert list(rules.problems())
    with pytest.raises(ImproperlyConfigured):
        rule_for(CLOSE, county=COUNTY, track="event", category="0506", urgency="general")


def test_a_file_that_is_no_text_is_found_at_start_up(own_rules: Path) -> None:
    write_rules(own_rules)
    (own_rules / rules.FILE).write_bytes("本县规定".encode("gb18030"))
    (problem,) = rules.problems()
    assert rules.FILE in problem


def test_a_slip_of_the_pen_keeps_nobody_from_reporting(
    own_rules: Path, qian: Actor, caplog: pytest.LogCaptureFixture
) -> None:
    write_rules(own_rules, f"{COUNTY},*,general,close,3,working_day,本县规定")
    assert reported(qian).close_due == at(12, 18)
    write_rules(own_rules, f"{COUNTY},*,general,close,3,worknig_day,本县规定")
    assert reported(qian).close_due == at(12, 18)
    assert "worknig_day" in caplog.text
    assert list(rules.problems()), "and whoever starts a server or runs a command is told"


def test_all_rules_in_force_are_sound_and_name_their_law() -> None:
    assert list(rules.problems()) == []
    for path in rules.files():
        for rule in rules.read(path.read_text(encoding="utf-8").splitlines(), path.name):
            assert rule.law
            assert limit_of(rule.name) == rule.limit
            assert len(f"{COUNTY}/{rule.name}") <= 80


# -- years nobody has announced --------------------------------------------------------------------

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
