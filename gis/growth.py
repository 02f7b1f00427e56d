"""Growing areas and paths over the lattice: cheapest ways first (Dijkstra)."""

from collections.abc import Iterable
from heapq import heappop, heappush

import numpy as np

from gis.arrays import Ints
from gis.lattice import Lattice

UNREACHED = -1
_ENDLESS = 1 << 62


class Spread:
    """The cheapest ways from a growing set of sources to every cell of their zones.

    `prices[cell, direction]` is a whole number, so that equal inputs give equal results on any machine.
    A way never leaves its source's own zone; cells with a negative zone stay UNREACHED. Each label comes
    out in one piece: a cell takes the label of the cell it was reached from.
    """

    def __init__(self, lattice: Lattice, *, prices: Ints, zone: Ints) -> None:
        # Plain lists: cell by cell they are read several times faster than arrays.
        self._near = lattice.neighbour_lists
        self._step: list[list[int]] = prices.tolist()
        self._zone: list[int] = zone.tolist()
        self._label = [UNREACHED] * len(zone)
        self._came_from = [UNREACHED] * len(zone)
        self._price = [_ENDLESS] * len(zone)

    def grow_from(self, sources: Iterable[tuple[int, int]]) -> None:
        """Add sources (cell, label) and settle every way they shorten."""
        price, label, came_from, zones = self._price, self._label, self._came_from, self._zone
        heap: list[tuple[int, int]] = []
        for cell, name in sources:
            label[cell], price[cell], came_from[cell] = name, 0, UNREACHED
            heappush(heap, (0, cell))
        while heap:
            paid, cell = heappop(heap)
            if paid > price[cell]:
                continue
            here, steps = zones[cell], self._step[cell]
            for direction, other in enumerate(self._near[cell]):
                if zones[other] != here or here < 0:
                    continue
                total = paid + steps[direction]
                if total < price[other]:
                    price[other], label[other], came_from[other] = total, label[cell], cell
                    heappush(heap, (total, other))

    @property
    def labels(self) -> Ints:
        """The label of each cell."""
        return np.array(self._label)

    def price(self, cell: int) -> int:
        """Return the price of the way to a cell."""
        return self._price[cell]

    def way_to(self, cell: int) -> list[int]:
        """Return the cells from `cell` back to the source it was reached from, both included."""
        way = [cell]
        while (back := self._came_from[way[-1]]) != UNREACHED:
            way.append(back)
        return way


def grow(lattice: Lattice, sources: Iterable[tuple[int, int]], *, prices: Ints, zone: Ints) -> Ints:
    """Return the label of each cell after growing from `sources` (cell, label) once."""
    spread = Spread(lattice, prices=prices, zone=zone)
    spread.grow_from(sources)
    return spread.labels
