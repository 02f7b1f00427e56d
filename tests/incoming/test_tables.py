"""What comes as a table: read within bounds, or refused with what to change."""

from __future__ import annotations

import pytest

from pingan.core import tables
from pingan.core.errors import Problem, TooLarge, Unsupported
from pingan.core.tables import TableRefused
from pingan.core.workbooks import WorkbookRefused


@pytest.mark.parametrize(
    ("data", "refusal"),
    [
        (b"", TableRefused),
        ("编号,内容".encode(), TableRefused),
        ("编号,内容\n,\n,".encode(), TableRefused),
        ("编号,编号\n1,2".encode(), TableRefused),
        (b"\x89PNG\r\n\x1a\n\x00\x00", Unsupported),
        (b"PK\x03\x04 and nothing more", Unsupported),
        (b"a\n" + b"1\n" * (tables.MAX_ROWS + 1), TableRefused),
        ((",".join("abcdefghij" * 5) + "\n1").encode(), TableRefused),
        (b"a\n" + b"x" * (tables.MAX_CELL + 1), TableRefused),
        (b"x" * (tables.MAX_BYTES + 1), TooLarge),
    ],
)
def test_what_is_no_table_is_refused(data: bytes, refusal: type[Problem]) -> None:
    with pytest.raises(refusal):
        tables.read(data)


def test_a_formula_is_refused_by_its_cell() -> None:
    from io import BytesIO

    import xlsxwriter

    made = BytesIO()
    with xlsxwriter.Workbook(made, {"in_memory": True}) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["编号", "内容"])
        sheet.write_formula(1, 1, "=1+1")
    with pytest.raises(WorkbookRefused) as refused:
        tables.read(made.getvalue())
    assert "B2" in str(refused.value.detail)


def test_lines_are_counted_as_a_spreadsheet_counts_them() -> None:
    rows = tables.read("编号;内容\n\n1;甲\n\n2;乙\n".encode())
    assert [(row.line, row.cells["内容"]) for row in rows] == [(3, "甲"), (5, "乙")]


@pytest.mark.parametrize(
    ("said", "moment"),
    [
        ("2026-05-04 09:30", "2026-05-04T09:30:00+08:00"),
        ("2026/5/4 9:30", "2026-05-04T09:30:00+08:00"),
        ("2026年5月4日", "2026-05-04T00:00:00+08:00"),
        ("20260504", "2026-05-04T00:00:00+08:00"),
        ("9999-12-31", None),
        ("明天", None),
        ("", None),
    ],
)
def test_reads_moments_as_tables_write_them(said: str, moment: str | None) -> None:
    found = tables.moment(said)
    assert (found and found.isoformat()) == moment


def test_a_day_as_a_limit_lasts_until_its_end() -> None:
    found = tables.moment("2026-05-04", end=True)
    assert found is not None
    assert found.isoformat() == "2026-05-05T00:00:00+08:00"
