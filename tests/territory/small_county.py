"""A county on squared paper: 2 townships, 4 villages, 8 grids, each grid a hundredth of a degree.

north  | 001 | 002 | 001 | 002 |     village 001 of both townships
south  | 001 | 002 | 001 | 002 |     village 002 of both townships
         township 100  township 101
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from itertools import pairwise
from pathlib import Path
from typing import Any

COUNTY = "999921"
WEST, SOUTH, STEP = 165.0, 20.0, 0.01

Box = tuple[float, float, float, float]
Spot = tuple[float, ...]


def box(column: float, row: float, width: float = 1, height: float = 1) -> Box:
    """A rectangle of squares; column 0 is the westernmost, row 0 the southernmost."""
    west, south = WEST + column * STEP, SOUTH + row * STEP
    return west, south, west + width * STEP, south + height * STEP


# Township, village and grid serials, then the square.
GRIDS: dict[str, Box] = {
    "999921100001001": box(0, 1),
    "999921100001002": box(1, 1),
    "999921100002001": box(0, 0),
    "999921100002002": box(1, 0),
    "999921101001001": box(2, 1),
    "999921101001002": box(3, 1),
    "999921101002001": box(2, 0),
    "999921101002002": box(3, 0),
}
FIRST_GRID, NEXT_GRID = "999921100001001", "999921100001002"
BORDER_VILLAGE = "999921101001"
PROFILE: dict[str, Any] = {"area_code": BORDER_VILLAGE, "summary": "临水而居的村子", "languages": ["汉语"]}

LEVELS = {6: "county", 9: "township", 12: "village", 15: "grid"}


def middle(grid_code: str, grids: Mapping[str, Box] = GRIDS) -> tuple[float, float]:
    west, south, east, north = grids[grid_code]
    return (west + east) / 2, (south + north) / 2


def features(grids: Mapping[str, Box] = GRIDS) -> list[dict[str, Any]]:
    """Every level's areas; those above the grids are the rectangle around their grids."""
    codes = sorted({code[:length] for code in grids for length in LEVELS})
    areas = [
        _feature(code, [shape for grid, shape in grids.items() if grid.startswith(code)]) for code in codes
    ]
    for length in LEVELS:
        _meet([area for area in areas if len(area["properties"]["code"]) == length])
    return areas


def wander(areas: list[dict[str, Any]]) -> None:
    """Let the border of the first two grids wander by two metres and back, for both of them."""
    south = SOUTH + STEP
    by_code = {area["properties"]["code"]: area["geometry"]["coordinates"][0] for area in areas}
    bend = [
        [WEST + STEP + 0.00002 * out, south + (0.45 + 0.05 * n) * STEP] for n, out in enumerate((0, 1, 0))
    ]
    by_code[FIRST_GRID][2:2] = bend
    by_code[NEXT_GRID][4:4] = bend[::-1]


def outlines_of(areas: list[dict[str, Any]]) -> dict[str, Any]:
    """Drawn as they are: squares have nothing to leave out."""
    below = [area for area in areas if area["properties"]["level"] != "county"]
    drawn = [{**area, "properties": {"code": area["properties"]["code"]}} for area in below]
    return {"type": "FeatureCollection", "features": drawn}


def write(directory: Path, areas: list[dict[str, Any]] | None = None, **manifest: Any) -> Path:
    """Write a county's directory as `gis` does; `manifest` overrides its entries."""
    directory.mkdir(parents=True, exist_ok=True)
    files = {
        "areas.geojson": {"type": "FeatureCollection", "features": features() if areas is None else areas},
        "outlines.geojson": manifest.pop("outlines", None) or outlines_of(areas or features()),
        "border_villages.json": {"villages": manifest.pop("profiles", [PROFILE])},
    }
    listed = {}
    for name, content in files.items():
        raw = json.dumps(content, ensure_ascii=False).encode()
        (directory / name).write_bytes(raw)
        listed[name] = {"sha256": hashlib.sha256(raw).hexdigest(), "bytes": len(raw)}
    described = {
        "county_code": COUNTY,
        "name": "示例县",
        "name_en": "Example County",
        "version": "1",
        "crs": "EPSG:4490",
        "bbox": box(0, 0, 4, 2),
        "files": listed,
        "notice": "示例数据",
    }
    (directory / "manifest.json").write_text(
        json.dumps(described | manifest, ensure_ascii=False), encoding="utf-8"
    )
    return directory


def _feature(code: str, shapes: list[Box]) -> dict[str, Any]:
    west, south, east, north = min(s[0] for s in shapes), min(s[1] for s in shapes), *_far_corner(shapes)
    ring = [[west, south], [east, south], [east, north], [west, north], [west, south]]
    return {
        "type": "Feature",
        "properties": {
            "code": code,
            "level": LEVELS[len(code)],
            "name": f"{code[6:] or '示例县'}号",
            "name_en": f"No. {code[6:] or 'County'}",
            "parent_code": code[:-3] if len(code) > len(COUNTY) else "",
            "households": 40 * len(shapes),
            "population": 120 * len(shapes),
            "is_border_village": code == BORDER_VILLAGE,
        },
        "geometry": {"type": "Polygon", "coordinates": [[[round(x, 6), round(y, 6)] for x, y in ring]]},
    }


def _meet(level: list[dict[str, Any]]) -> None:
    """Give each area its neighbours' corners that lie on its border: neighbours share their vertices."""
    corners = {tuple(corner) for area in level for corner in area["geometry"]["coordinates"][0]}
    for area in level:
        ring = area["geometry"]["coordinates"][0]
        area["geometry"]["coordinates"][0] = [
            list(spot)
            for start, end in pairwise(map(tuple, ring))
            for spot in sorted(
                (spot for spot in corners if spot != end and _between(start, spot, end)),
                key=lambda spot: abs(spot[0] - start[0]) + abs(spot[1] - start[1]),
            )
        ] + [ring[-1]]


def _between(start: Spot, spot: Spot, end: Spot) -> bool:
    """Whether the spot is on a side, which runs along a column or a row."""
    return all(min(a, c) <= b <= max(a, c) for a, b, c in zip(start, spot, end, strict=True))


def _far_corner(shapes: list[Box]) -> tuple[float, float]:
    return max(s[2] for s in shapes), max(s[3] for s in shapes)
