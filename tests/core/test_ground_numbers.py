"""The ground's numbers stand once: lengths of area codes, coordinate systems, levels of the cell pyramid."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from gis import codes as drawn
from gis import frames as drawn_in
from pingan.core import area_codes, cells, frames
from pingan.core.area_codes import Level

SERVER = Path(__file__).parents[2] / "platform" / "pingan"
HOMES = {SERVER / "core" / name for name in ("area_codes.py", "cells.py", "frames.py")}

STRAY = {
    "a slice of an area code": re.compile(
        r"(?:code|area|grid|county|township|village|scope)\w*\[:(?:6|9|12|15)\]"
    ),
    "left() of an area code": re.compile(r"\bleft\([^()]*,\s*(?:6|9|12|15)\)", re.I),
    "an expression of an area code": re.compile(r"\\d\{6\}|\\d\{15\}|\[0-9\]\{(?:6|9|12|15)\}"),
    "a table of code lengths": re.compile(r"\(?6\)?,\s*\(?9\)?,\s*\(?12\)?,\s*\(?15\)?"),
    "the length of a column of area codes": re.compile(
        r"(?:county|area_code|grid_code|township_code|village_code|parent_code)\w* = .*max_length=\d"
    ),
    "a coordinate system": re.compile(r"(?<!location_)(?<!shape_)(?<!\d)(?:4490|3857)(?!\d)"),
    "a level of cells": re.compile(r"\b(?:FINEST|COARSEST)_LEVEL = \d|\blevel(?:: int)? = (?:11|17)\b"),
}


@pytest.mark.parametrize("kind", STRAY)
def test_no_room_says_a_number_of_the_ground_again(kind: str) -> None:
    found = [
        f"{path.relative_to(SERVER)}:{number}: {line.strip()}"
        for path in sorted(SERVER.rglob("*.py"))
        if path not in HOMES and "migrations" not in path.parts
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if STRAY[kind].search(line)
    ]
    assert not found


@pytest.mark.parametrize(
    ("kind", "line"),
    [
        ("a slice of an area code", "county = grid_code[:6]"),
        ("left() of an area code", "SELECT left(area_code, 9)"),
        ("an expression of an area code", 'r"^[0-9]{6}([0-9]{3}){0,3}$"'),
        ("a table of code lengths", "(VALUES (6), (9), (12), (15))"),
        ("the length of a column of area codes", "county_code = models.CharField(max_length=6)"),
        ("a coordinate system", "ST_SetSRID(ST_MakePoint(1, 2), 4490)"),
        ("a level of cells", "FINEST_LEVEL = 17"),
    ],
)
def test_each_kind_is_recognised(kind: str, line: str) -> None:
    assert STRAY[kind].search(line)


def test_the_drawing_of_counties_has_the_same_numbers() -> None:
    """Neither package may import the other: they are held together by the files between them, and here."""
    assert {level.value: length for level, length in drawn.LENGTHS.items()} == {
        level.value: length for level, length in area_codes.LENGTHS.items()
    }
    assert drawn_in.STORAGE_SRID == frames.SRID
    for code in ("530722", "530722100", "530722100001", "530722100001001"):
        assert re.fullmatch(area_codes.PATTERN, code)
        assert area_codes.parent_of(code) == drawn.parent_of(code)


@pytest.mark.parametrize(
    ("code", "level", "parent"),
    [
        ("530722", Level.COUNTY, ""),
        ("530722100", Level.TOWNSHIP, "530722"),
        ("530722100001", Level.VILLAGE, "530722100"),
        ("530722100001001", Level.GRID, "530722100001"),
        ("5307", None, ""),
        ("53072210", None, "530722"),
    ],
)
def test_a_code_tells_its_level_and_what_is_around_it(code: str, level: Level | None, parent: str) -> None:
    assert area_codes.level_of(code) is level
    assert area_codes.parent_of(code) == parent
    assert all(code.startswith(around) for around in area_codes.ancestry(code))
    if level is not None:
        assert area_codes.ancestry(code)[-1] == area_codes.at(level, code) == code
        assert re.fullmatch(area_codes.pattern([level]), code)
    others = [other for other in Level if other is not level]
    assert not re.fullmatch(area_codes.pattern(others[:1]), code)


def test_the_pyramid_has_a_level_for_every_zoom_of_summed_tiles() -> None:
    levels = range(cells.COARSEST_LEVEL, cells.FINEST_LEVEL + 1)
    zooms = range(cells.FIRST_ZOOM, cells.CLUSTERS_MAX_ZOOM + 1)
    assert [zoom + cells.CELL_BITS for zoom in zooms] == list(levels) == list(range(11, 18))
