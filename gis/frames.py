"""Where coordinates live: one frame for storage, one for metres, and the place of the invented county."""

from functools import cache

import numpy as np
from pyproj import Transformer

from gis.arrays import Floats

# CGCS2000 geographic: the frame Chinese surveying law asks for. Files carry it as lng, lat (GeoJSON order).
STORAGE_SRID = 4490

# CGCS2000 / 3-degree Gauss-Kruger: zones around the meridians 75E to 135E, numbered eastwards.
_FIRST_ZONE_SRID, _FIRST_MERIDIAN, _LAST_MERIDIAN = 4534, 75, 135
_ZONE_DEGREES = 3

# 0.000001 degree is 0.11 m: finer than any boundary survey, coarse enough to keep files small.
DECIMALS = 6

# The invented county floats on the eastern Indian Ocean, above the Ninety East Ridge:
#  * the nearest land (islands off Sumatra) is about 590 km away, beyond every 200-nautical-mile (370 km)
#    zone, so it can be mistaken for no real place and lies near no border;
#  * it is inside the 3-degree zone above, so metres are true to a few parts in ten thousand;
#  * it is inside the rectangle in which GCJ-02 and BD-09 converters shift points, so the demo shows them;
#  * its longitude is over 90, so a swapped lng/lat is an impossible latitude and fails at once.
COUNTY_CENTER = (90.5, 1.5)


def metres_srid(lng: float) -> int:
    """Return the frame in which lengths and areas around this longitude are computed."""
    meridian = round(lng / _ZONE_DEGREES) * _ZONE_DEGREES
    meridian = min(max(meridian, _FIRST_MERIDIAN), _LAST_MERIDIAN)
    return _FIRST_ZONE_SRID + (meridian - _FIRST_MERIDIAN) // _ZONE_DEGREES


# Every length, area and slope of the invented county is computed here.
METRES_SRID = metres_srid(COUNTY_CENTER[0])


@cache
def _to_metres() -> Transformer:
    return Transformer.from_crs(STORAGE_SRID, METRES_SRID, always_xy=True)


@cache
def _to_degrees() -> Transformer:
    return Transformer.from_crs(METRES_SRID, STORAGE_SRID, always_xy=True)


def to_metres(lnglat: Floats) -> Floats:
    """Project an (n, 2) array of lng, lat degrees to easting, northing metres."""
    east, north = _to_metres().transform(lnglat[:, 0], lnglat[:, 1])
    return np.column_stack([east, north])


def to_degrees(metres: Floats) -> Floats:
    """Turn an (n, 2) array of easting, northing metres into lng, lat degrees, already rounded for storage.

    Rounding happens here, once, before any polygon is built: neighbours then share rounded vertices, and
    writing the files can open no gap.
    """
    lng, lat = _to_degrees().transform(metres[:, 0], metres[:, 1])
    return np.round(np.column_stack([lng, lat]), DECIMALS)
