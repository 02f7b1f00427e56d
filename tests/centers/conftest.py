"""Three service points on the small county, and a clock that stands still."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from pingan.centers.points_file import FILE
from pingan.centers.services import load_service_points
from pingan.core import clock
from pingan.territory.services import CountyLoad
from tests.territory.small_county import COUNTY, FIRST_GRID, middle

OFFICE = [["09:00", "12:00"], ["14:30", "18:00"]]
WEEK: dict[str, list[list[str]]] = dict.fromkeys(("mon", "tue", "wed", "thu", "fri"), OFFICE)
SATURDAYS = {**WEEK, "sat": [["09:00", "12:00"]], "sun": []}
TOWNSHIP = FIRST_GRID[:9]


def feature(code: str, at: str = FIRST_GRID, **facts: Any) -> dict[str, Any]:
    """A point in the middle of a grid, with the facts asked for."""
    properties = {
        "code": code,
        "name": f"{code}号点",
        "name_en": f"Point {code}",
        "area_code": TOWNSHIP,
        "kind": "township_center",
        "centers": ["zongzhi", "petition", "grid", "mediation"],
        "services": ["intake", "mediation"],
        "hours": WEEK,
        "phone": "0000-5550-001",
        "address": "示例路1号",
    }
    lng, lat = middle(at)
    return {
        "type": "Feature",
        "properties": properties | facts,
        "geometry": {"type": "Point", "coordinates": [lng, lat]},
    }


def three() -> list[dict[str, Any]]:
    """West to east: a township's center, a legal station open on Saturdays, the county's mediation center."""
    return [
        feature("A"),
        feature(
            "B",
            "999921100001002",
            kind="legal_station",
            centers=[],
            services=["legal_consultation"],
            hours=SATURDAYS,
        ),
        feature("C", "999921101001002", area_code=COUNTY, kind="county_center", centers=["mediation"]),
    ]


def hand_over(directory: Path, features: list[dict[str, Any]]) -> Path:
    """Put the points into a county's directory, as `gis` does."""
    raw = json.dumps({"type": "FeatureCollection", "features": features}, ensure_ascii=False).encode()
    (directory / FILE).write_bytes(raw)
    manifest = json.loads((directory / "manifest.json").read_text(encoding="utf-8"))
    manifest["files"][FILE] = {"sha256": hashlib.sha256(raw).hexdigest(), "bytes": len(raw)}
    (directory / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")
    return directory


@pytest.fixture
def points(county: CountyLoad, county_dir: Path) -> None:
    load_service_points(hand_over(county_dir, three()))


def shanghai(word: str) -> datetime:
    """`2026-11-25 10:00` by the county's clock."""
    return datetime.fromisoformat(word).replace(tzinfo=ZoneInfo("Asia/Shanghai"))


@pytest.fixture
def at(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Hold the clock still."""

    def hold(word: str) -> None:
        monkeypatch.setattr(clock, "now", lambda: shanghai(word))

    return hold
