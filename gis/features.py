"""GeoJSON as every file here is written: sorted, rounded, one feature a line, the same bytes each time."""

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import numpy as np
import shapely
from shapely.geometry import mapping
from shapely.geometry.base import BaseGeometry

from gis.frames import DECIMALS

Feature = tuple[BaseGeometry, Mapping[str, Any]]


def write(path: Path, features: Iterable[Feature]) -> int:
    """Write a FeatureCollection and return the number of features."""
    lines = [_line(shape, properties) for shape, properties in features]
    head = '{"type":"FeatureCollection","features":[\n'
    path.write_text(head + ",\n".join(lines) + "\n]}\n", encoding="utf-8", newline="\n")
    return len(lines)


def read(path: Path) -> list[Feature]:
    """Read back what `write` wrote. Raises ValueError on anything that is not a FeatureCollection."""
    content = json.loads(path.read_text(encoding="utf-8"))
    if content.get("type") != "FeatureCollection":
        raise ValueError(f"{path.name} is not a FeatureCollection")
    items = content["features"]
    shapes = shapely.from_geojson([json.dumps(item["geometry"]) for item in items])
    return list(zip(shapes, (item["properties"] for item in items), strict=True))


def rounded(shape: BaseGeometry) -> BaseGeometry:
    """Return the shape with coordinates rounded for storage."""
    return shapely.transform(shape, lambda points: np.round(points, DECIMALS))


def dump(value: object) -> str:
    """Return compact JSON with Chinese left readable."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _line(shape: BaseGeometry, properties: Mapping[str, Any]) -> str:
    # Python writes the shortest digits that read back the same; GEOS sometimes writes seventeen.
    return dump({"type": "Feature", "properties": properties, "geometry": mapping(shape)})
