"""Tables as others send them, CSV or XLSX, as rows of text under their headings.

Bounds come first: bytes, rows, columns and the length of a cell are looked at before anything is made of it.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from io import StringIO
from typing import Any, Final

from django.utils import timezone
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from pingan.core import clock, guards
from pingan.core.errors import BadInput, TooLarge, Unprocessable, Unsupported
from pingan.core.workbooks import MAX_BYTES, MAX_COLUMNS, first_sheet

# Each row that is taken in is something with all its checks, within one request.
MAX_ROWS: Final = 500
MAX_CELL: Final = 4000

_ZIP = b"PK\x03\x04"
# What programs write in this country, the strict one first: bytes of the other are hardly ever sound in it.
_ENCODINGS = ("utf-8-sig", "gb18030")


class TableRefused(Unprocessable):
    """What was handed over cannot be read as a table of this kind."""

    code = "table_refused"
    title = _("This table cannot be read as one of this source.")


@dataclass(frozen=True, slots=True)
class Row:
    """One row below the headings: the number of its line as spreadsheets count, and its cells by heading."""

    line: int
    cells: Mapping[str, str]


def read(data: bytes, *, max_rows: int = MAX_ROWS) -> list[Row]:
    """The rows of a table that are not empty.

    Raises Unsupported for what is neither CSV nor XLSX, TooLarge, WorkbookRefused and TableRefused for tables
    beyond what is read, naming what is too much of it.
    """
    if len(data) > MAX_BYTES:
        raise TooLarge(extra={"max_bytes": MAX_BYTES})
    lines: Iterable[Sequence[Any]] = first_sheet(data) if data.startswith(_ZIP) else _of_text(data)
    headings, *below = [[_text(cell) for cell in line] for line in lines] or [[]]
    rows = [Row(number, _under(headings, cells)) for number, cells in enumerate(below, start=2) if any(cells)]
    if not rows:
        raise TableRefused(_("The table has no rows below its headings."))
    if len(rows) > max_rows:
        raise TableRefused(format_lazy(_("A table may have at most {rows} rows. Divide it."), rows=max_rows))
    if doubled := {heading for heading in headings if heading and headings.count(heading) > 1}:
        raise TableRefused(format_lazy(_("Two columns are called {name}."), name=min(doubled)))
    return rows


def _of_text(data: bytes) -> Iterator[Sequence[str]]:
    for encoding in _ENCODINGS:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\x00" not in text:
            return _lines(text)
    raise Unsupported(_("This is neither an Excel workbook (.xlsx) nor a CSV text."))


def _lines(text: str) -> Iterator[Sequence[str]]:
    first = text.partition("\n")[0]
    # Comma, tab or semicolon, whichever the headings use: programs write all three.
    separator = max(",\t;", key=first.count)
    try:
        for line in csv.reader(StringIO(text, newline=""), delimiter=separator):
            if len(line) > MAX_COLUMNS:
                raise TableRefused(
                    format_lazy(_("A table may have at most {columns} columns."), columns=MAX_COLUMNS)
                )
            yield line
    except csv.Error:
        raise Unsupported(_("This is neither an Excel workbook (.xlsx) nor a CSV text.")) from None


def _text(cell: Any) -> str:
    """What a cell says, as somebody would read it there."""
    if isinstance(cell, datetime):
        said = cell.isoformat(sep=" ", timespec="minutes")
    elif isinstance(cell, date):
        said = cell.isoformat()
    elif isinstance(cell, float) and cell.is_integer():
        said = str(int(cell))
    else:
        said = str(cell)
    try:
        return guards.text(said, max_length=MAX_CELL)
    except BadInput as wrong:
        raise TableRefused(wrong.detail) from None


def _under(headings: Sequence[str], cells: Sequence[str]) -> Mapping[str, str]:
    return {heading: cell for heading, cell in zip(headings, cells, strict=False) if heading}


_MOMENTS = (
    *("%Y-%m-%d %H:%M:%S", "%Y-%m-%d %H:%M", "%Y/%m/%d %H:%M:%S", "%Y/%m/%d %H:%M"),
    *("%Y年%m月%d日 %H:%M", "%Y-%m-%dT%H:%M:%S", "%Y-%m-%dT%H:%M"),
)
_YEARS = range(2000, 2100)
_DAY = timedelta(days=1)
_DAYS = ("%Y-%m-%d", "%Y/%m/%d", "%Y年%m月%d日", "%Y.%m.%d", "%Y%m%d")


def moment(said: str, *, end: bool = False) -> datetime | None:
    """The moment a cell names, by the county's time; None for what names none of this century.

    A day without a time is its beginning or, as a limit, the end of it.
    """
    for form in _MOMENTS:
        if (found := _parsed(said, form)) is not None:
            return timezone.make_aware(found, timezone.get_default_timezone())
    for form in _DAYS:
        if (found := _parsed(said, form)) is not None:
            return clock.day_begins(found.date() + (_DAY if end else timedelta()))
    return None


def day(said: str) -> date | None:
    """The day a cell names; None for what names none of this century."""
    found = moment(said)
    return None if found is None else clock.local_day(found)


def _parsed(said: str, form: str) -> datetime | None:
    try:
        found = datetime.strptime(said, form)  # noqa: DTZ007  the county's own time, which is put on it later
    except ValueError:
        return None
    return found if found.year in _YEARS else None


def missing(rows: Iterable[Row], headings: Iterable[str]) -> list[str]:
    """Those of the headings that the table does not have."""
    there = next((set(row.cells) for row in rows), set[str]())
    return [heading for heading in headings if heading not in there]
