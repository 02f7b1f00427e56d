"""Binds papers and pictures into one PDF with a number on every page. Run as a program, without any rights.

pypdf does it: it is Python through and through, so what is wrong with a page ends in an exception, not in
memory. What it is given is our own: PDFs that our office made, and pictures that were drawn anew.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping, Sequence
from io import BytesIO
from typing import Any, Final

import msgspec
from pypdf import PageObject, PdfReader, PdfWriter
from pypdf.generic import (
    DecodedStreamObject,
    DictionaryObject,
    NameObject,
    NumberObject,
)

from pingan.core.bare import lay_down_rights

MEMORY_BYTES: Final = 2 << 30
CPU_SECONDS: Final = 120
A4: Final = (595.28, 841.89)
_MARGIN: Final = 40.0
_SIZE: Final = 12
_ROMAN: Final = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
# By the standard (ISO 32000, 9.6.2.2) every reader has it; digits need no more.
_FONT: Final = "PingAnPage"


def pages_of(pdfs: Sequence[bytes]) -> list[int]:
    """How many pages each has."""
    return [len(PdfReader(BytesIO(pdf)).pages) for pdf in pdfs]


def bind(front: Sequence[bytes], sections: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """One PDF: what stands in front with Roman numbers, then the sections, counted from 1.

    A section has `title` and either a `pdf` or `pictures`.
    """
    writer = PdfWriter()
    for page, number in _numbered(_front(front), _roman):
        _add(writer, page, number)
    at = 0
    for section in sections:
        begins = len(writer.pages)
        for page in _pages(section):
            at += 1
            _add(writer, page, str(at))
        if len(writer.pages) > begins:
            writer.add_outline_item(title=section["title"], page_number=begins)
    writer.metadata = None
    writer.compress_identical_objects()
    out = BytesIO()
    writer.write(out)
    return {"pdf": out.getvalue(), "pages": len(writer.pages)}


def _front(pdfs: Sequence[bytes]) -> Iterator[PageObject]:
    for pdf in pdfs:
        yield from PdfReader(BytesIO(pdf)).pages


def _pages(section: Mapping[str, Any]) -> Iterator[PageObject]:
    if section.get("pdf"):
        yield from PdfReader(BytesIO(section["pdf"])).pages
    pictures, on_a_page = section.get("pictures", ()), section.get("on_a_page", 1)
    for at in range(0, len(pictures), on_a_page):
        yield _page_of(pictures[at : at + on_a_page], on_a_page)


def _numbered(pages: Iterator[PageObject], say: Any) -> Iterator[tuple[PageObject, str]]:
    return ((page, say(number)) for number, page in enumerate(pages, 1))


def _roman(number: int) -> str:
    said = ""
    for value, letters in _ROMAN:
        while number >= value:
            said, number = said + letters, number - value
    return said


def _page_of(pictures: Sequence[Mapping[str, Any]], on_a_page: int) -> PageObject:
    """A page of A4 that shows one JPEG as large as it fits, or several, two beside each other, each with what
    it is called by."""
    lies = on_a_page == 1 and pictures[0]["width"] > pictures[0]["height"]
    across, down = (A4[1], A4[0]) if lies else A4
    columns, rows = (1, 1) if on_a_page == 1 else (2, -(-on_a_page // 2))
    room = (across - 2 * _MARGIN) / columns, (down - 2 * _MARGIN) / rows
    says, images = [], DictionaryObject()
    for number, picture in enumerate(pictures):
        name, label = f"/Picture{number}", picture.get("label", "")
        images[NameObject(name)] = _image(picture)
        left = _MARGIN + room[0] * (number % columns)
        top = down - _MARGIN - room[1] * (number // columns)
        gap = _SIZE * 2 if label else 0
        says.append(_placed(name, picture, (left, top - room[1], room[0], room[1] - gap)))
        if label:
            says.append(f"BT /{_FONT} {_SIZE} Tf 0 g {left:.2f} {top - _SIZE:.2f} Td ({label}) Tj ET")
    page = PageObject.create_blank_page(width=across, height=down)
    page[NameObject("/Resources")] = DictionaryObject(
        {NameObject("/XObject"): images, NameObject("/Font"): _font()}
    )
    _draw(page, "\n".join(says))
    return page


def _placed(name: str, picture: Mapping[str, Any], box: tuple[float, float, float, float]) -> str:
    """In the middle of a box (left, low, across, down), as large as it fits."""
    left, low, across, down = box
    scale = min(across / picture["width"], down / picture["height"])
    shown = picture["width"] * scale, picture["height"] * scale
    left, low = left + (across - shown[0]) / 2, low + (down - shown[1]) / 2
    return f"q {shown[0]:.2f} 0 0 {shown[1]:.2f} {left:.2f} {low:.2f} cm {name} Do Q"


def _image(picture: Mapping[str, Any]) -> DecodedStreamObject:
    image = DecodedStreamObject()
    image.set_data(picture["jpeg"])
    image.update(
        {
            NameObject("/Type"): NameObject("/XObject"),
            NameObject("/Subtype"): NameObject("/Image"),
            NameObject("/Width"): NumberObject(picture["width"]),
            NameObject("/Height"): NumberObject(picture["height"]),
            NameObject("/ColorSpace"): NameObject("/DeviceRGB"),
            NameObject("/BitsPerComponent"): NumberObject(8),
            NameObject("/Filter"): NameObject("/DCTDecode"),
        }
    )
    return image


def _draw(page: PageObject, says: str) -> None:
    content = DecodedStreamObject()
    content.set_data(says.encode("ascii"))
    page[NameObject("/Contents")] = content


def _add(writer: PdfWriter, page: PageObject, number: str) -> None:
    """Its number in the upper corner, where a file's pages are counted; its own stays below."""
    added = writer.add_page(page)
    # What the page could do beside being read: our own papers need none of it.
    for name in ("/Annots", "/AA", "/Tabs", "/StructParents"):
        added.pop(NameObject(name), None)
    across, down = float(added.mediabox.width), float(added.mediabox.height)
    stamp = PageObject.create_blank_page(width=across, height=down)
    stamp[NameObject("/Resources")] = DictionaryObject({NameObject("/Font"): _font()})
    left, low = across - _MARGIN - len(number) * _SIZE * 0.6, down - _MARGIN + 8
    _draw(stamp, f"BT /{_FONT} {_SIZE} Tf 0 g {left:.2f} {low:.2f} Td ({number}) Tj ET")
    added.merge_page(stamp)


def _font() -> DictionaryObject:
    font = DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Font"),
            NameObject("/Subtype"): NameObject("/Type1"),
            NameObject("/BaseFont"): NameObject("/Helvetica"),
            NameObject("/Encoding"): NameObject("/WinAnsiEncoding"),
        }
    )
    return DictionaryObject({NameObject(f"/{_FONT}"): font})


def answer(asked: Mapping[str, Any]) -> dict[str, Any]:
    if asked["do"] == "count":
        return {"pages": pages_of(asked["pdfs"])}
    return bind(asked["front"], asked["sections"])


def main() -> None:
    # While files can still be opened: what is loaded only when it is first needed.
    blank = PdfWriter()
    blank.add_blank_page(10, 10)
    warm = BytesIO()
    blank.write(warm)
    bind([warm.getvalue()], [{"title": "一", "pdf": warm.getvalue()}])
    lay_down_rights(memory=MEMORY_BYTES, seconds=CPU_SECONDS)
    asked = msgspec.msgpack.decode(sys.stdin.buffer.read())
    sys.stdout.buffer.write(msgspec.msgpack.encode(answer(asked)))
