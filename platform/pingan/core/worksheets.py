"""Spreadsheets that go out: written row by row with bounded memory, every text a text and none a formula.

A cell that begins like a formula gets a quote before it. In an XLSX file a text is none, whatever it begins
with; but what is copied from there, or saved as CSV, is read anew by whatever opens it next.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any, Final, Literal

import xlsxwriter
from django.utils import timezone
from django.utils.encoding import force_str

from pingan.core.errors import Text

MEDIA_TYPE: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
QUOTE: Final = "'"
# What a spreadsheet takes for the beginning of a formula once such a cell is read as plain text. The wide
# forms of these signs are made narrow by some on the way.
FORMULA: Final = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")

# A cell: whole numbers and fractions are numbers, days and moments are dates, None is an empty one.
Cell = str | int | float | date | datetime | Text | None
Shown = Literal["text", "number", "share", "day", "moment"]

# After so many rows whoever asked hears how far it is.
TOLD_EVERY = 500
LONGEST_CELL = 32_767
_LONGEST_NAME = 31
_UNFIT: Final = re.compile(r"[\[\]:*?/\\]")
_FORMATS: dict[Shown, str] = {"day": "yyyy-mm-dd", "moment": "yyyy-mm-dd hh:mm", "share": "0.0%"}


def neutral(text: str) -> str:
    """With a quote before what would begin a formula, and before a quote that stands there already."""
    return QUOTE + text if text.lstrip(f"{QUOTE} ").startswith(FORMULA) else text


def original(text: str) -> str:
    """What a text was before `neutral`, for whoever reads in what was written here."""
    return text[1:] if text.startswith(QUOTE) and neutral(text[1:]) == text else text


def sheet_name(name: str, taken: Iterable[str] = (), otherwise: str = "Sheet") -> str:
    """The name as a sheet can bear it: of a few letters, without some signs, no other's in any case of
    letters, and not the one that Excel keeps to itself."""
    fit = _UNFIT.sub("_", name)[:_LONGEST_NAME].strip("'")
    if not fit or fit.lower() == "history":
        fit = otherwise
    others = {one.lower() for one in taken}
    if fit.lower() not in others:
        return fit
    numbered = (f"{fit[: _LONGEST_NAME - 4]} {n}" for n in range(2, 1000))
    return next(one for one in numbered if one.lower() not in others)


@dataclass(frozen=True, slots=True)
class Column:
    """One column: what stands above it, how its cells are shown, how many letters wide it is."""

    label: Text
    shown: Shown = "text"
    width: int = 14


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet. `rows` are asked for one by one, once, and none of them is kept."""

    title: Text
    columns: Sequence[Column]
    rows: Iterable[Sequence[Cell]]


@dataclass(frozen=True, slots=True)
class Written:
    """What came of it: how many rows stand in all sheets, and whether there would have been more."""

    rows: int
    capped: bool


@dataclass
class _Counted:
    """Rows over all sheets, up to a bound; whoever waits hears of them now and then."""

    most: int
    told: Callable[[int], None]
    rows: int = 0
    capped: bool = False

    def through(self, rows: Iterable[Sequence[Cell]]) -> Iterator[Sequence[Cell]]:
        for row in rows:
            if self.rows >= self.most:
                self.capped = True
                return
            self.rows += 1
            yield row
            if self.rows % TOLD_EVERY == 0:
                self.told(self.rows)


def write(
    path: Path,
    sheets: Iterable[Sheet],
    *,
    most: int,
    stops: Text = "",
    footer: str = "",
    told: Callable[[int], None] = lambda _rows: None,
    last: Sheet | None = None,
) -> Written:
    """Write a workbook, at most so many rows in all; where it ends before its rows do, it says `stops`.

    The `last` sheet is written whatever came before, and its rows are not counted.

    Rows go to the disk as they come (beside the file): however many there are, a row is in memory. Whatever
    `told` or the rows raise is raised, and leaves nothing that can be opened.
    """
    counted = _Counted(most, told)
    options = {
        "constant_memory": True,
        "tmpdir": str(path.parent),
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    book = xlsxwriter.Workbook(str(path), options)
    try:
        _fill(_Book(book, footer), sheets, counted, stops, last)
    except BaseException:
        _abandon(book)
        raise
    book.close()
    return Written(counted.rows, counted.capped)


@dataclass
class _Book:
    """A workbook with its formats and the names of its sheets so far."""

    book: xlsxwriter.Workbook
    footer: str

    def __post_init__(self) -> None:
        self._names: list[str] = []
        self.bold = self.book.add_format(
            {"bold": True, "bg_color": "#e6efee", "text_wrap": True, "valign": "top"}
        )
        self._formats = {
            shown: self.book.add_format({"num_format": code}) for shown, code in _FORMATS.items()
        }

    def begin(self, sheet: Sheet) -> Any:
        name = sheet_name(force_str(sheet.title), self._names, f"Sheet{len(self._names) + 1}")
        self._names.append(name)
        page = self.book.add_worksheet(name)
        page.freeze_panes(1, 0)
        page.set_landscape()
        page.repeat_rows(0)
        page.set_footer(f"&L{self.footer.replace('&', '&&')}&R&P/&N")
        for place, column in enumerate(sheet.columns):
            page.set_column(place, place, column.width)
            page.write_string(0, place, neutral(force_str(column.label)), self.bold)
        return page

    def put(self, page: Any, sheet: Sheet, line: int, row: Sequence[Cell]) -> None:
        for place, (column, cell) in enumerate(zip(sheet.columns, row, strict=True)):
            put(page, line, place, cell, self._formats.get(_shown(column, cell)))


def _fill(book: _Book, sheets: Iterable[Sheet], counted: _Counted, stops: Text, last: Sheet | None) -> None:
    for sheet in sheets:
        page, line = book.begin(sheet), 0
        for line, row in enumerate(counted.through(sheet.rows), 1):
            book.put(page, sheet, line, row)
        if counted.capped:
            page.write_string(line + 1, 0, neutral(force_str(stops)), book.bold)
            break
    if last is not None:
        page = book.begin(last)
        for line, row in enumerate(last.rows, 1):
            book.put(page, last, line, row)


def _shown(column: Column, cell: Cell) -> Shown:
    """A day is shown as a day wherever it stands: without a format it is the number of a day."""
    if isinstance(cell, datetime):
        return "moment"
    return "day" if isinstance(cell, date) else column.shown


def put(page: Any, line: int, place: int, cell: Cell, shown_as: Any = None) -> None:
    """One cell, by what it is: what nobody meant as a number or a day is a text."""
    if cell is None:
        return
    if isinstance(cell, datetime):
        # A spreadsheet knows no zones: it tells the time of the county.
        there = (
            timezone.make_naive(cell, timezone.get_default_timezone()) if timezone.is_aware(cell) else cell
        )
        page.write_datetime(line, place, there.replace(microsecond=0), shown_as)
    elif isinstance(cell, date):
        page.write_datetime(line, place, cell, shown_as)
    elif isinstance(cell, int | float) and not isinstance(cell, bool):
        page.write_number(line, place, cell, shown_as)
    else:
        page.write_string(line, place, neutral(force_str(cell))[:LONGEST_CELL])


def _abandon(book: xlsxwriter.Workbook) -> None:
    """Close what was begun without making a file of it: its rows lie in files of their own until then."""
    for page in book.worksheets():
        if page.row_data_fh is not None and not page.row_data_fh_closed:
            page.row_data_fh.close()
            page.row_data_fh_closed = True
    book.fileclosed = True
