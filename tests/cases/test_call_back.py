"""Calling back whoever told us of a closed case: who is called, until when, by whom, and what comes of it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.db import connection

from pingan.cases import evaluations, queues
from pingan.cases.errors import AlreadyEvaluated, NobodyToCall, OwnWork, TooLate
from pingan.cases.evaluations import CALLED
from pingan.cases.models import Case
from pingan.cases.reporting import report_case
from pingan.cases.selectors import actions_of, describe
from pingan.cases.services import Target, take
from pingan.core import clock
from pingan.core.ids import uuid7
from pingan.journal.models import Act
from pingan.people.actors import Actor
from tests.cast import actions_of as timeline_of
from tests.cast import report_of, signed_in
from tests.history import known, many
from tests.territory.small_county import FIRST_GRID, NEXT_GRID

YES: dict[str, Any] = {"call": "told", "responded": True, "solved": True, "satisfied": True}
NO: dict[str, Any] = {"call": "told", "responded": True, "solved": False, "satisfied": False}
VAIN: dict[str, Any] = {"call": "not_reached"}


def reported(by: Actor, grid: str = FIRST_GRID, **changes: Any) -> Case:
    report = report_of(grid, **changes)
    report_case(report=report, by=by)
    return Case.objects.get(pk=report.id)


def done(case: Case, by: Actor, action: str, **said: Any) -> Case:
    case.refresh_from_db()
    return take(Target(case.pk, case.version, by), action, **said)


@pytest.fixture
def closed(qian: Actor, li: Actor) -> Case:
    """Told by a worker, and answered by the desk itself."""
    case = done(reported(qian), li, "claim")
    return done(case, li, "close", note="已答复")


@pytest.fixture
def at(monkeypatch: pytest.MonkeyPatch) -> Callable[[datetime], None]:
    return lambda moment: monkeypatch.setattr(clock, "now", lambda: moment)


def morning(days: int, hour: int = 9) -> datetime:
    return clock.day_begins(clock.today() + timedelta(days=days)) + timedelta(hours=hour)


def call_of(case: Case) -> dict[str, Any]:
    """What the act of its last step told of the call-back."""
    facts = Act.objects.filter(object_id=case.pk).latest("id").facts
    return {name: facts[name] for name in ("call", *evaluations.ANSWERS, "cause") if name in facts}


def test_whoever_told_it_is_called_where_somebody_else_saw_to_it(
    qian: Actor, sun: Actor, li: Actor, closed: Case
) -> None:
    assert closed.call_due is not None
    assert clock.local_day(closed.call_due) == clock.today() + timedelta(days=16), "fifteen whole days"
    assert call_of(closed) == {"call": "due"}
    own = done(reported(qian), qian, "self_resolve", result="自己清开了")
    assert (own.call_due, call_of(own)) == (None, {"call": "nobody"})
    others = done(reported(sun), qian, "self_resolve", result="顺手清开了")
    assert others.call_due is not None
    dispatched = done(reported(qian), li, "dispatch", worker_id=qian.account_id, note="")
    done(dispatched, qian, "receive")
    done(dispatched, qian, "handle", result="已疏通")
    assert done(dispatched, li, "close", note="看过了").call_due is None
    at_the_desk = done(reported(li), li, "claim")
    assert done(at_the_desk, li, "close", note="已答复").call_due is None


def test_rooms_above_say_of_whom_else_somebody_can_be_called(li: Actor) -> None:
    case = done(reported(li), li, "claim")
    with CALLED.holding({"callers": lambda asked: asked.pk == case.pk}):
        assert done(case, li, "close", note="已答复").call_due is not None


def test_the_list_is_read_by_what_ends_first(
    qian: Actor, li: Actor, zhou: Actor, feng: Actor, closed: Case
) -> None:
    later = done(done(reported(qian, NEXT_GRID), li, "claim"), li, "close", note="已答复")
    Case.objects.filter(pk=later.pk).update(call_due=clock.now() + timedelta(days=1))
    gone = done(done(reported(qian), li, "claim"), li, "close", note="已答复")
    Case.objects.filter(pk=gone.pk).update(call_due=clock.now() - timedelta(seconds=1))
    there = [str(later.pk), str(closed.pk)]
    for reader, found in ((li, there), (feng, there), (zhou, [])):
        answer = signed_in(reader).get("/api/v1/cases", {"queue": "to_call"}).json()
        assert [row["id"] for row in answer["items"]] == found
        assert answer["order"] == "call"
        tabs = {tab["tab"]: tab["n"] for tab in signed_in(reader).get("/api/v1/cases/counts").json()["tabs"]}
        assert tabs["to_call"] == len(found)
    pages, cursor = [], ""
    while True:
        asked = {"queue": "to_call", "size": "1"} | ({"cursor": cursor} if cursor else {})
        page = signed_in(li).get("/api/v1/cases", asked).json()
        pages += [row["id"] for row in page["items"]]
        if not (cursor := page["next"]):
            break
    assert pages == there


@pytest.mark.parametrize(
    "asked", [{"queue": "to_call", "order": "newest"}, {"queue": "open", "order": "call"}]
)
def test_it_has_an_order_of_its_own(asked: dict[str, str], li: Actor) -> None:
    answer = signed_in(li).get("/api/v1/cases", asked)
    assert answer.status_code == 400
    assert [param["name"] for param in answer.json()["invalid_params"]] == ["order"]


@pytest.mark.usefixtures("by_the_owner")
def test_the_list_rides_its_index_however_long_the_history(li: Actor, feng: Actor, closed: Case) -> None:
    many(20_000, closed, holder=li)
    with connection.cursor() as cursor:
        # Of what closed two years ago a tenth was never called, and stays where it is.
        cursor.execute(
            "UPDATE cases_case SET call_due = CASE WHEN closed_at > now() - interval '15 days' OR "
            "code LIKE '%0' THEN closed_at + interval '15 days' END WHERE closed_at IS NOT NULL"
        )
    known()
    for reader, area, index in (
        (li, None, "township_call"),
        (feng, None, "county_call"),
        (feng, FIRST_GRID[:9], "township_call"),
    ):
        plan = queues.queue(reader, "to_call", area_code=area).order_by("call_due", "id")[:51].explain()
        assert f"cases_{index}" in plan, plan
        assert "Sort" not in plan, plan
    for area in (FIRST_GRID[:12], FIRST_GRID):
        within_township = queues.queue(li, "to_call", area_code=area).order_by("call_due", "id")[:51]
        assert "Seq Scan" not in within_township.explain()


def test_somebody_else_than_whoever_saw_to_it_calls(
    qian: Actor, li: Actor, shen: Actor, feng: Actor, closed: Case
) -> None:
    with pytest.raises(OwnWork):
        done(closed, li, "evaluate", **YES)
    assert "evaluate" not in {step["action"] for step in actions_of(closed, li)}
    assert describe(closed, li)["call"]["own_work"]
    called = done(closed, feng, "evaluate", **YES)
    assert called.call_due is None
    assert call_of(called) == {"call": "told", "responded": True, "solved": True, "satisfied": True}
    with pytest.raises(AlreadyEvaluated):
        done(closed, feng, "evaluate", **YES)
    handled = done(reported(qian), li, "assign", organisation_id=shen.organisation_id, note="")
    done(handled, shen, "receive")
    done(handled, shen, "handle", result="已修好")
    done(handled, li, "close", note="看过了")
    assert done(handled, li, "evaluate", **NO).call_due is None, "whoever closed what another did may call"


def test_nobody_is_called_about_what_nobody_told(li: Actor, feng: Actor) -> None:
    case = done(done(reported(li), li, "claim"), li, "close", note="已答复")
    with pytest.raises(NobodyToCall):
        done(case, feng, "evaluate", **YES)
    rejected = done(reported(li), li, "reject", cause="not_ours", reason="属邻县", road="")
    assert call_of(rejected) == {"cause": "not_ours"}
    with pytest.raises(NobodyToCall):
        done(rejected, feng, "evaluate", **YES)


def test_after_three_vain_tries_in_different_halves_of_days_a_case_is_left(
    feng: Actor, closed: Case, at: Callable[[datetime], None]
) -> None:
    for number, (moment, left) in enumerate(
        [(morning(1), 2), (morning(1, 11), 2), (morning(1, 15), 1), (morning(2, 12), 0)]
    ):
        assert Case.objects.get(pk=closed.pk).call_due is not None, number
        at(moment)
        called = done(closed, feng, "evaluate", **VAIN)
        told = describe(called, feng)["call"]
        assert (told["tries_left"], len(told["tries"])) == (left, number + 1)
    assert call_of(called) == {"call": "not_reached"}
    assert called.call_due is None
    with pytest.raises(AlreadyEvaluated):
        done(closed, feng, "evaluate", **YES)


@pytest.mark.parametrize("call", ["refused", "wrong_number"])
def test_who_will_not_or_cannot_be_asked_is_asked_once(call: str, feng: Actor, closed: Case) -> None:
    called = done(closed, feng, "evaluate", call=call)
    assert (called.call_due, call_of(called)) == (None, {"call": call})


def test_a_vain_try_says_nothing_of_the_case_yet(feng: Actor, closed: Case) -> None:
    called = done(closed, feng, "evaluate", **VAIN)
    assert (called.call_due, call_of(called)) == (closed.call_due, {"call": "tried"})


def test_what_is_not_solved_is_opened_again_by_the_call(feng: Actor, li: Actor, closed: Case) -> None:
    answer = signed_in(feng).post(
        f"/api/v1/cases/{closed.pk}/evaluate",
        {**NO, "note": "一下雨又堵", "reopen": "另一头还堵着"},
        content_type="application/json",
    )
    assert answer.status_code == 200, answer.content
    assert (answer.json()["state"], answer.json()["call"]) == ("reported", None)
    assert timeline_of(closed.pk)[-2:] == ["evaluate", "reopen"]
    types = Act.objects.filter(object_id=closed.pk).order_by("id").values_list("type", flat=True)
    assert list(types)[-2:] == ["case.evaluated", "case.reopened"]
    # Closed once more it is called about once more.
    again = done(done(closed, li, "claim"), li, "close", note="这回通了")
    assert done(again, feng, "evaluate", **YES).call_due is None


def test_a_call_that_cannot_open_the_case_again_leaves_nothing(
    feng: Actor, closed: Case, at: Callable[[datetime], None]
) -> None:
    Case.objects.filter(pk=closed.pk).update(call_due=clock.now() + timedelta(days=90))
    at(morning(40))
    with pytest.raises(TooLate):
        done(closed, feng, "evaluate", **NO, reopen="还堵着")
    assert timeline_of(closed.pk)[-1] == "close"
    assert done(closed, feng, "evaluate", **NO).call_due is None


@pytest.mark.parametrize(
    ("sent", "named"),
    [
        ({}, ["call"]),
        ({"call": "told"}, ["responded", "satisfied", "solved"]),
        ({"call": "told", "responded": True, "solved": None}, ["satisfied"]),
        ({"call": "refused", "solved": True}, ["solved"]),
        ({**YES, "reopen": "还堵着"}, ["reopen"]),
        ({**YES, "call": "bored"}, ["call"]),
        ({"call": "not_reached", "reopen": "还堵着"}, ["reopen"]),
    ],
)
def test_what_makes_no_sense_is_refused_by_name(
    sent: dict[str, Any], named: list[str], feng: Actor, closed: Case
) -> None:
    answer = signed_in(feng).post(
        f"/api/v1/cases/{closed.pk}/evaluate", sent, content_type="application/json"
    )
    assert answer.status_code == 400
    assert sorted({param["name"] for param in answer.json()["invalid_params"]}) == named


def test_the_windows_of_pages_and_server_are_one_rule(
    qian: Actor, li: Actor, feng: Actor, han: Actor, at: Callable[[datetime], None]
) -> None:
    """A county that changes the row changes what its pages say and what the server holds to."""
    assert signed_in(li).get("/api/v1/session").json()["windows"] == {"reopen_days": 15, "call_days": 15}
    shorten({"reopen": 20, "call_back": 3}, han)
    assert signed_in(li).get("/api/v1/session").json()["windows"] == {"reopen_days": 20, "call_days": 3}
    case = done(done(reported(qian), li, "claim"), li, "close", note="已答复")
    until = case.call_due
    assert until is not None
    assert clock.local_day(until) == clock.today() + timedelta(days=4)
    at(until)
    with pytest.raises(TooLate):
        done(case, feng, "evaluate", **YES)
    assert signed_in(feng).get("/api/v1/cases", {"queue": "to_call"}).json()["items"] == []
    at(until - timedelta(seconds=1))
    assert done(case, feng, "evaluate", **NO).call_due is None
    at(until + timedelta(days=10))
    assert done(case, feng, "reopen", reason="又堵了").state == "reported"


def shorten(days: dict[str, int], by: Actor) -> None:
    """What the county decides of limits, from today on."""
    browser = signed_in(by)
    table = browser.get("/api/v1/config/limits").json()
    answer = browser.put(
        "/api/v1/config/limits",
        {
            "rows": [row | {"limit": days.get(row["kind"], row["limit"])} for row in table["rows"]],
            "valid_from": clock.today().isoformat(),
            "why": "会议决定",
        },
        content_type="application/json",
        headers={"If-Match": f'"{table["version"]}"', "Idempotency-Key": str(uuid7())},
    )
    assert answer.status_code == 200, answer.content
