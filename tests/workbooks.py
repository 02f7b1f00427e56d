"""Workbooks made by hand, so that tests can make wrong ones, too."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping, Sequence
from io import BytesIO
from xml.sax.saxutils import escape

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACK = "http://schemas.openxmlformats.org/package/2006"


def sheet_of(rows: Sequence[Sequence[str]]) -> str:
    """The XML of a sheet with these texts in its cells."""
    lines = "".join(
        f'<row r="{number}">'
        + "".join(
            f'<c r="{chr(64 + place)}{number}" t="inlineStr"><is><t>{escape(text)}</t></is></c>'
            for place, text in enumerate(row, start=1)
            if text
        )
        + "</row>"
        for number, row in enumerate(rows, start=1)
    )
    return sheet(lines)


def sheet(lines: str, after: str = "") -> str:
    return f'<worksheet xmlns="{_MAIN}"><sheetData>{lines}</sheetData>{after}</worksheet>'


def workbook(sheets: Mapping[str, str], compressed: int = zipfile.ZIP_DEFLATED, **more: str) -> bytes:
    """An XLSX of these sheets by name; `more` are further parts by address."""
    named = list(enumerate(sheets, start=1))
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{_PACK}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        '<Override PartName="/xl/workbook.xml" ContentType='
        '"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{_PACK}/relationships"><Relationship Id="rId1" '
        f'Type="{_REL}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{_MAIN}" xmlns:r="{_REL}"><sheets>'
        + "".join(f'<sheet name="{escape(name)}" sheetId="{n}" r:id="rId{n}"/>' for n, name in named)
        + "</sheets></workbook>",
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_PACK}/relationships">'
        + "".join(
            f'<Relationship Id="rId{n}" Type="{_REL}/worksheet" Target="worksheets/sheet{n}.xml"/>'
            for n, _name in named
        )
        + "</Relationships>",
        **{f"xl/worksheets/sheet{n}.xml": sheets[name] for n, name in named},
        **more,
    }
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w", compressed) as file:
        for name, part in parts.items():
            file.writestr(name, part)
    return packed.getvalue()
