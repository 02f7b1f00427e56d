"""Spreadsheets at the door: judged while they are unpacked, before a library opens them.

An XLSX is a zip of XML. Declared sizes may lie, a few bytes may inflate to gigabytes, one cell far out makes
readers that fill a whole table allocate all between, and a formula comes as whatever was last computed. So
the parts that say what stands in the cells are inflated here within bounds, read once by expat, and packed
anew: what is read afterwards is what was judged.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from io import BytesIO
from typing import Any, Final, NoReturn
from xml.parsers import expat

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from python_calamine import CalamineError, CalamineWorkbook

from pingan.core import packages
from pingan.core.errors import Text, TooLarge, Unprocessable, Unsupported

MAX_BYTES: Final = packages.MAX_BYTES
MAX_INFLATED: Final = packages.MAX_INFLATED
MAX_ROWS: Final = 5000
MAX_COLUMNS: Final = 40

# What tells the values of cells. Pictures, drawings, macros and links to other files are left behind.
_READ = re.compile(
    r"\[Content_Types\]\.xml|_rels/\.rels"
    r"|xl/(workbook|styles|sharedStrings)\.xml|xl/_rels/workbook\.xml\.rels|xl/worksheets/[\w .-]+\.xml"
)
_SHEET = "xl/worksheets/"
_ROW = re.compile(r"[1-9][0-9]{0,6}")
_CELL = re.compile(rf"([A-Z]{{1,3}})({_ROW.pattern})")
_PANIC: Final = "PanicException"


class WorkbookRefused(Unprocessable):
    """The file is a spreadsheet, but not one that is read; the detail says what to change in it."""

    code = "workbook_refused"
    title = _("This spreadsheet cannot be read as it is.")


def bounded(data: bytes, *, max_rows: int = MAX_ROWS, max_columns: int = MAX_COLUMNS) -> bytes:
    """The same workbook with nothing in it but plain cells, at most so many rows and columns a sheet.

    Raises TooLarge beyond the bytes of a file or what it inflates to, Unsupported for what is no XLSX, and
    WorkbookRefused for rows, columns, formulas and merged cells that are not read, naming the first. Costs no
    more than the bounds allow, whatever the file says of itself.
    """
    if len(data) > MAX_BYTES:
        raise _too_large(MAX_BYTES)
    parts = _parts(data)
    for part in parts.values():
        _Judge(max_rows, max_columns).read(part)
    return packages.packed(parts, small=False)


def first_sheet(data: bytes, *, max_rows: int = MAX_ROWS, max_columns: int = MAX_COLUMNS) -> list[list[Any]]:
    """The cells of a workbook's first sheet, row by row. The one place that hands a file to its reader.

    Raises what `bounded` does, and Unsupported where the reader cannot make sense of what was judged.
    """
    judged = bounded(data, max_rows=max_rows, max_columns=max_columns)
    try:
        sheet = CalamineWorkbook.from_filelike(BytesIO(judged)).get_sheet_by_index(0)
        return sheet.to_python(skip_empty_area=False)
    # Of its own errors the reader tells some as Python does.
    except (CalamineError, ValueError, IndexError, OverflowError):
        raise _no_workbook() from None
    except BaseException as fault:
        # A reader in Rust that did not expect what it found panics, which is no Exception, so nothing that
        # catches those would answer.
        if type(fault).__name__ != _PANIC:
            raise
        raise _no_workbook() from None


def _parts(data: bytes) -> Mapping[str, bytes]:
    try:
        parts = packages.unpacked(data, _READ.fullmatch)
    except packages.Locked:
        raise WorkbookRefused(_("It is locked with a password. Save it without one.")) from None
    except packages.TooMuch:
        raise _too_large(MAX_INFLATED) from None
    except packages.Unfit:
        raise _no_workbook() from None
    if "xl/workbook.xml" not in parts or not any(name.startswith(_SHEET) for name in parts):
        raise _no_workbook()
    return parts


class _Judge:
    """Reads one part once, and counts rows and columns as a reader places them.

    Every part is read as if it were a sheet: which are sheets is said in another part, which may lie.
    """

    def __init__(self, max_rows: int, max_columns: int) -> None:
        self._max_rows, self._max_columns = max_rows, max_columns
        self._row = self._column = self._cells = 0

    def read(self, part: bytes) -> None:
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.StartDoctypeDeclHandler = self._refuse_doctype
        parser.StartElementHandler = self._start
        try:
            for chunk in _chunks(part):
                parser.Parse(chunk, False)
            parser.Parse(b"", True)
        except packages.NO_XML:
            raise _no_workbook() from None

    def _refuse_doctype(self, *_declared: Any) -> NoReturn:
        raise _no_workbook()

    def _start(self, tag: str, said: dict[str, str]) -> None:
        name = tag.rpartition(" ")[2]
        if name == "row":
            self._row, self._column = self._row_of(said.get("r")), 0
            self._bound()
        elif name == "c":
            self._place(said.get("r"))
            self._bound()
        elif name == "f":
            raise WorkbookRefused(
                format_lazy(_("Cell {cell} holds a formula. Put its value there instead."), cell=self._here())
            )
        elif name == "mergeCell":
            raise WorkbookRefused(
                format_lazy(
                    _("The cells {cells} are merged. Split them, and fill each."),
                    cells=said.get("ref", "")[:20],
                )
            )

    def _row_of(self, reference: str | None) -> int:
        if reference is None:
            return self._row + 1
        if not _ROW.fullmatch(reference):
            raise _no_workbook()
        return int(reference)

    def _place(self, reference: str | None) -> None:
        self._cells += 1
        if reference is None:
            self._column += 1
            return
        found = _CELL.fullmatch(reference)
        if found is None:
            raise _no_workbook()
        self._column, self._row = _number_of(found[1]), int(found[2])

    def _bound(self) -> None:
        if self._row > self._max_rows or self._cells > self._max_rows * self._max_columns:
            raise WorkbookRefused(
                format_lazy(
                    _("A sheet may have at most {rows} rows. Take out what is empty or not needed."),
                    rows=self._max_rows,
                )
            )
        if self._column > self._max_columns:
            raise WorkbookRefused(
                format_lazy(
                    _("A sheet may have at most {columns} columns. Take out what is empty or not needed."),
                    columns=self._max_columns,
                )
            )

    def _here(self) -> str:
        return f"{_letters_of(self._column)}{self._row}"


def _chunks(part: bytes) -> Iterator[bytes]:
    return (part[at : at + packages.CHUNK] for at in range(0, len(part), packages.CHUNK))


def _number_of(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def _letters_of(number: int) -> str:
    letters = ""
    while number > 0:
        number, place = divmod(number - 1, 26)
        letters = chr(ord("A") + place) + letters
    return letters


def _no_workbook() -> Unsupported:
    detail: Text = _("This is no XLSX file. Save it as an Excel workbook (.xlsx).")
    return Unsupported(detail)


def _too_large(most: int) -> TooLarge:
    detail: Text = format_lazy(_("A spreadsheet may have at most {bytes} bytes."), bytes=most)
    return TooLarge(detail, extra={"max_bytes": most})
