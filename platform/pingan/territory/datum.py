"""From the datum a map or phone speaks to CGCS2000, the only one we store.

Phones answer WGS 84, which differs from CGCS2000 by centimetres to decimetres: far below a phone's
accuracy, so it passes unchanged, as does a pin set by hand on our own map. Amap and Tencent speak
GCJ-02 and Baidu BD-09; their shift is undone here by the commonly published formula.

That formula is applied only inside the published rectangle (lng 72.004-137.8347, lat 0.8293-55.8271),
by the map makers and therefore by us: outside it GCJ-02 *is* WGS 84. The invented demo county lies in
open ocean, so what happens to a GCJ-02 point there is decided by this rectangle alone, exactly as in the
map makers' own programs; nothing in here knows about land. The BD-09 step has no rectangle.

Longitude first, degrees, everywhere.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from enum import StrEnum

LngLat = tuple[float, float]


class Datum(StrEnum):
    CGCS2000 = "cgcs2000"
    WGS84 = "wgs84"
    GCJ02 = "gcj02"
    BD09 = "bd09"
    MANUAL = "manual"  # a pin set by hand on our own map


DATUMS = tuple(datum.value for datum in Datum)

WEST, EAST = 72.004, 137.8347
SOUTH, NORTH = 0.8293, 55.8271

# The ellipsoid of the published formula (Krasovsky 1940).
_AXIS_M = 6378245.0
_ECCENTRICITY_SQUARED = 0.00669342162296594323
_BAIDU_TURN = math.pi * 3000.0 / 180.0

# The inverse stops when the forward formula lands this near: 1e-9 degrees is a tenth of a millimetre.
_CLOSE_DEGREES = 1e-9
_MAX_STEPS = 12


def to_cgcs2000(lng: float, lat: float, datum: Datum | str) -> LngLat:
    """The point in CGCS2000, the stored frame. Raises ValueError for a datum we do not know."""
    match Datum(datum):
        case Datum.GCJ02:
            return from_gcj02(lng, lat)
        case Datum.BD09:
            return from_gcj02(*_bd09_to_gcj02(lng, lat))
        case _:
            return lng, lat


def to_gcj02(lng: float, lat: float) -> LngLat:
    """WGS 84 to GCJ-02 by the published formula."""
    if not _shifted(lng, lat):
        return lng, lat
    x, y = lng - 105.0, lat - 35.0
    radians = math.radians(lat)
    flattening = 1 - _ECCENTRICITY_SQUARED * math.sin(radians) ** 2
    metres_a_radian_north = _AXIS_M * (1 - _ECCENTRICITY_SQUARED) / flattening**1.5
    metres_a_radian_east = _AXIS_M / math.sqrt(flattening) * math.cos(radians)
    return (
        lng + math.degrees(_east_shift_m(x, y) / metres_a_radian_east),
        lat + math.degrees(_north_shift_m(x, y) / metres_a_radian_north),
    )


def to_bd09(lng: float, lat: float) -> LngLat:
    """WGS 84 to BD-09 by the published formula."""
    return _gcj02_to_bd09(*to_gcj02(lng, lat))


def from_gcj02(lng: float, lat: float) -> LngLat:
    """GCJ-02 to WGS 84, to better than 1e-7 degrees; the rectangle is tested on the point given."""
    if not _shifted(lng, lat):
        return lng, lat
    return _invert(to_gcj02, lng, lat)


def _bd09_to_gcj02(lng: float, lat: float) -> LngLat:
    return _invert(_gcj02_to_bd09, lng, lat)


def _shifted(lng: float, lat: float) -> bool:
    return WEST <= lng <= EAST and SOUTH <= lat <= NORTH


def _north_shift_m(x: float, y: float) -> float:
    return (
        -100.0 + 2.0 * x + 3.0 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * math.sqrt(abs(x))
        + _waves(20.0, 6.0 * x, 20.0, 2.0 * x)
        + _waves(20.0, y, 40.0, y / 3.0)
        + _waves(160.0, y / 12.0, 320.0, y / 30.0)
    )  # fmt: skip


def _east_shift_m(x: float, y: float) -> float:
    return (
        300.0 + x + 2.0 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * math.sqrt(abs(x))
        + _waves(20.0, 6.0 * x, 20.0, 2.0 * x)
        + _waves(20.0, x, 40.0, x / 3.0)
        + _waves(150.0, x / 12.0, 300.0, x / 30.0)
    )  # fmt: skip


def _waves(a: float, p: float, b: float, q: float) -> float:
    return (a * math.sin(p * math.pi) + b * math.sin(q * math.pi)) * 2.0 / 3.0


def _gcj02_to_bd09(lng: float, lat: float) -> LngLat:
    radius = math.hypot(lng, lat) + 0.00002 * math.sin(lat * _BAIDU_TURN)
    angle = math.atan2(lat, lng) + 0.000003 * math.cos(lng * _BAIDU_TURN)
    return radius * math.cos(angle) + 0.0065, radius * math.sin(angle) + 0.006


def _invert(forward: Callable[[float, float], LngLat], lng: float, lat: float) -> LngLat:
    """The point that `forward` sends to (lng, lat), by stepping back the remaining error.

    The shift changes by less than a hundredth of the way moved, so each step wins two digits or more. The
    number of steps is bounded because the published rectangle's edge is a jump nobody can invert across.
    """
    x, y = lng, lat
    for _ in range(_MAX_STEPS):
        reached_x, reached_y = forward(x, y)
        error_x, error_y = lng - reached_x, lat - reached_y
        x, y = x + error_x, y + error_y
        if abs(error_x) < _CLOSE_DEGREES and abs(error_y) < _CLOSE_DEGREES:
            break
    return x, y
