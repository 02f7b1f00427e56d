"""The map cell of a point: a Morton key of the Web Mercator quadtree, so that a parent is a right shift."""

from __future__ import annotations

import math

# A cell of level 17 is about 300 m wide at the equator: enough for tiles to zoom 12, of 32 × 32 cells each.
LEVEL = 17
_MERCATOR_MAX_LAT = 85.05112877980659


def cell_of(lng: float, lat: float, level: int = LEVEL) -> int:
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
