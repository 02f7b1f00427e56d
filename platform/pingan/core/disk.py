"""How much room there is where the platform writes: files, what the operator's commands note, the database,
the backups."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from django.conf import settings

# Below this nothing more can be promised: a photo, a page of the database and a log line want room at once.
FULL: Final = 64 * 1024 * 1024
# A week of a busy county, or less than a twentieth of a small disk.
LOW: Final = 2 * 1024 * 1024 * 1024
LOW_SHARE: Final = 0.05


@dataclass(frozen=True, slots=True)
class Room:
    """What is free at one place."""

    place: str
    free: int
    total: int

    @property
    def is_full(self) -> bool:
        return self.free < FULL

    @property
    def is_low(self) -> bool:
        return self.free < min(LOW, self.total * LOW_SHARE) or self.is_full


def rooms() -> list[Room]:
    """Each place that can be looked at. Places of one disk are told as one, by the first of them."""
    found: dict[int, Room] = {}
    for name, path in _places():
        try:
            nearest = next(one for one in (path, *path.parents) if one.exists())
            device = nearest.stat().st_dev
            if device not in found:
                usage = shutil.disk_usage(nearest)
                found[device] = Room(name, usage.free, usage.total)
        except OSError:
            # Not ours to look at, or a share that has gone away: told by what writes there.
            continue
    return list(found.values())


def full() -> bool:
    """Whether there is a place where nothing more can be written down. The backups' is none of them: a county
    goes on without."""
    return any(room.is_full for room in rooms() if room.place != "backups")


def low() -> list[str]:
    """What there is to tell of places that are nearly full, for people."""
    return [f"{room.place} {room.free // 1024**2} MB" for room in rooms() if room.is_low]


def _places() -> Iterator[tuple[str, Path]]:
    if settings.STORAGES["vault"]["BACKEND"] == "pingan.core.vault.LocalStorage":
        yield "files", Path(settings.MEDIA_ROOT)
    yield "notes", Path(settings.OPERATIONS_DIR)
    # The cluster's own folder is PostgreSQL's alone; the one around it lies on the same disk.
    if cluster := os.environ.get("PINGAN_DB_PLACE"):
        yield "database", Path(cluster)
    if target := os.environ.get("PINGAN_BACKUP_DIR"):
        yield "backups", Path(target)
