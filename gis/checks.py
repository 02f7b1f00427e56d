"""What must hold before anyone relies on a county: a valid coverage, no stray code, no changed file."""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from gis import codes, coverage, features, manifest
from gis.codes import Level

_BELOW = {Level.COUNTY: Level.TOWNSHIP, Level.TOWNSHIP: Level.VILLAGE, Level.VILLAGE: Level.GRID}
_AREAS, _OUTLINES = "areas.geojson", "outlines.geojson"
_FACTS = {"code", "level", "parent_code", "households", "population"}
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
    """One thing found: which rule, which area or file, and what is wrong."""

    rule: str
    subject: str
    detail: str

    @property
    def is_fault(self) -> bool:
        """Return whether the county may not be loaded; a gap is told and allowed (`coverage`)."""
        return self.rule != "gap"

    def __str__(self) -> str:
        return f"{self.rule}: {self.subject}: {self.detail}"


def check(directory: Path) -> list[Finding]:
    """Return everything found in a county directory; it may be loaded if nothing of it is a fault."""
    findings = list(_files(directory))
    try:
        areas = _areas(directory)
    except (OSError, ValueError, KeyError) as problem:
        return [*findings, Finding("unreadable", _AREAS, str(problem))]
    findings += _codes(areas)
    findings += _shapes(areas)
    if not any(finding.rule in ("invalid", "duplicate") for finding in findings):
        findings += _coverage(areas)
        findings += _outlines(directory, areas)
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
            areas = _areas(directory)
        except (OSError, ValueError, KeyError):
            continue
        counties.append(areas[areas["level"] == Level.COUNTY])
    return list(_seams(pd.concat(counties, ignore_index=True))) if counties else []


def _areas(directory: Path) -> gpd.GeoDataFrame:
    """Read the areas. Raises OSError, or ValueError or KeyError where a fact is missing."""
    areas = features.read(directory / _AREAS)
    if missing := _FACTS - set(areas.columns[areas.notna().all()]):
        raise KeyError(", ".join(sorted(missing)))
    return areas


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


def _by_code(areas: gpd.GeoDataFrame) -> gpd.GeoSeries:
    """Return the shapes by code. Raises KeyError where they carry none."""
    return gpd.GeoSeries(areas.drop_duplicates("code").set_index("code").geometry)


def _codes(areas: gpd.GeoDataFrame) -> Iterator[Finding]:
    """Codes are well formed, used once, and lie under their parent's code and the county's."""
    for code, times in areas["code"].value_counts().sort_index().items():
        if times > 1:
            yield Finding("duplicate", str(code), f"used by {times} areas")
    known = set(areas["code"])
    counties = sorted(areas.loc[areas["level"] == Level.COUNTY, "code"])
    for code, level, parent in areas[["code", "level", "parent_code"]].itertuples(index=False):
        if codes.level_of(code) != level:
            yield Finding("code", code, f"is no code of a {level}")
        elif counties and not code.startswith(counties[0]):
            yield Finding("code", code, f"is not of the county {counties[0]}")
        if parent != codes.parent_of(code):
            yield Finding("ancestry", code, f"names {parent or 'no parent'}, its prefix says otherwise")
        elif parent and parent not in known:
            yield Finding("ancestry", code, f"its parent {parent} does not exist")
    if len(counties) != 1:
        yield Finding("ancestry", _AREAS, "must hold exactly one county")


def _shapes(areas: gpd.GeoDataFrame) -> Iterator[Finding]:
    globe = shapely.box(-180, -90, 180, 90)
    reasons = areas.geometry.is_valid_reason()
    for code, shape, reason in zip(areas["code"], areas.geometry, reasons, strict=True):
        if shape is None or shape.is_empty or shape.geom_type not in ("Polygon", "MultiPolygon"):
            yield Finding("invalid", code, "is not a polygon")
        elif reason != "Valid Geometry":
            yield Finding("invalid", code, reason)
        elif not globe.covers(shape):
            yield Finding("invalid", code, "lies off the globe")


def _coverage(areas: gpd.GeoDataFrame) -> Iterator[Finding]:
    """What `coverage` says: each level fits together, children lie inside their parents and cover them."""
    seams = {level: list(_seams(areas[areas["level"] == level])) for level in Level}
    for level in Level:
        yield from seams[level]
    by_code = _by_code(areas)
    children = areas[areas["parent_code"].isin(by_code.index)]
    parents = by_code.loc[children["parent_code"]]
    over = coverage.outside(children.geometry, gpd.GeoSeries(parents))
    for code, parent, metres in zip(children["code"], children["parent_code"], over, strict=True):
        if metres > coverage.NOTHING_M2:
            yield Finding("outside", code, f"{metres:,.0f} m2 lie outside {parent}")
    for parent, level in areas[["code", "level"]].itertuples(index=False):
        # The sum of parts that do not fit together says nothing.
        if level in _BELOW and not seams[_BELOW[level]]:
            below = children.loc[children["parent_code"] == parent, "geometry"]
            yield from _gap(gpd.GeoSeries(by_code.loc[[parent]]), gpd.GeoSeries(below))


def _gap(parent: gpd.GeoSeries, children: gpd.GeoSeries) -> Iterator[Finding]:
    code = str(parent.index[0])
    if children.empty:
        yield Finding("gap", code, "has no children")
    elif (metres := coverage.uncovered(parent, children)) > coverage.NOTHING_M2:
        yield Finding("gap", code, f"{metres:,.0f} m2 belong to no child")


def _seams(areas: gpd.GeoDataFrame) -> Iterator[Finding]:
    """Neighbours share their vertices; where they do not, tell apart overlaps from bad seams."""
    if coverage.is_fitting(areas.geometry):
        return
    bad = areas.loc[coverage.misfits(areas.geometry).index]
    told: set[int] = set()
    for one, other, metres in coverage.overlaps(bad.geometry):
        told |= {one, other}
        yield Finding(
            "overlap", bad["code"].iloc[one], f"{metres:,.2f} m2 are also in {bad['code'].iloc[other]}"
        )
    for index in sorted(set(range(len(bad))) - told):
        yield Finding("seam", bad["code"].iloc[index], "its border does not match its neighbour's")


def _outlines(directory: Path, areas: gpd.GeoDataFrame) -> Iterator[Finding]:
    """Every area below the county has an outline, and those of one level do not lie over each other."""
    try:
        drawn = _by_code(features.read(directory / _OUTLINES))
    except (OSError, ValueError, KeyError) as problem:
        yield Finding("unreadable", _OUTLINES, str(problem))
        return
    wanted = areas[areas["level"] != Level.COUNTY]
    for code in sorted(set(wanted["code"]) ^ set(drawn.index)):
        yield Finding("outline", code, "area and outline do not belong together")
    for level, of_level in wanted[wanted["code"].isin(drawn.index)].groupby("level"):
        outlines = gpd.GeoSeries(drawn.loc[of_level["code"]])
        shares = (
            coverage.square_metres(outlines) / coverage.square_metres(gpd.GeoSeries(of_level["geometry"])) - 1
        )
        for code, valid, share in zip(of_level["code"], outlines.is_valid, shares, strict=True):
            if not valid or abs(share) > coverage.OUTLINE_SHARE:
                yield Finding("outline", code, "its outline is not that of its area")
        if outlines.is_valid.all() and coverage.overlaps(outlines):
            yield Finding("outline", str(level), "outlines of this level lie over each other")


def _people(areas: gpd.GeoDataFrame) -> Iterator[Finding]:
    """A parent's households and people are the sums of its children's."""
    sums = areas.groupby("parent_code")[["households", "population"]].sum()
    parents = areas[areas["level"].isin(_BELOW)]
    for count in ("households", "population"):
        found = parents["code"].map(sums[count]).fillna(0).astype(int)
        for code, told, summed in zip(parents["code"], parents[count], found, strict=True):
            if told != summed:
                yield Finding("sum", code, f"{count} {told}, its children have {summed}")


def _outside(directory: Path, areas: gpd.GeoDataFrame) -> Iterator[Finding]:
    """Nothing is drawn outside the county, and every settlement is in the grid it names."""
    county = areas.loc[areas["level"] == Level.COUNTY].union_all().buffer(_SLACK)
    shapely.prepare(county)
    grids = _by_code(areas)
    for name in _INSIDE:
        try:
            listed = features.read(directory / name)
        except (OSError, ValueError, KeyError) as problem:
            yield Finding("unreadable", name, str(problem))
            continue
        shapes = listed.geometry.to_numpy()
        for number in np.flatnonzero(~shapely.covers(county, shapes)):
            yield Finding("outside", name, f"feature {number} leaves the county")
        if "area_code" in listed:
            homes = listed["area_code"].map(grids)
            lost = homes.notna() & (listed.geom_type == "Point")
            lost &= ~shapely.covers(homes.to_numpy(), shapes)
            for number in np.flatnonzero(lost):
                yield Finding("outside", name, f"feature {number} is not in {listed['area_code'][number]}")
