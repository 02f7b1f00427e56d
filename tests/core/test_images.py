"""Photos are made clean or refused."""

from __future__ import annotations

import struct
import zlib
from contextlib import suppress
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, PngImagePlugin

from pingan.core.errors import TooLarge, Unprocessable, Unsupported
from pingan.core.images import clean


def encoded(picture: Image.Image, form: str, **options: object) -> bytes:
    out = BytesIO()
    picture.save(out, form, **options)  # type: ignore[arg-type]  # encoder options differ per format
    return out.getvalue()


def opened(data: bytes) -> Image.Image:
    picture = Image.open(BytesIO(data))
    picture.load()
    return picture


def test_a_photo_is_shrunk_and_gets_a_thumb() -> None:
    photo = clean(encoded(Image.new("RGB", (3000, 2000), "green"), "JPEG"))
    assert (photo.width, photo.height) == opened(photo.jpeg).size == (1600, 1067)
    assert opened(photo.thumb).size == (320, 213)
    assert opened(photo.jpeg).format == opened(photo.thumb).format == "JPEG"


def test_a_small_photo_is_not_blown_up() -> None:
    photo = clean(encoded(Image.new("RGB", (40, 30)), "WEBP"))
    assert (photo.width, photo.height) == (40, 30)


def test_orientation_is_applied_and_all_metadata_is_gone() -> None:
    picture = Image.new("RGB", (400, 200), "blue")
    exif = Image.Exif()
    exif[0x0112] = 6  # turn a quarter clockwise
    exif[0x010F] = "a phone"
    exif.get_ifd(0x8825)[2] = (24.0, 1.0, 2.0)  # where it was taken
    photo = clean(encoded(picture, "JPEG", exif=exif, comment=b"secret note", icc_profile=b"profile" * 20))
    assert (photo.width, photo.height) == (200, 400)
    for data in (photo.jpeg, photo.thumb):
        kept = opened(data)
        assert not kept.getexif()
        assert "comment" not in kept.info
        assert "icc_profile" not in kept.info
        assert b"a phone" not in data


def test_text_chunks_and_trailing_scripts_do_not_survive() -> None:
    notes = PngImagePlugin.PngInfo()
    notes.add_text("Author", "someone")
    data = encoded(Image.new("L", (50, 50)), "PNG", pnginfo=notes) + b"<script>alert(1)</script>"
    assert b"script" not in clean(data).jpeg
    assert b"someone" not in clean(data).jpeg


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGBA", "CMYK", "I;16"])
def test_every_colour_mode_becomes_a_plain_photo(mode: str) -> None:
    data = encoded(Image.new(mode, (20, 20)), "JPEG" if mode == "CMYK" else "PNG")
    assert opened(clean(data).jpeg).mode == "RGB"


def test_transparent_parts_become_white() -> None:
    photo = clean(encoded(Image.new("RGBA", (16, 16), (255, 0, 0, 0)), "PNG"))
    assert opened(photo.jpeg).getpixel((8, 8)) == (255, 255, 255)


def png_of(width: int, height: int) -> bytes:
    """A PNG that says it is that large, with next to nothing inside."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", zlib.compress(b"\0" * 100))
        + chunk(b"IEND", b"")
    )


def webp_of(width: int, height: int) -> bytes:
    """An extended WebP header of that canvas and nothing behind it."""
    body = (
        b"VP8X"
        + struct.pack("<I", 10)
        + bytes(4)
        + (width - 1).to_bytes(3, "little")
        + (height - 1).to_bytes(3, "little")
    )
    return b"RIFF" + struct.pack("<I", len(body) + 4) + b"WEBP" + body


@pytest.mark.parametrize("size", [(4900, 4900), (9000, 9000), (14000, 14000), (65000, 65000)])
def test_bombs_are_refused_by_their_header(size: tuple[int, int]) -> None:
    for bomb in (png_of(*size), webp_of(*size)):
        with pytest.raises(TooLarge):
            clean(bomb)


@pytest.mark.parametrize("form", ["WEBP", "PNG", "JPEG"])
@pytest.mark.parametrize("options", [{}, {"lossless": True}])
def test_the_largest_allowed_photo_passes(form: str, options: dict[str, bool]) -> None:
    picture = Image.new("RGB", (2400, 1600), "gray")
    assert clean(encoded(picture, form, **options)).width == 1600


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"GIF89a",
        b"<svg xmlns='http://www.w3.org/2000/svg'/>",
        b"%PDF-1.7",
        b"\xff\xd8\xff",
        b"RIFF0000WEBP",
        bytes(500),
    ],
)
def test_what_is_no_photo_is_refused(data: bytes) -> None:
    with pytest.raises((Unsupported, Unprocessable)):
        clean(data)


def test_gif_and_other_formats_are_refused_although_the_library_reads_them() -> None:
    for form in ("GIF", "BMP", "TIFF"):
        with pytest.raises(Unsupported):
            clean(encoded(Image.new("RGB", (10, 10)), form))


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP"])
def test_truncated_photos_are_refused(form: str) -> None:
    noise = Image.effect_noise((300, 300), 80).convert("RGB")
    whole = encoded(noise, form)
    for part in (0.2, 0.5, 0.9):
        with pytest.raises((Unprocessable, Unsupported)):
            clean(whole[: int(len(whole) * part)])


@given(
    st.sampled_from(["JPEG", "PNG", "WEBP"]),
    st.lists(st.tuples(st.integers(0, 600), st.integers(0, 255)), max_size=8),
)
def test_damaged_photos_are_kept_clean_or_refused(form: str, flips: list[tuple[int, int]]) -> None:
    data = bytearray(encoded(Image.linear_gradient("L").resize((40, 40)), form))
    for place, value in flips:
        data[place % len(data)] = value
    with suppress(TooLarge, Unsupported, Unprocessable):
        assert clean(bytes(data)).width <= 1600
