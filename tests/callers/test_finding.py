"""Finding cases by who told us of them: a number or its last four digits, for those who may, and bounded."""

from __future__ import annotations

import pytest
from django.db import connection

from pingan.callers import finding, numbers
from pingan.callers.models import Caller
from pingan.cases import queues
from pingan.core.paging import Order
from pingan.people.actors import Actor
from tests.callers.conftest import PHONE, post, step, take_down
from tests.cast import Browser, signed_in
from tests.territory.small_county import FIRST_GRID

pytestmark = pytest.mark.django_db
NEXT_TOWNSHIP = "999921101"


def found(browser: Browser, q: str, **asked: str) -> list[str]:
    answer = browser.get("/api/v1/cases", {"q": q, "queue": "all", **asked})
    assert answer.status_code == 200, answer.content
    return [row["code"] for row in answer.json()["items"]]


@pytest.mark.parametrize("q", ["1234", PHONE, "129-0000-1234", "129 0000 1234", "+8612900001234", "１２３４"])
def test_a_desk_finds_by_tail_and_by_number(li: Actor, q: str) -> None:
    desk = signed_in(li)
    case = take_down(desk)
    take_down(desk, caller={"phone": "12900005678"})
    assert found(desk, q) == [str(case)]


@pytest.mark.parametrize("q", ["123", "0123", "12900009999", "90000123"])
def test_anything_else_finds_nobody(li: Actor, q: str) -> None:
    desk = signed_in(li)
    take_down(desk)
    assert found(desk, q) == []


@pytest.mark.parametrize(("who", "finds"), [("li", 1), ("feng", 1), ("zhou", 0), ("qian", 0), ("chen", 0)])
def test_only_those_who_may(request: pytest.FixtureRequest, li: Actor, who: str, finds: int) -> None:
    take_down(signed_in(li))
    assert len(found(signed_in(request.getfixturevalue(who)), "1234")) == finds


def test_words_and_numbers_are_found_together_in_order(li: Actor) -> None:
    desk = signed_in(li)
    called = take_down(desk)
    said = take_down(desk, what="门牌1234号前水渠堵了", caller=None)
    both = take_down(desk, what="1234 号院内也堵了")
    assert found(desk, "1234") == [str(both), str(said), str(called)]
    assert found(desk, "1234", order="oldest") == [str(called), str(said), str(both)]


def test_pages_of_finds_join_without_gap_or_double(li: Actor) -> None:
    desk = signed_in(li)
    cases = [take_down(desk, **({} if n % 3 else {"what": "门牌1234号", "caller": None})) for n in range(7)]
    seen: list[str] = []
    asked = {"q": "1234", "queue": "all", "size": "2"}
    while True:
        page = desk.get("/api/v1/cases", asked).json()
        seen += [row["code"] for row in page["items"]]
        if page["next"] is None:
            break
        asked["cursor"] = page["next"]
    assert seen == [str(case) for case in reversed(cases)]


def test_a_common_number_is_looked_at_in_bounded_parts(li: Actor, monkeypatch: pytest.MonkeyPatch) -> None:
    """A hotline that gives its own number for everybody: the page is short and says where to go on."""
    monkeypatch.setattr(finding, "FOUND_AT_ONCE", 2)
    desk = signed_in(li)
    cases = [take_down(desk) for _ in range(5)]
    seen: list[str] = []
    asked = {"q": PHONE, "queue": "all"}
    for _page in range(6):
        page = desk.get("/api/v1/cases", asked).json()
        seen += [row["code"] for row in page["items"]]
        assert len(page["items"]) <= 2
        if page["next"] is None:
            break
        asked["cursor"] = page["next"]
    assert seen == [str(case) for case in reversed(cases)]


def test_a_list_is_searched_within_itself(li: Actor) -> None:
    desk = signed_in(li)
    case = take_down(desk)
    take_down(desk, resolved_on_spot=True)
    assert found(desk, "1234", queue="open") == [str(case)]


def test_plans_ride_the_indexes(li: Actor) -> None:
    take_down(signed_in(li))
    newest = Order("received_at", newest_first=True)
    number, tail = numbers.number_index(PHONE), numbers.tail_index("1234")
    with connection.cursor() as cursor:
        cursor.execute("SET enable_seqscan = off")
        cursor.execute("SET enable_sort = off")
        by_number = finding.by_index(li.county_code, "number_index", number, newest, None)
        assert "callers_caller_number" in by_number.explain()
        assert (
            "callers_caller_tail"
            in finding.by_index(li.county_code, "tail_index", tail, newest, None).explain()
        )
        owed = Caller.objects.filter(owed_since__isnull=False, county_code=li.county_code).values("case_id")
        assert "callers_caller_owed" in owed.explain()
        cursor.execute("RESET enable_seqscan")
        cursor.execute("RESET enable_sort")


# -- at intake ---------------------------------------------------------------------------------------


def known(browser: Browser, phone: str = PHONE) -> list[str]:
    answer = post(browser, "/callers/known", {"phone": phone})
    assert answer.status_code == 200, answer.content
    return [row["code"] for row in answer.json()["items"]]


def test_a_number_that_has_called_about_something_open_is_told(li: Actor, zhou: Actor) -> None:
    desk = signed_in(li)
    case = take_down(desk)
    take_down(desk, resolved_on_spot=True)
    assert known(desk) == [str(case)]
    assert known(desk, "129 0000 1234") == [str(case)]
    assert known(desk, "12900009999") == []
    assert known(signed_in(zhou)) == []
    step(desk, case, "claim")
    step(desk, case, "close", note="好了")
    assert known(desk) == []


def test_a_number_that_is_none_is_refused_by_its_field(li: Actor) -> None:
    refused = post(signed_in(li), "/callers/known", {"phone": "1234"})
    assert refused.status_code == 400
    assert refused.json()["invalid_params"][0]["name"] == "phone"


@pytest.mark.parametrize("who", ["qian", "chen", "han"])
def test_who_may_not_ask(request: pytest.FixtureRequest, who: str) -> None:
    assert (
        post(signed_in(request.getfixturevalue(who)), "/callers/known", {"phone": PHONE}).status_code == 403
    )


def test_the_list_of_what_is_owed_is_cut_like_any_other(li: Actor, zhou: Actor, feng: Actor) -> None:
    desk = signed_in(li)
    case = step(desk, take_down(desk, FIRST_GRID), "claim")
    for browser, there in ((desk, [str(case)]), (signed_in(feng), [str(case)]), (signed_in(zhou), [])):
        rows = browser.get("/api/v1/cases?queue=to_tell").json()["items"]
        assert [row["code"] for row in rows] == there
    counted = {tab["tab"]: tab["n"] for tab in desk.get("/api/v1/cases/counts").json()["tabs"]}
    assert counted["to_tell"] == 1
    assert "to_tell" in queues.QUEUES


def test_its_pages_join_in_either_order(li: Actor) -> None:
    desk = signed_in(li)
    owed = [str(step(desk, take_down(desk, FIRST_GRID), "claim")) for _ in range(5)]
    for order, expected in (("oldest", owed), ("newest", owed[::-1])):
        rows: list[str] = []
        cursor = ""
        while cursor is not None:
            asked = {"queue": "to_tell", "order": order, "size": "2"} | ({"cursor": cursor} if cursor else {})
            answer = desk.get("/api/v1/cases", asked).json()
            rows += [row["code"] for row in answer["items"]]
            cursor = answer["next"]
        assert rows == expected
