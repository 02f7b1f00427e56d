"""Roads along the easiest ground: the highway, roads to the seats, then to villages, then to hamlets."""

from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

import geopandas as gpd
import numpy as np
from shapely import LineString

from gis import features as files
from gis import frames, paths
from gis.areas import Tree
from gis.arrays import Ints
from gis.growth import UNREACHED, Spread
from gis.land import Land, valley_ends
from gis.names import Name
from gis.waters import clipped


class Kind(StrEnum):
    """Classes of road, widest first; the words are those of the Protomaps base map."""

    HIGHWAY = "highway"
    MAJOR = "major_road"
    MINOR = "minor_road"
    PATH = "path"


@dataclass(frozen=True)
class Road:
    """A road as steps from cell to cell; it ends on a cell of another road, or at a settlement."""

    kind: Kind
    cells: list[int]
    name: Name


class Network:
    """The roads so far. A new way is added only up to where it meets them."""

    def __init__(self, land: Land) -> None:
        self._land = land
        self._zone = np.where(land.inside, 0, UNREACHED)
        self._cells: set[int] = set()
        self.roads: list[Road] = []

    def spread(self, sources: list[int]) -> Spread:
        """Return the cheapest ways from the source cells, on present roads where they are near.

        Labels are positions in the list.
        """
        road = np.zeros(len(self._zone), dtype=bool)
        road[sorted(self._cells)] = True
        near, prices = self._land.lattice.neighbours, self._land.road_prices
        # Without this discount new roads would run side by side with the old ones.
        prices = np.where(road[near] & road[:, None], prices // 4 + 1, prices)
        spread = Spread(self._land.lattice, prices=prices, zone=self._zone)
        spread.grow_from([(cell, index) for index, cell in enumerate(sources)])
        return spread

    def connect(self, kind: Kind, places: list[tuple[int, Name]]) -> None:
        """Give each place a road to the nearest road, near places first: later ones join the earlier."""
        spread = self.spread(sorted(self._cells))
        for cell, name in sorted(places, key=lambda place: (spread.price(place[0]), place[0])):
            way = spread.way_to(cell)
            self.add(kind, way, name)
            spread.grow_from([(step, 0) for step in way])

    def add(self, kind: Kind, way: list[int], name: Name) -> None:
        """Add the parts of a way that are not roads yet, each joined to the road it meets."""
        part = [way[0]]
        for before, cell in pairwise(way):
            if before in self._cells and cell in self._cells:
                self._keep(kind, part, name)
                part = [cell]
                continue
            part.append(cell)
            if cell in self._cells:
                self._keep(kind, part, name)
                part = [cell]
        self._keep(kind, part, name)
        self._cells.update(way)

    def _keep(self, kind: Kind, part: list[int], name: Name) -> None:
        if len(part) > 1:
            self.roads.append(Road(kind, part, name))


def lay_roads(land: Land, tree: Tree) -> list[Road]:
    """Return the roads of the county, the widest first."""
    network = Network(land)
    _highway(network, land, tree)
    seats = [(town.seat, (town.short[0] + "公路", f"{town.short[1]} Road")) for town in tree.townships]
    network.connect(Kind.MAJOR, seats)
    _between_seats(network, land, tree)
    villages = [
        (village.seat, (village.short[0] + "路", f"{village.short[1]} Road")) for village in tree.villages
    ]
    network.connect(Kind.MINOR, villages)
    network.connect(Kind.PATH, [(grid.seat, ("", "")) for grid in tree.grids])
    return network.roads


def features(land: Land, tree: Tree, roads: list[Road]) -> gpd.GeoDataFrame:
    """Return the roads as curves; places stay where they are and the curves pass through them."""
    places = {area.seat for area in tree.grids}
    curves = paths.curved(land.lattice.centers, [road.cells for road in roads], fixed=places)
    found = []
    for road, curve in zip(roads, curves, strict=True):
        line = clipped(LineString(frames.to_degrees(curve)), tree.county.shape)
        if line is not None:
            found.append((line, {"kind": road.kind.value, "name": road.name[0], "name_en": road.name[1]}))
    return files.frame(found)


def _highway(network: Network, land: Land, tree: Tree) -> None:
    """The highway follows the main valley from one end of the county to the other, through the town."""
    short, short_en = tree.county.short
    name = short + "大道", f"{short_en} Highway"
    spread = network.spread([tree.county.seat])
    for end in valley_ends(land):
        network.add(Kind.HIGHWAY, spread.way_to(end)[::-1], name)


def _between_seats(network: Network, land: Land, tree: Tree) -> None:
    """Neighbouring seats get a road between them, the easiest first: not all traffic goes by the town."""
    seats = [town.seat for town in tree.townships]
    spread = network.spread(seats)
    for (a, b), (here, there) in _links(land, spread)[: len(seats) // 2]:
        one, other = tree.townships[a].short, tree.townships[b].short
        name = f"{one[0]}至{other[0]}公路", f"{one[1]}-{other[1]} Road"
        network.add(Kind.MAJOR, spread.way_to(here)[::-1] + spread.way_to(there), name)


def _links(land: Land, spread: Spread) -> list[tuple[tuple[int, int], tuple[int, int]]]:
    """Return pairs of neighbouring seats but the town, and the cells where their ways meet, cheap first."""
    near, label = land.lattice.neighbours, spread.labels
    cells: Ints = np.flatnonzero(label > 0)
    best: dict[tuple[int, int], tuple[int, int, int]] = {}
    for direction in range(6):
        others = near[cells, direction]
        meets = label[others] > label[cells]  # each pair once, in order
        for cell, other in zip(cells[meets].tolist(), others[meets].tolist(), strict=True):
            pair = int(label[cell]), int(label[other])
            found = spread.price(cell) + spread.price(other), cell, other
            best[pair] = min(best.get(pair, found), found)
    ranked = sorted(best.items(), key=lambda item: item[1])
    return [(pair, (cell, other)) for pair, (_, cell, other) in ranked]
