"""Same seed, same bytes; any seed, a county without gap or overlap."""

import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from pyproj import CRS

from gis import (
    areas,
    basemap,
    checks,
    codes,
    counties,
    county,
    coverage,
    divisions,
    features,
    frames,
    land,
    manifest,
    names,
    shares,
)
from gis.__main__ import main

from .conftest import SEED, SIZE

ROOT = Path(__file__).parents[2]


def draw_elsewhere(out: Path, hash_seed: str) -> None:
    """Draw the tiny county in a process of its own."""
    wanted = [f"--townships={SIZE.townships}", f"--villages={SIZE.villages}", f"--grids={SIZE.grids}"]
    command = [
        sys.executable,
        "-m",
        "gis",
        "county",
        f"--seed={SEED}",
        *wanted,
        "--border-villages=2",
        f"--out={out}",
    ]
    env = {**os.environ, "PYTHONHASHSEED": hash_seed}
    subprocess.run(command, cwd=ROOT, env=env, check=True, capture_output=True)


def test_same_seed_gives_same_bytes_in_any_process(tiny: Path, tmp_path: Path) -> None:
    draw_elsewhere(tmp_path / "one", "1")
    draw_elsewhere(tmp_path / "two", "2")
    names_here = sorted(path.name for path in tiny.iterdir())
    for other in (tmp_path / "one", tmp_path / "two"):
        assert sorted(path.name for path in other.iterdir()) == names_here
        for name in names_here:
            assert (other / name).read_bytes() == (tiny / name).read_bytes(), name


def test_redrawing_the_base_map_changes_nothing(tiny: Path, copy: Path) -> None:
    assert main(["basemap", str(copy)]) == 0
    assert (copy / "manifest.json").read_bytes() == (tiny / "manifest.json").read_bytes()


def tree_of(seed: int, size: county.Size) -> areas.Tree:
    ground = land.survey(counties.Province(seed, 1), 0, size.grids)
    parts = divisions.divide(ground, townships=size.townships, villages=size.villages, grids=size.grids)
    identity = codes.county_code(0), names.county(0)
    book = names.NameBook(seed, 0)
    return areas.name_areas(ground, parts, county=identity, border_villages=size.border_villages, book=book)


@settings(max_examples=4, deadline=None, derandomize=True)
@given(seed=st.integers(0, 2**31), extra=st.integers(0, 30))
def test_any_seed_covers_the_county_exactly(seed: int, extra: int) -> None:
    tree = tree_of(seed, county.Size(3, 8 + extra // 4, 24 + extra, 1, 2))
    whole = tree.county.shape
    for level in (tree.townships, tree.villages, tree.grids):
        shapes = np.array([area.shape for area in level])
        assert shapely.is_valid(shapes).all()
        assert shapely.coverage_is_valid(shapes)
        assert shapely.union_all(shapes).symmetric_difference(whole).area < 1e-12
    assert all(len(grid.shape.geoms) == 1 for grid in tree.grids)
    assert len({area.code for area in tree.all()}) == len(tree.all()) == 1 + 3 + 8 + extra // 4 + 24 + extra


def test_the_demo_county_is_what_its_seed_draws(tmp_path: Path) -> None:
    """Whoever draws it anew gets the very files that are kept; the base map follows from them."""
    kept = ROOT / "fixtures" / "county"
    listed = manifest.read(kept)
    size = county.Size(**listed["size"])
    county.build_province(listed["seed"], size, tmp_path, with_basemap=False)
    for name in sorted(listed["files"].keys() - {basemap.NAME}):
        assert (tmp_path / name).read_bytes() == (kept / name).read_bytes(), name


@pytest.mark.parametrize(
    ("lng", "srid"), [(90.5, 4539), (75.2, 4534), (98.6, 4542), (135.0, 4554), (60.0, 4534), (104.51, 4544)]
)
def test_metres_are_those_of_the_zone(lng: float, srid: int) -> None:
    """The zone is the one whose meridian is nearest, as pyproj knows it too."""
    assert frames.metres_srid(lng) == srid
    projection = CRS.from_epsg(srid).coordinate_operation
    assert projection is not None
    meridian = next(p.value for p in projection.params if p.name == "Longitude of natural origin")
    assert abs(meridian - min(max(lng, 75), 135)) <= 1.5


def test_outlines_keep_neighbours_together(tiny: Path) -> None:
    """What maps draw has fewer corners, and every corner that is left is one of both neighbours."""
    whole, drawn = features.read(tiny / "areas.geojson"), features.read(tiny / "outlines.geojson")
    for level in ("township", "village", "grid"):
        of_level = whole[whole["level"] == level]
        outlines = drawn[drawn["code"].isin(of_level["code"])].geometry
        assert len(outlines) == len(of_level)
        assert coverage.is_fitting(outlines)
        assert outlines.count_coordinates().sum() < of_level.count_coordinates().sum()


def test_neighbouring_counties_share_their_border(tmp_path: Path) -> None:
    built = county.build_province(7, county.Size(2, 5, 12, 3, 1), tmp_path, with_basemap=False)
    assert [directory.name for directory in built] == ["999921", "999922", "999923"]
    assert [finding for directory in built for finding in checks.check(directory)] == []
    assert checks.check_borders(built) == []
    assert main(["check", str(tmp_path)]) == 0


@pytest.mark.parametrize(
    ("townships", "villages", "grids"), [(0, 8, 24), (3, 2, 24), (3, 8, 7), (3, 8, 2_000)]
)
def test_sizes_that_do_not_fit_are_refused(townships: int, villages: int, grids: int, tmp_path: Path) -> None:
    ground = land.survey(counties.Province(SEED, 1), 0, 24)
    with pytest.raises(shares.TooManyAreas):
        divisions.divide(ground, townships=townships, villages=villages, grids=grids)


def test_grids_are_numbered_west_to_east_and_north_to_south() -> None:
    numbers = areas.reading_order(
        [10, 11, 12, 13], np.array([[1.0, 9.0], [5.0, 8.0], [0.0, 1.0], [4.0, 2.0]])
    )
    assert numbers == [10, 11, 12, 13]


@pytest.mark.parametrize(
    ("number", "text"), [(1, "一"), (10, "十"), (12, "十二"), (30, "三十"), (105, "一百零五")]
)
def test_numerals(number: int, text: str) -> None:
    assert areas.numeral(number) == text
