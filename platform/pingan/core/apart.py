"""Work on what strangers sent is done apart: by a program of ours without any rights, as many at a time as
the machine has room for.

The program is a module with a `main` that lays down its rights (`core.bare`), reads standard input whole, and
writes its answer. Whatever befalls it there, whoever started it keeps their memory, files and life.
"""

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

from pingan.core.errors import StorageFull

# Where the platform's packages are found by a program that was started with nothing on its path.
PLATFORM = Path(__file__).parents[2]
# A quarter of the memory, in portions of what one picture may need at its worst.
SHARE_OF_MEMORY = 4
MEMORY_OF_ONE = 300 << 20
WAIT_SECONDS = 3.0
LOOK_SECONDS = 0.05
# The program ends by itself after so much work; this is for one that does not even get to work.
PATIENCE_SECONDS = 30
_CGROUP_LIMITS = ("/sys/fs/cgroup/memory.max", "/sys/fs/cgroup/memory/memory.limit_in_bytes")

log = logging.getLogger(__name__)
# Half of a process's threads at most wait for such work, so that the other half serves everybody else.
_seats = threading.BoundedSemaphore(max(1, settings.WEB_THREADS // 2))


class Full(Exception):
    """There is no room for one more now, or it could not get to work."""


def run(module: str, data: bytes, *, patience: float = PATIENCE_SECONDS) -> bytes:
    """What the module's program says about these bytes; nothing at all when it was ended over them.

    Raises Full, and StorageFull where not even a slot can be made.
    """
    with room() as slot:
        return run_in(slot, module, data, patience)


def run_in(slot: IO[bytes], module: str, data: bytes, patience: float = PATIENCE_SECONDS) -> bytes:
    """The same in a slot that is held already.

    The program holds the slot itself: should this process be killed, the next one does not count on memory
    that is not free yet.
    """
    start = f"import sys; sys.path.append({str(PLATFORM)!r}); from {module} import main; main()"
    try:
        # Our own program, and nothing of the request on its command line.
        program = subprocess.Popen(  # noqa: S603
            [sys.executable, "-I", "-c", start],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={},
            cwd="/",
            pass_fds=[slot.fileno()],
        )
    except OSError as error:
        log.warning("%s cannot be started: %s", module, error)
        raise Full from error
    with program:
        try:
            said, _nothing = program.communicate(data, timeout=patience)
        except subprocess.TimeoutExpired:
            program.kill()
            raise Full from None
    if program.returncode:
        log.warning("%d bytes ended %s: %d", len(data), module, program.returncode)
        return b""
    return said


@contextmanager
def room() -> Iterator[IO[bytes]]:
    """A place among such programs of this machine. Raises Full where none becomes free in time."""
    if not _seats.acquire(blocking=False):
        raise Full
    try:
        with _free_slot() as slot:
            yield slot
    finally:
        _seats.release()


def _free_slot() -> IO[bytes]:
    """A locked file: the kernel shares it among all processes, and lets go of it whatever kills them."""
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
            raise Full
        time.sleep(LOOK_SECONDS)


def _slot(number: int) -> IO[bytes]:
    """Raises StorageFull where not even an empty file can be made: nothing could be kept there either."""
    place: Path = settings.RUN_DIR
    try:
        place.mkdir(parents=True, exist_ok=True, mode=0o700)
        return (place / f"decoder.{number}").open("ab")
    except OSError as error:
        log.error("no place for decoders: %s", error)
        raise StorageFull from error


@cache
def slots() -> int:
    """How many at a time: no more than cores to work or than memory to hold them, and one."""
    return max(1, min(len(os.sched_getaffinity(0)), _memory() // SHARE_OF_MEMORY // MEMORY_OF_ONE))


def _memory() -> int:
    """Bytes this machine has, or the container it is."""
    limits = [os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")]
    for file in map(Path, _CGROUP_LIMITS):
        said = file.read_text(encoding="ascii").strip() if file.is_file() else ""
        if said.isdecimal():  # "max" where there is none
            limits.append(int(said))
    return min(limits)
