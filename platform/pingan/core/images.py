"""Photos at the door: made small, upright and free of what they carried along, or refused with a reason."""

from __future__ import annotations

import warnings
from dataclasses import dataclass
from io import BytesIO

from django.utils.translation import gettext_lazy as _
from PIL import Image, ImageOps

from pingan.core.errors import TooLarge, Unprocessable, Unsupported

MAX_PIXELS = 24_000_000
PHOTO_EDGE = 1600
THUMB_EDGE = 320
_FORMATS = ("JPEG", "PNG", "WEBP")
_JPEG_QUALITY = 82


@dataclass(frozen=True, slots=True)
class CleanImage:
    """A photo as we keep it: two JPEGs without any metadata, and the size of the large one in pixels."""

    jpeg: bytes
    thumb: bytes
    width: int
    height: int


def clean(data: bytes) -> CleanImage:
    """Re-encode an upload: at most 1600 px a side and a 320 px thumb, upright, without place or device.

    Raises Unsupported when it is not JPEG, PNG or WebP, TooLarge above 24 megapixels (read from the
    header, before a pixel is decoded), Unprocessable when it is damaged.
    """
    _refuse_huge(*_webp_size(data))
    try:
        with warnings.catch_warnings():
            # Our own limit below is stricter than the one Pillow warns about.
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            picture: Image.Image = Image.open(BytesIO(data), formats=_FORMATS)
    except Image.DecompressionBombError:
        raise _too_many_pixels() from None
    except Exception:  # a decoder fed with hostile bytes may raise nearly anything
        raise Unsupported(_("A photo must be a JPEG, PNG or WebP image.")) from None
    _refuse_huge(*picture.size)
    try:
        large = _upright_copy(picture)
        small = large.copy()
        small.thumbnail((THUMB_EDGE, THUMB_EDGE), Image.Resampling.LANCZOS)
    except Exception:  # as above: truncated or forged data
        raise Unprocessable(_("The photo is damaged. Please take or choose it again.")) from None
    return CleanImage(_jpeg(large), _jpeg(small), *large.size)


def _upright_copy(picture: Image.Image) -> Image.Image:
    """Shrunk, turned as its orientation tag says, on white, and free of everything the file carried along."""
    # First the size: for JPEG this decodes at a fraction of the pixels.
    picture.thumbnail((PHOTO_EDGE, PHOTO_EDGE), Image.Resampling.LANCZOS)
    upright = ImageOps.exif_transpose(picture)
    if upright.has_transparency_data:
        upright = upright.convert("RGBA")
        mask = upright.getchannel("A")
    else:
        upright, mask = upright.convert("RGB"), None
    # A new canvas, because a converted image keeps comments and profiles, and the encoder writes them out.
    canvas = Image.new("RGB", upright.size, "white")
    canvas.paste(upright, mask=mask)
    return canvas


def _jpeg(picture: Image.Image) -> bytes:
    out = BytesIO()
    picture.save(out, "JPEG", quality=_JPEG_QUALITY, optimize=True)
    return out.getvalue()


def _refuse_huge(width: int, height: int) -> None:
    if width * height > MAX_PIXELS:
        raise _too_many_pixels()


def _too_many_pixels() -> TooLarge:
    return TooLarge(_("The photo has more than %(max)s megapixels.") % {"max": MAX_PIXELS // 1_000_000})


def _webp_size(data: bytes) -> tuple[int, int]:
    """Canvas of a WebP by its header, (0, 0) for anything else.

    Pillow's WebP reader sets aside memory for the whole canvas as soon as the file is opened, so for
    this one format the header is read here first (RFC 9649 sections 2.4 to 2.7).
    """
    if len(data) < 30 or data[:4] != b"RIFF" or data[8:12] != b"WEBP":  # noqa: PLR2004  shortest whole header
        return 0, 0
    kind = data[12:16]
    if kind == b"VP8X":
        return int.from_bytes(data[24:27], "little") + 1, int.from_bytes(data[27:30], "little") + 1
    if kind == b"VP8L":
        bits = int.from_bytes(data[21:25], "little")
        return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    return int.from_bytes(data[26:28], "little") & 0x3FFF, int.from_bytes(data[28:30], "little") & 0x3FFF
