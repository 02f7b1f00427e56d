"""Reads the hand-over directory that `gis` writes, and refuses whatever does not match its manifest.

Nothing here touches the database: a `CountyFiles` is complete, checked text and numbers. Geometry is
judged by PostGIS while it is loaded (`services.load_county`).
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NoReturn

from pingan.core import area_codes, frames, guards
from pingan.core.area_codes import Level
from pingan.core.errors import Problem
from pingan.territory.errors import CountyRefused

AREAS_FILE = "areas.geojson"
OUTLINES_FILE = "outlines.geojson"
BORDER_VILLAGES_FILE = "border_villages.json"

# What a border village's profile may tell. Boundary lines, markers' positions, patrols, checkpoints, cameras
# and troops have no key here, so a file that brings one is refused rather than quietly stored.
CIVIL_CONTENT = frozenset({
    "summary", "summary_en", "languages", "languages_en", "team", "facilities", "projects",
    "policies", "needs", "deeds", "emergency", "supplies", "ports", "marker_numbers", "hotline",
})  # fmt: skip

_OF_THE_AREA = frozenset({"name", "name_en", "households", "population"})

_CODE = re.compile(area_codes.PATTERN)
_MAX_COUNT = 100_000_000


@dataclass(frozen=True, slots=True)
class AreaRow:
    """One area of areas.geojson. `geometry` is GeoJSON, longitude first, in the stored frame."""

    code: str
    level: Level
    parent_code: str
    name: str
    name_en: str
    households: int
    population: int
    is_border_village: bool
    geometry: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class CountyFiles:
    """A county as handed over. `digest` is the manifest's SHA-256 and so names every byte of it."""

    county_code: str
    version: str
    digest: str
    areas: Sequence[AreaRow]
    # What maps draw of each area below the county, by code; None where the county came without.
    outlines: Mapping[str, Mapping[str, Any]] | None
    border_villages: Mapping[str, Mapping[str, Any]]


def read(directory: Path) -> CountyFiles:
    """Read and check a county's directory. Raises CountyRefused with the first fault found."""
    raw = _bytes(directory / "manifest.json")
    manifest = _object(raw, "manifest.json")
    files = manifest.get("files")
    if not isinstance(files, dict) or manifest.get("crs") != frames.CRS:
        _refuse(f"manifest.json must list its files and be in {frames.CRS}")
    contents = {name: _verified(directory, name, entry) for name, entry in files.items()}
    county_code = str(manifest.get("county_code", ""))
    areas = _areas(_listed(contents, AREAS_FILE), county_code)
    return CountyFiles(
        county_code=county_code,
        version=str(manifest.get("version", "")),
        digest=hashlib.sha256(raw).hexdigest(),
        areas=areas,
        outlines=_outlines(_listed(contents, OUTLINES_FILE)) if OUTLINES_FILE in contents else None,
        border_villages=_profiles(_listed(contents, BORDER_VILLAGES_FILE), areas),
    )


def read_file(directory: Path, name: str) -> Any:
    """One JSON file of a county's directory, the very bytes its manifest names. For the rooms above.

    Raises CountyRefused.
    """
    files = _object(_bytes(directory / "manifest.json"), "manifest.json").get("files")
    if not isinstance(files, dict) or name not in files:
        _refuse(f"the manifest does not list {name}")
    return _json(_verified(directory, name, files[name]), name)


def _verified(directory: Path, name: str, entry: Any) -> bytes:
    if Path(name).name != name:
        _refuse(f"{name}: a file of the county lies in its directory")
    content = _bytes(directory / name)
    if hashlib.sha256(content).hexdigest() != entry.get("sha256"):
        _refuse(f"{name} is not the file the manifest describes")
    return content


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:
        _refuse(f"{path.name} is missing")


def _listed(contents: Mapping[str, bytes], name: str) -> Any:
    if name not in contents:
        _refuse(f"the manifest does not list {name}")
    return _json(contents[name], name)


def _json(raw: bytes, name: str) -> Any:
    def no_constant(word: str) -> NoReturn:
        raise ValueError(word)

    try:
        # Python reads NaN and Infinity, which are no JSON and no coordinate.
        return json.loads(raw, parse_constant=no_constant)
    except ValueError:
        _refuse(f"{name} is not JSON")


def _object(raw: bytes, name: str) -> dict[str, Any]:
    value = _json(raw, name)
    if not isinstance(value, dict):
        _refuse(f"{name} is not a JSON object")
    return value


def _areas(collection: Any, county_code: str) -> list[AreaRow]:
    try:
        areas = [_area(feature) for feature in collection["features"]]
    except (KeyError, TypeError, ValueError) as fault:
        raise CountyRefused(f"{AREAS_FILE}: a feature lacks or misspells {fault}") from fault
    codes = {area.code for area in areas}
    if len(codes) < len(areas):
        _refuse(f"{AREAS_FILE}: two areas have one code")
    for area in areas:
        if area.level is Level.COUNTY and area.code != county_code:
            _refuse(f"{area.code} is not the county of the manifest")
        if area.level is not Level.COUNTY and area.parent_code not in codes:
            _refuse(f"{area.code} lies in {area.parent_code}, which is not in the file")
    if county_code not in codes:
        _refuse(f"{AREAS_FILE} lacks the county itself")
    return areas


def _area(feature: Mapping[str, Any]) -> AreaRow:
    properties, geometry = feature["properties"], feature["geometry"]
    code, level = str(properties["code"]), Level(properties["level"])
    if not _CODE.fullmatch(code) or area_codes.level_of(code) is not level:
        _refuse(f"{code} is not the code of a {level}")
    parent_code = area_codes.parent_of(code)
    if (properties.get("parent_code") or "") != parent_code:
        _refuse(f"{code}: an area's code begins with its parent's")
    if geometry["type"] not in ("Polygon", "MultiPolygon"):
        _refuse(f"{code} is not a polygon")
    return AreaRow(
        code=code,
        level=level,
        parent_code=parent_code,
        name=_name(properties["name"], 60, code),
        name_en=_name(properties.get("name_en") or "", 80, code),
        households=_count(properties.get("households"), code),
        population=_count(properties.get("population"), code),
        is_border_village=bool(properties.get("is_border_village")),
        geometry=geometry,
    )


def _outlines(collection: Any) -> dict[str, Mapping[str, Any]]:
    try:
        return {feature["properties"]["code"]: feature["geometry"] for feature in collection["features"]}
    except (KeyError, TypeError) as fault:
        raise CountyRefused(f"{OUTLINES_FILE}: a feature lacks or misspells {fault}") from fault


def _profiles(entries: Any, areas: Sequence[AreaRow]) -> dict[str, dict[str, Any]]:
    border_villages = {area.code for area in areas if area.is_border_village}
    profiles = {}
    for entry in entries["villages"]:
        # Name and totals stand in the area itself; a second copy here could only disagree.
        profile = {key: value for key, value in entry.items() if key not in _OF_THE_AREA}
        code = str(profile.pop("area_code", ""))
        if code not in border_villages:
            _refuse(f"{BORDER_VILLAGES_FILE}: {code} is not a border village")
        if unknown := sorted(profile.keys() - CIVIL_CONTENT):
            _refuse(f"{BORDER_VILLAGES_FILE}: {code} brings {unknown}, which is not kept")
        if _places(profile):
            _refuse(f"{BORDER_VILLAGES_FILE}: {code} brings coordinates, which are not kept")
        profiles[code] = profile
    return profiles


def _places(value: Any) -> bool:
    """Whether something that could be a position hides in the value: a fractional number anywhere."""
    if isinstance(value, dict):
        return any(_places(inner) for inner in value.values())
    if isinstance(value, list):
        return any(_places(inner) for inner in value)
    return isinstance(value, float)


def _name(value: Any, max_length: int, code: str) -> str:
    try:
        return guards.text(str(value), max_length=max_length, lines=False)
    except Problem as fault:
        raise CountyRefused(f"{code}: {fault}") from fault


def _count(value: Any, code: str) -> int:
    count = int(value or 0)
    if not 0 <= count <= _MAX_COUNT:
        _refuse(f"{code}: {count} is not a number of people or households")
    return count


def _refuse(why: str) -> NoReturn:
    raise CountyRefused(why)
