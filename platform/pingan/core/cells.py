"""The map cell of a point: a Morton key of the Web Mercator quadtree, so that a parent is a right shift."""

from __future__ import annotations

import math

# A tile is 2^5 × 2^5 cells, so that one Morton range is one tile.
CELL_BITS = 5
# Summed cells are drawn from the base map's first zoom to this one; from the next on, single cases.
FIRST_ZOOM, CLUSTERS_MAX_ZOOM = 6, 12
# The pyramid of sums: its coarsest cells make up tiles of the first zoom, its finest those of the last. A
# finest cell is about 300 m wide at the equator.
COARSEST_LEVEL, FINEST_LEVEL = FIRST_ZOOM + CELL_BITS, CLUSTERS_MAX_ZOOM + CELL_BITS
_MERCATOR_MAX_LAT = 85.05112877980659


def cell_of(lng: float, lat: float, level: int = FINEST_LEVEL) -> int:
    """Interleaved column and row (column in the even bits, row counted from the north) at that level."""
    size = 1 << level
    lat = max(min(lat, _MERCATOR_MAX_LAT), -_MERCATOR_MAX_LAT)
    x = (lng + 180) / 360
    y = (1 - math.asinh(math.tan(math.radians(lat))) / math.pi) / 2
    column = min(size - 1, max(0, math.floor(x * size)))
    row = min(size - 1, max(0, math.floor(y * size)))
    return spread(column) | spread(row) << 1


def spread(value: int) -> int:
    """Put a zero between the bits of a number below 2^32."""
    for shift, mask in (
        (16, 0x0000FFFF0000FFFF),
        (8, 0x00FF00FF00FF00FF),
        (4, 0x0F0F0F0F0F0F0F0F),
        (2, 0x3333333333333333),
        (1, 0x5555555555555555),
    ):
        value = (value | value << shift) & mask
    return value
