"""The list of what is supervised: the gravest first, with the failure, who is to report and by when."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from pingan.cases import supervised
from pingan.cases.models import Case
from pingan.cases.reporting import report_case
from pingan.cases.services import Target, take
from pingan.core import clock
from pingan.people.actors import Actor
from tests.cast import report_of, signed_in
from tests.history import known
from tests.properties.steps import answer
from tests.territory.small_county import FIRST_GRID, NEXT_GRID

ACROSS = "999921101001001"


def supervise(by: Actor, grid: str, reporter: Actor, level: str, failure: str = "not_handled") -> Case:
    report = report_of(grid)
    report_case(report=report, by=reporter)
    return follow(by, Case.objects.get(pk=report.id), level, failure)


def follow(by: Actor, case: Case, level: str, failure: str) -> Case:
    soon = clock.now() + timedelta(days=3)
    said = {"level": level, "failure": failure, "text": "三日内报告", "respond_by": soon}
    return take(Target(case.pk, case.version, by), "supervise", **said)


def get(actor: Actor, **query: Any) -> Any:
    answered = signed_in(actor).get("/api/v1/cases/supervised", query)
    assert answered.status_code == 200, answered.content
    return answered.json()


def test_nothing_is_supervised(chen: Actor, qian: Actor) -> None:
    report_case(report=report_of(), by=qian)
    assert get(chen) == {"items": [], "more": False}


def test_the_gravest_level_comes_first_and_then_the_newest(chen: Actor, qian: Actor, li: Actor) -> None:
    levels = ["ordinary", "red", "yellow", "red"]
    cases = [supervise(chen, FIRST_GRID, qian, level) for level in levels]
    found = get(chen)["items"]
    assert [row["id"] for row in found] == [str(cases[place].pk) for place in (3, 1, 2, 0)]
    assert [row["supervision"] for row in found] == ["red", "red", "yellow", "ordinary"]


def test_a_row_says_what_for_who_is_to_report_and_by_when(chen: Actor, qian: Actor, li: Actor) -> None:
    case = supervise(chen, FIRST_GRID, qian, "yellow", "not_accepted")
    (row,) = get(chen)["items"]
    task = case.tasks.get(kind="supervision")
    assert (row["failure"], row["asked"]["id"]) == ("not_accepted", str(li.organisation_id))
    assert clock.now() < task.respond_by
    assert row["respond_by"] is not None
    assert row["answered_at"] is None
    # A higher level says its own failure, and asks anew.
    follow(chen, Case.objects.get(pk=case.pk), "red", "unlawful")
    (row,) = get(chen)["items"]
    assert (row["supervision"], row["failure"], row["answered_at"]) == ("red", "unlawful", None)
    asked = case.tasks.get(kind="supervision", done_at=None)
    assert answer(signed_in(li), asked.pk, "done").status_code == 200
    assert get(chen)["items"][0]["answered_at"] is not None


def test_it_leaves_the_list_when_it_is_lifted_or_over(chen: Actor, qian: Actor, li: Actor) -> None:
    lifted, closed = (supervise(chen, FIRST_GRID, qian, "yellow") for _ in range(2))
    take(Target(lifted.pk, lifted.version, chen), "lift_supervision", reason="已整改")
    take(Target(closed.pk, closed.version, li), "reject", cause="no_matter", reason="现场没有这回事")
    assert get(chen)["items"] == []


def test_each_sees_what_they_may_read(
    chen: Actor, feng: Actor, qian: Actor, sun: Actor, li: Actor, zhou: Actor, wu: Actor, shen: Actor
) -> None:
    here, across = supervise(chen, NEXT_GRID, qian, "red"), supervise(chen, ACROSS, qian, "yellow")
    seen = {actor.name: [row["id"] for row in get(actor)["items"]] for actor in (chen, feng, li, zhou, sun)}
    both = [str(here.pk), str(across.pk)]
    assert seen == {"chen": both, "feng": both, "li": both[:1], "zhou": both[1:], "sun": both[:1]}
    assert get(wu)["items"] == get(shen)["items"] == []
    assert [row["id"] for row in get(chen, area=ACROSS[:9])["items"]] == both[1:]
    assert get(li, area=ACROSS[:9])["items"] == []


def test_it_is_bounded(chen: Actor, qian: Actor, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(supervised, "MOST", 2)
    levels = ["ordinary", "red", "yellow"]
    for level in levels:
        supervise(chen, FIRST_GRID, qian, level)
    with CaptureQueriesContext(connection) as captured:
        found = get(chen)
    assert ([row["supervision"] for row in found["items"]], found["more"]) == (["red", "yellow"], True)
    # And no more is read of any level than is left to be shown.
    levels_read = [query["sql"] for query in captured.captured_queries if "supervision\" = '" in query["sql"]]
    assert [re.findall(r"LIMIT (\d+)$", sql) for sql in levels_read] == [["3"], ["2"], ["1"]]


@pytest.mark.usefixtures("by_the_owner")
def test_it_rides_its_index_and_asks_the_same_for_any_number(chen: Actor, qian: Actor) -> None:
    def asked() -> list[str]:
        """Of the names of areas, which every process keeps, it may look now and then whether they are new."""
        with CaptureQueriesContext(connection) as captured:
            supervised.supervised(chen)
        return [query["sql"] for query in captured.captured_queries if "cases_" in query["sql"]]

    supervise(chen, FIRST_GRID, qian, "red")
    once = asked()
    for level in ("red", "yellow", "ordinary"):
        supervise(chen, FIRST_GRID, qian, level)
    for _ in range(60):
        report_case(report=report_of(), by=qian)
    again = asked()
    assert len(again) == len(once)
    with connection.cursor() as cursor:
        known()
        cursor.execute("SET LOCAL enable_seqscan = off")
        for query in again[:3]:
            cursor.execute("EXPLAIN " + query)
            plan = "\n".join(line for (line,) in cursor.fetchall())
            assert "cases_county_supervised" in plan, plan


def test_an_unknown_word_is_refused_by_name(chen: Actor) -> None:
    refused = signed_in(chen).get("/api/v1/cases/supervised", {"level": "red"})
    assert refused.status_code == 400
    assert refused.json()["invalid_params"][0]["name"] == "level"
