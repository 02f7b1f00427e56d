"""Photos at the door: drawn anew by a process of its own, as many at a time as the machine has room for."""

from __future__ import annotations

import fcntl
import logging
import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import IO

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from pingan.core import redraw
from pingan.core.errors import Problem, StorageFull, TooLarge, Unavailable, Unprocessable, Unsupported
from pingan.core.redraw import CleanImage

DRAWER = Path(redraw.__file__)
# A quarter of the memory, in portions of what one picture may need at its worst.
SHARE_OF_MEMORY = 4
MEMORY_OF_ONE = 300 << 20
WAIT_SECONDS = 3.0
LOOK_SECONDS = 0.05
# The decoder ends by itself after so much work; this is for one that does not even get to work.
PATIENCE_SECONDS = 30
RETRY_SECONDS = 5
_CGROUP_LIMITS = ("/sys/fs/cgroup/memory.max", "/sys/fs/cgroup/memory/memory.limit_in_bytes")

log = logging.getLogger(__name__)
# Half of a process's threads at most wait for pictures, so that the other half serves everybody else.
_seats = threading.BoundedSemaphore(max(1, settings.WEB_THREADS // 2))


def clean(data: bytes) -> CleanImage:
    """Re-encode an upload: at most 1600 px a side and a 320 px thumb, upright, without place or device.

    Raises Unsupported when it is no still JPEG, PNG or WebP, TooLarge beyond the pixels of its format (read
    from the header, before one is decoded), Unprocessable when it is damaged, and Unavailable while all the
    machine has room for is taken.
    """
    if not redraw.looks_like_photo(data):
        raise _no_photo()
    with _room() as slot:
        try:
            photo = redraw.heard(_drawn_apart(data, slot))
        except redraw.Refused as refused:
            raise _problem_of(refused) from None
    if photo is None:
        raise _damaged()
    return photo


def _problem_of(refused: redraw.Refused) -> Problem:
    match refused:
        case redraw.NoPhoto():
            return _no_photo()
        case redraw.Moving():
            return Unsupported(_("A photo must be a still picture, not a moving one."))
        case redraw.TooManyPixels():
            most = {kind: pixels // 1_000_000 for kind, pixels in redraw.MAX_PIXELS.items()}
            detail = _("The photo has more than %(jpeg)s megapixels, or as WebP more than %(webp)s.")
            return TooLarge(detail % {"jpeg": most["JPEG"], "webp": most["WEBP"]})
    return _damaged()


def _no_photo() -> Unsupported:
    return Unsupported(_("A photo must be a JPEG, PNG or WebP image."))


def _damaged() -> Unprocessable:
    return Unprocessable(_("The photo is damaged. Please take or choose it again."))


def _busy() -> Unavailable:
    detail = _("Many photos are arriving at this moment. Nothing was saved; it can be sent again shortly.")
    return Unavailable(detail, retry_after=RETRY_SECONDS)


def _drawn_apart(data: bytes, slot: IO[bytes]) -> bytes:
    """What the drawer says about these bytes; nothing at all when it was ended over them.

    It holds the slot itself: should this process be killed, the next one does not count on memory that is not
    free yet.
    """
    try:
        # Our own program, and nothing of the request on its command line.
        drawer = subprocess.Popen(  # noqa: S603
            [sys.executable, "-I", str(DRAWER)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={},
            cwd="/",
            pass_fds=[slot.fileno()],
        )
    except OSError as error:
        log.warning("no decoder can be started: %s", error)
        raise _busy() from error
    with drawer:
        try:
            said, _nothing = drawer.communicate(data, timeout=PATIENCE_SECONDS)
        except subprocess.TimeoutExpired:
            drawer.kill()
            raise _busy() from None
    if drawer.returncode:
        log.warning("a picture of %d bytes ended its decoder: %d", len(data), drawer.returncode)
        return b""
    return said


@contextmanager
def _room() -> Iterator[IO[bytes]]:
    """A place among the decoders of this machine. Raises Unavailable where none becomes free in time."""
    if not _seats.acquire(blocking=False):
        raise _busy()
    try:
        with _free_slot() as slot:
            yield slot
    finally:
        _seats.release()


def _free_slot() -> IO[bytes]:
    """A locked file: the kernel shares it among all web processes, and lets go of it whatever kills them."""
    until = time.monotonic() + WAIT_SECONDS
    while True:
        for number in range(slots()):
            file = _slot(number)
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                file.close()
            else:
                return file
        if time.monotonic() >= until:
            raise _busy()
        time.sleep(LOOK_SECONDS)


def _slot(number: int) -> IO[bytes]:
    """Raises StorageFull where not even an empty file can be made: no photo could be kept there either."""
    place: Path = settings.RUN_DIR
    try:
        place.mkdir(parents=True, exist_ok=True, mode=0o700)
        return (place / f"decoder.{number}").open("ab")
    except OSError as error:
        log.error("no place for decoders: %s", error)
        raise StorageFull from error


@cache
def slots() -> int:
    """How many pictures at a time: no more than cores to draw them or than memory to hold them, and one."""
    return max(1, min(len(os.sched_getaffinity(0)), _memory() // SHARE_OF_MEMORY // MEMORY_OF_ONE))


def _memory() -> int:
    """Bytes this machine has, or the container it is."""
    limits = [os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")]
    for file in map(Path, _CGROUP_LIMITS):
        said = file.read_text(encoding="ascii").strip() if file.is_file() else ""
        if said.isdecimal():  # "max" where there is none
            limits.append(int(said))
    return min(limits)
