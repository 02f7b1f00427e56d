"""When the platform is next to stand still for some minutes: told with the session by who knows."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from pingan.core.registry import Registry

# Asked for every session; None where there is nothing to tell.
UPGRADES: Registry[Callable[[], datetime | None]] = Registry("people.upgrades")


def upgrade_at() -> datetime | None:
    return next((at for at in (ask() for ask in UPGRADES.values()) if at is not None), None)
