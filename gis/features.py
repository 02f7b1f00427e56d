"""GeoJSON as every file here is written: sorted, rounded, one feature a line, the same bytes each time."""

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import geopandas as gpd
import numpy as np
import shapely
from shapely.geometry import mapping
from shapely.geometry.base import BaseGeometry

from gis.frames import DECIMALS, STORAGE_SRID


def frame(features: Iterable[tuple[BaseGeometry, Mapping[str, Any]]]) -> gpd.GeoDataFrame:
    """Return shapes in lng, lat with their facts as a frame, one column a fact."""
    listed = list(features)
    facts = [dict(facts) for _, facts in listed]
    return gpd.GeoDataFrame(facts, geometry=[shape for shape, _ in listed], crs=STORAGE_SRID)


def write(path: Path, features: gpd.GeoDataFrame) -> int:
    """Write a FeatureCollection and return the number of features."""
    records = features.drop(columns="geometry").to_dict("records")
    lines = [_line(shape, dict(facts)) for shape, facts in zip(features.geometry, records, strict=True)]
    head = '{"type":"FeatureCollection","features":[\n'
    path.write_text(head + ",\n".join(lines) + "\n]}\n", encoding="utf-8", newline="\n")
    return len(lines)


def read(path: Path) -> gpd.GeoDataFrame:
    """Read back what `write` wrote. Raises ValueError on anything that is not a FeatureCollection.

    GDAL would do it as well, but guesses types: codes with leading zeros are text here and stay text.
    """
    content = json.loads(path.read_text(encoding="utf-8"))
    if content.get("type") != "FeatureCollection":
        raise ValueError(f"{path.name} is not a FeatureCollection")
    items = content["features"]
    shapes = shapely.from_geojson([json.dumps(item["geometry"]) for item in items])
    return frame(zip(shapes, (item["properties"] for item in items), strict=True))


def rounded(shape: BaseGeometry) -> BaseGeometry:
    """Return the shape with coordinates rounded for storage."""
    return shapely.transform(shape, lambda points: np.round(points, DECIMALS))


def dump(value: object) -> str:
    """Return compact JSON with Chinese left readable."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _line(shape: BaseGeometry, properties: Mapping[Any, Any]) -> str:
    # Python writes the shortest digits that read back the same; GEOS sometimes writes seventeen.
    return dump({"type": "Feature", "properties": properties, "geometry": mapping(shape)})
