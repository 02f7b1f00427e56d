"""The watch over clocks: what is told at which share of their time, and to whose post late cases come up."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from pingan.cases import escalation, watch
from pingan.cases.models import Case, Clock, Escalation
from pingan.cases.reporting import report_case
from pingan.cases.services import Target, take
from pingan.cases.workflow import ACCEPT, CLOSE
from pingan.core import clock
from pingan.journal.models import Act
from pingan.people.actors import Actor
from pingan.people.models import Post
from pingan.territory.services import load_calendar
from tests.cast import appoint, report_of, signed_in
from tests.territory.small_county import COUNTY, FIRST_GRID

HERE = ZoneInfo("Asia/Shanghai")
TOWNSHIP = FIRST_GRID[:9]


def at(day: int, hour: int, minute: int = 0) -> datetime:
    """In March 2026, whose ninth is a Monday with an ordinary week before it and after."""
    return datetime(2026, 3, day, hour, minute, tzinfo=HERE)


MONDAY = at(9, 10)


@pytest.fixture(autouse=True)
def announced(county: object) -> Iterator[None]:
    load_calendar()
    with clock.set_to(MONDAY):
        yield


@pytest.fixture
def tang() -> Actor:
    """At the county's desk."""
    return appoint("tang", "county_dispatcher", COUNTY)


def reported(by: Actor, when: datetime = MONDAY, **said: Any) -> Case:
    report = report_of(**said)
    with clock.set_to(when):
        report_case(report=report, by=by)
    return Case.objects.get(pk=report.id)


def look(when: datetime) -> None:
    with clock.set_to(when):
        watch.look()


def clock_of(case: Case, kind: str) -> Clock:
    return Clock.objects.filter(case=case, kind=kind).latest("id")


def told(case: Case) -> list[tuple[str, str, int, int | None]]:
    """What the journal has of a case that nobody did: type, clock, mark and level."""
    acts = Act.objects.filter(object_id=case.pk, actor=None).order_by("id")
    return [
        (act.type.removeprefix("case."), act.facts["clock"], act.facts["mark"], act.facts.get("level"))
        for act in acts
    ]


def up(case: Case) -> list[tuple[int, str, str]]:
    """To whose posts it has come up and still is."""
    rows = Escalation.objects.filter(case=case, ended_at=None).order_by("level")
    return [(row.level, row.role, row.area_code) for row in rows]


def take_at(when: datetime, case: Case, by: Actor, action: str, **said: Any) -> Case:
    with clock.set_to(when):
        return take(Target(case.pk, Case.objects.get(pk=case.pk).version, by), action, **said)


# -- half, four fifths, all of its time ------------------------------------------------------------


def test_it_tells_at_half_and_four_fifths_and_all_of_office_time_and_once_each(
    qian: Actor, li: Actor
) -> None:
    """One working day from Monday ten o'clock: seven hours of Monday, eight of Tuesday."""
    case = reported(qian)
    look(MONDAY)
    assert told(case) == []
    assert clock_of(case, ACCEPT).watch_at == at(10, 9, 30), "7.5 of 15 hours"
    look(at(10, 9, 29))
    assert told(case) == []
    for _twice in range(2):
        look(at(10, 9, 30))
        assert told(case) == [("due_soon", ACCEPT, 50, None)]
    assert clock_of(case, ACCEPT).watch_at == at(10, 15), "12 of 15, the hour of noon left out"
    look(at(10, 15))
    assert told(case)[1:] == [("due_soon", ACCEPT, 80, None)]


def test_a_watch_that_was_away_tells_the_last_mark_alone(qian: Actor, li: Actor) -> None:
    case = reported(qian)
    look(at(10, 17))
    assert told(case) == [("due_soon", ACCEPT, 80, None)]


def test_a_limit_in_hours_runs_by_night_and_is_told_by_night_only_where_it_is_critical(qian: Actor) -> None:
    night = at(9, 23)
    critical, urgent = (reported(qian, night, urgency=urgency) for urgency in ("critical", "urgent"))
    look(night)
    look(at(9, 23, 15))
    assert told(critical) == [("due_soon", ACCEPT, 50, None)]
    look(at(10, 2))
    assert told(urgent) == []
    assert clock_of(urgent, ACCEPT).watch_at == at(10, 7)
    look(at(10, 7))
    assert [act[0] for act in told(urgent)] == ["escalated"]


def test_nothing_comes_up_at_midnight(qian: Actor, tang: Actor, li: Actor) -> None:
    """Whole days end at midnight; who is to hear of it hears in the morning."""
    case = reported(qian)
    take_at(at(9, 11), case, li, "claim")
    Clock.objects.filter(case=case, kind=CLOSE).update(
        rule="*/general/close=3 whole_day", due_at=at(13, 0), watch_at=MONDAY
    )
    Case.objects.filter(pk=case.pk).update(close_due=at(13, 0))
    look(at(12, 21, 59))
    assert clock_of(case, CLOSE).watch_at == at(13, 7)
    look(at(13, 0))
    assert up(case) == []
    look(at(13, 7))
    assert up(case) == [(1, "dispatcher", TOWNSHIP)]
    assert Escalation.objects.get().due_at == at(13, 0), "since then it has been due"


def test_a_clock_that_stands_or_has_been_stopped_is_not_told_of(qian: Actor, li: Actor) -> None:
    case = reported(qian)
    take_at(at(9, 11), case, li, "claim")
    take_at(at(9, 12), case, li, "close", note="已处理")
    look(at(30, 9))
    assert told(case) == []
    assert not watch.is_anything_due()


def test_windows_close_without_a_word(qian: Actor) -> None:
    case = reported(qian)
    Clock.objects.filter(case=case, kind=ACCEPT).delete()
    Clock.objects.filter(case=case).update(kind="objection")
    look(at(30, 9))
    assert told(case) == []
    assert not watch.is_anything_due()


# -- up to posts -----------------------------------------------------------------------------------


def test_what_nobody_takes_comes_up_from_post_to_post(
    qian: Actor, li: Actor, tang: Actor, chen: Actor
) -> None:
    case = reported(qian)
    for when, level in ((at(10, 17, 59), 0), (at(10, 18), 1), (at(11, 17, 29), 1), (at(11, 17, 30), 2)):
        look(when)
        case.refresh_from_db()
        assert case.escalated == level, when
    # Twice its time: fifteen hours of office after Tuesday's end.
    look(at(12, 17))
    assert up(case) == [
        (1, "dispatcher", TOWNSHIP),
        (2, "county_dispatcher", COUNTY),
        (3, "leader", COUNTY),
    ]
    of_accepting = [act[0] for act in told(case) if act[1] == ACCEPT]
    assert of_accepting == ["due_soon", "escalated", "escalated", "escalated"]


def test_an_edit_puts_nothing_off(qian: Actor, li: Actor, tang: Actor) -> None:
    """What others count from the last change never comes, as long as somebody writes a line a day."""
    case = reported(qian)
    for day in (9, 10):
        take_at(at(day, 17), case, li, "note", text="已电话联系")
        take_at(at(day, 17, 10), case, li, "claim")
        take_at(at(day, 17, 20), case, li, "release", reason="点错了")
    look(at(10, 18))
    assert up(case) == [(1, "dispatcher", TOWNSHIP)]
    assert Escalation.objects.get().due_at == at(10, 18)


def test_taking_it_ends_what_it_came_up_for(qian: Actor, li: Actor) -> None:
    case = reported(qian)
    look(at(10, 18))
    after = take_at(at(11, 9), case, li, "claim")
    assert (after.escalated, up(case)) == (0, [])
    assert Escalation.objects.get(case=case).ended_at == at(11, 9)
    # Let go, it is late still, and comes up anew.
    take_at(at(11, 10), case, li, "release", reason="点错了")
    look(at(11, 10))
    assert up(case) == [(1, "dispatcher", TOWNSHIP)]


def test_where_nobody_holds_the_post_it_comes_up_to_the_next_at_once(qian: Actor, chen: Actor) -> None:
    """Nobody sits at the township's desk and nobody at the county's: the leader hears at once."""
    case = reported(qian)
    look(at(10, 18))
    rows = Escalation.objects.filter(case=case).order_by("level")
    assert [(row.role, row.heard, row.due_at) for row in rows] == [
        ("dispatcher", False, at(10, 18)),
        ("county_dispatcher", False, at(10, 18)),
        ("leader", True, at(10, 18)),
    ]


def test_where_nobody_is_above_it_stands_at_the_county(qian: Actor) -> None:
    case = reported(qian)
    look(at(10, 18))
    assert list(Escalation.objects.filter(area_code=COUNTY, heard=False).values_list("level", flat=True)) == [
        2,
        3,
    ]
    case.refresh_from_db()
    assert case.escalated == 3
    assert ("leader", COUNTY) in escalation.unmanned()


def test_a_post_that_ended_is_held_by_nobody(qian: Actor, li: Actor, tang: Actor, chen: Actor) -> None:
    assert ("dispatcher", TOWNSHIP) not in escalation.unmanned()
    Post.objects.filter(account_id=li.account_id).update(ends_on=date(2026, 3, 8))
    assert ("dispatcher", TOWNSHIP) in escalation.unmanned()
    case = reported(qian)
    look(at(10, 18))
    assert [row.heard for row in Escalation.objects.filter(case=case).order_by("level")] == [False, True]


def test_the_case_says_to_whom_it_came_up_and_lists_show_the_level(qian: Actor, li: Actor) -> None:
    case = reported(qian)
    look(at(10, 18))
    with clock.set_to(at(10, 18)):
        browser = signed_in(li)
        shown = browser.get(f"/api/v1/cases/{case.pk}").json()
        row = browser.get("/api/v1/cases", {"queue": "waiting"}).json()["items"][0]
    (one,) = shown["escalations"]
    assert (one["level"], one["kind"], one["role"], one["area_code"], one["heard"]) == (
        *(1, ACCEPT, "dispatcher", TOWNSHIP),
        True,
    )
    assert (row["escalated"], shown["escalated"]) == (1, 1)


def test_the_levels_of_a_post_are_its_list(qian: Actor, li: Actor, tang: Actor, zhou: Actor) -> None:
    case = reported(qian)
    look(at(10, 18))
    assert list(Case.objects.filter(escalation.come_up_to(li))) == [case]
    assert list(Case.objects.filter(escalation.come_up_to(tang))) == []
    assert list(Case.objects.filter(escalation.come_up_to(qian))) == []
    look(at(11, 17, 30))
    assert list(Case.objects.filter(escalation.come_up_to(tang))) == [case]
    assert list(Case.objects.filter(escalation.come_up_to(li))) == [case], "it is the township's still"


# -- all of them -----------------------------------------------------------------------------------


def test_it_goes_through_all_that_are_due_and_what_nobody_has_comes_first(
    qian: Actor, li: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(watch, "PAGE", 2)
    taken = [reported(qian, MONDAY + timedelta(minutes=n)) for n in range(3)]
    for case in taken:
        take_at(at(9, 11), case, li, "claim")
    waiting = [reported(qian, at(9, 12)) for _ in range(5)]
    look(at(17, 9))
    raised = list(Escalation.objects.order_by("id").values_list("case_id", flat=True))
    in_order = list(dict.fromkeys(raised))
    assert set(in_order[: len(waiting)]) == {case.pk for case in waiting}
    assert set(in_order) == {case.pk for case in [*waiting, *taken]}
    assert Case.objects.filter(escalated=0).count() == 0
    assert not Clock.objects.filter(watch_at__lte=at(17, 9), stopped_at=None).exists()


def test_a_worker_gives_way_after_some_pages_and_says_that_more_is_left(
    qian: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(watch, "PAGE", 2)
    for _ in range(4):
        reported(qian)
    with clock.set_to(MONDAY):
        assert watch.look(pages=1)
        assert not watch.look(pages=9)


def test_it_finds_them_by_the_index_of_what_is_watched() -> None:
    with CaptureQueriesContext(connection) as asked:
        watch._page(MONDAY, watch.Q(kind=ACCEPT), (MONDAY, 1))
    with connection.cursor() as cursor:
        # Of a table with nothing in it any way is as good.
        cursor.execute("SET LOCAL enable_seqscan = off; SET LOCAL enable_sort = off")
        cursor.execute("SET LOCAL enable_bitmapscan = off")
        cursor.execute("EXPLAIN " + asked[0]["sql"])
        plan = "\n".join(row[0] for row in cursor.fetchall())
    assert "cases_clock_watched" in plan
    assert re.search(r"Index Cond: .*watch_at <= .*watch_at >= ", plan), plan
    assert "Sort" not in plan


# -- said to whoever runs it -------------------------------------------------------------------------


def test_its_list_is_what_has_come_up_to_ones_post(qian: Actor, li: Actor, tang: Actor) -> None:
    case = reported(qian)
    look(at(10, 18))
    with clock.set_to(at(10, 18)):
        for reader, rows in ((li, [str(case.pk)]), (tang, []), (qian, [])):
            answer = signed_in(reader).get("/api/v1/cases", {"queue": "escalated"}).json()
            assert [row["id"] for row in answer["items"]] == rows
            assert answer["order"] == "due"


def test_readiness_names_posts_that_nobody_holds_and_years_that_are_missing(
    li: Actor, tang: Actor, chen: Actor
) -> None:
    def told(moment: datetime = MONDAY) -> dict[str, Any]:
        with clock.set_to(moment):
            answer = Client().get("/readyz")
        assert answer.status_code == 200
        return answer.json()

    assert f"dispatcher {TOWNSHIP}" not in told()["posts_empty"]
    assert not [post for post in told()["posts_empty"] if post.endswith(f" {COUNTY}")]
    Post.objects.filter(account_id=chen.account_id).update(ends_on=date(2026, 3, 8))
    assert told()["posts_empty"][0] == f"leader {COUNTY}", "the county's come first"
    assert "years_missing" not in told()
    assert told(datetime(2026, 11, 1, 9, tzinfo=HERE))["years_missing"] == ["2027"]
    assert told(datetime(2027, 3, 1, 9, tzinfo=HERE))["years_missing"] == ["2027"]
