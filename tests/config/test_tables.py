"""A section's table: read, previewed, changed from a day on; what will not do is refused cell by cell."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from pingan.config import selectors
from pingan.config.models import Change, Entry
from pingan.config.sections import MOST_ROWS, SECTIONS, Column, Section
from pingan.core import clock
from pingan.journal.models import Act
from pingan.people.actors import Actor
from tests.config.conftest import Desk, row
from tests.territory.small_county import COUNTY, FIRST_GRID


def a_day(later: int) -> str:
    return (clock.today() + timedelta(days=later)).isoformat()


def test_a_table_is_what_was_saved(desk: Desk, han: Actor) -> None:
    assert desk.table()["rows"] == []
    wanted = [row("a", area=FIRST_GRID, posts=["dispatcher", "leader"]), row("b", open=True, size="large")]
    saved = desk.save(*wanted)
    assert saved.status_code == 200, saved.content
    assert saved.json()["rows"] == wanted
    assert saved["ETag"] == f'"{desk.table()["version"]}"'
    change = Change.objects.get()
    assert (change.by_id, change.section, set(change.after), change.before) == (
        han.account_id,
        "shelves",
        {"a", "b"},
        {},
    )
    act = Act.objects.get(topic="config")
    assert (act.type, act.actor, act.object_id) == ("config.changed", han.account_id, change.id)
    assert act.facts == {"section": "shelves", "from": clock.today().isoformat()}


def test_a_change_keeps_what_it_touched_and_nothing_else(desk: Desk) -> None:
    desk.save(row("a"), row("b"), row("c"))
    desk.save(row("a"), row("b", name="乙"), row("d"))
    change = Change.objects.order_by("-at")[0]
    assert (set(change.before), set(change.after)) == ({"b", "c"}, {"b", "d"})
    told = desk.changes()[0]
    assert (told["added"], told["changed"], told["removed"]) == (1, 1, 1)
    whole = desk.browser.get(f"/api/v1/config/changes/{change.id}").json()
    assert (whole["before"]["b"]["name"], whole["after"]["b"]["name"]) == ("甲", "乙")


def test_what_is_planned_holds_from_its_day_on(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.save(row("a"))
    desk.save(row("a", days=5), on=a_day(10))
    assert [one["days"] for one in selectors.rows("shelves", county=COUNTY)] == [3]
    assert [one["days"] for one in desk.table()["rows"]] == [5]
    today = clock.today()
    assert selectors.rows("shelves", today + timedelta(days=9), county=COUNTY)[0]["days"] == 3
    assert selectors.rows("shelves", today + timedelta(days=10), county=COUNTY)[0]["days"] == 5


def test_no_change_is_written_behind_what_is_planned(desk: Desk) -> None:
    desk.save(row("a"))
    desk.save(row("a"), row("b"), on=a_day(10))
    refused = desk.save(row("a"), row("b"), row("c"), on=a_day(9))
    assert (refused.status_code, refused.json()["code"]) == (422, "unfit_day")
    assert refused.json()["invalid_params"][0]["name"] == "valid_from"
    assert desk.save(row("a"), row("b"), row("c"), on=a_day(10)).status_code == 200


@pytest.mark.parametrize("later", [-1, 4000])
def test_a_day_that_is_over_or_beyond_all_plans_is_refused(desk: Desk, later: int) -> None:
    for answer in (desk.save(row("a"), on=a_day(later)), desk.preview(row("a"), on=a_day(later))):
        assert (answer.status_code, answer.json()["code"]) == (422, "unfit_day")


def test_a_table_without_days_is_changed_at_once(desk: Desk, shelves_at_once: Section) -> None:
    assert desk.save(row("a"), on=a_day(1)).json()["code"] == "unfit_day"
    assert desk.save(row("a")).status_code == 200


WRONG: list[tuple[str, Any]] = [
    *[("code", value) for value in ("", "a b", "日", "x" * 13, None, ["a"], {"a": 1})],
    *[("name", value) for value in ("", "  ", "名" * 21, "a\u0000".replace("\u0000", "\u200b") * 0)],
    *[("days", value) for value in ("", 0, 91, "三", 2.5, True, "1e3", 10**12)],
    *[("size", value) for value in ("medium", 3)],
    *[("open", value) for value in ("maybe", 7)],
    *[("from_day", value) for value in ("2026-02-30", "tomorrow", 20260101)],
    *[("area", value) for value in ("999999", "县")],
    *[("posts", value) for value in (["nobody"], "nobody", ["leader"] * 60)],
    ("words", "字" * 1001),
    ("price", 3),
]


@pytest.mark.parametrize(("column", "value"), WRONG)
def test_a_cell_that_will_not_do_is_named(desk: Desk, column: str, value: Any) -> None:
    wrong = {**row("b"), column: value}
    seen = desk.preview(row("a"), wrong)
    assert seen.status_code == 200, seen.content
    assert [(one["row"], one["column"]) for one in seen.json()["problems"]] == [(1, column)]
    refused = desk.save(row("a"), wrong)
    assert (refused.status_code, refused.json()["code"]) == (422, "table_refused")
    assert refused.json()["invalid_params"][0]["name"] == f"rows.1.{column}"
    assert not Entry.objects.exists()


MEANT: list[tuple[str, Any, Any]] = [
    ("size", "大", "large"),
    ("open", "是", True),
    ("open", "否", False),
    ("open", "", False),
    ("from_day", "2026/12/31", "2026-12-31"),
    ("days", "12", 12),
    ("days", 12.0, 12),
    ("posts", "leader；dispatcher", ["leader", "dispatcher"]),
    ("posts", "县领导、调度员", ["leader", "dispatcher"]),
    ("name", " 甲\u200b乙 ", "甲乙"),
    ("area", FIRST_GRID, FIRST_GRID),
]


@pytest.mark.parametrize(("column", "said", "kept"), MEANT)
def test_a_cell_is_read_as_it_was_meant(desk: Desk, column: str, said: Any, kept: Any) -> None:
    assert desk.save({**row("a"), column: said}).json()["rows"][0][column] == kept
    # What is kept is read as itself: who saves a table unchanged has changed nothing.
    assert desk.save(*desk.table()["rows"]).json()["code"] == "nothing_changed"


def test_two_rows_of_one_key_are_refused(desk: Desk) -> None:
    problem = desk.preview(row("a"), row("b"), row("a")).json()["problems"][0]
    assert (problem["row"], problem["column"]) == (2, "code")


def test_what_the_section_refuses_is_told_at_its_cell(desk: Desk) -> None:
    problem = desk.preview(row("a"), row("b", days=7)).json()["problems"]
    assert problem == [{"row": 1, "key": "b", "column": "days", "reason": "七天不行"}]
    assert desk.save(row("b", days=7)).status_code == 422


def test_a_preview_tells_what_would_change_and_what_it_would_have_meant(desk: Desk) -> None:
    desk.save(row("a"), row("b"))
    seen = desk.preview(row("a", name="丙"), row("c")).json()
    assert (seen["added"], seen["changed"], seen["removed"]) == (["c"], ["a"], ["b"])
    assert seen["consequences"] == [{"text": "件事件会另行计时", "count": 3, "capped": False}]
    assert [one["code"] for one in desk.table()["rows"]] == ["a", "b"]


def test_no_more_rows_than_a_table_has(desk: Desk) -> None:
    refused = desk.preview(*({} for _ in range(MOST_ROWS + 1)))
    assert (refused.status_code, refused.json()["code"]) == (413, "too_many_rows")


@pytest.mark.parametrize("rows", ["x", {}, 3, None, [1], ["x"], [[]]])
def test_what_is_no_table_is_refused(desk: Desk, rows: Any) -> None:
    said = {"valid_from": clock.today().isoformat(), "rows": rows}
    for address, ask in (("/preview", desk.browser.post), ("", desk.browser.put)):
        answer = ask(
            f"/api/v1/config/shelves{address}", said, "application/json", headers={"If-Match": '"1"'}
        )
        assert answer.status_code in (400, 412), answer.content
    assert desk.browser.post("/api/v1/config/shelves/preview", said, "application/json").status_code == 400


def test_a_change_names_the_version_it_was_decided_on(desk: Desk) -> None:
    seen = desk.table()["version"]
    assert desk.save(row("a")).status_code == 200
    stale = desk.save(row("b"), version=seen)
    assert (stale.status_code, stale.json()["code"]) == (412, "stale_version")
    assert stale.json()["current"] == {"version": desk.table()["version"]}
    said = {"valid_from": clock.today().isoformat(), "rows": []}
    assert desk.browser.put("/api/v1/config/shelves", said, "application/json").status_code == 428


def test_the_version_is_that_of_the_content(desk: Desk) -> None:
    """Whatever changed a table, also beside this room, is seen; and back where it was is where it was."""
    empty = desk.table()["version"]
    desk.save(row("a"))
    filled = desk.table()["version"]
    Entry.objects.update(cells=row("a", name="旁路"))
    assert len({empty, filled, desk.table()["version"]}) == 3
    Entry.objects.update(cells=row("a"))
    assert desk.table()["version"] == filled


def test_sent_again_it_is_saved_once(desk: Desk) -> None:
    seen, key = desk.table()["version"], "0190a8b0-0000-7000-8000-000000000001"
    first = desk.save(row("a"), version=seen, key=key)
    again = desk.save(row("a"), version=seen, key=key)
    assert (again.status_code, again["Idempotent-Replayed"]) == (200, "true")
    assert again.json()["version"] == first.json()["version"]
    assert Change.objects.count() == 1


def test_others_find_no_configuration(desk_of: Callable[[Actor], Desk], li: Actor, shelves: Section) -> None:
    desk = desk_of(li)
    for path in ("sections", "shelves", "changes", "shelves/xlsx"):
        answer = desk.browser.get(f"/api/v1/config/{path}")
        assert (answer.status_code, answer.json()["code"]) == (403, "not_your_operation")


def test_a_section_is_changed_by_whom_its_operation_says(
    desk_of: Callable[[Actor], Desk], feng: Actor, shelves: Section
) -> None:
    """The county's dispatcher looks in, and changes what is theirs."""
    desk = desk_of(feng)
    assert not desk.table()["section"]["writable"]
    for answer in (desk.save(row("a")), desk.preview(row("a"))):
        assert (answer.status_code, answer.json()["code"]) == (403, "not_your_operation")
    with SECTIONS.holding({"shelves": replace(shelves, operation="config.write")}):
        assert desk.table()["section"]["writable"]
        assert desk.save(row("a")).status_code == 200
        change = desk.changes()[0]["id"]
    refused = desk.undo(change)
    assert (refused.status_code, refused.json()["code"]) == (403, "not_your_operation")


def test_a_section_that_is_not_there(desk: Desk) -> None:
    for path in ("nothing", "nothing/xlsx", "changes?section=nothing"):
        assert desk.browser.get(f"/api/v1/config/{path}").json()["code"] == "unknown_section"
    assert desk.preview(section="nothing").status_code == 404


def test_sections_are_told_with_who_changed_them_last(desk: Desk) -> None:
    def told() -> dict[str, Any]:
        items = desk.browser.get("/api/v1/config/sections").json()["items"]
        return {item["code"]: item for item in items}

    assert set(told()) == set(SECTIONS)
    assert told()["shelves"]["changed"] is None
    desk.save(row("a"))
    assert told()["shelves"]["changed"]["by"]["name"] == "han"


def test_a_fixed_cell_stays(han: Actor, desk: Desk, shelves: Section) -> None:
    columns = tuple(
        Column("name", "text", "名称", required=True, fixed=True) if one.name == "name" else one
        for one in shelves.columns
    )
    fixed = Section(
        **{
            **{name: getattr(shelves, name) for name in ("code", "label", "about", "key")},
            "columns": columns,
        }
    )
    with SECTIONS.holding({"shelves": fixed}):
        desk.save(row("a"))
        assert desk.preview(row("a", name="乙")).json()["problems"][0]["column"] == "name"
        assert desk.preview(row("a", days=8), row("b", name="乙")).json()["problems"] == []
