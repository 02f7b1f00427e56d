"""Spreadsheets that go out: texts are texts whatever they begin with, days are days, memory stays small."""

from __future__ import annotations

import tracemalloc
import zipfile
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from python_calamine import CalamineWorkbook

from pingan.core import worksheets
from pingan.core.worksheets import Cell, Column, Sheet

HOSTILE = [
    "=1+1",
    "+1+1",
    "-1+1",
    "@SUM(A1)",
    "\t=1+1",
    "\r=1+1",
    "\n=1+1",
    " =1+1",
    "'=1+1",
    "'' =1+1",
    "＝1+1",
    "＠SUM(A1)",
    "=cmd|' /C calc'!A0",
    '=HYPERLINK("http://example.org","x")',
    "{=1+1}",
    "http://example.org",
    "mailto:a@example.org",
    "0012345",
    "1e5",
    "TRUE",
    "_x003D_1+1",
    "a\x00b\x0bc",
]


def written(path: Path, rows: Sequence[Sequence[Cell]], *columns: Column, **how: Any) -> list[list[Any]]:
    """The rows of a workbook of one sheet, as another library reads them."""
    worksheets.write(path, [Sheet("一", columns, rows)], **({"most": 1000} | how))
    return CalamineWorkbook.from_path(str(path)).get_sheet_by_index(0).to_python()[1:]


@pytest.mark.parametrize("text", HOSTILE)
def test_a_text_is_a_text_whatever_it_begins_with(text: str, tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    ((told, number),) = written(path, [(text, 1)], Column("文字"), Column("数", "number"))
    assert isinstance(told, str)
    assert not told.lstrip(" ").startswith(worksheets.FORMULA), (
        "read anew as plain text it would be a formula"
    )
    assert number == 1
    with zipfile.ZipFile(path) as file:
        names = file.namelist()
        sheet = file.read("xl/worksheets/sheet1.xml").decode()
    assert "<f>" not in sheet
    assert "<f " not in sheet
    assert not any("externalLink" in name or "vbaProject" in name for name in names)
    assert "hyperlink" not in sheet.lower().replace(text.lower(), "").replace("hyperlink(", "")


@pytest.mark.parametrize("text", [*HOSTILE, "plain", "", "'quoted'", "5-3"])
def test_what_was_made_harmless_is_what_it_was_when_it_comes_back(text: str) -> None:
    assert worksheets.original(worksheets.neutral(text)) == text


def test_numbers_days_moments_and_shares_are_what_they_are(tmp_path: Path) -> None:
    at = datetime(2026, 5, 4, 16, 30, 59, 999, tzinfo=UTC)
    row: Sequence[Cell] = (7, 0.5, date(2026, 5, 4), at, None, "字")
    shown = ("number", "share", "day", "moment", "moment", "text")
    columns = [Column(name, name) for name in shown]  # type: ignore[arg-type]
    (told,) = written(tmp_path / "a.xlsx", [row], *columns)
    # Half past midnight of the next day, where the county lies.
    assert told == [7.0, 0.5, date(2026, 5, 4), datetime.fromisoformat("2026-05-05T00:30:59"), "", "字"]


def test_a_day_is_a_day_in_a_column_of_texts_too(tmp_path: Path) -> None:
    assert written(tmp_path / "a.xlsx", [(date(2026, 5, 4),)], Column("任意")) == [[date(2026, 5, 4)]]


def test_where_it_ends_before_its_rows_do_it_says_so(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    endless = (("行",) for _row in iter(int, 1))
    sheets = [Sheet("一", [Column("甲")], endless), Sheet("二", [Column("乙")], [("不会有",)])]
    last = Sheet("说明", [Column("丙")], [("总有",)])
    done = worksheets.write(path, sheets, most=3, stops="=到此为止", last=last)
    assert done == worksheets.Written(3, capped=True)
    book = CalamineWorkbook.from_path(str(path))
    assert book.sheet_names == ["一", "说明"]
    assert book.get_sheet_by_index(0).to_python()[-1] == ["'=到此为止"]
    assert book.get_sheet_by_index(1).to_python()[-1] == ["总有"]


def test_rows_that_fail_leave_nothing_that_can_be_opened(tmp_path: Path) -> None:
    def broken() -> Iterator[Sequence[Cell]]:
        yield ("一",)
        raise LookupError

    path = tmp_path / "a.xlsx"
    with pytest.raises(LookupError):
        worksheets.write(path, [Sheet("一", [Column("甲")], broken())], most=10)
    assert not path.exists()


def test_memory_does_not_grow_with_the_rows(tmp_path: Path) -> None:
    """A row is in memory, however many there are: twenty times the rows take less than half as much again."""

    def peak(number: int) -> int:
        rows = ((f"第 {n} 行的一段文字，每行都不一样", n) for n in range(number))
        tracemalloc.start()
        try:
            sheet = Sheet("一", [Column("甲"), Column("乙", "number")], rows)
            worksheets.write(tmp_path / f"{number}.xlsx", [sheet], most=number)
            return tracemalloc.get_traced_memory()[1]
        finally:
            tracemalloc.stop()

    few, many = peak(300), peak(6_000)
    assert many < few + 1_500_000, (few, many)


@pytest.mark.parametrize(
    ("name", "taken", "fit"),
    [
        ("12345/110 [热线]?*:\\", (), "12345_110 _热线_____"),
        ("'", (), "Sheet"),
        ("History", (), "Sheet"),
        ("热" * 40, (), "热" * 31),
        ("分区域", ("分区域",), "分区域 2"),
        ("A", ("a",), "A 2"),
    ],
)
def test_a_sheet_has_a_name_that_it_can_bear(name: str, taken: tuple[str, ...], fit: str) -> None:
    assert worksheets.sheet_name(name, taken) == fit
