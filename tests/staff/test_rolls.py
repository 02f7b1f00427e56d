"""A table of people: judged row by row before anything is made, taken in once however often it is sent."""

from __future__ import annotations

from typing import Any

import pytest

from pingan.config import spreadsheet
from pingan.core.ids import uuid7
from pingan.people.actors import Actor
from pingan.people.models import Account, Organisation, Post
from pingan.staff import rolls
from pingan.staff.models import Nomination, Roll, RollRow
from pingan.territory.atlas import forget
from pingan.territory.models import Area
from tests.cast import Browser, signed_in
from tests.staff.people import AREA, HEADINGS, table_of
from tests.territory.small_county import COUNTY, FIRST_GRID, NEXT_GRID


def hand_in(browser: Browser, table: bytes, status: int = 200) -> Any:
    answer = browser.put(
        f"/api/v1/staff/rolls/{uuid7()}?name=staff.csv&why=first", table, content_type="text/csv"
    )
    assert answer.status_code == status, answer.content
    return answer.json()


def go_on(browser: Browser, roll: str) -> Any:
    answer = browser.post(f"/api/v1/staff/rolls/{roll}/take_in", content_type="application/json")
    assert answer.status_code == 200, answer.content
    return answer.json()


def reasons(browser: Browser, roll: str) -> dict[int, list[str]]:
    rows = browser.get(f"/api/v1/staff/rolls/{roll}/rows", {"state": "refused"}).json()["items"]
    return {row["line"]: [fault["column"] for fault in row["faults"]] for row in rows}


def test_the_template_is_read_back_as_it_was_told(han: Actor) -> None:
    answer = signed_in(han).get("/api/v1/staff/rolls/template", headers={"Accept-Language": "zh-hans"})
    headings, example = spreadsheet.read(answer.content)
    assert (tuple(headings), example[3]) == (HEADINGS, "网格员")


WRONG: tuple[tuple[dict[str, str], str], ...] = (
    ({"姓名": ""}, "姓名"),
    ({"姓名": "很" * 41}, "姓名"),
    ({"角色": "皇帝"}, "角色"),
    ({"角色": "系统管理员", AREA: COUNTY}, "角色"),
    ({AREA: "530101001001001"}, AREA),
    ({AREA: FIRST_GRID[:9]}, AREA),
    ({AREA: FIRST_GRID[:12] + "999"}, AREA),
    ({AREA: "没有这个网格"}, AREA),
    ({"乡镇": "没有这个镇"}, "乡镇"),
    ({"乡镇": COUNTY + "101"}, AREA),
    ({"工作电话": "打我"}, "工作电话"),
    ({"用户名": "a b"}, "用户名"),
    ({"用户名": "QIAN"}, "用户名"),
    ({"单位": "没有这个单位"}, "单位"),
    ({"第一天": "2020-01-01"}, "第一天"),
    ({"第一天": "某天"}, "第一天"),
    ({"姓名": "qian"}, "姓名"),
)


def test_each_row_says_what_is_wrong_with_it_and_nothing_is_made(qian: Actor, han: Actor) -> None:
    browser = signed_in(han)
    told = hand_in(browser, table_of(*({"姓名": f"人{n}"} | row for n, (row, _column) in enumerate(WRONG))))
    assert (told["ready"], told["refused"], told["taken_in"]) == (0, len(WRONG), 0)
    assert reasons(browser, told["id"]) == {n: [column] for n, (_row, column) in enumerate(WRONG, start=2)}
    assert go_on(browser, told["id"]) == told
    assert Account.objects.count() == 2


def called(**names: str) -> None:
    for code, name in names.items():
        Area.objects.filter(code=code.removeprefix("at")).update(name=name)
    forget()


def test_places_are_found_by_their_names_and_none_is_taken_of_several(han: Actor) -> None:
    east, west = COUNTY + "100", COUNTY + "101"
    others = east + "002001", west + "001001"
    called(**{f"at{east}": "东镇", f"at{west}": "西镇", f"at{FIRST_GRID[:12]}": "柳村"})
    called(**{f"at{FIRST_GRID}": "柳村第一网格", f"at{others[0]}": "第九网格", f"at{others[1]}": "第九网格"})
    rows: tuple[tuple[dict[str, str], str], ...] = (
        ({AREA: "东镇 柳村第一网格"}, FIRST_GRID),
        ({AREA: "柳村第一网格"}, FIRST_GRID),
        ({AREA: "示例县号东镇柳村 柳村第一网格"}, FIRST_GRID),
        ({"乡镇": "西镇", AREA: "第九网格"}, others[1]),
        ({AREA: "东镇第九网格"}, others[0]),
        ({"角色": "调度员", AREA: "东镇"}, east),
        ({"角色": "县级调度员", AREA: "示例县号"}, COUNTY),
    )
    browser = signed_in(han)
    told = hand_in(browser, table_of(*({"姓名": f"人{n}"} | row for n, (row, _code) in enumerate(rows))))
    assert reasons(browser, told["id"]) == {}
    found = RollRow.objects.filter(roll=told["id"]).order_by("line").values_list("area_code", flat=True)
    assert list(found) == [code for _row, code in rows]
    several = hand_in(browser, table_of({AREA: "第九网格"}, {"乡镇": "东镇", AREA: "柳村"}))
    assert list(
        RollRow.objects.filter(roll=several["id"]).order_by("line").values_list("faults", flat=True)
    ) == [
        {"area": "ambiguous_area"},
        {"area": "unfit_area"},
    ]


def test_an_organisation_of_which_there_are_two_is_asked_about(qian: Actor, han: Actor) -> None:
    there = Post.objects.get(account=qian.account_id).organisation
    Organisation.objects.filter(pk=there.pk).update(name="甲村委会", name_en="Two")
    Organisation.objects.create(kind=there.kind, area_code=there.area_code, name="乙村委会", name_en="Two")
    told = hand_in(signed_in(han), table_of({"单位": "甲村委会"}, {"姓名": "乙", "单位": "two"}))
    assert list(
        RollRow.objects.filter(roll=told["id"]).order_by("line").values_list("faults", flat=True)
    ) == [
        {},
        {"organisation": "ambiguous_organisation"},
    ]


def test_the_same_person_twice_in_a_table_is_found(han: Actor) -> None:
    browser = signed_in(han)
    told = hand_in(
        browser, table_of({}, {}, {"姓名": "甲", "用户名": "jia"}, {"姓名": "乙", "用户名": "JIA"})
    )
    assert reasons(browser, told["id"]) == {3: ["姓名"], 5: ["用户名"]}


def test_rows_become_accounts_with_a_post_that_is_asked_for(han: Actor) -> None:
    browser = signed_in(han)
    told = hand_in(browser, table_of({"工作电话": "0871-5550001"}, {"姓名": "乙", AREA: NEXT_GRID}))
    assert not Account.objects.exclude(username="han").exists(), "a dry run makes nothing"
    assert go_on(browser, told["id"])["taken_in"] == 2
    made = Account.objects.get(name="新人")
    assert (made.username, made.phone, made.has_usable_password()) == ("100001001-1", "0871-5550001", False)
    assert set(Nomination.objects.values_list("account__name", "area_code", "outcome")) == {
        ("新人", FIRST_GRID, "waiting"),
        ("乙", NEXT_GRID, "waiting"),
    }


def test_a_table_that_was_cut_short_goes_on_and_nobody_is_there_twice(
    han: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rolls, "AT_ONCE", 2)
    browser = signed_in(han)
    told = hand_in(browser, table_of(*({"姓名": f"人{n}"} for n in range(5))))
    go_on(browser, told["id"])

    class Cut(Exception):
        """The server falls over in the middle of the next rows."""

    def cut(*_made: object) -> None:
        raise Cut

    with monkeypatch.context() as patch:
        patch.setattr(rolls, "_journal_taken_in", cut)
        roll = Roll.objects.get().pk
        with pytest.raises(Cut):
            rolls.take_in(roll_id=roll, by=han)
    assert Account.objects.filter(name__startswith="人").count() == 2, "whole rows, or none of them"
    for taken_in in (4, 5, 5):
        assert go_on(browser, told["id"])["taken_in"] == taken_in
    names = list(Account.objects.filter(name__startswith="人").values_list("name", flat=True))
    assert sorted(names) == [f"人{n}" for n in range(5)]
    # The same file under another number: whoever is there already is told as such.
    again = hand_in(browser, table_of(*({"姓名": f"人{n}"} for n in range(5))))
    assert (again["ready"], again["refused"]) == (0, 5)


def test_what_came_between_judging_and_taking_in_is_told(han: Actor) -> None:
    browser = signed_in(han)
    told = hand_in(browser, table_of({"用户名": "xin"}))
    Account.objects.create(username="xin", name="先来的")
    after = go_on(browser, told["id"])
    assert (after["taken_in"], after["refused"]) == (0, 1)
    assert RollRow.objects.get().faults == {"username": "taken"}


@pytest.mark.parametrize(
    "table", [b"", "姓名,角色\n甲,网格员".encode(), b"\x89PNG", "姓名,姓名\n1,2".encode()]
)
def test_what_is_no_table_of_people_is_refused(table: bytes, han: Actor) -> None:
    answer = signed_in(han).put(
        f"/api/v1/staff/rolls/{uuid7()}?name=x&why=first", table, content_type="text/csv"
    )
    assert answer.status_code in (415, 422), answer.content
    assert not Roll.objects.exists()
