"""Built-up land, farmland and forest: the colours under the map, drawn from slope and people."""

from dataclasses import dataclass

import geopandas as gpd
import numpy as np
import shapely
from shapely import MultiPolygon, Polygon

from gis import boundaries, frames
from gis import features as files
from gis.arrays import Floats, Ints
from gis.divisions import Divisions
from gis.land import Land

# In this order they are drawn: a town lies on the fields around it.
KINDS = ("farmland", "forest", "residential")
_BUILT_UP = 620  # people per square kilometre
_GENTLE, _STEEP = 0.036, 0.05
_LEAST_KM2 = {"residential": 0.05, "farmland": 0.8, "forest": 1.2}


@dataclass(frozen=True)
class LandUse:
    """Polygons by kind, in lng/lat. They do not overlap; what is left over is open hillside."""

    shapes: dict[str, list[Polygon]]

    def features(self) -> gpd.GeoDataFrame:
        """Return one feature per polygon."""
        return files.frame((shape, {"kind": kind}) for kind in KINDS for shape in self.shapes.get(kind, []))


def draw(land: Land, divisions: Divisions) -> LandUse:
    """Classify the cells and trace the classes; specks too small to show are left out."""
    label = _classes(land, divisions.people)
    corners = frames.to_degrees(boundaries.smoothed_corners(land.lattice, [land.owner, label]))
    traced = boundaries.trace(land.lattice, label, corners)
    return LandUse({kind: _worth_showing(traced.get(index), kind) for index, kind in enumerate(KINDS)})


def _classes(land: Land, people: Floats) -> Ints:
    near = land.lattice.neighbours
    slope, crowd = land.slope, people / np.maximum(land.lattice.areas / 1e6, 1e-9)
    for _ in range(4):
        slope = 0.4 * slope + 0.1 * slope[near].sum(axis=1)
    for _ in range(2):
        crowd = 0.4 * crowd + 0.1 * crowd[near].sum(axis=1)
    label = np.where(slope < _GENTLE, 0, np.where(slope > _STEEP, 1, -1))
    label = np.where((crowd > _BUILT_UP) & (land.slope < 0.12), 2, label)  # noqa: PLR2004 - nobody builds steeper
    return np.where(land.inside, label, -1)


def _worth_showing(shape: MultiPolygon | None, kind: str) -> list[Polygon]:
    """Return the parts, holes filled, that are large enough, the northernmost first."""
    if shape is None:
        return []
    least = _LEAST_KM2[kind] / 111.0**2  # square degrees, near the equator
    kept = [_without_pinholes(part, least) for part in shape.geoms if part.area >= least]
    return sorted(kept, key=lambda part: (-part.bounds[3], part.bounds[0]))


def _without_pinholes(part: Polygon, least: float) -> Polygon:
    return Polygon(part.exterior, [ring for ring in part.interiors if shapely.Polygon(ring).area >= least])
