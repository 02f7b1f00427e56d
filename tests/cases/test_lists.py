"""Queues: what each person finds in them, page by page, and that each rides an index."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import pytest
from django.db import connection
from django.db.models import QuerySet
from django.test.utils import CaptureQueriesContext

from pingan.cases import queues, reach
from pingan.cases.clocks import NOT_NOW
from pingan.cases.models import Case, Clock
from pingan.cases.reporting import report_case
from pingan.cases.services import Target, take
from pingan.cases.tasks import Asked, finish_task, open_task
from pingan.core import clock
from pingan.people.actors import Actor
from pingan.people.roles import ROLES
from pingan.territory import calendar
from tests import history
from tests.cast import report_of, signed_in
from tests.history import many
from tests.territory.small_county import FIRST_GRID, NEXT_GRID

ACROSS = "999921101001001"
# The orders that are no list's own.
OF_ANY = [order for order in queues.ORDERS if order not in queues.OWN_ORDER.values()]


def reported(by: Actor, grid: str = FIRST_GRID, **changes: Any) -> Case:
    report = report_of(grid, **changes)
    report_case(report=report, by=by)
    return Case.objects.get(pk=report.id)


def found(actor: Actor, **asked: str) -> list[str]:
    answer = signed_in(actor).get("/api/v1/cases", asked)
    assert answer.status_code == 200, answer.content
    return [row["id"] for row in answer.json()["items"]]


def test_everyone_finds_their_own_ground(
    qian: Actor, sun: Actor, li: Actor, zhou: Actor, wu: Actor, wang: Actor, chen: Actor
) -> None:
    here = str(reported(qian).pk)
    next_door = str(reported(sun, NEXT_GRID).pk)
    across = str(reported(zhou, ACROSS, category="0101").pk)

    assert found(qian) == [here]
    assert found(sun) == [next_door]
    assert found(li) == [next_door, here]
    assert found(zhou) == [across]
    assert found(wu) == [across]
    assert found(wang) == []
    assert found(chen) == [across, next_door, here]
    assert found(chen, area=ACROSS[:9]) == [across]
    assert found(li, area=ACROSS[:9]) == []


def test_a_report_in_another_grid_stays_ones_own(qian: Actor, sun: Actor) -> None:
    away = str(reported(qian, NEXT_GRID).pk)
    assert found(qian, queue="mine") == [away]
    assert found(qian) == []
    assert found(sun) == [away]
    assert signed_in(qian).get(f"/api/v1/cases/{away}").status_code == 200


def test_ones_own_cases_can_be_narrowed_to_an_area(qian: Actor) -> None:
    here, away = str(reported(qian).pk), str(reported(qian, NEXT_GRID).pk)
    assert found(qian, queue="mine") == [away, here]
    assert found(qian, queue="mine", area=FIRST_GRID) == [here]


@pytest.mark.usefixtures("by_the_owner")
def test_a_list_can_be_narrowed_to_the_month_of_its_reports(qian: Actor) -> None:
    this, last, first, before = (reported(qian) for _ in range(4))
    moments = {last: "2026-04-30T23:59:59", first: "2026-04-01T00:00:00", before: "2026-03-31T23:59:59"}
    for case, moment in moments.items():
        Case.objects.filter(pk=case.pk).update(received_at=f"{moment}+08:00")
    assert found(qian, queue="mine", month="2026-04") == [str(last.pk), str(first.pk)]
    assert found(qian, queue="mine", month="2026-04", order="oldest") == [str(first.pk), str(last.pk)]
    assert found(qian, queue="mine", month="2026-03", q="水渠") == [str(before.pk)]
    assert found(qian, queue="mine", month="2025-12") == []
    assert str(this.pk) in found(qian, queue="mine")


@pytest.mark.parametrize(
    ("asked", "named"),
    [
        ({"month": "2026-13"}, "month"),
        ({"month": "1999-01"}, "month"),
        ({"month": "2026-4"}, "month"),
        ({"month": "2026-04", "queue": "tasks", "order": "due"}, "month"),
        ({"month": "2026-04", "queue": "to_call"}, "month"),
        ({"month": "2026-04", "queue": "unread"}, "month"),
    ],
)
def test_a_month_is_looked_through_by_when_cases_were_reported(
    qian: Actor, asked: dict[str, str], named: str
) -> None:
    answer = signed_in(qian).get("/api/v1/cases", asked)
    assert answer.status_code == 400
    assert [one["name"] for one in answer.json()["invalid_params"]] == [named]


@pytest.mark.usefixtures("by_the_owner")
def test_a_month_is_a_part_of_the_index(qian: Actor) -> None:
    """Found by when they were reported, among one's own: not by looking through all of them."""
    many(20_000, reported(qian), holder=qian)
    (cases,) = queues.ranges(qian, "mine", month=datetime(2026, 4, 1).date())  # noqa: DTZ001  a day
    with connection.cursor() as asked:
        asked.execute("SET LOCAL enable_seqscan = off")
        asked.execute("SET LOCAL enable_bitmapscan = off")
        sql, values = cases.order_by("-received_at", "-id").values("id").query.sql_with_params()
        asked.execute(f"EXPLAIN {sql}", values)
        plan = "\n".join(line for (line,) in asked.fetchall())
    assert "cases_reporter_newest" in plan
    assert "Filter" not in plan, plan


@pytest.mark.usefixtures("by_the_owner")
def test_open_states_are_looked_for_among_open_cases(qian: Actor, li: Actor) -> None:
    case = reported(qian)
    assert found(li, state="reported") == [str(case.pk)]
    assert found(li, state="closed") == []
    # In a table of some size: in a small one the planner's choice hangs on what was measured last.
    many(20_000, case, holder=li)
    plan = queues.queue(li, "all", state="handled").order_by("-received_at", "-id")[:51].explain()
    assert "cases_township_stands" in plan, plan


def test_queues_and_their_counts(qian: Actor, li: Actor) -> None:
    waiting, mine, closed = (reported(qian) for _ in range(3))
    take(Target(mine.pk, 1, li), "claim")
    take(Target(closed.pk, 1, qian), "self_resolve", result="好了")
    put_off(mine, close_due=-1)

    assert found(li, queue="waiting") == [str(waiting.pk)]
    assert found(li, queue="tasks") == found(li, queue="overdue") == [str(mine.pk)]
    assert found(li, queue="open") == [str(mine.pk), str(waiting.pk)]
    assert found(li, queue="closed") == [str(closed.pk)]
    counts = signed_in(li).get("/api/v1/cases/counts").json()
    tabs = counts.pop("tabs")
    assert {name: count["n"] for name, count in counts.items()} == {
        "waiting": 1,
        "tasks": 1,
        "open": 2,
        "overdue": 1,
    }
    assert [tab["tab"] for tab in tabs] == list(ROLES["dispatcher"].tabs)
    assert {tab["tab"]: tab["n"] for tab in tabs if tab["n"]} == {
        **{name: count["n"] for name, count in counts.items()},
        **{"to_dispatch": 1, "closed": 1, "all": 3},
    }


def test_a_count_says_where_it_stopped(qian: Actor, li: Actor, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(queues, "COUNT_CAP", 2)
    for more in (False, False, True):
        reported(qian)
        waiting = signed_in(li).get("/api/v1/cases/counts").json()["waiting"]
        assert waiting["more"] is more
    assert waiting["n"] == 2


def test_tabs_are_counted_by_one_statement(qian: Actor, li: Actor) -> None:
    reported(qian)
    with CaptureQueriesContext(connection) as asked:
        queues.counts(li, queues.tabs_of(li))
    # What the configuration says of levels is looked at anew every other second.
    of_cases = [query for query in asked if "config_" not in query["sql"]]
    assert len(of_cases) == 2, "all lists, and how far their reader has read"


@pytest.mark.parametrize(("queue", "state"), queues.OF_STATE.items())
def test_a_tab_of_a_state_holds_the_open_cases_that_stand_in_it(
    queue: str, state: str, qian: Actor, li: Actor, zhou: Actor
) -> None:
    there, _elsewhere = reported(qian), reported(zhou, ACROSS)
    Case.objects.update(state="in_hand")
    assert found(li, queue=queue) == []
    Case.objects.update(state=state)
    assert found(li, queue=queue) == [str(there.pk)]


def test_due_soon_is_in_time_today_and_late_on_the_next_working_day(qian: Actor, li: Actor) -> None:
    late, soon, later = (reported(qian) for _ in range(3))
    closing = calendar.add_working_days(clock.now(), 1)
    for case, due in (
        (late, clock.now() - timedelta(minutes=1)),
        (soon, closing - timedelta(minutes=1)),
        (later, closing),
    ):
        Case.objects.filter(pk=case.pk).update(accept_due=due)
    assert found(li, queue="due_soon") == [str(soon.pk)]
    assert found(li, queue="overdue") == [str(late.pk)]
    take(Target(soon.pk, 1, qian), "self_resolve", result="好了")
    assert found(li, queue="due_soon") == []


def test_asked_holds_what_the_organisation_has_not_answered(qian: Actor, sun: Actor, li: Actor) -> None:
    case, _other = reported(qian), reported(sun, NEXT_GRID)
    assert found(li, queue="asked") == []
    asked = Asked("assistance", li.organisation_id, "请派人协助")
    task = open_task(case_id=case.pk, asked=asked, by=li)
    assert found(li, queue="asked") == [str(case.pk)]
    finish_task(task_id=task.pk, outcome="done", report="去过了", by=li)
    assert found(li, queue="asked") == []


def put_off(case: Case, **hours: float) -> Case:
    """Set a case's moments to so many hours from now."""
    moments = {name: clock.now() + timedelta(hours=away) for name, away in hours.items()}
    Case.objects.filter(pk=case.pk).update(**moments)
    return case


def test_a_row_says_which_clock_runs_and_until_when(qian: Actor, li: Actor) -> None:
    """By the column of the lists, and of what stands still the day it is looked at again; in a list as on the
    case itself."""
    fresh, taken, over, resting, halted = (reported(qian) for _ in range(5))
    for case in (taken, resting, halted):
        take(Target(case.pk, 1, li), "claim")
    take(Target(over.pk, 1, qian), "self_resolve", result="好了")
    review = clock.now() + timedelta(days=3)
    for case in (resting, halted):
        put_by = Case.objects.filter(pk=case.pk)
        put_by.update(close_due=NOT_NOW)
        Clock.objects.filter(case=case, stopped_at=None).update(paused_at=clock.now() + timedelta(days=1))
    Clock.objects.create(case=resting, kind="review", started_at=clock.now(), due_at=review, rule="given")
    fresh.refresh_from_db()
    taken.refresh_from_db()
    expected = {
        str(fresh.pk): (fresh.accept_due, "accept"),
        str(taken.pk): (taken.close_due, "close"),
        str(over.pk): (None, ""),
        str(resting.pk): (review, "review"),
        str(halted.pk): (None, "close"),
    }
    page = signed_in(li)
    rows = {row["id"]: row for row in page.get("/api/v1/cases?queue=all").json()["items"]}
    for key, (due, of) in expected.items():
        for told in (rows[key], page.get(f"/api/v1/cases/{key}").json()):
            assert (told["due"] and datetime.fromisoformat(told["due"]), told["due_of"]) == (due, of)


def test_overdue_is_past_the_deadline_that_runs(qian: Actor, li: Actor, chen: Actor) -> None:
    """To accept while nobody has it, to close afterwards: what the row shows in red, and nothing else."""
    nobody_came = put_off(reported(qian), accept_due=-2)
    in_time = put_off(reported(qian), accept_due=1)
    late_to_close = put_off(reported(qian), close_due=-1)
    accepted_late = put_off(reported(qian), accept_due=-3)
    for case in (late_to_close, accepted_late):
        take(Target(case.pk, 1, li), "claim")
    settled = put_off(reported(qian), accept_due=-9, close_due=-9)
    take(Target(settled.pk, 1, qian), "self_resolve", result="好了")

    for reader in (li, chen, qian):
        assert found(reader, queue="overdue") == [str(nobody_came.pk), str(late_to_close.pk)]
        counts = signed_in(reader).get("/api/v1/cases/counts").json()
        assert counts["overdue"] == {"n": 2, "more": False}
    assert str(in_time.pk) in found(li, queue="open")


def test_a_list_can_be_read_from_either_end_and_by_what_is_due(qian: Actor, li: Actor) -> None:
    first, second, third = (reported(qian) for _ in range(3))
    put_off(first, accept_due=3)
    put_off(second, accept_due=1)
    # Accepted, so its other deadline runs.
    take(Target(third.pk, 1, li), "claim")
    put_off(third, accept_due=-5, close_due=2)
    ids = [str(case.pk) for case in (first, second, third)]

    assert found(li, queue="open", order="newest") == ids[::-1]
    assert found(li, queue="open", order="oldest") == ids
    assert found(li, queue="open", order="due") == [ids[1], ids[2], ids[0]]
    assert found(li, queue="all", order="oldest") == ids


@pytest.mark.parametrize(
    ("who", "queue", "order"),
    [
        ("li", "waiting", "due"),
        ("li", "tasks", "due"),
        ("li", "open", "due"),
        ("li", "closed", "newest"),
        ("li", "all", "newest"),
        ("wu", "waiting", "newest"),
        ("qian", "open", "newest"),
        ("chen", "open", "newest"),
        *((who, "overdue", "due") for who in ("li", "wu", "qian", "chen")),
    ],
)
def test_a_dispatcher_finds_first_what_is_due_first(
    who: str, queue: str, order: str, request: pytest.FixtureRequest
) -> None:
    """Everybody else the newest; and the answer says which order it is in."""
    answer = signed_in(request.getfixturevalue(who)).get("/api/v1/cases", {"queue": queue})
    assert answer.json()["order"] == order


@pytest.mark.parametrize("order", OF_ANY)
def test_pages_join_without_gap_or_double(order: str, qian: Actor, li: Actor) -> None:
    # Working days end at the same moment for all of them: ties are the rule, not the exception.
    ids = [str(reported(qian).pk) for _ in range(7)]
    browser, walked, cursor = signed_in(li), [], ""
    while True:
        asked = {"size": "3", "queue": "open", "order": order} | ({"cursor": cursor} if cursor else {})
        page = browser.get("/api/v1/cases", asked).json()
        walked += [row["id"] for row in page["items"]]
        cursor = page["next"]
        if not cursor:
            break
    assert walked == (ids[::-1] if order == "newest" else ids)


def test_a_page_of_another_order_is_refused(qian: Actor, li: Actor) -> None:
    for _ in range(2):
        reported(qian)
    browser = signed_in(li)
    cursor = browser.get("/api/v1/cases", {"size": "1", "order": "newest"}).json()["next"]
    answer = browser.get("/api/v1/cases", {"size": "1", "order": "oldest", "cursor": cursor})
    assert answer.status_code == 400
    assert answer.json()["invalid_params"][0]["name"] == "cursor"


@pytest.mark.parametrize("queue", ["mine", "closed", "all"])
def test_closed_cases_are_due_no_more(queue: str, li: Actor) -> None:
    answer = signed_in(li).get("/api/v1/cases", {"queue": queue, "order": "due"})
    assert answer.status_code == 400
    assert [param["name"] for param in answer.json()["invalid_params"]] == ["order"]


@pytest.mark.parametrize(
    "asked",
    [
        {"queue": "everything"},
        {"area": "1"},
        {"size": "0"},
        {"size": "101"},
        {"cursor": "AAAA"},
        {"state": "lost"},
        {"unknown": "1"},
        {"category": "77"},
        {"order": "close_due"},
    ],
)
def test_wrong_questions_are_refused(li: Actor, asked: dict[str, str]) -> None:
    answer = signed_in(li).get("/api/v1/cases", asked)
    assert answer.status_code == 400
    assert answer.json()["invalid_params"]


def plan_of(cases: QuerySet[Case], order: str) -> str:
    """How the database reads the first page, left to choose for itself."""
    by, newest_first = queues.ORDERS[order].by, queues.ORDERS[order].newest_first
    sign = "-" if newest_first else ""
    return cases.order_by(f"{sign}{by}", f"{sign}id")[:51].explain()


@pytest.mark.usefixtures("by_the_owner")
def test_every_list_rides_an_index_in_every_order_however_long_the_history(
    qian: Actor, li: Actor, wu: Actor, chen: Actor, shen: Actor
) -> None:
    """A hundred times the cases of the demo's season, and the planner left to choose for itself: no list
    reads the table whole, and what is due comes out of its index in order."""
    many(20_000, reported(qian), holder=li)
    history.asked(by=li)
    for actor in (qian, li, wu, chen, shen):
        # What is unread is looked up in the journal (`test_unread`).
        for name in sorted(set(queues.QUEUES) - {"unread"}):
            own = queues.OWN_ORDER.get(name)
            for order in (own,) if own else OF_ANY:
                if order == "due" and name not in queues.OPEN_QUEUES:
                    continue
                # Where nothing can be in it for them nothing is asked.
                for plan in filter(None, (plan_of(cases, order) for cases in queues.ranges(actor, name))):
                    assert "Index" in plan, (actor.name, name, order, plan)
                    # What lies in other rooms is empty here, and read whole for that.
                    assert "Seq Scan on cases_" not in plan, (actor.name, name, order, plan)
    for order in OF_ANY:
        for name in ("waiting", "open", "overdue"):
            within_village = queues.queue(li, name, area_code=FIRST_GRID[:12])
            assert "Seq Scan" not in plan_of(within_village, order)
    for actor, name, index in ((li, "objections", "township_state"), (chen, "pool", "county_state")):
        assert f"cases_{index}" in plan_of(queues.queue(actor, name), "due")
    with connection.cursor() as cursor:
        # Among a few hundred open cases one index is as good as the next; a county has thousands.
        cursor.execute("DROP INDEX cases_county_state, cases_township_state, cases_holder_due")
    for actor, name, index in (
        (li, "open", "township_due"),
        (li, "overdue", "township_due"),
        (chen, "open", "county_due"),
        (chen, "overdue", "county_due"),
        (chen, "due_soon", "county_due"),
    ):
        plan = plan_of(queues.queue(actor, name), "due")
        assert f"cases_{index}" in plan, plan
        assert "Sort" not in plan, plan
    looked_up = Case.objects.filter(reach.where(qian, "cases.read"), code="00000042")
    assert "cases_case_code" in looked_up.explain()


def by_code(actor: Actor, code: str) -> Any:
    return signed_in(actor).get("/api/v1/cases/by_code", {"code": code})


def test_a_case_is_found_by_its_code_by_whoever_may_read_it(
    qian: Actor, sun: Actor, li: Actor, zhou: Actor, wu: Actor, chen: Actor
) -> None:
    event = reported(qian)
    dispute = reported(qian, category="0101")
    for actor, case, reaches in (
        (qian, event, True),
        (li, event, True),
        (chen, event, True),
        (sun, event, False),
        (zhou, event, False),
        (wu, event, False),
        (wu, dispute, True),
    ):
        answer = by_code(actor, str(case))
        assert answer.status_code == (200 if reaches else 404), (actor.name, answer.content)
        if reaches:
            alone = signed_in(actor).get(f"/api/v1/cases/{case.pk}")
            assert (answer.json(), answer["ETag"]) == (alone.json(), alone["ETag"])
    for written in (event.code.lower(), f"pa {event.code[:4]} {event.code[4:]}"):
        assert by_code(qian, written).json()["id"] == str(event.pk)
    absent, hidden = by_code(sun, "00000000"), by_code(sun, str(event))
    assert absent.json() == hidden.json()


@pytest.mark.parametrize("code", ["", "PA", "PA-2A4A", "2A4AXRAGXX", "桥", "\x00", "2" * 9000])
def test_what_can_be_no_code_is_refused_by_name(code: str, li: Actor) -> None:
    answer = by_code(li, code)
    assert answer.status_code == 400
    assert answer.json()["invalid_params"][0]["name"] == "code"


@pytest.mark.usefixtures("by_the_owner")
@pytest.mark.parametrize("category", ["05", "0506"])
@pytest.mark.parametrize("who", ["li", "chen"])
def test_a_rare_kind_is_found_without_walking_through_the_others(
    who: str, category: str, request: pytest.FixtureRequest
) -> None:
    actor: Actor = request.getfixturevalue(who)
    with connection.cursor() as cursor:
        # Among a handful of cases every index is as good as the next, and to sort them costs nothing: only
        # those that give the kind in its order are left.
        cursor.execute("SET LOCAL enable_seqscan = off; SET LOCAL enable_sort = off")
        cursor.execute("SET LOCAL enable_incremental_sort = off; SET LOCAL enable_bitmapscan = off")
        for other in ("county_newest", "township_newest", "county_cell"):
            cursor.execute(f"DROP INDEX cases_{other}")
        plan = queues.queue(actor, "all", category=category).order_by("-received_at", "-id")[:51].explain()
    assert f"cases_county_{'major' if len(category) == 2 else 'minor'}" in plan


@pytest.mark.parametrize(("length", "ends"), [(60, "字"), (61, "…"), (400, "…")])
def test_a_row_says_where_more_was_written(qian: Actor, length: int, ends: str) -> None:
    case = reported(qian, what="字" * length)
    row = signed_in(qian).get("/api/v1/cases").json()["items"][0]
    assert (row["id"], len(row["summary"]), row["summary"][-1]) == (str(case.pk), 60, ends)
