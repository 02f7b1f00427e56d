"""What somebody draws on a screen."""

from __future__ import annotations

from io import BytesIO

from PIL import Image, ImageDraw


def a_signature(*strokes: tuple[int, int, int, int]) -> bytes:
    """A picture as the page's canvas gives it: strokes on nothing; some strokes where none are named."""
    sheet = Image.new("RGBA", (600, 240), (0, 0, 0, 0))
    pen = ImageDraw.Draw(sheet)
    for stroke in strokes or ((60, 60, 500, 180), (80, 200, 520, 40)):
        pen.line(stroke, fill=(20, 20, 20, 255), width=9)
    return _png(sheet)


def an_empty_sheet() -> bytes:
    return _png(Image.new("RGBA", (600, 240), (0, 0, 0, 0)))


def _png(sheet: Image.Image) -> bytes:
    out = BytesIO()
    sheet.save(out, "PNG")
    return out.getvalue()
