"""What must hold before anyone relies on a county: no gap, no overlap, no stray code, no changed file."""

import hashlib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import shapely
from shapely import Point
from shapely.geometry.base import BaseGeometry

from gis import codes, features, manifest
from gis.codes import Level

# Two shapes are the same if they differ by less than this many square degrees (about 1 square metre).
_NOTHING = 1e-10
_BELOW = {Level.COUNTY: Level.TOWNSHIP, Level.TOWNSHIP: Level.VILLAGE, Level.VILLAGE: Level.GRID}
_INSIDE = (
    "settlements.geojson",
    "roads.geojson",
    "streams.geojson",
    "landuse.geojson",
    "service_points.geojson",
)
_SLACK = 2e-6  # degrees: a clipped line ends on the border, give or take the rounding


@dataclass(frozen=True)
class Finding:
    """One fault: which rule, which area or file, and what is wrong."""

    rule: str
    subject: str
    detail: str

    def __str__(self) -> str:
        return f"{self.rule}: {self.subject}: {self.detail}"


@dataclass(frozen=True)
class _Area:
    code: str
    level: str
    parent: str
    shape: BaseGeometry
    facts: dict[str, Any]


def check(directory: Path) -> list[Finding]:
    """Return every fault found in a county directory; an empty list means it may be loaded."""
    findings = list(_files(directory))
    try:
        areas = [_area(shape, facts) for shape, facts in features.read(directory / "areas.geojson")]
    except (OSError, ValueError, KeyError) as problem:
        return [*findings, Finding("unreadable", "areas.geojson", str(problem))]
    findings += _codes(areas)
    findings += _shapes(areas)
    if not any(finding.rule == "invalid" for finding in findings):
        findings += _coverage(areas)
        findings += _people(areas)
        findings += _outside(directory, areas)
    return findings


def check_borders(directories: Sequence[Path]) -> list[Finding]:
    """Return the faults between counties: an overlap, or a border that does not match the neighbour's.

    Counties that cannot be read are left to `check`.
    """
    counties = []
    for directory in directories:
        try:
            listed = features.read(directory / "areas.geojson")
        except (OSError, ValueError, KeyError):
            continue
        counties += [_area(shape, facts) for shape, facts in listed if facts.get("level") == Level.COUNTY]
    return list(_seams(counties))


def _area(shape: BaseGeometry, facts: Mapping[str, Any]) -> _Area:
    return _Area(facts["code"], facts["level"], facts["parent_code"], shape, dict(facts))


def _files(directory: Path) -> Iterator[Finding]:
    """The manifest names every file, with its true hash."""
    try:
        listed = manifest.read(directory)["files"]
    except (OSError, ValueError, KeyError) as problem:
        yield Finding("unreadable", manifest.NAME, str(problem))
        return
    for name, described in sorted(listed.items()):
        path = directory / name
        if not path.is_file():
            yield Finding("missing", name, "listed in the manifest, not in the directory")
        elif hashlib.sha256(path.read_bytes()).hexdigest() != described["sha256"]:
            yield Finding("changed", name, "its SHA-256 is not the manifest's")
    present = {path.name for path in directory.iterdir() if path.is_file()}
    for name in sorted(present - set(listed) - {manifest.NAME}):
        yield Finding("unlisted", name, "in the directory, not in the manifest")


def _codes(areas: list[_Area]) -> Iterator[Finding]:
    """Codes are well formed, used once, and lie under their parent's code."""
    for code, times in sorted(Counter(area.code for area in areas).items()):
        if times > 1:
            yield Finding("duplicate", code, f"used by {times} areas")
    known = {area.code: area.level for area in areas}
    for area in areas:
        level = codes.level_of(area.code)
        if level is None or level.value != area.level:
            yield Finding("code", area.code, f"is no code of a {area.level}")
        if area.parent != codes.parent_of(area.code):
            yield Finding(
                "ancestry", area.code, f"names {area.parent or 'no parent'}, its prefix says otherwise"
            )
        elif area.parent and area.parent not in known:
            yield Finding("ancestry", area.code, f"its parent {area.parent} does not exist")
    if sum(area.level == Level.COUNTY for area in areas) != 1:
        yield Finding("ancestry", "areas.geojson", "must hold exactly one county")


def _shapes(areas: list[_Area]) -> Iterator[Finding]:
    for area in areas:
        if area.shape.is_empty or area.shape.geom_type != "MultiPolygon":
            yield Finding("invalid", area.code, "is not a polygon")
        elif not area.shape.is_valid:
            yield Finding("invalid", area.code, shapely.is_valid_reason(area.shape))


def _coverage(areas: list[_Area]) -> Iterator[Finding]:
    """Children cover their parent, each inside it, none over another, along the very same vertices."""
    children: dict[str, list[_Area]] = {}
    for area in areas:
        children.setdefault(area.parent, []).append(area)
    for parent in areas:
        if parent.level in _BELOW:
            yield from _family(parent, children.get(parent.code, []))
    for level in Level:
        yield from _seams([area for area in areas if area.level == level])


def _family(parent: _Area, children: list[_Area]) -> Iterator[Finding]:
    if not children:
        yield Finding("gap", parent.code, "has no children")
        return
    shapes = np.array([child.shape for child in children])
    for child, over in zip(children, shapely.area(shapely.difference(shapes, parent.shape)), strict=True):
        if over > _NOTHING:
            yield Finding("outside", child.code, f"{_square_metres(over)} lie outside {parent.code}")
    open_area = parent.shape.difference(shapely.union_all(shapes)).area
    if open_area > _NOTHING:
        yield Finding("gap", parent.code, f"{_square_metres(open_area)} belong to no child")


def _seams(areas: list[_Area]) -> Iterator[Finding]:
    """Neighbours share their vertices; where they do not, tell apart real overlaps from bad seams."""
    shapes = np.array([area.shape for area in areas])
    if len(shapes) == 0 or shapely.coverage_is_valid(shapes):
        return
    bad = np.flatnonzero(~shapely.is_empty(shapely.coverage_invalid_edges(shapes)))
    tree = shapely.STRtree(shapes[bad])
    told: set[int] = set()
    left, right = tree.query(shapes[bad], predicate="intersects")
    for a, b in zip(left.tolist(), right.tolist(), strict=True):
        shared = shapes[bad[a]].intersection(shapes[bad[b]]).area if a < b else 0.0
        if shared > _NOTHING:
            told |= {a, b}
            one, other = areas[bad[a]].code, areas[bad[b]].code
            yield Finding("overlap", one, f"{_square_metres(shared)} are also in {other}")
    for index in sorted(set(range(len(bad))) - told):
        yield Finding("seam", areas[bad[index]].code, "its border does not match its neighbour's")


def _people(areas: list[_Area]) -> Iterator[Finding]:
    """A parent's households and people are the sums of its children's."""
    for count in ("households", "population"):
        sums: Counter[str] = Counter()
        for area in areas:
            sums[area.parent] += area.facts[count]
        for area in areas:
            if area.level in _BELOW and sums[area.code] != area.facts[count]:
                yield Finding(
                    "sum", area.code, f"{count} {area.facts[count]}, its children have {sums[area.code]}"
                )


def _outside(directory: Path, areas: list[_Area]) -> Iterator[Finding]:
    """Nothing is drawn outside the county, and every settlement is in the grid it names."""
    county = shapely.union_all([area.shape for area in areas if area.level == Level.COUNTY]).buffer(_SLACK)
    shapely.prepare(county)
    grids = {area.code: area.shape for area in areas}
    for name in _INSIDE:
        try:
            listed = features.read(directory / name)
        except (OSError, ValueError, KeyError) as problem:
            yield Finding("unreadable", name, str(problem))
            continue
        for number, (shape, facts) in enumerate(listed):
            if not county.covers(shape):
                yield Finding("outside", name, f"feature {number} leaves the county")
            home = grids.get(facts.get("area_code", ""))
            if home is not None and isinstance(shape, Point) and not home.covers(shape):
                yield Finding("outside", name, f"feature {number} is not in {facts['area_code']}")


def _square_metres(degrees: float) -> str:
    return f"{degrees * 111_000**2:,.0f} m2"
