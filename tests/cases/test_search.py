"""Search: what is found, by whom, and what nobody finds."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from pingan.cases import numbers, queues, search, walk
from pingan.cases.models import Case, Wording
from pingan.cases.services import Target, take
from pingan.cases.tasks import Asked, open_task
from pingan.people.actors import Actor
from pingan.territory.selectors import names_of
from tests.cases.test_lists import ACROSS, found, reported
from tests.cast import signed_in
from tests.history import many
from tests.territory.small_county import FIRST_GRID, NEXT_GRID

NUMBERS = json.loads(Path(__file__).with_name("numbers.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    "query",
    [
        *("水渠", "漫到路", "渠被泥石堵住", "桥头", "水渠 桥头", "桥头 水渠"),
        *("水渠 堵", "　水渠 ", "ＳＯＳ", "sos", "SoS", "g210"),
    ],
)
def test_two_letters_of_what_was_said_or_where_suffice(query: str, qian: Actor, li: Actor) -> None:
    case = reported(qian, what="水渠被泥石堵住，水漫到路上。ＳＯＳ，Ｇ210 国道边", place_note="桥头东侧")
    reported(qian, what="路灯坏了", place_note="学校门口")
    assert found(li, q=query) == [str(case.pk)]


@pytest.mark.parametrize("query", ["堵住水", "渠水", "桥头东侧水渠", "水渠 路灯", "%%", "水%", "__", "'; --"])
def test_what_does_not_stand_there_is_not_found(query: str, qian: Actor, li: Actor) -> None:
    reported(qian)
    assert found(li, q=query) == []


@pytest.mark.parametrize("query", ["", " ", "水", "水 渠", "a", "1 2 3 4 5 6 7 8", "水" * 61, "\x00水渠"])
def test_what_cannot_be_looked_for_is_refused_by_name(query: str, li: Actor) -> None:
    answer = signed_in(li).get("/api/v1/cases", {"q": query})
    assert answer.status_code == 400
    assert answer.json()["invalid_params"][0]["name"] == "q"


def test_a_case_is_found_by_its_code_and_a_part_of_it(qian: Actor, li: Actor) -> None:
    case, _other = reported(qian), reported(qian)
    for written in (str(case), case.code, case.code.lower(), str(case).replace("-", " "), case.code[3:]):
        assert found(li, q=written) == [str(case.pk)], written


def test_a_case_is_found_by_the_name_of_its_area(qian: Actor, sun: Actor, zhou: Actor, chen: Actor) -> None:
    here, next_door, across = reported(qian), reported(sun, NEXT_GRID), reported(zhou, ACROSS)
    names = {code: name_of(code) for code in (FIRST_GRID, FIRST_GRID[:9], ACROSS[:9])}
    assert found(chen, q=names[ACROSS[:9]]) == [str(across.pk)]
    assert found(chen, q=names[FIRST_GRID[:9]]) == [str(next_door.pk), str(here.pk)]
    assert found(chen, q=f"{names[FIRST_GRID[:9]]} 水渠") == [str(next_door.pk), str(here.pk)]
    assert found(chen, q=f"{names[FIRST_GRID[:9]]} 路灯") == []
    Case.objects.filter(pk=here.pk).update(grid_code=ACROSS)
    assert found(chen, q=names[ACROSS[:9]]) == [str(across.pk), str(here.pk)]


def name_of(code: str) -> str:
    return names_of([code])[code]


def test_everyone_finds_among_what_they_may_read(
    qian: Actor, sun: Actor, li: Actor, zhou: Actor, wu: Actor, chen: Actor
) -> None:
    here = str(reported(qian).pk)
    next_door = str(reported(sun, NEXT_GRID).pk)
    dispute = str(reported(zhou, ACROSS, category="0101").pk)
    assert found(qian, q="水渠") == [here]
    assert found(li, q="水渠") == [next_door, here]
    assert found(zhou, q="水渠") == [dispute]
    assert found(wu, q="水渠") == [dispute]
    assert found(chen, q="水渠") == [dispute, next_door, here]
    assert found(chen, q="水渠", area=ACROSS[:9]) == [dispute]
    assert found(li, q="水渠", area=ACROSS[:9]) == []


def test_a_search_stays_in_its_list(qian: Actor, li: Actor) -> None:
    waiting, closed = reported(qian), reported(qian)
    take(Target(closed.pk, 1, qian), "self_resolve", result="好了")
    away = reported(qian, NEXT_GRID)
    assert found(li, q="水渠", queue="closed") == [str(closed.pk)]
    assert found(li, q="水渠", queue="waiting") == [str(away.pk), str(waiting.pk)]
    assert found(li, q="水渠", order="oldest") == [str(case.pk) for case in (waiting, closed, away)]
    assert found(qian, q="水渠", queue="mine") == [str(case.pk) for case in (away, closed, waiting)]
    assert found(li, q="水渠", category="0101") == []
    refused = signed_in(li).get("/api/v1/cases", {"q": "水渠", "queue": "open", "order": "due"})
    assert (refused.status_code, refused.json()["invalid_params"][0]["name"]) == (400, "order")


@pytest.mark.parametrize(
    "number",
    [
        "13800138000",
        "138 0013 8000",
        "１３８００１３８０００",
        "0871-65123456",
        "一三八〇〇一三八〇〇〇",
        "139 -1234－5678",
    ],
)
def test_no_number_of_a_person_is_found(number: str, qian: Actor, li: Actor) -> None:
    assert numbers.veiled(f"电话{number}，") != f"电话{number}，", "or it is no number"
    case = reported(qian, what=f"水渠堵了，电话{number}，请联系", place_note=f"找{number}")
    assert found(li, q="水渠 请联系") == [str(case.pk)]
    for looked_for in (number, number[:5], number[-4:], number[3:8], f"电话{number[:3]}"):
        if len(looked_for.strip()) > 1:
            assert found(qian, q=looked_for) == found(li, q=looked_for) == [], looked_for


@pytest.mark.django_db
@pytest.mark.parametrize(("told", "shown"), NUMBERS["veiled"])
def test_what_is_kept_holds_no_digit_that_readers_see_starred(told: str, shown: str) -> None:
    """Every number of the table by which browser and server know one."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT cases_findable(%s)", [told])
        (kept,) = cursor.fetchone()
    hidden = "".join(letter for letter, seen in zip(told, shown, strict=True) if seen == "*" != letter)
    assert hidden
    for start in range(len(hidden) - 2):
        assert hidden[start : start + 3].lower() not in kept, kept


def test_pages_of_finds_join_without_gap_or_double(
    qian: Actor, li: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whether they come from the head of the list, from the index, or from several looks into it."""
    ids = []
    for number in range(12):
        case = reported(qian, what="水渠堵了" if number % 2 else "路灯坏了")
        ids += [str(case.pk)] if number % 2 else []
    for looked_at, rare in ((2_000, 5_000), (3, 5_000), (3, 2), (1, 1)):
        monkeypatch.setattr(walk, "LOOKED_AT", looked_at)
        monkeypatch.setattr(search, "RARE", rare)
        for order in ("newest", "oldest"):
            assert walked(li, order) == (ids[::-1] if order == "newest" else ids), (looked_at, rare)


def test_finds_of_a_department_join_what_it_has_and_what_it_was_asked_for(
    qian: Actor, li: Actor, shen: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    ids = []
    for number in range(12):
        case = reported(qian, what="水渠堵了" if number % 2 else "路灯坏了")
        ids += [str(case.pk)] if number % 2 else []
        if number % 3:
            take(Target(case.pk, 1, li), "assign", organisation_id=shen.organisation_id)
        else:
            open_task(case_id=case.pk, asked=Asked("assistance", shen.organisation_id, "请协助"), by=li)
    for looked_at, rare in ((2_000, 5_000), (3, 5_000), (3, 2), (1, 1)):
        monkeypatch.setattr(walk, "LOOKED_AT", looked_at)
        monkeypatch.setattr(search, "RARE", rare)
        for order in ("newest", "oldest"):
            assert walked(shen, order) == (ids[::-1] if order == "newest" else ids), (looked_at, rare)


def walked(actor: Actor, order: str) -> list[str]:
    browser, rows, cursor = signed_in(actor), [], ""
    while True:
        asked = {"q": "水渠", "size": "2", "order": order} | ({"cursor": cursor} if cursor else {})
        page = browser.get("/api/v1/cases", asked).json()
        rows += [row["id"] for row in page["items"]]
        if not (cursor := page["next"]):
            return rows


@pytest.mark.usefixtures("by_the_owner")
def test_a_search_rides_the_index_of_words_and_looks_at_a_bounded_part_of_the_list(
    qian: Actor, li: Actor, chen: Actor
) -> None:
    many(4_000, reported(qian), holder=li, words=True)
    query = search.holds(search.read("闻所未闻"))
    newest = queues.ORDERS["newest"]
    for actor in (li, chen):
        (plan,) = plans_of(partial(search.by_index, query, actor.area_code))
        assert "cases_wording_tokens" in plan, plan
        ways = queues.ways(actor, "all", newest)
        said = [search._is_in("闻所未闻", [])]
        first = plans_of(partial(walk.found, ways, newest, None, 50, partial(walk.look, said=said)))
        for looked in (plan, *first):
            assert "Seq Scan" not in looked, looked
    named = search.holds(search.read(name_of(ACROSS[:9])))
    (plan,) = plans_of(partial(search.by_index, named, None))
    assert "cases_wording_tokens" in plan


def plans_of(ask: Callable[[], object]) -> list[str]:
    """How the database answers the statements behind a call."""
    with CaptureQueriesContext(connection) as asked:
        ask()
    with connection.cursor() as cursor:
        plans = []
        for query in asked.captured_queries:
            cursor.execute(f"EXPLAIN {query['sql']}")
            plans.append("\n".join(line for (line,) in cursor.fetchall()))
    return plans


def test_a_common_word_is_looked_for_in_a_bounded_part_of_the_index(
    qian: Actor, li: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(search, "RARE", 2)
    for number in range(4):
        holds = search.holds(search.read("水渠"))
        found = search.by_index(holds, li.area_code)
        assert (found is None) == (number > 2)
        assert found is None or len(found) == number
        reported(qian)


def test_a_server_that_knows_nothing_of_it_is_found_too(qian: Actor, li: Actor) -> None:
    """The database keeps the words: whoever writes the row."""
    case = reported(qian)
    Case.objects.filter(pk=case.pk).update(what="井盖缺失")
    assert found(li, q="井盖") == [str(case.pk)]
    assert found(li, q="水渠") == []
    assert Wording.objects.get(pk=case.pk).received_at == case.received_at
