"""Vector tiles of cases: summed cells up to zoom 12, single cases from zoom 13 on.

Plain SQL that lets PostGIS write the tile; Python only chooses the statement. Codes of areas reach it as
parameters, whole numbers of the tile's address are computed here.
"""
# ruff: noqa: S608  Only constants of this module are put together here; values go in as parameters.

from __future__ import annotations

from django.db import connection

from pingan.cases.reach import LEVEL_COLUMNS
from pingan.core.area_codes import TOWNSHIP_DIGITS
from pingan.core.cells import CELL_BITS, CLUSTERS_MAX_ZOOM, COARSEST_LEVEL, FINEST_LEVEL, spread
from pingan.stats.fold_sql import CLOSED

MAX_ZOOM = 22
EXTENT = 4096
# Two bits for each of them are a cell's place in its tile.
CELLS_IN_TILE = (1 << 2 * CELL_BITS) - 1
CELL_UNITS = EXTENT >> CELL_BITS
# Points beyond the tile's edge, in tile units, so that a marker on the edge is not cut in half.
BUFFER = 64
# More single cases than anyone can tell apart on one tile; open and new ones come first.
MAX_POINTS = 5000


def _axis(first_bit: int) -> str:
    """SQL that takes every second bit of the cell's place in its tile: its column (0) or row (1)."""
    return " + ".join(f"((place >> {2 * bit + first_bit}) & 1) * {1 << bit}" for bit in range(CELL_BITS))


_DRAW_CLUSTERS = f"""
, drawn AS (
  SELECT n, n_open, ST_MakePoint(
    ({_axis(0)}) * {CELL_UNITS} + {CELL_UNITS // 2}, ({_axis(1)}) * {CELL_UNITS} + {CELL_UNITS // 2}) AS geom
  FROM cells
)
SELECT ST_AsMVT(drawn, 'clusters', {EXTENT}, 'geom') FROM drawn
"""

# Township and wider: from the pyramid, whatever the number of cases.
_SUMMED = f"""
WITH cells AS (
  SELECT ((key >> %(to_cell)s) & {CELLS_IN_TILE})::int AS place, sum(n)::int AS n, sum(n_open)::int AS n_open
  FROM maps_pyramid
  WHERE level = %(level)s AND key BETWEEN %(first)s AND %(last)s AND township_code LIKE %(scope)s || '%%'
  GROUP BY 1
){_DRAW_CLUSTERS}
"""

# Inside a township: the few cases of a village or grid are counted as they are.
_COUNTED = f"""
WITH cells AS (
  SELECT ((cell >> %(to_cell)s) & {CELLS_IN_TILE})::int AS place, count(*)::int AS n,
         (count(*) FILTER (WHERE state <> '{CLOSED}'))::int AS n_open
  FROM cases_case
  WHERE {{column}} = %(scope)s AND cell BETWEEN %(first)s AND %(last)s
  GROUP BY 1
){_DRAW_CLUSTERS}
"""

_POINTS = f"""
WITH found AS (
  SELECT id, category, state, track, urgency, location_3857 FROM cases_case
  WHERE {{column}} = %(scope)s
    AND location_3857 && ST_TileEnvelope(%(z)s, %(x)s, %(y)s, margin => {BUFFER / EXTENT})
  ORDER BY closed_at IS NOT NULL, id DESC
  LIMIT {MAX_POINTS}
), drawn AS (
  SELECT id::text, category, state, track, urgency,
         ST_AsMVTGeom(location_3857, ST_TileEnvelope(%(z)s, %(x)s, %(y)s), {EXTENT}, {BUFFER}, true) AS geom
  FROM found
)
SELECT ST_AsMVT(drawn, 'cases', {EXTENT}, 'geom') FROM drawn
"""


def exists(z: int, x: int, y: int) -> bool:
    """Whether there is such a tile at all."""
    return 0 <= z <= MAX_ZOOM and 0 <= x < 1 << z and 0 <= y < 1 << z


def case_tile(z: int, x: int, y: int, scope: str) -> bytes:
    """The tile with the cases inside the area `scope`; empty bytes where there are none.

    Zooms up to 12: layer `clusters`, points at cell centres with n and n_open. From 13: layer `cases`
    with id, category, state, track and urgency, at most 5,000.
    """
    statement, parameters = statement_of(z, x, y, scope)
    with connection.cursor() as cursor:
        cursor.execute(statement, parameters)
        return bytes(cursor.fetchone()[0])


def points_of(z: int, x: int, y: int, scope: str) -> tuple[str, dict[str, int | str]]:
    """The statement that draws single cases, at whatever zoom."""
    return _POINTS.format(column=LEVEL_COLUMNS[len(scope)]), {"z": z, "x": x, "y": y, "scope": scope}


def statement_of(z: int, x: int, y: int, scope: str) -> tuple[str, dict[str, int | str]]:
    """The one statement that answers a tile, with its parameters."""
    column = LEVEL_COLUMNS[len(scope)]
    if z > CLUSTERS_MAX_ZOOM:
        return points_of(z, x, y, scope)
    summed = len(scope) <= TOWNSHIP_DIGITS
    # The pyramid has no level for cells of the very low zooms: a tile there sums finer ones.
    level = max(z + CELL_BITS, COARSEST_LEVEL) if summed else FINEST_LEVEL
    below = 2 * (level - z)
    tile = spread(x) | spread(y) << 1
    return _SUMMED if summed else _COUNTED.format(column=column), {
        "level": level,
        "first": tile << below,
        "last": ((tile + 1) << below) - 1,
        "to_cell": below - 2 * CELL_BITS,
        "scope": scope,
    }
