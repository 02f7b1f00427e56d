"""Area codes: 6 digits a county, 9 a township, 12 a village, 15 a grid. A prefix of a code is an ancestor.

The one place that knows these lengths; it is pure, so that SQL, serializers, models and the live processes
all read it here. `gis.codes` knows them for the drawing of counties: neither package may import the other,
and a test holds the two against each other.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from types import MappingProxyType


class Level(StrEnum):
    """The four levels of the ground, widest first."""

    COUNTY = "county"
    TOWNSHIP = "township"
    VILLAGE = "village"
    GRID = "grid"


LENGTHS = MappingProxyType({Level.COUNTY: 6, Level.TOWNSHIP: 9, Level.VILLAGE: 12, Level.GRID: 15})
_LEVELS = {length: level for level, length in LENGTHS.items()}

COUNTY_DIGITS, TOWNSHIP_DIGITS, VILLAGE_DIGITS, GRID_DIGITS = LENGTHS.values()

# A code of any level, without anchors.
PATTERN = r"[0-9]{6}(?:[0-9]{3}){0,3}"


def pattern(levels: Iterable[Level] = Level) -> str:
    """The expression of a code of one of these levels; `PATTERN` for all of them."""
    wanted = list(levels)
    if wanted == list(Level):
        return PATTERN
    codes = [f"[0-9]{{{LENGTHS[level]}}}" for level in wanted]
    return codes[0] if len(codes) == 1 else f"(?:{'|'.join(codes)})"


def level_of(code: str) -> Level | None:
    """The level a code is of by its length, None if no level has codes of this length."""
    return _LEVELS.get(len(code))


def at(level: Level, code: str) -> str:
    """The area of this level around a code; the code itself where it is of that level or a wider one."""
    return code[: LENGTHS[level]]


def county_of(code: str) -> str:
    return code[:COUNTY_DIGITS]


def township_of(code: str) -> str:
    return code[:TOWNSHIP_DIGITS]


def village_of(code: str) -> str:
    return code[:VILLAGE_DIGITS]


def parent_of(code: str) -> str:
    """The code one level up, empty for a county."""
    above = [length for length in _LEVELS if length < len(code)]
    return code[: above[-1]] if above else ""


def ancestry(code: str) -> list[str]:
    """The codes around an area from its county down to itself."""
    return [code[:length] for length in _LEVELS if length <= len(code)]
