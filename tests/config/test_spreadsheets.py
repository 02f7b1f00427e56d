"""A section's table as a spreadsheet: out, changed by hand, in again; formulas stay words."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import pytest
import xlsxwriter
from django.utils import translation
from python_calamine import CalamineWorkbook

from pingan.core.worksheets import MEDIA_TYPE
from tests.config.conftest import SHELVES, Desk, row
from tests.territory.small_county import FIRST_GRID

ADDRESS = "/api/v1/config/shelves/xlsx"


def a_book(*rows: list[Any]) -> bytes:
    file = BytesIO()
    with xlsxwriter.Workbook(file, {"strings_to_formulas": False}) as book:
        sheet = book.add_worksheet()
        for number, cells in enumerate(rows):
            sheet.write_row(number, 0, cells)
    return file.getvalue()


def send(desk: Desk, file: bytes) -> Any:
    return desk.browser.post(ADDRESS, file, content_type=MEDIA_TYPE)


@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_out_and_in_again_changes_nothing(desk: Desk, language: str) -> None:
    rows = [
        row("01", area=FIRST_GRID, posts=["leader", "dispatcher"], from_day="2026-12-31"),
        row("b", open=True, size="large", words="第一行\n第二行"),
    ]
    desk.save(*rows)
    file = desk.browser.get(ADDRESS, headers={"Accept-Language": language})
    assert file["Content-Type"] == MEDIA_TYPE
    read = send(desk, file.content)
    assert read.status_code == 200, read.content
    seen = desk.preview(*read.json()["rows"]).json()
    assert (seen["problems"], seen["changed"], seen["added"], seen["removed"]) == ([], [], [], [])


FORMULAS = ["=1+1", "+1", "-1", "@SUM(A1)", '=HYPERLINK("x")', "'=1"]


@pytest.mark.parametrize("words", FORMULAS)
def test_words_that_look_like_a_formula_stay_words(desk: Desk, words: str) -> None:
    desk.save(row("a", name=words))
    file = desk.browser.get(ADDRESS).content
    (name,) = [
        line[1] for line in CalamineWorkbook.from_filelike(BytesIO(file)).get_sheet_by_index(0).to_python()
    ][1:]
    assert name == f"'{words}"
    assert send(desk, file).json()["rows"][0]["name"] == words


def test_headings_are_known_in_both_languages_and_by_their_names(desk: Desk) -> None:
    for headings in (["编号", "名称", "天数"], ["code", "name", "days"]):
        read = send(desk, a_book(headings, ["a", "甲", 3], ["", "", ""], ["b", "乙", "4"])).json()["rows"]
        assert read == [{"code": "a", "name": "甲", "days": "3"}, {"code": "b", "name": "乙", "days": "4"}]


def test_a_column_that_every_row_needs_is_asked_for(desk: Desk) -> None:
    refused = send(desk, a_book(["编号", "天数", "别的"], ["a", 3, "x"]))
    assert (refused.status_code, refused.json()["code"]) == (422, "no_spreadsheet")
    assert "名称" in refused.json()["detail"]


def test_reading_saves_nothing(desk: Desk) -> None:
    send(desk, a_book(["编号", "名称", "天数"], ["a", "甲", 3]))
    assert desk.table()["rows"] == []


@pytest.mark.parametrize("file", [b"", b"PK", b"code,name\n1,2\n", b"\xd0\xcf\x11\xe0" * 100])
def test_what_is_no_workbook_is_refused(desk: Desk, file: bytes) -> None:
    assert send(desk, file).status_code in (400, 415, 422)


def test_more_than_a_workbook_may_have_is_not_read(desk: Desk) -> None:
    assert send(desk, b"x" * (2 * 1024 * 1024 + 1)).status_code == 413


def test_a_formula_is_refused_with_its_cell(desk: Desk) -> None:
    file = BytesIO()
    with xlsxwriter.Workbook(file) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["编号", "名称", "天数"])
        sheet.write_row(1, 0, ["a", "甲"])
        sheet.write_formula(1, 2, "=1+1")
    refused = send(desk, file.getvalue())
    assert (refused.status_code, refused.json()["code"]) == (422, "workbook_refused")
    assert "C2" in refused.json()["detail"]


def test_every_heading_of_a_section_is_another_word() -> None:
    """Whichever language a file was made in, a heading means one column."""
    for language in ("zh-hans", "en"):
        with translation.override(language):
            headings = [str(column.label) for column in SHELVES.columns]
            assert len(set(headings)) == len(headings)
