"""Administrative codes: 6 digits county, 9 township, 12 village, 15 grid. A prefix is an ancestor.

GB/T 2260 and GB/T 10114 fix the first nine digits' ranges, the statistical list the village ranges, and
DB6101/T 3185-2024 the order of grids. 9999xx is issued to no county, so no real place or person is hit.
"""

import re
from enum import StrEnum

_FIRST_COUNTY = 21
_LAST_COUNTY = 99
MOST_COUNTIES = 99


class Level(StrEnum):
    """The four levels of the region tree."""

    COUNTY = "county"
    TOWNSHIP = "township"
    VILLAGE = "village"
    GRID = "grid"


LENGTHS = {Level.COUNTY: 6, Level.TOWNSHIP: 9, Level.VILLAGE: 12, Level.GRID: 15}
# Of any county, real or invented. Below it each part is numbered from 001: 001-099 subdistricts, 100-199
# towns, 200-399 townships, then farms and the like; in them 001-199 communities and 200-399 villages.
_COUNTY, _PART = r"[1-9]\d{5}", r"(?!000)\d{3}"
_SHAPES = {level: re.compile(_COUNTY + _PART * depth) for depth, level in enumerate(Level)}


class CodeRangeFull(ValueError):
    """More areas were asked for than the standard has numbers for."""


def county_code(number: int) -> str:
    """Return the code of the n-th invented county: 999921 to 999999, then 999901 onwards."""
    if not 0 <= number < MOST_COUNTIES:
        raise CodeRangeFull(f"at most {MOST_COUNTIES} counties fit in 9999xx")
    span = _LAST_COUNTY - _FIRST_COUNTY + 1
    last = _FIRST_COUNTY + number if number < span else number - span + 1
    return f"9999{last:02d}"


def township_code(county: str, *, is_town: bool, serial: int) -> str:
    """Return a nine-digit code; `serial` counts from 0 among the towns or among the townships."""
    return county + _numbered(100 if is_town else 200, serial, 199 if is_town else 399)


def village_code(township: str, *, is_community: bool, serial: int) -> str:
    """Return a twelve-digit code; `serial` counts from 0 among the communities or among the villages."""
    return township + _numbered(1 if is_community else 200, serial, 199 if is_community else 399)


def grid_code(village: str, serial: int) -> str:
    """Return a fifteen-digit code; `serial` counts from 0 inside the village."""
    return village + _numbered(1, serial, 999)


def parent_of(code: str) -> str:
    """Return the code one level up, empty for a county."""
    return code[:-3] if len(code) > LENGTHS[Level.COUNTY] else ""


def level_of(code: str) -> Level | None:
    """Return the level of a well-formed code, None for anything else."""
    return next((level for level, shape in _SHAPES.items() if shape.fullmatch(code)), None)


def _numbered(first: int, serial: int, last: int) -> str:
    if first + serial > last:
        raise CodeRangeFull(f"serial {serial} does not fit in {first:03d}-{last:03d}")
    return f"{first + serial:03d}"
