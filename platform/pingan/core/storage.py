"""Files that must be there after a power cut, or not at all."""

from __future__ import annotations

import logging
import os
from contextlib import suppress
from pathlib import Path

from pingan.core.errors import StorageFull

log = logging.getLogger(__name__)


def keep(path: Path, content: bytes) -> None:
    """Write beside, flush to disk, rename, flush the folder: a cut of power leaves the whole file or none.

    Only one caller at a time may write to a path, so the name beside needs nothing of its own: what a killed
    process left there is overwritten the next time. Raises StorageFull, whatever the disk complains of: full,
    over quota, mounted for reading, no rights, broken.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        _write_durably(path, content)
    except OSError as error:
        # Nobody but the operator can mend this, and the phones only wait.
        log.error("storage refuses: %s", error)
        raise StorageFull from error


def _write_durably(path: Path, content: bytes) -> None:
    part = path.with_suffix(".part")
    try:
        with part.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    finally:
        with suppress(OSError):
            part.unlink()
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)
