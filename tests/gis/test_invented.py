"""Nothing in the county can be taken for a real place, person or telephone, or tells anything it must not."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from shapely.geometry import box, shape

from gis import codes, features, frames, names

GEOJSON = ("areas", "outlines", "settlements", "roads", "streams", "landuse", "service_points")


def read(directory: Path, name: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads((directory / f"{name}.geojson").read_text(encoding="utf-8"))[
        "features"
    ]
    return found


def test_every_code_is_in_the_range_issued_to_no_county(tiny: Path) -> None:
    for area in read(tiny, "areas"):
        assert area["properties"]["code"].startswith("9999")
        assert codes.level_of(area["properties"]["code"]) == area["properties"]["level"]


def test_county_codes_stay_inside_9999() -> None:
    found = [codes.county_code(number) for number in range(codes.MOST_COUNTIES)]
    assert found[0] == "999921"
    assert len(set(found)) == codes.MOST_COUNTIES
    assert all(re.fullmatch(r"9999\d\d", code) for code in found)
    with pytest.raises(codes.CodeRangeFull):
        codes.county_code(codes.MOST_COUNTIES)


def test_code_kinds_follow_the_names(tiny: Path) -> None:
    ranges = {"镇": range(100, 200), "乡": range(200, 400), "社区": range(1, 200), "村": range(200, 400)}
    for area in read(tiny, "areas"):
        facts = area["properties"]
        if facts["level"] in ("township", "village"):
            kind = next(kind for kind in ranges if facts["name"].endswith(kind))
            assert int(facts["code"][-3:]) in ranges[kind]


def test_names_are_invented_unique_and_in_both_languages(tiny: Path) -> None:
    spelled = [area["properties"]["name"] for area in read(tiny, "areas")]
    assert len(set(spelled)) == len(spelled)
    for area in read(tiny, "areas"):
        assert re.fullmatch(r"[A-Z][A-Za-z0-9 ]+", area["properties"]["name_en"])
    assert names.county(0) == ("霁川县", "Jichuan County")
    assert len({names.county(number) for number in range(codes.MOST_COUNTIES)}) == codes.MOST_COUNTIES


def test_telephones_ring_nowhere(tiny: Path) -> None:
    """No area code begins with two zeros; the emergency and service numbers are not there either."""
    text = "".join(
        (tiny / name).read_text(encoding="utf-8")
        for name in ("service_points.geojson", "border_villages.json")
    )
    phones = re.findall(r'"phone": ?"([^"]*)"', text)
    assert phones
    assert all(re.fullmatch(r"0000-555\d-\d{3}", phone) for phone in phones)
    assert len(set(phones)) == len(phones)


def test_service_points_have_hours_with_a_lunch_break_and_lie_in_their_area(tiny: Path) -> None:
    shapes = {area["properties"]["code"]: shape(area["geometry"]) for area in read(tiny, "areas")}
    points = read(tiny, "service_points")
    offered = {center for point in points for center in point["properties"]["centers"]}
    assert offered == {"zongzhi", "petition", "grid", "mediation"}
    for point in points:
        facts = point["properties"]
        assert shapes[facts["area_code"]].covers(shape(point["geometry"]))
        assert list(facts["hours"]) == ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
    office = [p["properties"]["hours"]["mon"] for p in points if p["properties"]["kind"] != "legal_station"]
    assert office
    assert all(hours == [["09:00", "12:00"], ["14:30", "18:00"]] for hours in office)


def test_nothing_is_drawn_outside_the_extent_or_near_land(tiny: Path) -> None:
    west, south, east, north = json.loads((tiny / "manifest.json").read_text(encoding="utf-8"))["bbox"]
    # A county of 60 to 90 km around the spot that frames.py explains; the nearest land is 590 km off.
    lng, lat = frames.COUNTY_CENTER
    assert west > 90, "a swapped longitude would pass as a latitude"
    assert lng - 0.5 < west < east < lng + 0.5
    assert lat - 0.5 < south < north < lat + 0.5
    extent = box(west, south, east, north).buffer(2e-6)
    for name in GEOJSON:
        assert features.read(tiny / f"{name}.geojson").covered_by(extent).all(), name


def test_coordinates_are_rounded_once_and_for_all(tiny: Path) -> None:
    for name in GEOJSON:
        text = (tiny / f"{name}.geojson").read_text(encoding="utf-8")
        assert not re.search(r"\d\.\d{7,}", text), name


def test_border_villages_carry_a_civil_profile_and_no_place(tiny: Path) -> None:
    flagged = {a["properties"]["code"] for a in read(tiny, "areas") if a["properties"]["is_border_village"]}
    profiles = json.loads((tiny / "border_villages.json").read_text(encoding="utf-8"))["villages"]
    assert {profile["area_code"] for profile in profiles} == flagged
    assert len(flagged) == 2
    text = json.dumps(profiles, ensure_ascii=False)
    for word in (
        "界碑",
        "界桩",
        "边防",
        "巡逻",
        "哨",
        "军",
        "铁丝网",
        "marker",
        "patrol",
        "military",
        "coordinates",
    ):
        assert word not in text
    assert not re.search(r"\d\.\d", text), "a position would be a fractional number"


def test_nothing_tells_heights_or_administrative_lines(tiny: Path) -> None:
    for name in GEOJSON:
        keys = {key for feature in read(tiny, name) for key in feature["properties"]}
        assert not keys & {"height", "elevation", "boundary", "admin_level"}
