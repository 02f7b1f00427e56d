"""Tables as spreadsheets, out and in. What others wrote is judged before it is opened (`core.workbooks`).

Anybody may write with `write` and read with `read`; sections have `of_section` and `rows_for`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta
from io import BytesIO
from typing import Any

import xlsxwriter
from django.conf import settings
from django.utils.encoding import force_str
from django.utils.translation import gettext as _
from django.utils.translation import override

from pingan.config.differences import Row
from pingan.config.errors import NoSpreadsheet
from pingan.config.sections import MOST_ROWS, Column, Section
from pingan.core import workbooks
from pingan.core.errors import Text
from pingan.core.worksheets import neutral, original

_MOST_COLUMNS = 60
_BETWEEN = "；"
_WIDEST, _LOOKED_AT = 40, 100


def write(headings: Sequence[Text], rows: Sequence[Sequence[Any]]) -> bytes:
    """A workbook of one sheet. Every text is a text, and none a formula, whatever it begins with."""
    file = BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(file, options) as book:
        sheet = book.add_worksheet()
        bold = book.add_format({"bold": True, "bg_color": "#e6efee"})
        day = book.add_format({"num_format": "yyyy-mm-dd"})
        sheet.freeze_panes(1, 0)
        for place, heading in enumerate(headings):
            sheet.write_string(0, place, neutral(force_str(heading)), bold)
            looked_at = (force_str(row[place]) for row in rows[:_LOOKED_AT])
            widest = max(2 * len(text) for text in (force_str(heading), *looked_at))
            sheet.set_column(place, place, min(_WIDEST, widest + 3))
        for number, row in enumerate(rows, 1):
            for place, cell in enumerate(row):
                if isinstance(cell, date):
                    sheet.write_datetime(number, place, cell, day)
                elif isinstance(cell, int | float) and not isinstance(cell, bool):
                    sheet.write_number(number, place, cell)
                else:
                    sheet.write_string(number, place, neutral(force_str(cell)))
    return file.getvalue()


def read(file: bytes) -> list[list[str]]:
    """The rows of a workbook's first sheet that say anything, every cell a text.

    Raises what `workbooks.first_sheet` raises.
    """
    found = workbooks.first_sheet(file, max_rows=MOST_ROWS + 1, max_columns=_MOST_COLUMNS)
    rows = [[_text(cell) for cell in row] for row in found]
    return [row for row in rows if any(row)]


def of_section(section: Section, rows: Sequence[Row], county: str) -> bytes:
    """A section's table, its choices by their names in the reader's language."""
    named = {column.name: _labels(column, county) for column in section.columns}
    lines = [
        [_shown(column, row.get(column.name, ""), named[column.name]) for column in section.columns]
        for row in rows
    ]
    return write([column.label for column in section.columns], lines)


def rows_for(section: Section, file: bytes) -> list[dict[str, Any]]:
    """The rows of a file for a section, by its headings in either language; cells as they stand there.

    Raises what `read` raises, and NoSpreadsheet where a heading is missing that every row needs, or none is
    known.
    """
    found = read(file)
    columns = _columns_by_heading(section)
    heads = [columns.get(heading.strip()) for heading in (found[0] if found else [])]
    known = {head.name for head in heads if head is not None}
    missing = [column for column in section.columns if column.required and column.name not in known | {"id"}]
    if missing or not known:
        names = ", ".join(force_str(column.label) for column in missing or section.columns)
        raise NoSpreadsheet(_("Its first row must name the columns. Missing: %(names)s") % {"names": names})
    return [
        {head.name: cell for head, cell in zip(heads, row, strict=False) if head is not None}
        for row in found[1:]
    ]


def _text(cell: Any) -> str:
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, datetime):
        return cell.date().isoformat() if cell.time() == datetime.min.time() else cell.isoformat(" ")
    if isinstance(cell, timedelta):
        return str(cell)
    return original(str(cell).strip())


def _shown(column: Column, cell: Any, labels: Mapping[str, str]) -> Any:
    if isinstance(cell, list):
        return _BETWEEN.join(labels.get(part, part) for part in cell)
    if isinstance(cell, bool):
        return _("Yes") if cell else _("No")
    if column.kind == "date" and cell:
        return date.fromisoformat(cell)
    return labels.get(cell, cell)


def _labels(column: Column, county: str) -> dict[str, str]:
    """Names that only one of the choices has; what has a code that people read goes by its code."""
    if column.kind in ("area", "category"):
        return {}
    labels = [(choice.value, force_str(choice.label)) for choice in column.offered(county)]
    told = [label for _value, label in labels]
    return {value: label for value, label in labels if told.count(label) == 1}


def _columns_by_heading(section: Section) -> dict[str, Column]:
    return dict(_headings(section))


def _headings(section: Section) -> Iterator[tuple[str, Column]]:
    for column in section.columns:
        yield column.name, column
        for language, _name in settings.LANGUAGES:
            with override(language):
                yield force_str(column.label), column
