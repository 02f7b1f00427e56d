"""Invented papers of the demo, as real files: a page as PDF, a text as docx, a picture and a signature."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from io import BytesIO
from typing import Final

from PIL import Image, ImageDraw, ImageFont

from pingan.papers.drawing import draw

# An A4 page of few dots, a photograph of a phone made small, and a name on a screen.
_PAGE, _PHOTO, _PAD = (595, 842), (640, 480), (500, 200)
_NOTICE: Final = "SAMPLE  ·  ALL INVENTED"


def page() -> bytes:
    """A paper that somebody brought, scanned."""
    image = _notice(Image.new("RGB", _PAGE, "white"), "black")
    pen = ImageDraw.Draw(image)
    for row in range(160, 560, 34):
        pen.line((80, row, 515 - row % 90, row), fill="#888888", width=2)
    return _saved(image, "PDF")


def text(words: str) -> bytes:
    """What somebody wrote themselves."""
    return draw(f"{_NOTICE}\n{words}")


def photo() -> bytes:
    """A wall between two yards."""
    image = Image.new("RGB", _PHOTO, "#c9dff0")
    pen = ImageDraw.Draw(image)
    pen.rectangle((0, 330, 640, 480), fill="#8aa06a")
    for row in range(200, 340, 28):
        for left in range(-30 if row % 56 else 0, 640, 60):
            pen.rectangle((left, row, left + 56, row + 24), fill="#b5654a", outline="#7d4130")
    return _saved(_notice(image, "#333333"), "JPEG")


def signature() -> bytes:
    """A stroke under a text."""
    image = Image.new("RGB", _PAD, "white")
    stroke = [(60 + step * 9, 100 + (step * 37) % 70 - 35) for step in range(40)]
    ImageDraw.Draw(image).line(stroke, fill="black", width=5, joint="curve")
    return _saved(image, "PNG")


FILES: Final[Mapping[str, Callable[[str], bytes]]] = {"pdf": lambda _words: page(), "docx": text}


def _notice(image: Image.Image, ink: str) -> Image.Image:
    ImageDraw.Draw(image).text((60, 60), _NOTICE, fill=ink, font=ImageFont.load_default(28))
    return image


def _saved(image: Image.Image, kind: str) -> bytes:
    out = BytesIO()
    image.save(out, kind)
    return out.getvalue()
