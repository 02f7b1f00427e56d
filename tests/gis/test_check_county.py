"""Every fault that would hurt later is found now, and named by its rule."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import shapely
from shapely.affinity import translate
from shapely.geometry import mapping, shape

from gis import checks, manifest
from gis.__main__ import main

Areas = list[dict[str, Any]]
Plant = Callable[[Callable[[Areas], None]], Path]


def rules(directory: Path) -> set[str]:
    return {finding.rule for finding in checks.check(directory)}


def grids(areas: Areas) -> Areas:
    return [area for area in areas if area["properties"]["level"] == "grid"]


def reshape(area: dict[str, Any], change: Callable[[Any], Any]) -> None:
    changed = change(shape(area["geometry"]))
    if changed.geom_type == "Polygon":
        changed = shapely.MultiPolygon([changed])
    area["geometry"] = mapping(changed)


def test_drawn_county_has_no_fault(tiny: Path) -> None:
    assert checks.check(tiny) == []


def test_gap_where_a_grid_shrank(plant: Plant) -> None:
    found = checks.check(plant(lambda areas: reshape(grids(areas)[3], lambda s: s.buffer(-0.001))))
    assert "gap" in {finding.rule for finding in found}


def test_gap_where_a_grid_is_gone(plant: Plant) -> None:
    assert {"gap", "sum"} <= rules(plant(lambda areas: areas.remove(grids(areas)[3])))


def test_overlap_of_neighbours(plant: Plant) -> None:
    assert "overlap" in rules(plant(lambda areas: reshape(grids(areas)[3], lambda s: s.buffer(0.001))))


def test_sliver_too_thin_to_see(plant: Plant) -> None:
    """One vertex moved by the last decimal: no area to speak of, but neighbours no longer share it."""

    def nudge(areas: Areas) -> None:
        ring = grids(areas)[3]["geometry"]["coordinates"][0][0]
        ring[5][0] += 0.000003

    assert rules(plant(nudge)) & {"seam", "gap", "overlap"}


def test_child_outside_its_parent(plant: Plant) -> None:
    assert "outside" in rules(plant(lambda areas: reshape(grids(areas)[0], lambda s: translate(s, xoff=0.9))))


def test_code_used_twice(plant: Plant) -> None:
    def repeat(areas: Areas) -> None:
        first, second = grids(areas)[:2]
        second["properties"]["code"] = first["properties"]["code"]

    assert "duplicate" in rules(plant(repeat))


def test_parent_that_the_prefix_denies(plant: Plant) -> None:
    def adopt(areas: Areas) -> None:
        grids(areas)[0]["properties"]["parent_code"] = grids(areas)[-1]["properties"]["parent_code"]

    assert "ancestry" in rules(plant(adopt))


@pytest.mark.parametrize(
    "code", ["999921100001", "110101100001001", "999921100000001", "99992110000100x", ""]
)
def test_code_that_no_grid_can_have(plant: Plant, code: str) -> None:
    assert "code" in rules(plant(lambda areas: grids(areas)[0]["properties"].update(code=code)))


def test_ring_that_crosses_itself(plant: Plant) -> None:
    def cross(areas: Areas) -> None:
        ring = grids(areas)[0]["geometry"]["coordinates"][0][0]
        ring[2], ring[7] = ring[7], ring[2]

    assert "invalid" in rules(plant(cross))


def test_totals_that_do_not_add_up(plant: Plant) -> None:
    def invent(areas: Areas) -> None:
        grids(areas)[0]["properties"]["population"] += 1

    assert rules(plant(invent)) == {"sum"}


def test_tampered_file(copy: Path) -> None:
    with (copy / "roads.geojson").open("a", encoding="utf-8") as file:
        file.write(" ")
    assert rules(copy) == {"changed"}


def test_missing_and_unlisted_files(copy: Path) -> None:
    (copy / "basemap.pmtiles").rename(copy / "spare.pmtiles")
    assert rules(copy) == {"missing", "unlisted"}


def test_settlement_in_the_wrong_grid(copy: Path) -> None:
    path = copy / "settlements.geojson"
    content = json.loads(path.read_text(encoding="utf-8"))
    first, last = content["features"][0], content["features"][-1]
    first["geometry"], last["geometry"] = last["geometry"], first["geometry"]
    path.write_text(json.dumps(content), encoding="utf-8")
    manifest.renew(copy, path.name, len(content["features"]))
    assert rules(copy) == {"outside"}


@pytest.mark.parametrize("text", ["", "{", '{"type": "Feature"}', '{"type": "FeatureCollection"}'])
def test_unreadable_areas(copy: Path, text: str) -> None:
    (copy / "areas.geojson").write_text(text, encoding="utf-8")
    assert "unreadable" in rules(copy)


def test_exit_code_tells(tiny: Path, copy: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (copy / "roads.geojson").unlink()
    assert main(["check", str(tiny)]) == 0
    assert main(["check", str(copy)]) == 1
    assert main(["check", str(tmp_path / "nothing")]) == 1
    assert "missing: roads.geojson" in capsys.readouterr().out


def test_demo_county_is_whole_and_small() -> None:
    demo = Path(__file__).parents[2] / "fixtures" / "county"
    assert checks.check(demo) == []
    assert manifest.read(demo)["size"] == {"townships": 8, "villages": 80, "grids": 600}
    assert sum(path.stat().st_size for path in demo.iterdir()) < 6_000_000
