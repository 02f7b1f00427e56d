"""What the machine's commands wrote down of backups and drills (`ops/kept.py`), as the servers read it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, Final

from django.conf import settings

# A night that was missed; a month, and some days.
BACKUP_LATE: Final = timedelta(hours=36)
DRILL_LATE: Final = timedelta(days=35)


@dataclass(frozen=True, slots=True)
class Run:
    """The last run of its kind: whether it went well, and when one last did."""

    sound: bool
    last_sound: datetime | None
    held: bool


def last(what: str) -> Run | None:
    """Of `backup` or `drill`; None where there never was one, or nothing of it can be read."""
    try:
        said: Any = json.loads((Path(settings.OPERATIONS_DIR) / f"{what}.json").read_text(encoding="utf-8"))
        at = int(said.get("last_sound") or 0)
        return Run(
            sound=said.get("sound") is True,
            last_sound=datetime.fromtimestamp(at, UTC) if at else None,
            held=said.get("held") is True,
        )
    except (OSError, ValueError, TypeError, AttributeError, OverflowError):
        return None
