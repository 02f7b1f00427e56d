"""Dividing the county: townships grow from their seats, villages inside them, grids inside those."""

from dataclasses import dataclass

import numpy as np

from gis import noise, shares
from gis.arrays import Floats, Ints
from gis.growth import UNREACHED, grow
from gis.land import Land

PEOPLE_PER_GRID = 330
_CELLS_PER_AREA = 7  # an area of fewer cells would be smoothed to a splinter
_CROWD = {"townships": 0.25, "villages": 0.5, "grids": 0.6}  # how far people, not acres, decide the division


@dataclass(frozen=True)
class Division:
    """One level: the area number of each cell, the seed cell of each area, and its parent's number.

    The first child of an area keeps its parent's seed: a seat lies in the seat's village and grid.
    """

    label: Ints
    seeds: list[int]
    parents: list[int]


@dataclass(frozen=True)
class Divisions:
    """The three levels below the county, and how many people live in each cell."""

    townships: Division
    villages: Division
    grids: Division
    people: Floats


def divide(land: Land, *, townships: int, villages: int, grids: int) -> Divisions:
    """Divide the county into the numbers of areas asked for.

    Raises `shares.TooManyAreas` if there is no room, or there are fewer children than parents.
    """
    if not 1 <= townships <= villages <= grids:
        raise shares.TooManyAreas("townships, villages and grids must not become fewer from level to level")
    whole = Division(np.where(land.inside, 0, UNREACHED), [land.town], [])
    countryside = _people(land, [land.town], grids)
    first = _split(land, whole, [townships], countryside, _CROWD["townships"])
    people = _people(land, first.seeds, grids)
    second = _split(
        land, first, _counts(land, first, villages, people, "villages"), people, _CROWD["villages"]
    )
    third = _split(land, second, _counts(land, second, grids, people, "grids"), people, _CROWD["grids"])
    return Divisions(first, second, third, people)


def _people(land: Land, seats: list[int], grids: int) -> Floats:
    """Return how many people live in each cell: thin over the country, dense in the town and at the seats."""
    at, areas = land.lattice.centers, land.lattice.areas / 1e6
    density = 4 + 34 * land.fitness
    for index, seat in enumerate(seats):
        crowd, reach = (5_200, 1_650.0) if index == 0 else (1_100, 700.0)
        # Towns have lobes and gaps, not a compass circle for an edge.
        ragged = 1 + 0.7 * noise.field(land.lattice.seed, 53, at, wavelength=2.2 * reach, octaves=2)
        gap = ((at - at[seat]) ** 2).sum(axis=1) * np.maximum(ragged, 0.3)
        density = density + crowd * np.exp(-gap / reach**2) * (0.35 + 0.65 * land.fitness)
    people = np.where(land.inside, density * areas, 0.0)
    return np.asarray(people * (grids * PEOPLE_PER_GRID / people.sum()))


def _weights(land: Land, people: Floats, crowd: float) -> Floats:
    acres = np.where(land.inside, land.lattice.areas, 0.0)
    return np.asarray(crowd * people / people.sum() + (1 - crowd) * acres / acres.sum())


def _counts(land: Land, parents: Division, total: int, people: Floats, level: str) -> list[int]:
    mine, weights = parents.label >= 0, _weights(land, people, _CROWD[level])
    number = len(parents.seeds)
    size = np.bincount(parents.label[mine], minlength=number)
    mass: Floats = np.bincount(parents.label[mine], weights=weights[mine], minlength=number).astype(float)
    return shares.apportion(total, mass, room=np.maximum(size // _CELLS_PER_AREA, 1))


def _split(land: Land, parents: Division, counts: list[int], people: Floats, crowd: float) -> Division:
    """Divide each parent into its count of children."""
    near, weights = land.lattice.neighbours, _weights(land, people, crowd)
    roomy = (parents.label[near] == parents.label[:, None]).all(axis=1)
    order = np.argsort(parents.label, kind="stable")
    bounds = np.searchsorted(parents.label[order], np.arange(len(counts) + 1))
    found: list[int] = []
    owners: list[int] = []
    for parent, count in enumerate(counts):
        cells = order[bounds[parent] : bounds[parent + 1]]
        chosen = shares.seeds(
            land.lattice.centers[cells],
            weights[cells],
            count,
            first=int(np.flatnonzero(cells == parents.seeds[parent])[0]),
            fit=land.fitness[cells],
            roomy=roomy[cells],
        )
        found += [int(cells[index]) for index in chosen]
        owners += [parent] * count
    sources = [(cell, number) for number, cell in enumerate(found)]
    grown = grow(land.lattice, sources, prices=land.growth_prices, zone=parents.label)
    return Division(grown, found, owners)
