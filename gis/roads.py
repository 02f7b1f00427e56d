"""Roads along the easiest ground: the highway, roads to the seats, then to villages, then to hamlets."""

from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from shapely import LineString

from gis import frames, paths
from gis.areas import Tree
from gis.arrays import Ints
from gis.features import Feature
from gis.growth import UNREACHED, Growth, grow, path_to
from gis.land import Land
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

    def reach(self, sources: list[int]) -> Growth:
        """Grow the cheapest ways from the source cells to every cell; labels are positions in the list."""
        named = [(cell, index) for index, cell in enumerate(sources)]
        near, prices = self._land.lattice.neighbours, self._land.road_prices
        return grow(named, neighbours=near, prices=prices, zone=self._zone)

    def reach_from_roads(self) -> Growth:
        """Grow from every road cell."""
        return self.reach(sorted(self._cells))

    def add(self, kind: Kind, way: list[int], name: Name) -> None:
        """Add the parts of a way that are not roads yet, each joined to the road it meets."""
        part = [way[0]]
        for before, cell in zip(way, way[1:], strict=False):
            known = before in self._cells and cell in self._cells
            if known:
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
    _to_seats(network, land, tree)
    reached = network.reach_from_roads()
    for village in tree.villages:
        name = village.short[0] + "路", f"{village.short[1]} Road"
        network.add(Kind.MINOR, path_to(reached, village.seat), name)
    reached = network.reach_from_roads()
    for grid in tree.grids:
        network.add(Kind.PATH, path_to(reached, grid.seat), ("", ""))
    return network.roads


def features(land: Land, tree: Tree, roads: list[Road]) -> list[Feature]:
    """Return the roads as curves; places stay where they are and the curves pass through them."""
    places = {area.seat for area in tree.grids}
    curves = paths.curved(land.lattice.centers, [road.cells for road in roads], fixed=places)
    found: list[Feature] = []
    for road, curve in zip(roads, curves, strict=True):
        line = clipped(LineString(frames.to_degrees(curve)), tree.county.shape)
        if line is not None:
            found.append((line, {"kind": road.kind.value, "name": road.name[0], "name_en": road.name[1]}))
    return found


def _highway(network: Network, land: Land, tree: Tree) -> None:
    """The highway follows the main valley from one end of the county to the other, through the town."""
    short, short_en = tree.county.short
    name = short + "大道", f"{short_en} Highway"
    reached = network.reach([tree.county.seat])
    for way in (path_to(reached, end) for end in _valley_ends(land)):
        network.add(Kind.HIGHWAY, way[::-1], name)


def _valley_ends(land: Land) -> list[int]:
    """Return the two inside cells at the county line nearest to the valley floor, downstream end first."""
    edge = np.flatnonzero((~land.inside[land.lattice.neighbours]).any(axis=1) & land.inside)
    along, aside = land.valley.along_and_aside(land.lattice.centers[edge])
    ends = []
    for sign in (1, -1):
        near = np.where(along * sign > 0, np.abs(aside), np.inf)
        ends.append(int(edge[int(np.argmin(near))]))
    return ends


def _to_seats(network: Network, land: Land, tree: Tree) -> None:
    """Every seat has a road to the town; neighbouring seats far apart by road get one between them."""
    reached = network.reach_from_roads()
    for town in sorted(tree.townships, key=lambda t: int(reached.price[t.seat])):
        name = town.short[0] + "公路", f"{town.short[1]} Road"
        network.add(Kind.MAJOR, path_to(reached, town.seat), name)
    seats = [town.seat for town in tree.townships]
    spread = network.reach(seats)
    links = _links(land, spread)
    for (a, b), (here, there) in links[: len(seats) // 2]:
        one, other = tree.townships[a].short, tree.townships[b].short
        name = f"{one[0]}至{other[0]}公路", f"{one[1]}-{other[1]} Road"
        network.add(Kind.MAJOR, path_to(spread, here)[::-1] + path_to(spread, there), name)


def _links(land: Land, spread: Growth) -> list[tuple[tuple[int, int], tuple[int, int]]]:
    """Return pairs of neighbouring seats (not the town) and the two cells where their ways meet, cheapest first."""
    near = land.lattice.neighbours
    cells: Ints = np.flatnonzero(spread.label >= 0)
    best: dict[tuple[int, int], tuple[int, int, int]] = {}
    for direction in range(3):
        others = near[cells, direction]
        meets = (spread.label[others] >= 0) & (spread.label[others] != spread.label[cells])
        for cell, other in zip(cells[meets].tolist(), others[meets].tolist(), strict=True):
            if spread.label[cell] > spread.label[other]:
                cell, other = other, cell  # noqa: PLW2901 - the pair is put in order
            pair = int(spread.label[cell]), int(spread.label[other])
            price = int(spread.price[cell] + spread.price[other])
            if pair[0] != 0 and (pair not in best or (price, cell, other) < best[pair]):
                best[pair] = (price, cell, other)
    ranked = sorted(best.items(), key=lambda item: item[1])
    return [(pair, (cell, other)) for pair, (_, cell, other) in ranked]
