"""Queues: what each person finds in them, page by page, and that each rides an index."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection

from pingan.cases import selectors, services
from pingan.cases.models import Case
from pingan.cases.reporting import report_case
from pingan.cases.services import Target
from pingan.people.actors import Actor
from tests.cast import report_of, signed_in
from tests.territory.small_county import FIRST_GRID, NEXT_GRID

ACROSS = "999921101001001"


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


def test_open_states_are_looked_for_among_open_cases(qian: Actor, li: Actor) -> None:
    here = str(reported(qian).pk)
    assert found(li, state="reported") == [here]
    assert found(li, state="closed") == []
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
        plan = selectors.queue(li, "all", state="handled").order_by("-received_at", "-id")[:51].explain()
    assert "cases_township_open" in plan


def test_queues_and_their_counts(qian: Actor, li: Actor) -> None:
    waiting, mine, closed = (reported(qian) for _ in range(3))
    services.claim_case(Target(mine.pk, 1, li))
    services.self_resolve_case(Target(closed.pk, 1, qian), result="好了")
    Case.objects.filter(pk=mine.pk).update(close_due=mine.received_at)

    assert found(li, queue="waiting") == [str(waiting.pk)]
    assert found(li, queue="tasks") == found(li, queue="overdue") == [str(mine.pk)]
    assert found(li, queue="open") == [str(mine.pk), str(waiting.pk)]
    assert found(li, queue="closed") == [str(closed.pk)]
    counts = signed_in(li).get("/api/v1/cases/counts").json()
    assert {name: count["n"] for name, count in counts.items()} == {
        "waiting": 1,
        "tasks": 1,
        "open": 2,
        "overdue": 1,
    }


def test_pages_join_without_gap_or_double(qian: Actor, li: Actor) -> None:
    ids = [str(reported(qian).pk) for _ in range(7)]
    browser, walked, cursor = signed_in(li), [], ""
    while True:
        page = browser.get("/api/v1/cases", {"size": "3"} | ({"cursor": cursor} if cursor else {})).json()
        walked += [row["id"] for row in page["items"]]
        cursor = page["next"]
        if not cursor:
            break
    assert walked == ids[::-1]


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
    ],
)
def test_wrong_questions_are_refused(li: Actor, asked: dict[str, str]) -> None:
    answer = signed_in(li).get("/api/v1/cases", asked)
    assert answer.status_code == 400
    assert answer.json()["invalid_params"]


@pytest.mark.parametrize("name", ["waiting", "open", "overdue", "all", "mine", "tasks"])
@pytest.mark.parametrize("who", ["qian", "li", "wu", "chen"])
def test_every_queue_rides_an_index(name: str, who: str, request: pytest.FixtureRequest) -> None:
    actor: Actor = request.getfixturevalue(who)
    order = "close_due" if name == "overdue" else "-received_at"
    with connection.cursor() as cursor:
        # With a table this small the planner would rather read it whole; forbidden, it shows what it can use.
        cursor.execute("SET LOCAL enable_seqscan = off")
        plan = selectors.queue(actor, name).order_by(order)[:51].explain()
    assert "Index" in plan
    assert "Seq Scan" not in plan


@pytest.mark.parametrize("category", ["05", "0506"])
@pytest.mark.parametrize("who", ["li", "chen"])
def test_a_rare_kind_is_found_without_walking_through_the_others(
    who: str, category: str, request: pytest.FixtureRequest
) -> None:
    actor: Actor = request.getfixturevalue(who)
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
        # Among a handful of cases every index is as good as the next: these are taken away.
        for other in ("county_newest", "township_newest", "county_cell"):
            cursor.execute(f"DROP INDEX cases_{other}")
        plan = selectors.queue(actor, "all", category=category).order_by("-received_at", "-id")[:51].explain()
    assert f"cases_county_{'major' if len(category) == 2 else 'minor'}" in plan
