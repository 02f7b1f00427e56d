"""What a valid coverage is stands once: the check of a county and its loader come to one verdict."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.db import transaction

from gis import checks, codes, coverage, features
from pingan.core import area_codes
from pingan.territory import ground_sql
from pingan.territory.errors import CountyRefused
from pingan.territory.services import load_county
from tests.territory import small_county
from tests.territory.small_county import FIRST_GRID, GRIDS, NEXT_GRID, SOUTH, STEP, WEST

pytestmark = pytest.mark.django_db

Areas = list[dict[str, Any]]
# A thing the loader says of shapes, and the rule by which the check names it.
RULES = {
    "not valid": "invalid",
    "cannot be read": "invalid",
    "overlap": "overlap",
    "does not match": "seam",
    "reaches out": "outside",
    "outline": "outline",
}


class Undo(Exception):
    """Takes back what a load wrote."""


def checked(directory: Path) -> set[str]:
    """The faults of its shapes. Its other files are not there: that is no matter of the loader's."""
    found = {finding.rule for finding in checks.check(directory) if finding.is_fault}
    return found & set(RULES.values())


def loaded(directory: Path) -> str | None:
    """Why it is refused, as the check names it, None if it is taken."""
    try:
        with transaction.atomic():
            load_county(directory)
            raise Undo
    except CountyRefused as refusal:
        return next(rule for words, rule in RULES.items() if words in str(refusal))
    except Undo:
        return None


def ring(areas: Areas, code: str) -> list[list[float]]:
    found = next(area for area in areas if area["properties"]["code"] == code)
    return found["geometry"]["coordinates"][0]  # type: ignore[no-any-return]


def sound(_areas: Areas) -> None:
    """As it is."""


def sliver_over_the_neighbour(areas: Areas) -> None:
    """Less than a hundred square metres, which was once allowed."""
    ring(areas, FIRST_GRID)[1][0] += 0.000002


def corner_on_a_neighbours_side(areas: Areas) -> None:
    ring(areas, FIRST_GRID).insert(2, [WEST + STEP, SOUTH + 1.5 * STEP])


def bay_in_one_border(areas: Areas) -> None:
    """A gap of more than a square metre between two that fit along the rest of their border."""
    ring(areas, FIRST_GRID).insert(2, [WEST + STEP - 0.001, SOUTH + 1.5 * STEP])


def hair_in_one_border(areas: Areas) -> None:
    """A gap nobody could stand in: narrower than a decimal of the file."""
    ring(areas, FIRST_GRID).insert(2, [WEST + STEP - 0.0000005, SOUTH + 1.5 * STEP])


def overlap_of_villages_alone(areas: Areas) -> None:
    ring(areas, FIRST_GRID[:12])[1][1] -= 0.002


def out_of_its_village(areas: Areas) -> None:
    ring(areas, FIRST_GRID)[0][0] -= 0.001
    ring(areas, FIRST_GRID)[-1][0] -= 0.001


def a_grid_is_missing(areas: Areas) -> None:
    areas[:] = [area for area in areas if area["properties"]["code"] != NEXT_GRID]


def crossing_itself(areas: Areas) -> None:
    line = ring(areas, FIRST_GRID)
    line[1], line[2] = line[2], line[1]


def touching_in_a_point(areas: Areas) -> None:
    """A corner in the middle of another's side is a corner of both, if they share a border there or not."""
    line = ring(areas, FIRST_GRID)
    line[:] = [line[0], [WEST + STEP, SOUTH + 1.5 * STEP], line[3], line[0]]


@pytest.mark.parametrize(
    ("spoil", "rule"),
    [
        (sound, None),
        (sliver_over_the_neighbour, "overlap"),
        (corner_on_a_neighbours_side, "seam"),
        (hair_in_one_border, "seam"),
        (bay_in_one_border, None),
        (a_grid_is_missing, None),
        (touching_in_a_point, "seam"),
        (overlap_of_villages_alone, "overlap"),
        (out_of_its_village, "outside"),
        (crossing_itself, "invalid"),
    ],
)
def test_check_and_loader_name_the_same_fault(
    tmp_path: Path, spoil: Callable[[Areas], None], rule: str | None
) -> None:
    areas = small_county.features()
    spoil(areas)
    directory = small_county.write(tmp_path / "county", areas, outlines=sound_outlines())
    found = checked(directory)
    if rule is None:
        # An outline of a grid that is no more is no matter of this test.
        assert found <= {"outline"}
        assert loaded(directory) in (None, "outline")
    else:
        assert rule in found
        assert loaded(directory) == rule


def sound_outlines() -> dict[str, Any]:
    return small_county.outlines_of(small_county.features())


def test_any_corner_moved_gets_one_verdict(tmp_path: Path) -> None:
    """Corners moved by anything from the last decimal to a third of a grid, alone or with all that meet."""
    dice = random.Random(9)
    steps = [0.000001, 0.000002, 0.000004, 0.00005, 0.003]
    verdicts = set()
    for number in range(80):
        areas = small_county.features()
        for _ in range(dice.choice([1, 1, 2])):
            spots = {tuple(spot) for area in areas for spot in area["geometry"]["coordinates"][0]}
            spot = dice.choice(sorted(spots))
            moved = [round(axis + dice.choice([-1, 0, 1]) * dice.choice(steps), 6) for axis in spot]
            # All that meet there, or only some of them.
            share = dice.choice([0.0, 0.5])
            for area in areas:
                line = area["geometry"]["coordinates"][0]
                if dice.random() >= share:
                    line[:] = [moved if tuple(at) == spot else at for at in line]
        outlines = small_county.outlines_of(areas)
        directory = small_county.write(tmp_path / str(number), areas, outlines=outlines)
        found = checked(directory) - {"outline"}
        why = loaded(directory)
        verdicts.add(why)
        assert (why in found) if found else why in (None, "outline"), number
    assert {None, "overlap", "outside"} <= verdicts


def test_both_have_the_same_numbers() -> None:
    assert ground_sql.SEAM_DEGREES == coverage.SEAM_DEGREES
    assert ground_sql.NOTHING_M2 == coverage.NOTHING_M2
    assert ground_sql.OUTLINE_SHARE == coverage.OUTLINE_SHARE


@pytest.mark.parametrize("code", ["530722", "530722100", "530722102201", "530722102201001"])
def test_the_code_of_a_real_county_is_a_code(code: str) -> None:
    level = area_codes.level_of(code)
    assert level is not None
    assert codes.level_of(code) == level.value


def neighbour(tmp_path: Path, *, shift: float, code: str = "999922") -> Path:
    """The county east of the small one, moved by a few degrees' fractions."""
    grids = {
        code + grid[6:]: (west + 4 * STEP + shift, south, east + 4 * STEP + shift, north)
        for grid, (west, south, east, north) in GRIDS.items()
    }
    areas = small_county.features(grids)
    for area in areas:
        area["properties"]["is_border_village"] = False
    return small_county.write(tmp_path / code, areas, county_code=code, profiles=[])


@pytest.mark.parametrize(
    ("shift", "rule"), [(0.0, None), (-0.0005, "overlap"), (-0.000002, "overlap"), (0.01, None)]
)
def test_counties_are_held_to_it_across_their_border(
    county_dir: Path, tmp_path: Path, shift: float, rule: str | None
) -> None:
    beside = neighbour(tmp_path, shift=shift)
    found = {finding.rule for finding in checks.check_borders([county_dir, beside])}
    load_county(county_dir)
    assert loaded(beside) == rule
    assert found == ({rule} if rule else set())


def test_outlines_fit_together_as_handed_over(tmp_path: Path) -> None:
    """A border that wanders by less than is seen is drawn straight, by both areas in the same way."""
    areas = small_county.features()
    small_county.wander(areas)
    directory = small_county.write(tmp_path / "wavy", areas)
    drawn = coverage.outlines(features.read(directory / "areas.geojson"))
    assert len(drawn) == 14
    lines = drawn.set_index("code").geometry
    assert lines[FIRST_GRID].geoms[0].exterior.coords[:] != ring(areas, FIRST_GRID)
    assert len(lines[FIRST_GRID].geoms[0].exterior.coords) == 5
    assert coverage.is_fitting(lines[[code for code in lines.index if len(code) == 15]])
