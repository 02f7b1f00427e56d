"""Who asks for a tile, remembered for a second.

One look at the map is twenty to thirty tiles at once from one browser, and reading its session for each would
cost more than most tiles. A second is what a revoked session may live on anyway (the bar for every other
address is the next request).
"""

from __future__ import annotations

from pingan.core.errors import Unauthenticated
from pingan.core.kept import Kept
from pingan.people.actors import Actor
from pingan.people.sessions import SessionStore

KEEP_SECONDS = 1.0
MAX_KEPT = 1024


def viewer(session: SessionStore) -> Actor:
    """The actor of a session, as of at most a second ago. Raises Unauthenticated."""
    if session.session_key is None:
        raise Unauthenticated
    return _viewers.get(session.session_key)


def _read(session_key: str) -> Actor:
    actor = SessionStore(session_key).actor()
    if actor is None:
        raise Unauthenticated
    return actor


_viewers = Kept(_read, KEEP_SECONDS, most=MAX_KEPT)
