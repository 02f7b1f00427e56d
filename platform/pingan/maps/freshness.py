"""How far the journal and its sums have come, remembered for a second: what unchanged tiles are told by.

A tile's ETag names the last act that can be in it, so a browser that has the tile is answered without
any query of ours. The number is always read before the tile is drawn, hence never newer than its content.
"""

from __future__ import annotations

from pingan.core.area_codes import county_of
from pingan.core.kept import Kept
from pingan.journal import selectors as journal
from pingan.stats.selectors import Position, positions

KEEP_SECONDS = 1.0


def position(county: str) -> Position:
    """Where a county's journal and sums stand, at most a second ago."""
    return _positions.get().get(county, Position(0, 0))


def etag(scope: str, *, summed: bool) -> str:
    """Changes with every act that may change a tile of this scope, and when the journal is restored."""
    stands = position(county_of(scope))
    return f'"{journal.epoch()}.{stands.folded if summed else stands.head}.{scope}"'


_positions = Kept(positions, KEEP_SECONDS)
