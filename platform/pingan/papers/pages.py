"""Draws the pages of a PDF that somebody sent as pictures. Run as a program, without any rights.

What a stranger's PDF holds (scripts, forms, attachments, fonts made to break a reader) stays in the file as
it came; into the bound file comes what a page looks like, and nothing else. This file knows PDFium and how to
lay down rights.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping
from io import BytesIO
from typing import Any, Final

import msgspec
import pypdfium2
from PIL import Image

from pingan.core.bare import lay_down_rights

MEMORY_BYTES: Final = 900 << 20
CPU_SECONDS: Final = 60
# An A4 page at 150 dots an inch.
LONG_EDGE: Final = 1754
_QUALITY: Final = 78
_POINTS_AN_INCH: Final = 72
_DOTS_AN_INCH: Final = 150
LOCKED, DAMAGED, TOO_LONG = "locked", "damaged", "too_long"


def pictures(content: bytes, at_most: int) -> dict[str, Any]:
    """Its pages as JPEGs, or a word for why there are none."""
    try:
        document = pypdfium2.PdfDocument(content)
        count = len(document)
    except pypdfium2.PdfiumError as fault:
        return {"fault": LOCKED if "password" in str(fault).lower() else DAMAGED}
    if count > at_most:
        return {"fault": TOO_LONG}
    if count == 0:
        return {"fault": DAMAGED}
    try:
        return {"pages": [_drawn(document[number]) for number in range(count)]}
    except (pypdfium2.PdfiumError, ValueError, MemoryError, OSError):
        return {"fault": DAMAGED}


def _drawn(page: Any) -> dict[str, Any]:
    longest = max(page.get_size())
    # A page may say that it is a kilometre long, or nothing at all.
    scale = min(_DOTS_AN_INCH / _POINTS_AN_INCH, LONG_EDGE / max(longest, 1.0))
    picture: Image.Image = page.render(scale=scale, may_draw_forms=False).to_pil().convert("RGB")
    out = BytesIO()
    picture.save(out, "JPEG", quality=_QUALITY)
    return {"jpeg": out.getvalue(), "width": picture.width, "height": picture.height}


def answer(asked: Mapping[str, Any]) -> dict[str, Any]:
    return pictures(asked["pdf"], asked["at_most"])


def main() -> None:
    # While files can still be opened.
    Image.preinit()
    blank = pypdfium2.PdfDocument.new()
    _drawn(blank.new_page(10, 10))
    lay_down_rights(memory=MEMORY_BYTES, seconds=CPU_SECONDS)
    asked = msgspec.msgpack.decode(sys.stdin.buffer.read())
    sys.stdout.buffer.write(msgspec.msgpack.encode(answer(asked)))
