"""The region tree: code, name, people and shape of the county and every area in it."""

from dataclasses import dataclass
from typing import Any

import geopandas as gpd
import numpy as np
from shapely import MultiPolygon

from gis import boundaries, codes, features, frames, noise
from gis.arrays import Bools, Floats, Ints
from gis.codes import Level
from gis.divisions import Division, Divisions
from gis.growth import UNREACHED
from gis.land import Land, valley_ends
from gis.names import Name, NameBook

_COMMUNITY_DENSITY = 600  # people per square kilometre above which a village is a 社区
_NUMERALS = "零一二三四五六七八九"


@dataclass(frozen=True)
class Area:
    """One area as it is written to areas.geojson. `seat` is the cell of its seat or main settlement."""

    code: str
    level: Level
    name: str
    name_en: str
    short: Name  # the name without 镇, 村, 第一网格
    is_urban: bool  # a 镇 or 社区, or a grid of one
    households: int
    population: int
    is_border_village: bool
    seat: int
    shape: MultiPolygon


@dataclass(frozen=True)
class Tree:
    """All areas of one county. `grid_of` gives the position in `grids` for each cell, UNREACHED outside."""

    county: Area
    townships: list[Area]
    villages: list[Area]
    grids: list[Area]
    grid_of: Ints

    def all(self) -> list[Area]:
        """Return every area, parents before children, each level in order of code."""
        levels = [[self.county], self.townships, self.villages, self.grids]
        return [area for level in levels for area in sorted(level, key=lambda a: a.code)]

    def frame(self) -> gpd.GeoDataFrame:
        """Return the areas as they are handed over, one row each."""
        return features.frame((area.shape, _facts(area)) for area in self.all())


def _facts(area: Area) -> dict[str, Any]:
    return {
        "code": area.code,
        "level": area.level.value,
        "name": area.name,
        "name_en": area.name_en,
        "parent_code": codes.parent_of(area.code),
        "households": area.households,
        "population": area.population,
        "is_border_village": area.is_border_village,
    }


def name_areas(
    land: Land, divisions: Divisions, *, county: tuple[str, Name], border_villages: int, book: NameBook
) -> Tree:
    """Give every area its code, name and numbers, and trace its shape."""
    levels = [divisions.townships, divisions.villages, divisions.grids]
    labels = [np.where(land.inside, 0, UNREACHED), *(level.label for level in levels)]
    corners = boundaries.smoothed_corners(land.lattice, [land.owner, *labels[1:]])
    lnglat = frames.to_degrees(corners)
    shapes = [boundaries.trace(land.lattice, label, lnglat) for label in labels]
    population = _headcount(divisions)
    households = _households(land, divisions.grids, population)
    rollup = _Rollup(divisions, households, population)
    borders = _border_villages(land, divisions, border_villages)

    code, (name, name_en) = county
    total = rollup.of(0)
    root = Area(
        code,
        Level.COUNTY,
        name,
        name_en,
        (name[:-1], name_en.removesuffix(" County")),
        True,
        total[0][0],
        total[1][0],
        False,
        land.town,
        shapes[0][0],
    )
    townships = _townships(land, divisions, root, rollup, shapes[1], book)
    villages = _villages(land, divisions, townships, rollup, shapes[2], book, borders)
    grids = _grids(land, divisions.grids, villages, rollup, shapes[3])
    return Tree(root, townships, villages, grids, divisions.grids.label)


@dataclass(frozen=True)
class _Rollup:
    """Households and people per area: a parent's number is the sum of its children's, exactly."""

    divisions: Divisions
    households: Ints
    population: Ints

    def of(self, level: int) -> tuple[list[int], list[int]]:
        """Return (households, population) per area; level 0 is the county, 3 the grids."""
        chain = [
            self.divisions.grids.parents,
            self.divisions.villages.parents,
            self.divisions.townships.parents,
        ]
        totals = [self.households, self.population]
        for parents in chain[: 3 - level]:
            number = np.array(parents)
            totals = [np.bincount(number, weights=total).astype(np.int64) for total in totals]
        return totals[0].tolist(), totals[1].tolist()


def _headcount(divisions: Divisions) -> Ints:
    label = divisions.grids.label
    inside = label >= 0
    people = np.bincount(
        label[inside], weights=divisions.people[inside], minlength=len(divisions.grids.seeds)
    )
    return np.maximum(np.rint(people), 12).astype(np.int64)


def _households(land: Land, grids: Division, population: Ints) -> Ints:
    seeds = np.array(grids.seeds)
    size = 2.3 + 1.1 * noise.chance(land.lattice.seed, 71, seeds, np.zeros_like(seeds))
    return np.maximum(np.rint(population / size), 5).astype(np.int64)


def _townships(
    land: Land,
    divisions: Divisions,
    county: Area,
    rollup: _Rollup,
    shapes: dict[int, MultiPolygon],
    book: NameBook,
) -> list[Area]:
    """The seat's township comes first and is a town; so is the more populous half of the others."""
    households, population = rollup.of(1)
    ranked = sorted(range(len(population)), key=lambda n: (n != 0, -population[n]))
    towns = set(ranked[: (len(ranked) + 1) // 2])
    serials = {True: 0, False: 0}
    found: dict[int, Area] = {}
    for number in ranked:
        is_town = number in towns
        code = codes.township_code(county.code, is_town=is_town, serial=serials[is_town])
        serials[is_town] += 1
        short, short_en = book.place()
        name, name_en = short + ("镇" if is_town else "乡"), f"{short_en} {'Town' if is_town else 'Township'}"
        found[number] = Area(
            code,
            Level.TOWNSHIP,
            name,
            name_en,
            (short, short_en),
            is_town,
            households[number],
            population[number],
            False,
            divisions.townships.seeds[number],
            shapes[number],
        )
    return [found[number] for number in range(len(ranked))]


def _villages(
    land: Land,
    divisions: Divisions,
    townships: list[Area],
    rollup: _Rollup,
    shapes: dict[int, MultiPolygon],
    book: NameBook,
    borders: set[int],
) -> list[Area]:
    households, population = rollup.of(2)
    communities = _communities(land, divisions, townships, population)
    serials: dict[tuple[int, bool], int] = {}
    found = []
    for number, parent in enumerate(divisions.villages.parents):
        urban, township = number in communities, townships[parent]
        serial = serials.get((parent, urban), 0)
        serials[parent, urban] = serial + 1
        code = codes.village_code(township.code, is_community=urban, serial=serial)
        # The seat's village or community carries the township's own name, as most do; 0 is its first child.
        is_seat = divisions.villages.seeds[number] == township.seat
        short, short_en = township.short if is_seat else book.block() if urban else book.place()
        name, name_en = (
            short + ("社区" if urban else "村"),
            f"{short_en} {'Community' if urban else 'Village'}",
        )
        found.append(
            Area(
                code,
                Level.VILLAGE,
                name,
                name_en,
                (short, short_en),
                urban,
                households[number],
                population[number],
                number in borders,
                divisions.villages.seeds[number],
                shapes[number],
            )
        )
    return found


def _communities(land: Land, divisions: Divisions, townships: list[Area], population: list[int]) -> set[int]:
    label = divisions.villages.label
    inside = label >= 0
    areas = np.bincount(label[inside], weights=land.lattice.areas[inside] / 1e6)
    dense = {
        number for number, people in enumerate(population) if people / areas[number] > _COMMUNITY_DENSITY
    }
    seats = {town.seat for town in townships if town.is_urban}
    return dense | {number for number, seed in enumerate(divisions.villages.seeds) if seed in seats}


def _grids(
    land: Land, grids: Division, villages: list[Area], rollup: _Rollup, shapes: dict[int, MultiPolygon]
) -> list[Area]:
    households, population = rollup.of(3)
    found: dict[int, Area] = {}
    children: dict[int, list[int]] = {}
    for number, parent in enumerate(grids.parents):
        children.setdefault(parent, []).append(number)
    for parent, numbers in children.items():
        village = villages[parent]
        ordered = reading_order(numbers, land.lattice.centers[[grids.seeds[n] for n in numbers]])
        for serial, number in enumerate(ordered):
            short = f"第{numeral(serial + 1)}网格", f"Grid {serial + 1}"
            found[number] = Area(
                codes.grid_code(village.code, serial),
                Level.GRID,
                village.name + short[0],
                f"{village.name_en} {short[1]}",
                village.short,
                village.is_urban,
                households[number],
                population[number],
                False,
                grids.seeds[number],
                shapes[number],
            )
    return [found[number] for number in range(len(grids.parents))]


def reading_order(numbers: list[int], at: Floats) -> list[int]:
    """Order grids as DB6101/T 3185-2024 does: west to east in each row, rows from north to south."""
    rows = max(1, round(len(numbers) ** 0.5))
    southward = sorted(range(len(numbers)), key=lambda i: (-at[i, 1], at[i, 0]))
    row_of = {index: place * rows // len(numbers) for place, index in enumerate(southward)}
    return [numbers[i] for i in sorted(range(len(numbers)), key=lambda i: (row_of[i], at[i, 0]))]


def numeral(number: int) -> str:
    """Write 1 to 999 in Chinese: 一, 十, 十二, 一百零五."""
    hundreds, rest = divmod(number, 100)
    tens, ones = divmod(rest, 10)
    text = _NUMERALS[hundreds] + "百" if hundreds else ""
    if tens:
        text += "十" if tens == 1 and not hundreds else _NUMERALS[tens] + "十"
    elif hundreds and ones:
        text += "零"
    return text + (_NUMERALS[ones] if ones else "")


def _border_villages(land: Land, divisions: Divisions, wanted: int) -> set[int]:
    """Choose rural villages along one side of the county: the side of the main valley that has more of them.

    The roads out of the county follow the valley; the villages at its ends are left out, so that no road of
    ours leads over this side.
    """
    label = divisions.villages.label
    outside_near: Bools = (~land.inside[land.lattice.neighbours]).any(axis=1) & land.inside
    edge = np.flatnonzero(outside_near)
    count = np.bincount(label[edge], minlength=len(divisions.villages.seeds))
    _, aside = land.valley.along_and_aside(land.lattice.centers[divisions.villages.seeds])
    left_out = {int(label[cell]) for cell in [*valley_ends(land), *divisions.townships.seeds]}
    fit = [n for n in range(len(count)) if count[n] > 1 and n not in left_out]
    left, right = [n for n in fit if aside[n] > 0], [n for n in fit if aside[n] <= 0]
    side, across = (left, np.pi / 2) if len(left) >= len(right) else (right, -np.pi / 2)

    offset = land.lattice.centers[edge] - land.lattice.centers[land.inside].mean(axis=0)
    facing = land.valley.heading + across
    turn = np.abs(np.angle(np.exp(1j * (np.arctan2(offset[:, 1], offset[:, 0]) - facing))))
    mean = np.bincount(label[edge], weights=turn, minlength=len(count)) / np.maximum(count, 1)
    return set(sorted(side, key=lambda n: (mean[n], n))[:wanted])
