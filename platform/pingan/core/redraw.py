"""Draws an uploaded picture anew. Run as a program it does so for one picture, without any rights, and ends.

Decoders are where hostile bytes meet C. So this file knows Pillow and nothing of what serves: `core.images`
starts it as a process of its own, hands the bytes in by standard input and reads two JPEGs back. Whatever a
decoder does there, the web process keeps its memory, its files and its life.
"""

from __future__ import annotations

import importlib
import struct
import sys
import warnings
from contextlib import suppress
from dataclasses import dataclass
from io import BytesIO
from typing import BinaryIO

from PIL import Image, ImageCms, ImageFile

from pingan.core.bare import lay_down_rights

PHOTO_EDGE = 1600
THUMB_EDGE = 320
# What a decoder holds at its worst, by measurement: 255 MB for a progressive JPEG of that size, 206 for a PNG
# with transparency, 210 for a WebP, whose reader keeps its canvas several times over.
MAX_PIXELS = {"JPEG": 24_000_000, "PNG": 24_000_000, "WEBP": 12_000_000}
# Every scan of a progressive JPEG goes over all pixels again, and a few bytes are enough for one.
MAX_PIXELS_OF_ALL_SCANS = 25 * MAX_PIXELS["JPEG"]
MEMORY_BYTES = 512 << 20
CPU_SECONDS = 10
_FORMATS = ("JPEG", "PNG", "WEBP")
_JPEG_QUALITY = 82
_SRGB = ImageCms.createProfile("sRGB")
_ORIENTATION = 0x0112
# EXIF 2.32, tag 0x0112: how the picture is turned to stand as it was seen.
_TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
# Sent first: whether it was drawn, then the size and how long each JPEG is; or else what is wrong with it.
_ANSWER = struct.Struct("!cIIII")
DRAWN, REFUSED = b"d", b"r"


@dataclass(frozen=True, slots=True)
class CleanImage:
    """A photo as we keep it: two JPEGs without any metadata, and the size of the large one in pixels."""

    jpeg: bytes
    thumb: bytes
    width: int
    height: int


class Refused(Exception):
    """What the platform does not keep; a subclass says why, and its name travels between the processes."""


class NoPhoto(Refused):
    """Not a JPEG, PNG or WebP, or one that no decoder here can read."""


class Moving(Refused):
    """More than one frame: which of them would be the photo?"""


class TooManyPixels(Refused):
    """More than the bound of its format, by its header, before a pixel was decoded."""


class Damaged(Refused):
    """Began as a picture and did not go on as one."""


REFUSALS = {kind.__name__: kind for kind in (NoPhoto, Moving, TooManyPixels, Damaged)}


def looks_like_photo(data: bytes) -> bool:
    """Whether it begins as one of the three formats does."""
    return data.startswith((b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n")) or _is_webp(data)


def redraw(data: bytes) -> CleanImage:
    """At most 1600 px a side and a 320 px thumb, upright, in sRGB, without place or device.

    Raises Refused.
    """
    picture = _opened(data)
    try:
        large = _upright_copy(picture)
        small = large.copy()
        small.thumbnail((THUMB_EDGE, THUMB_EDGE), Image.Resampling.LANCZOS)
    except Exception:  # a decoder fed with hostile bytes may raise nearly anything
        raise Damaged from None
    return CleanImage(_jpeg(large), _jpeg(small), *large.size)


def _opened(data: bytes) -> ImageFile.ImageFile:
    """The picture by its header alone, judged by what that says."""
    _refuse_huge("WEBP", *_webp_size(data))
    try:
        with warnings.catch_warnings():
            # Our own bounds are stricter than the one Pillow warns about.
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            picture = Image.open(BytesIO(data), formats=_FORMATS)
    except Image.DecompressionBombError:
        raise TooManyPixels from None
    except Exception:  # as in `redraw`
        raise NoPhoto from None
    # A JPEG with a second picture behind it (a camera's depth, say) is an MPO; the first is the photo.
    kind = "JPEG" if picture.format == "MPO" else str(picture.format)
    _refuse_huge(kind, *picture.size)
    if kind == "JPEG":
        if data.count(b"\xff\xda") * picture.width * picture.height > MAX_PIXELS_OF_ALL_SCANS:
            raise TooManyPixels
    elif getattr(picture, "is_animated", False):
        raise Moving
    return picture


def _upright_copy(picture: Image.Image) -> Image.Image:
    """Shrunk, turned as its orientation tag says, on white, and free of everything the file carried along."""
    # First the size: for JPEG this decodes at a fraction of the pixels.
    picture.thumbnail((PHOTO_EDGE, PHOTO_EDGE), Image.Resampling.LANCZOS)
    turn = _TURNS.get(_orientation(picture))
    profile = picture.info.get("icc_profile")
    plain, mask = _plain(picture)
    if profile:
        plain = _in_srgb(plain, profile)
    # A new canvas, because a converted image keeps comments and profiles, and the encoder writes them out.
    canvas = Image.new("RGB", plain.size, "white")
    canvas.paste(plain.convert("RGB"), mask=mask)
    return canvas if turn is None else canvas.transpose(turn)


def _orientation(picture: Image.Image) -> int:
    """By its tag; upright where the tags are garbage, since the picture may be sound all the same."""
    with suppress(Exception):
        return int(picture.getexif().get(_ORIENTATION, 1))
    return 1


def _plain(picture: Image.Image) -> tuple[Image.Image, Image.Image | None]:
    """The colours in eight bits as L, RGB or CMYK, and the mask of what is to be seen of them."""
    if picture.mode.startswith("I"):
        # Sixteen bits of grey. `convert` would cut everything above 255 off, which leaves a white sheet.
        transparent = picture.info.pop("transparency", None)
        picture = picture.point(lambda value: value * (1 / 256)).convert("L")
        if transparent is not None:
            picture.info["transparency"] = transparent >> 8
    if picture.has_transparency_data:
        clear = picture.convert("RGBA")
        return clear.convert("RGB"), clear.getchannel("A")
    return picture if picture.mode in {"L", "RGB", "CMYK"} else picture.convert("RGB"), None


def _in_srgb(picture: Image.Image, profile: bytes) -> Image.Image:
    """The look the file's own profile asks for: without it wide colours turn pale and a printer's garish.

    As it is where the profile is damaged or of another kind of colour.
    """
    with suppress(Exception):
        seen = ImageCms.profileToProfile(
            picture, ImageCms.ImageCmsProfile(BytesIO(profile)), _SRGB, outputMode="RGB"
        )
        return seen or picture
    return picture


def _jpeg(picture: Image.Image) -> bytes:
    out = BytesIO()
    picture.save(out, "JPEG", quality=_JPEG_QUALITY, optimize=True)
    return out.getvalue()


def _refuse_huge(kind: str, width: int, height: int) -> None:
    if width * height > MAX_PIXELS[kind]:
        raise TooManyPixels


def _is_webp(data: bytes) -> bool:
    return data[:4] == b"RIFF" and data[8:12] == b"WEBP"


def _webp_size(data: bytes) -> tuple[int, int]:
    """Canvas of a WebP by its header, (0, 0) for anything else.

    Pillow's WebP reader sets aside memory for the whole canvas as soon as the file is opened, so for
    this one format the header is read here first (RFC 9649 sections 2.4 to 2.7).
    """
    if len(data) < 30 or not _is_webp(data):  # noqa: PLR2004  shortest whole header
        return 0, 0
    kind = data[12:16]
    if kind == b"VP8X":
        return int.from_bytes(data[24:27], "little") + 1, int.from_bytes(data[27:30], "little") + 1
    if kind == b"VP8L":
        bits = int.from_bytes(data[21:25], "little")
        return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    return int.from_bytes(data[26:28], "little") & 0x3FFF, int.from_bytes(data[28:30], "little") & 0x3FFF


# ── As a program


def tell(out: BinaryIO, drawn: CleanImage) -> None:
    out.write(_ANSWER.pack(DRAWN, drawn.width, drawn.height, len(drawn.jpeg), len(drawn.thumb)))
    out.write(drawn.jpeg + drawn.thumb)


def tell_refusal(out: BinaryIO, refused: Refused) -> None:
    out.write(REFUSED + type(refused).__name__.encode())


def heard(said: bytes) -> CleanImage | None:
    """What the other process said: the photo, None when it broke off. Raises Refused."""
    if said[:1] == REFUSED:
        raise REFUSALS.get(said[1:].decode("ascii", "replace"), Damaged)
    if said[:1] != DRAWN or len(said) < _ANSWER.size:
        return None
    _kind, width, height, jpeg, thumb = _ANSWER.unpack_from(said)
    pictures = said[_ANSWER.size :]
    if len(pictures) != jpeg + thumb:
        return None
    return CleanImage(pictures[:jpeg], pictures[jpeg:], width, height)


def main() -> None:
    # While files can still be opened.
    Image.preinit()
    importlib.import_module("PIL.MpoImagePlugin")
    importlib.import_module("PIL.WebPImagePlugin")
    lay_down_rights(memory=MEMORY_BYTES, seconds=CPU_SECONDS)
    try:
        tell(sys.stdout.buffer, redraw(sys.stdin.buffer.read()))
    except Refused as refused:
        tell_refusal(sys.stdout.buffer, refused)
