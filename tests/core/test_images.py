"""Photos are drawn anew or refused, by a process that can do nothing else, a few at a time."""

from __future__ import annotations

import struct
import subprocess
import sys
import threading
import zlib
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from io import BytesIO
from pathlib import Path
from typing import IO, Any

import numpy as np
import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageCms, ImageOps, ImageStat, PngImagePlugin

from pingan.core import apart, images, redraw
from pingan.core.errors import Problem, TooLarge, Unavailable, Unprocessable, Unsupported
from pingan.core.redraw import Damaged, Moving, NoPhoto, TooManyPixels
from pingan.core.redraw import redraw as clean


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
    photo = clean(encoded(picture, "JPEG", exif=exif, comment=b"secret note", icc_profile=b"profile" * 8))
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


RAMP = Image.linear_gradient("L").resize((64, 64))
IN_MODE: dict[str, Callable[[], Image.Image]] = {
    "1": lambda: RAMP.convert("1"),
    "L": lambda: RAMP,
    "LA": lambda: RAMP.convert("LA"),
    "P": lambda: RAMP.convert("P"),
    "RGBA": lambda: RAMP.convert("RGBA"),
    "CMYK": lambda: RAMP.convert("RGB").convert("CMYK"),
    # A sixteen-bit scan; its values go up to 65,535.
    "I;16": lambda: Image.fromarray(np.asarray(RAMP, dtype=np.uint16) * 257),
}


@pytest.mark.parametrize("mode", IN_MODE)
def test_every_depth_and_colour_mode_keeps_its_look(mode: str) -> None:
    picture = IN_MODE[mode]()
    assert picture.mode == mode
    photo = opened(clean(encoded(picture, "JPEG" if mode == "CMYK" else "PNG")).jpeg)
    assert photo.mode == "RGB"
    dark, middle, light = (
        ImageStat.Stat(photo.convert("L").crop((0, top, 64, top + 8))).mean[0] for top in (0, 28, 56)
    )
    assert (dark, middle, light) == pytest.approx((16, 128, 239), abs=24)


def test_sixteen_bits_with_a_transparent_grey_keep_both() -> None:
    picture = Image.fromarray(np.full((8, 8), 30_000, dtype=np.uint16))
    seen = opened(clean(encoded(picture, "PNG")).jpeg).getpixel((4, 4))
    hidden = opened(clean(encoded(picture, "PNG", transparency=30_000)).jpeg).getpixel((4, 4))
    assert (seen, hidden) == ((117, 117, 117), (255, 255, 255))


def test_colours_look_as_the_files_own_profile_says() -> None:
    """Phones photograph in wider colours than a plain picture has; without the profile they turn pale."""
    data = encoded(Image.new("RGB", (32, 32), (200, 30, 30)), "JPEG", icc_profile=swapped_profile())
    red, green, _blue = opened(clean(data).jpeg).getpixel((16, 16))  # type: ignore[misc]  # RGB
    assert green > 150 > red


def swapped_profile() -> bytes:
    """sRGB with its red and green exchanged, so that nobody can overlook whether it was heeded."""
    plain = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    red, green = plain.index(b"rXYZ"), plain.index(b"gXYZ")
    plain[red : red + 4], plain[green : green + 4] = b"gXYZ", b"rXYZ"
    return bytes(plain)


@pytest.mark.parametrize("profile", [b"profile" * 20, b"", bytes(200)])
def test_a_profile_that_is_garbage_changes_nothing(profile: bytes) -> None:
    data = encoded(Image.new("RGB", (32, 32), (200, 30, 30)), "JPEG", icc_profile=profile)
    assert opened(clean(data).jpeg).getpixel((16, 16)) == pytest.approx((200, 30, 30), abs=3)


@pytest.mark.parametrize("orientation", range(1, 9))
def test_every_turn_is_undone(orientation: int) -> None:
    picture = Image.new("RGB", (80, 40), "blue")
    picture.paste("red", (0, 0, 40, 20))
    exif = Image.Exif()
    exif[0x0112] = orientation
    data = encoded(picture, "JPEG", exif=exif, quality=95)
    stands = ImageOps.exif_transpose(opened(data))
    kept = opened(clean(data).jpeg)
    assert kept.size == stands.size
    corners = [(5, 5), (kept.width - 5, 5), (5, kept.height - 5), (kept.width - 5, kept.height - 5)]
    for corner in corners:
        assert kept.getpixel(corner) == pytest.approx(stands.getpixel(corner), abs=12)


def test_garbage_in_the_tags_costs_no_photo() -> None:
    data = encoded(Image.new("RGB", (80, 40), "blue"), "JPEG", exif=b"Exif\0\0MM\0*\0\0\0\x08" + b"\xff" * 90)
    assert clean(data).width == 80


@pytest.mark.parametrize("form", ["PNG", "WEBP"])
def test_moving_pictures_are_refused_by_name(form: str) -> None:
    frames = [Image.new("RGB", (20, 20), colour) for colour in ("red", "green", "blue")]
    with pytest.raises(Moving):
        clean(encoded(frames[0], form, save_all=True, append_images=frames[1:]))


def test_a_camera_file_of_two_pictures_is_a_photo() -> None:
    """MPO: a JPEG with a second one behind, for depth or brightness."""
    frames = [Image.new("RGB", (40, 30), colour) for colour in ("red", "black")]
    photo = clean(encoded(frames[0], "MPO", save_all=True, append_images=frames[1:]))
    assert opened(photo.jpeg).getpixel((20, 15)) == pytest.approx((254, 0, 0), abs=3)


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


@pytest.mark.parametrize(
    "size", [(4900, 4900), (16_383, 1_500), (9000, 9000), (14000, 14000), (65000, 65000)]
)
def test_bombs_are_refused_by_their_header(size: tuple[int, int]) -> None:
    for bomb in (png_of(*size), webp_of(*size)):
        with pytest.raises(TooManyPixels):
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
    with pytest.raises((NoPhoto, Damaged)):
        clean(data)


def test_gif_and_other_formats_are_refused_although_the_library_reads_them() -> None:
    for form in ("GIF", "BMP", "TIFF"):
        with pytest.raises(NoPhoto):
            clean(encoded(Image.new("RGB", (10, 10)), form))


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP"])
def test_truncated_photos_are_refused(form: str) -> None:
    noise = Image.effect_noise((300, 300), 80).convert("RGB")
    whole = encoded(noise, form)
    for part in (0.2, 0.5, 0.9):
        with pytest.raises((Damaged, NoPhoto)):
            clean(whole[: int(len(whole) * part)])


@given(
    st.sampled_from(["JPEG", "PNG", "WEBP"]),
    st.lists(st.tuples(st.integers(0, 600), st.integers(0, 255)), max_size=8),
)
def test_damaged_photos_are_kept_clean_or_refused(form: str, flips: list[tuple[int, int]]) -> None:
    data = bytearray(encoded(Image.linear_gradient("L").resize((40, 40)), form))
    for place, value in flips:
        data[place % len(data)] = value
    with suppress(redraw.Refused):
        assert clean(bytes(data)).width <= 1600


def many_scans(size: tuple[int, int], scans: int) -> bytes:
    """A progressive JPEG whose last scan is said again and again: each time all pixels are gone over."""
    plain = encoded(Image.new("RGB", size, "gray"), "JPEG", progressive=True)
    last = plain.rindex(b"\xff\xda")
    return plain[:-2] + plain[last:-2] * scans + plain[-2:]


def test_a_jpeg_that_is_gone_over_too_often_is_refused_by_its_scans() -> None:
    assert clean(many_scans((400, 400), 90)).width == 400
    with pytest.raises(TooManyPixels):
        clean(many_scans((4000, 4000), 90))


# ── The platform's side: a process for each picture, and so many at a time


@pytest.fixture
def run_dir(settings: Any, tmp_path: Path) -> Path:
    settings.RUN_DIR = tmp_path / "run"
    return tmp_path / "run"


@pytest.mark.parametrize(
    ("data", "problem", "words"),
    [
        (b"%PDF-1.7", Unsupported, "JPEG"),
        (b"\xff\xd8\xff" + bytes(50), Unsupported, "JPEG"),
        (png_of(9000, 9000), TooLarge, "24"),
        (webp_of(4000, 4000), TooLarge, "12"),
        (png_of(90, 90), Unprocessable, "damaged"),
    ],
)
def test_what_the_drawer_refuses_is_told_in_words(
    run_dir: Path, data: bytes, problem: type[Problem], words: str
) -> None:
    with translation.override("en"):
        with pytest.raises(problem) as refused:
            images.clean(data)
        assert words in str(refused.value.detail)


def test_a_photo_comes_back_from_the_drawer_as_it_was_drawn(run_dir: Path) -> None:
    data = encoded(Image.effect_noise((700, 500), 60).convert("RGB"), "JPEG")
    assert images.clean(data) == clean(data)


def test_this_process_decodes_nothing(run_dir: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def decoded(*_: object, **__: object) -> None:
        raise AssertionError("decoded in the web process")

    data = encoded(RAMP, "PNG")
    monkeypatch.setattr(Image, "open", decoded)
    assert images.clean(data).width == 64


def test_a_decoder_can_open_start_and_write_nothing(run_dir: Path, tmp_path: Path) -> None:
    """The rights are laid down in a process like the drawer's, which then tries what hostile code would."""
    trial = f"""
import os, socket, sys
sys.path.insert(0, {str(apart.PLATFORM)!r})
from pingan.core import bare, redraw
bare.lay_down_rights(memory=redraw.MEMORY_BYTES, seconds=redraw.CPU_SECONDS)
def refused(act):
    try:
        act()
    except (OSError, MemoryError):
        return True
    return False
acts = [
    lambda: open("/etc/passwd"),
    lambda: open({str(tmp_path / "mark")!r}, "w"),
    lambda: socket.socket(),
    lambda: os.fork(),
    lambda: bytearray(redraw.MEMORY_BYTES),
]
print([refused(act) for act in acts], os.geteuid() != 0)
"""
    told = subprocess.run(
        [sys.executable, "-I", "-c", trial], capture_output=True, encoding="utf-8", check=True
    )
    assert told.stdout == "[True, True, True, True, True] True\n"


def test_a_decoder_that_dies_takes_nobody_along(
    run_dir: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "drawer.py").write_text("import os; os.abort()", encoding="utf-8")
    monkeypatch.setattr(apart, "PLATFORM", tmp_path)
    monkeypatch.setattr(images, "DRAWER", "drawer")
    with pytest.raises(Unprocessable):
        images.clean(png_of(20, 20))


HOLD = """
import fcntl, sys, time
slot = open(sys.argv[1], "ab")
fcntl.flock(slot, fcntl.LOCK_EX)
print("held", flush=True)
time.sleep(60)
"""


def test_no_more_pictures_at_a_time_than_there_is_room_for(
    run_dir: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Other processes hold all slots: whoever comes now waits a moment and is asked to come again."""
    monkeypatch.setattr(apart, "WAIT_SECONDS", 0.2)
    run_dir.mkdir()
    holders = [
        subprocess.Popen(
            [sys.executable, "-c", HOLD, str(run_dir / f"decoder.{number}")], stdout=subprocess.PIPE
        )
        for number in range(apart.slots())
    ]
    try:
        for holder in holders:
            assert holder.stdout
            assert holder.stdout.readline() == b"held\n"
        with pytest.raises(Unavailable) as refused:
            images.clean(encoded(RAMP, "PNG"))
        assert (refused.value.retry, refused.value.retry_after) == ("later", images.RETRY_SECONDS)
    finally:
        for holder in holders:
            holder.kill()
            holder.communicate()
    assert images.clean(encoded(RAMP, "PNG")).width == 64


def test_eight_at_once_are_drawn_a_few_at_a_time(run_dir: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(apart, "_seats", threading.BoundedSemaphore(8))
    monkeypatch.setattr(apart, "WAIT_SECONDS", 20.0)
    at_once, most = [0], [0]
    run_in = apart.run_in

    def counted(slot: IO[bytes], module: str, data: bytes, patience: float) -> bytes:
        at_once[0] += 1
        most[0] = max(most[0], at_once[0])
        try:
            return run_in(slot, module, data, patience)
        finally:
            at_once[0] -= 1

    monkeypatch.setattr(apart, "run_in", counted)
    with ThreadPoolExecutor(8) as phones:
        drawn = list(phones.map(images.clean, [encoded(RAMP, "PNG")] * 8))
    assert len(drawn) == 8
    assert most[0] <= apart.slots()


def test_half_of_the_threads_are_left_for_everybody_else(
    run_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(apart, "_seats", threading.BoundedSemaphore(1))
    with apart.room(), pytest.raises(Unavailable):
        images.clean(encoded(RAMP, "PNG"))
    assert images.clean(encoded(RAMP, "PNG")).width == 64
