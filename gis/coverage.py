"""What a valid coverage is: the one standard for drawing, checking and loading the areas of a county.

* Every shape is a valid polygon.
* On each level areas cover ground without overlap, and neighbours have the very same vertices along their
  common border, those of the next county too. Near is not enough: what is drawn, simplified and asked for a
  point's grid relies on it.
* A child lies inside its parent.
* Ground of a parent that belongs to none of its children is allowed and told (a lake, a farm of the state).

Here the standard is kept with shapely's own coverage functions. The loader of the platform keeps the same one
in PostGIS (`territory/ground_sql.py`), with the same two numbers; a test holds their verdicts together.
"""

import geopandas as gpd
import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from gis.arrays import Bools, Floats, Shapes
from gis.codes import Level
from gis.frames import metres_srid

# Borders are handed over with six decimals. Neighbours nearer than one of them mean the same border.
SEAM_DEGREES = 1e-6
# Ground below this is the rounding of sums, not ground.
NOTHING_M2 = 1.0

# How much of a border may be left out where maps draw it, per level: the side, in degrees, of the triangles
# dropped. At the zoom a level fills a screen with, no border strays by more than a third of a pixel.
TOLERANCES = {Level.TOWNSHIP: 0.0008, Level.VILLAGE: 0.0004, Level.GRID: 0.00012}
# An outline whose area differs by more than this share is not of its area.
OUTLINE_SHARE = 0.1


def is_fitting(shapes: gpd.GeoSeries) -> bool:
    """Return whether shapes of one level neither overlap nor miss each other's vertices."""
    return bool(shapes.is_valid_coverage(gap_width=SEAM_DEGREES))


def misfits(shapes: gpd.GeoSeries) -> gpd.GeoSeries:
    """Return those of the shapes that overlap a neighbour, or whose border is not their neighbour's."""
    edges = shapes.invalid_coverage_edges(gap_width=SEAM_DEGREES)
    return gpd.GeoSeries(shapes[~edges.is_empty])


def overlaps(shapes: gpd.GeoSeries) -> list[tuple[int, int, float]]:
    """Return the places in `shapes` of each two that lie over each other, and by how many square metres."""
    parts: Shapes = shapes.to_numpy()
    left, right = shapely.STRtree(parts).query(parts, predicate="intersects")
    pairs = left < right
    left, right = left[pairs], right[pairs]
    shared = shapely.intersection(parts[left], parts[right])
    # Where they only meet the common part is a line; a sliver of any width is ground claimed twice.
    over = shapely.area(shared) > 0
    metres = square_metres(gpd.GeoSeries(shared[over], crs=shapes.crs))
    return list(zip(left[over].tolist(), right[over].tolist(), metres.tolist(), strict=True))


def outside(children: gpd.GeoSeries, parents: gpd.GeoSeries) -> Floats:
    """Return how many square metres of each child lie outside its parent; the two are in one order."""
    return square_metres(children.difference(parents, align=False))


def uncovered(parent: gpd.GeoSeries, children: gpd.GeoSeries) -> float:
    """Return the square metres of one parent that belong to none of its children, which fit together."""
    rest = parent.iloc[0].difference(children.union_all(method="coverage"))
    return float(square_metres(gpd.GeoSeries([rest], crs=parent.crs))[0])


def square_metres(shapes: gpd.GeoSeries) -> Floats:
    """Return the area of each shape, in the zone of metres its own county lies in."""
    found = np.zeros(len(shapes))
    present: Bools = ~(shapes.is_empty | shapes.isna()).to_numpy()
    if present.any():
        told = gpd.GeoSeries(shapes[present])
        west, _, east, _ = told.total_bounds
        found[present] = told.to_crs(metres_srid((west + east) / 2)).area
    return found


def outlines(areas: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Return what maps draw of the areas below the county: code and shape, simplified along shared borders.

    Each level is simplified as a whole, so that neighbours keep sharing every vertex that is left.
    """
    drawn = areas[areas["level"].isin(TOLERANCES)][["code", "geometry"]].copy()
    for level, tolerance in TOLERANCES.items():
        of_level = areas.loc[areas["level"] == level, "geometry"]
        if len(of_level):
            drawn.loc[of_level.index, "geometry"] = of_level.simplify_coverage(tolerance).map(_many)
    return drawn.reset_index(drop=True)


def _many(shape: BaseGeometry) -> BaseGeometry:
    """Return a polygon as the one part of many: areas have one type."""
    return shapely.multipolygons([shape]) if isinstance(shape, shapely.Polygon) else shape
