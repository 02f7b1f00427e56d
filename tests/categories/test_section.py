"""Categories as a section of the configuration: the same checks as loading a file, told at their cells."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from pingan.cases.last_month import last_month
from pingan.cases.models import Case
from pingan.cases.reporting import report_case
from pingan.categories import selectors
from pingan.categories.models import Category
from pingan.core import clock
from pingan.people.actors import Actor
from tests.cast import report_of, signed_in
from tests.config.conftest import Desk

Rows = list[dict[str, Any]]


@pytest.fixture
def office(han: Actor) -> Desk:
    return Desk(signed_in(han))


def rows_of(office: Desk) -> Rows:
    return office.table("categories")["rows"]


def changed(rows: Rows, code: str, **cells: Any) -> Rows:
    return [{**row, **cells} if row["code"] == code else row for row in rows]


def part_of(code: str, **cells: Any) -> dict[str, Any]:
    row = {"code": code, "parent": "05", "label": "新类别", "label_en": "A new one", "track": "event"}
    rest = dict.fromkeys(("notice", "notice_en", "phrases", "phrases_en", "questions", "questions_en"), "")
    return {**row, "urgency": "general", "usual": 0, "colour": "", "icon": "", **rest, **cells}


def save(office: Desk, rows: Rows, on: str = "") -> Any:
    return office.save(*rows, section="categories", on=on)


def test_saving_the_tree_as_it_is_changes_nothing(office: Desk) -> None:
    assert save(office, rows_of(office)).json()["code"] == "nothing_changed"


def test_a_category_comes_with_phrases_from_a_day_on(office: Desk) -> None:
    later = clock.today() + timedelta(days=5)
    new = part_of("0599", phrases="已处理 | 请派人", phrases_en="Done | Please send someone")
    assert save(office, [*rows_of(office), new], later.isoformat()).status_code == 200
    assert "0599" not in selectors.tree().categories
    found = selectors.tree(later).categories["0599"]
    assert found.phrases == [{"zh": "已处理", "en": "Done"}, {"zh": "请派人", "en": "Please send someone"}]


WRONG: list[tuple[str, Any]] = [
    ("code", "abc"),
    ("parent", "98"),
    ("parent", "0599"),
    ("track", "nothing"),
    ("colour", "red"),
    ("icon", "<svg>"),
    ("phrases_en", "one | two"),
    ("label_en", ""),
    ("urgency", "soon"),
]


@pytest.mark.parametrize(("column", "value"), WRONG)
def test_what_a_load_would_refuse_is_told_at_its_cell(office: Desk, column: str, value: Any) -> None:
    seen = office.preview(*rows_of(office), {**part_of("0599"), column: value}, section="categories").json()
    assert [one["column"] for one in seen["problems"]] == [column]


def test_a_code_that_ended_before_is_not_used_again(office: Desk) -> None:
    Category.objects.filter(code="0506").update(valid_to=clock.today() - timedelta(days=1))
    seen = office.preview(*rows_of(office), part_of("0506"), section="categories").json()
    assert [(one["key"], one["column"]) for one in seen["problems"]] == [("0506", "code")]


def test_what_was_taken_out_by_mistake_comes_back_the_same_day(office: Desk) -> None:
    rows = rows_of(office)
    assert save(office, [row for row in rows if row["code"] != "0506"]).status_code == 200
    assert "0506" not in selectors.tree().categories
    assert office.undo(office.changes("categories")[0]["id"]).status_code == 200
    assert rows_of(office) == rows
    assert "0506" in selectors.tree().categories


def test_a_preview_counts_last_months_cases(office: Desk, qian: Actor) -> None:
    begin, end = last_month()
    for _ in range(3):
        report_case(report=report_of(), by=qian)
    Case.objects.update(received_at=begin)
    report_case(report=report_of(), by=qian)
    rows = rows_of(office)

    def counted(*table: dict[str, Any]) -> list[int]:
        seen = office.preview(*table, section="categories").json()
        return [one["count"] for one in seen["consequences"]]

    assert counted(*changed(rows, "05", notice="先看看", notice_en="Look first")) == [3]
    assert counted(*(row for row in rows if row["code"] != "0506")) == [3]
    assert counted(*changed(rows, "0101", label="邻里")) == [0]
    assert end > begin
