"""A county from a plain table of codes and names, drawn as a scheme where no shapes are to be had yet.

Each area becomes a rectangle beside its neighbours, in the order of codes, on open ocean where nobody stands:
so no phone is ever taken to be in one of them, and whoever reports says the grid. What is written is a
hand-over directory like any other; shapes that come later are loaded over it, under the same codes.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import math
import struct
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from pingan.core import area_codes, frames, tables
from pingan.core.area_codes import Level
from pingan.territory.errors import CountyRefused

MAX_AREAS: Final = 20_000
# Headings, as such tables have them.
CODE = ("代码", "区划代码", "网格编码", "code")
NAME = ("名称", "区划名称", "网格名称", "name")
HOUSEHOLDS = ("户数", "households")
POPULATION = ("人口", "人口数", "population")
NOTICE = "示意图：按代码排列，不是真实位置"
# Of the statistical office: twelve digits, whose end is zeros for what is larger than a village.
_STATISTICAL = 12
# Millionths of a degree, so that neighbours have the very same corners.
_UNIT = 1_000_000
_FRAME = (90_200_000, 1_100_000, 90_800_000, 1_850_000)

Box = tuple[int, int, int, int]


@dataclass(frozen=True, slots=True)
class Area:
    """One line of the table."""

    code: str
    name: str
    households: int = 0
    population: int = 0


def read(data: bytes) -> list[Area]:
    """The areas of a table, CSV or XLSX, by code.

    Raises CountyRefused, naming the line, and what `tables.read` raises.
    """
    rows = tables.read(data, max_rows=MAX_AREAS)
    found: dict[str, Area] = {}
    for row in rows:
        try:
            area = _area(row.cells)
        except ValueError as fault:
            raise CountyRefused(f"第 {row.line} 行 line {row.line}: {fault}") from fault
        if area.code in found:
            raise CountyRefused(f"第 {row.line} 行 line {row.line}: {area.code} 重复 comes twice")
        found[area.code] = area
    _refuse_orphans(found)
    return [found[code] for code in sorted(found)]


def write(areas: Sequence[Area], directory: Path) -> None:
    """Write them as a county's hand-over directory. Raises CountyRefused without exactly one county."""
    counties = [area for area in areas if area_codes.level_of(area.code) is Level.COUNTY]
    if len(counties) != 1:
        raise CountyRefused("表里应恰有一个县（六位代码） · the table must have one county, of six digits")
    directory.mkdir(parents=True, exist_ok=True)
    files = {
        "areas.geojson": _json({"type": "FeatureCollection", "features": list(_features(areas))}),
        "border_villages.json": _json({"villages": []}),
        "basemap.pmtiles": _empty_basemap(),
    }
    for name, content in files.items():
        (directory / name).write_bytes(content)
    digests = {name: hashlib.sha256(content).hexdigest() for name, content in files.items()}
    manifest = {
        "format": 1,
        "county_code": counties[0].code,
        "name": counties[0].name,
        "name_en": "",
        "notice": NOTICE,
        "crs": frames.CRS,
        "bbox": [edge / _UNIT for edge in _FRAME],
        "version": hashlib.sha256(_json(digests)).hexdigest()[:12],
        "files": {name: {"sha256": digest, "bytes": len(files[name])} for name, digest in digests.items()},
    }
    (directory / "manifest.json").write_bytes(_json(manifest))


def _area(cells: Mapping[str, str]) -> Area:
    code, name = _code(_cell(cells, CODE)), _cell(cells, NAME)
    if not name:
        raise ValueError("没有名称 no name")
    return Area(code, name, _count(_cell(cells, HOUSEHOLDS)), _count(_cell(cells, POPULATION)))


def _cell(cells: Mapping[str, str], headings: Iterable[str]) -> str:
    return next((cells[heading].strip() for heading in headings if heading in cells), "")


def _code(written: str) -> str:
    """As the platform writes it: 6, 9, 12 or 15 digits."""
    # A spreadsheet took it for a number.
    code = written.removesuffix(".0")
    if not code.isascii() or not code.isdigit():
        raise ValueError(f"“{written}” 不是代码 is no code")
    if len(code) == _STATISTICAL and code.endswith("000000"):
        return area_codes.county_of(code)
    if len(code) == _STATISTICAL and code.endswith("000"):
        return area_codes.township_of(code)
    if len(code) not in area_codes.LENGTHS.values():
        raise ValueError(f"“{written}” 应为 6、9、12 或 15 位 must have 6, 9, 12 or 15 digits")
    return code


def _count(written: str) -> int:
    if not written:
        return 0
    digits = written.removesuffix(".0").replace(",", "")
    if not digits.isascii() or not digits.isdigit():
        raise ValueError(f"“{written}” 不是数 is no number")
    return int(digits)


def _refuse_orphans(found: Mapping[str, Area]) -> None:
    for code in sorted(found):
        parent = area_codes.parent_of(code)
        if parent and parent not in found:
            raise CountyRefused(f"{code} 的上级 {parent} 不在表里 · its parent {parent} is not in the table")


def _features(areas: Sequence[Area]) -> Iterable[dict[str, Any]]:
    boxes = _boxes(areas)
    for level in Level:
        of_level = [area for area in areas if area_codes.level_of(area.code) is level]
        rings = _rings({area.code: boxes[area.code] for area in of_level})
        for area in of_level:
            yield {
                "type": "Feature",
                "properties": {
                    "code": area.code,
                    "level": str(level.value),
                    "name": area.name,
                    "name_en": "",
                    "parent_code": area_codes.parent_of(area.code),
                    "households": area.households,
                    "population": area.population,
                    "is_border_village": False,
                },
                "geometry": {"type": "Polygon", "coordinates": [rings[area.code]]},
            }


def _boxes(areas: Sequence[Area]) -> dict[str, Box]:
    children: defaultdict[str, list[str]] = defaultdict(list)
    for area in areas:
        children[area_codes.parent_of(area.code)].append(area.code)
    boxes: dict[str, Box] = {}
    waiting: list[tuple[str, Box]] = [(code, _FRAME) for code in children[""]]
    while waiting:
        code, box = waiting.pop()
        boxes[code] = box
        waiting.extend(zip(children[code], _parts(box, len(children[code])), strict=True))
    return boxes


def _parts(box: Box, count: int) -> list[Box]:
    """So many rectangles that fill a box: rows from the north, each divided from the west."""
    if not count:
        return []
    west, south, east, north = box
    lines = math.isqrt(count - 1) + 1
    parts = []
    for line in range(lines):
        first, last = count * line // lines, count * (line + 1) // lines
        top = north - (north - south) * line // lines
        bottom = north - (north - south) * (line + 1) // lines
        cuts = [west + (east - west) * n // (last - first) for n in range(last - first + 1)]
        parts += [(cuts[n], bottom, cuts[n + 1], top) for n in range(last - first)]
    return parts


def _rings(boxes: Mapping[str, Box]) -> dict[str, list[list[float]]]:
    """Each box as a ring that has the corners of its neighbours, too: so borders fit to the last point."""
    on_x: defaultdict[int, set[int]] = defaultdict(set)
    on_y: defaultdict[int, set[int]] = defaultdict(set)
    for west, south, east, north in boxes.values():
        for x in (west, east):
            for y in (south, north):
                on_x[x].add(y)
                on_y[y].add(x)
    xs = {y: sorted(found) for y, found in on_y.items()}
    ys = {x: sorted(found) for x, found in on_x.items()}
    return {code: _ring(box, xs, ys) for code, box in boxes.items()}


def _ring(box: Box, xs: Mapping[int, list[int]], ys: Mapping[int, list[int]]) -> list[list[float]]:
    west, south, east, north = box
    ring = [(x, south) for x in xs[south] if west <= x < east]
    ring += [(east, y) for y in ys[east] if south <= y < north]
    ring += [(x, north) for x in reversed(xs[north]) if west < x <= east]
    ring += [(west, y) for y in reversed(ys[west]) if south < y <= north]
    return [[x / _UNIT, y / _UNIT] for x, y in [*ring, ring[0]]]


def _json(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, sort_keys=True).encode()


def _empty_basemap() -> bytes:
    """A base map of nothing (PMTiles 3): there is no picture of a place that is none."""
    root, metadata = (gzip.compress(content, mtime=0) for content in (b"\x00", b"{}"))
    at = 127
    told, end = at + len(root), at + len(root) + len(metadata)
    places = (at, len(root), told, len(metadata), end, 0, end, 0)
    west, south, east, north = (edge * 10 for edge in _FRAME)
    middle = ((west + east) // 2, (south + north) // 2)
    head = b"PMTiles\x03" + struct.pack("<8Q", *places) + struct.pack("<3Q", 0, 0, 0)
    # Clustered; directories and tiles by gzip; vector tiles; from zoom 6 to 14.
    head += struct.pack("<6B", 1, 2, 2, 1, 6, 14)
    head += struct.pack("<4i", west, south, east, north) + struct.pack("<B2i", 10, *middle)
    return head + root + metadata
