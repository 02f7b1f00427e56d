"""The plan of a dispute: steps of its type and others, each optional, told in time, and closing nothing."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client

from pingan.cases import clocks, watch
from pingan.cases.models import Case, Clock, Step
from pingan.cases.reporting import report_case
from pingan.cases.services import Target, take
from pingan.core import clock
from pingan.journal.models import Act
from pingan.mediation.models import PlanStep
from pingan.people.actors import Actor
from pingan.territory import calendar
from pingan.territory.services import load_calendar
from tests.cast import report_of, signed_in
from tests.mediation.test_roster import kept

OWN_WORDS = "请示例家的舅舅来劝"


@pytest.fixture(autouse=True)
def _announced(db: None) -> None:
    load_calendar()


@pytest.fixture
def claimed(qian: Actor, wu: Actor) -> Case:
    report = report_of(category="0101", what="两家为屋檐滴水争吵")
    report_case(report=report, by=qian)
    return take(Target(report.id, 1, wu), "claim")


@pytest.fixture
def desk(wu: Actor) -> Client:
    return signed_in(wu)


def plan(browser: Client, case: Case) -> dict[str, Any]:
    answer = browser.get(f"/api/v1/cases/{case.pk}/plan")
    assert answer.status_code == 200, answer.content
    return answer.json()


def lay(browser: Client, case: Case, *steps: dict[str, Any]) -> Any:
    address = f"/api/v1/cases/{case.pk}/plan"
    return browser.post(address, {"steps": list(steps)}, content_type="application/json")


def mark(browser: Client, case: Case, number: int, state: str, version: int = 1, **said: Any) -> Any:
    return browser.put(
        f"/api/v1/cases/{case.pk}/plan/{number}",
        {"state": state, "owner_id": None, "due_on": None, "note": ""} | said,
        content_type="application/json",
        headers={"If-Match": f'"{version}"'},
    )


def day(later: int) -> str:
    return (clock.today() + timedelta(days=later)).isoformat()


def test_the_plan_of_its_type_is_offered_and_laid_once(claimed: Case, desk: Client) -> None:
    offered = plan(desk, claimed)["offered"]
    codes = {one["code"] for one in offered}
    assert {"nb-look", "each-side"} <= codes, "its own type's and those of all disputes"
    assert "land-look" not in codes
    usual = [{"code": one["code"]} for one in offered if one["usual"]]
    told = lay(desk, claimed, *usual)
    assert told.status_code == 200, told.content
    assert told.json()["plan"]["steps"] == len(usual)
    now = plan(desk, claimed)
    look = next(one for one in now["steps"] if one["code"] == "nb-look")
    due = clock.local_day(calendar.add_working_days(clock.now(), 3))
    assert (look["what"], look["state"], look["due_on"]) == ("现场查看", "open", due.isoformat())
    assert look["owner"]["name"] == "wu", "whoever holds the case, where nobody is named"
    assert not {one["code"] for one in now["offered"]} & {one["code"] for one in usual}
    again = lay(desk, claimed, *usual)
    assert (again.status_code, again.json()["code"]) == (409, "steps_on_the_plan")
    assert lay(desk, claimed, {"code": "nb-elder"}, *usual).json()["plan"]["steps"] == len(usual) + 1


def test_a_step_has_words_or_a_code_of_the_plan(claimed: Case, desk: Client) -> None:
    refused = lay(desk, claimed, {"what": "看现场"}, {"code": "land-look"})
    assert [one["name"] for one in refused.json()["invalid_params"]] == ["steps.1.code"]
    for step in ({}, {"code": "nb-look", "what": "看"}):
        assert lay(desk, claimed, step).status_code == 400
    assert lay(desk, claimed).status_code == 400
    far = lay(desk, claimed, {"what": "看", "due_on": day(400)})
    assert far.json()["invalid_params"][0]["name"].startswith("steps")
    assert not PlanStep.objects.exists()


def test_it_keeps_forty_steps(claimed: Case, desk: Client) -> None:
    for _time in range(2):
        assert lay(desk, claimed, *({"what": f"第{n}步"} for n in range(20))).status_code == 200
    full = lay(desk, claimed, {"what": "再一步"})
    assert (full.status_code, full.json()["code"]) == (422, "too_many_steps")


def test_a_colleague_sees_to_a_step_and_a_stranger_does_not(
    claimed: Case, desk: Client, zheng: Actor, li: Actor
) -> None:
    lay(desk, claimed, {"what": "看现场", "owner_id": str(zheng.account_id)})
    assert plan(desk, claimed)["steps"][0]["owner"]["name"] == "zheng"
    assert {"wu", "zheng"} <= {one["name"] for one in plan(desk, claimed)["owners"]}
    for refused in (
        lay(desk, claimed, {"what": "再看", "owner_id": str(li.account_id)}),
        mark(desk, claimed, 1, "open", owner_id=str(li.account_id)),
    ):
        assert (refused.status_code, refused.json()["code"]) == (422, "unknown_colleague")


def test_a_step_is_done_left_and_open_again(claimed: Case, desk: Client) -> None:
    lay(desk, claimed, {"what": "看现场"}, {"what": "请专家"})
    assert mark(desk, claimed, 1, "done", note="墙确实裂了").status_code == 200
    stale = mark(desk, claimed, 1, "left")
    assert (stale.status_code, stale.json()["code"]) == (412, "stale_version")
    assert mark(desk, claimed, 2, "left", note="用不上").status_code == 200
    first, second = plan(desk, claimed)["steps"]
    assert (first["state"], first["note"], first["settled_by"]) == ("done", "墙确实裂了", "wu")
    assert (second["state"], bool(second["settled_at"])) == ("left", True)
    assert mark(desk, claimed, 1, "open", version=2).status_code == 200
    first = plan(desk, claimed)["steps"][0]
    assert (first["state"], first["settled_at"], first["settled_by"]) == ("open", None, "")
    assert mark(desk, claimed, 3, "done").status_code == 404


def test_none_closes_the_case_and_whoever_decides_on_it_sees_no_stale_copy(
    claimed: Case, desk: Client, qian: Actor
) -> None:
    lay(desk, claimed, {"what": OWN_WORDS})
    mark(desk, claimed, 1, "done")
    now = Case.objects.get(pk=claimed.pk)
    assert (now.state, now.version) == ("accepted", claimed.version)
    lines = signed_in(qian).get(f"/api/v1/cases/{claimed.pk}/timeline").json()["items"]
    assert [(line["action"], line["data"]) for line in lines[-2:]] == [
        ("lay_plan", {"steps": 1}),
        ("mark_step", {"step": 1, "marked": "done"}),
    ]


def test_who_does_not_mediate_learns_nothing_of_it(
    claimed: Case, desk: Client, qian: Actor, li: Actor
) -> None:
    lay(desk, claimed, {"what": OWN_WORDS})
    mark(desk, claimed, 1, "left", note=OWN_WORDS)
    for reader in (qian, li):
        browser = signed_in(reader)
        assert browser.get(f"/api/v1/cases/{claimed.pk}/plan").status_code == 403
        told = browser.get(f"/api/v1/cases/{claimed.pk}")
        if told.status_code == 200:
            assert told.json()["plan"] is None
    with connection.cursor() as cursor:
        for table in (PlanStep._meta.db_table, Step._meta.db_table, Act._meta.db_table, "receipts_receipt"):
            cursor.execute(f"SELECT coalesce(string_agg(t::text, ' '), '') FROM {table} AS t")  # noqa: S608
            (rows,) = cursor.fetchone()
            assert OWN_WORDS not in rows, table
            assert OWN_WORDS.encode().hex() not in rows, table


def test_the_nearest_open_day_is_the_clock_and_is_told_of(claimed: Case, desk: Client) -> None:
    def running() -> Clock | None:
        return Clock.objects.filter(case=claimed, kind="plan", stopped_at=None).first()

    lay(desk, claimed, {"what": "先看", "due_on": day(9)}, {"what": "再谈", "due_on": day(4)})
    found = running()
    assert found is not None
    assert found.due_at == clocks.moment_of(clock.today() + timedelta(days=4))
    mark(desk, claimed, 2, "done")
    found = running()
    assert found is not None
    assert found.due_at == clocks.moment_of(clock.today() + timedelta(days=9))
    with clock.set_to(found.due_at + timedelta(days=1, hours=-6)):
        watch.look()
    told = Act.objects.filter(object_id=claimed.pk, type="case.overdue")
    assert [act.facts["clock"] for act in told] == ["plan"]
    assert Case.objects.get(pk=claimed.pk).escalated == 0, "it comes up to nobody"
    mark(desk, claimed, 1, "left")
    assert running() is None


def test_with_the_end_of_the_mediation_no_step_is_late(claimed: Case, desk: Client, wu: Actor) -> None:
    lay(desk, claimed, {"what": "看现场", "due_on": day(4)})
    take(Target(claimed.pk, claimed.version, wu), "conclude", outcome="withdrawn", note="撤回了")
    assert not Clock.objects.filter(case=claimed, kind="plan", stopped_at=None).exists()
    now = plan(desk, claimed)
    assert (now["may_write"], now["offered"]) == (False, [])
    refused = mark(desk, claimed, 1, "done")
    assert (refused.status_code, refused.json()["code"]) == (409, "wrong_state")


def test_a_county_has_a_plan_of_its_own(claimed: Case, desk: Client, han: Actor) -> None:
    lay(desk, claimed, {"code": "nb-look"})
    row = {"code": "ours", "category": "0101", "step": "请示例乡贤", "days": 0, "usual": True}
    assert kept(han, "plans", row).status_code == 200
    now = plan(desk, claimed)
    assert [(one["code"], one["what"]) for one in now["offered"]] == [("ours", "请示例乡贤")]
    assert now["steps"][0]["what"] == "现场查看", "what was laid stays as it was"
    twice = kept(han, "plans", row, row | {"code": "other"})
    assert [one["name"] for one in twice.json()["invalid_params"]] == ["rows.1.step"]
