"""Reads `service_points.geojson` of a county's hand-over directory, and refuses whatever is not certain."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NoReturn

from pingan.centers.errors import PointsRefused
from pingan.centers.hours import weekly_table
from pingan.centers.models import Center, Kind
from pingan.centers.offerings import OFFERINGS
from pingan.core import guards
from pingan.core.area_codes import county_of
from pingan.core.errors import Problem
from pingan.territory import county_files
from pingan.territory import selectors as territory

FILE = "service_points.geojson"


@dataclass(frozen=True, slots=True)
class PointRow:
    """One checked service point; longitude and latitude in degrees of CGCS2000."""

    code: str
    name: str
    name_en: str
    kind: str
    area_code: str
    lng: float
    lat: float
    centers: list[str]
    services: list[str]
    hours: dict[str, list[list[str]]]
    phone: str
    address: str
    address_en: str


def read(directory: Path) -> list[PointRow]:
    """The points in the order of the file. Raises PointsRefused or CountyRefused for the first fault."""
    collection = county_files.read_file(directory, FILE)
    try:
        rows = [_row(feature) for feature in collection["features"]]
    except (KeyError, TypeError, ValueError) as fault:
        raise PointsRefused(f"{FILE}: a feature lacks or misspells {fault}") from fault
    if len({row.code for row in rows}) < len(rows):
        _refuse(f"{FILE}: two points have one code")
    if len({county_of(row.area_code) for row in rows}) != 1:
        _refuse(f"{FILE}: the points of one county are handed over, and at least one")
    return rows


def _row(feature: Mapping[str, Any]) -> PointRow:
    properties = feature["properties"]
    code = str(properties["code"])
    try:
        return _checked(code, properties, feature["geometry"])
    except PointsRefused:
        raise
    except Problem as fault:
        raise PointsRefused(f"{code}: {fault}") from fault


def _checked(code: str, properties: Mapping[str, Any], geometry: Mapping[str, Any]) -> PointRow:
    if geometry["type"] != "Point":
        _refuse(f"{code} is not a point")
    lng, lat = guards.point(*map(float, geometry["coordinates"]))
    return PointRow(
        code=_line(code, 40),
        name=_line(properties["name"], 80),
        name_en=_line(properties["name_en"], 120),
        kind=Kind(properties["kind"]).value,
        area_code=_area(code, str(properties["area_code"]), (lng, lat)),
        lng=lng,
        lat=lat,
        centers=[Center(center).value for center in properties["centers"]],
        services=[OFFERINGS[service].code for service in properties["services"]],
        hours=weekly_table(properties["hours"]),
        phone=_line(properties.get("phone", ""), 20),
        address=_line(properties["address"], 120),
        address_en=_line(properties.get("address_en", ""), 160),
    )


def _area(code: str, area_code: str, point: tuple[float, float]) -> str:
    """The area the point says it serves from, which must be current and hold the point."""
    territory.area_of(area_code)
    found = territory.grid_at(point).grid_code
    if found is None or not found.startswith(area_code):
        _refuse(f"{code} lies in {found or 'no grid'}, not in {area_code}")
    return area_code


def _line(value: Any, max_length: int) -> str:
    if not isinstance(value, str):
        _refuse(f"{value!r} is not text")
    return guards.text(value, max_length=max_length, lines=False)


def _refuse(why: str) -> NoReturn:
    raise PointsRefused(why)
