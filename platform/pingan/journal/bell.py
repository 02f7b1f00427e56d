"""A hook rung after each commit that recorded acts. Rooms above hang bells here; none may be relied on."""

from __future__ import annotations

import logging
from collections.abc import Callable

from pingan.core.registry import Registry

log = logging.getLogger(__name__)

# Called after a commit, in the thread of the request: each must return at once.
BELLS: Registry[Callable[[], None]] = Registry("journal.bells")


def ring() -> None:
    """Ring every bell. The commit has happened, so whatever a bell does must not fail the request."""
    for bell in BELLS.values():
        try:
            bell()
        except Exception:
            log.exception("a bell failed; readers will find the acts by polling")
