"""The coordinate systems the platform knows, each by its one number."""

from __future__ import annotations

# CGCS2000, the national datum: the only one stored. Longitude first, in degrees.
SRID = 4490
CRS = f"EPSG:{SRID}"
# Web Mercator, the projection of the map tiles.
TILE_SRID = 3857


def point_sql(lng: str = "%(lng)s", lat: str = "%(lat)s") -> str:
    """SQL for the stored point of two parameters or columns."""
    return f"ST_SetSRID(ST_MakePoint({lng}, {lat}), {SRID})"
