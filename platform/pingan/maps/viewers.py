"""Who asks for a tile, remembered for a second.

One look at the map is twenty to thirty tiles at once from one browser, and reading its session for each would
cost more than most tiles. A second is what a revoked session may live on anyway (the bar for every other
address is the next request).
"""

from __future__ import annotations

import time

from pingan.core.errors import Unauthenticated
from pingan.people.actors import Actor
from pingan.people.sessions import SessionStore

KEEP_SECONDS = 1.0
MAX_KEPT = 1024

_kept: dict[str, tuple[Actor, float]] = {}


def viewer(session: SessionStore) -> Actor:
    """The actor of a session, as of at most a second ago. Raises Unauthenticated."""
    key = session.session_key
    if key is None:
        raise Unauthenticated
    now = time.monotonic()
    if (known := _kept.get(key)) and now < known[1]:
        return known[0]
    actor = session.actor()
    if actor is None:
        raise Unauthenticated
    if len(_kept) >= MAX_KEPT:
        _kept.clear()
    _kept[key] = (actor, now + KEEP_SECONDS)
    return actor


def forget() -> None:
    """Drop whoever is remembered."""
    _kept.clear()
