"""Growing areas and paths over the lattice: cheapest ways first (Dijkstra)."""

from collections.abc import Iterable
from dataclasses import dataclass
from heapq import heappop, heappush

import numpy as np

from gis.arrays import Ints

UNREACHED = -1


@dataclass(frozen=True)
class Growth:
    """What grew: per cell its source's label, the cell it was reached from, and the price paid."""

    label: Ints
    came_from: Ints
    price: Ints


def grow(sources: Iterable[tuple[int, int]], *, neighbours: Ints, prices: Ints, zone: Ints) -> Growth:
    """Grow from `sources` (cell, label) along the cheapest steps, never leaving a source's own zone.

    `prices[cell, direction]` is a whole number, so that equal inputs give equal results on any machine;
    cells with a negative zone stay UNREACHED. Each label comes out in one piece: a cell takes the label of
    the cell it was reached from.
    """
    size = len(zone)
    near, step, zones = neighbours.tolist(), prices.tolist(), zone.tolist()
    label, came_from = [UNREACHED] * size, [UNREACHED] * size
    endless = 1 << 62
    price = [endless] * size
    heap: list[tuple[int, int]] = []
    for cell, name in sources:
        label[cell], price[cell] = name, 0
        heappush(heap, (0, cell))
    while heap:
        paid, cell = heappop(heap)
        if paid > price[cell]:
            continue
        here, steps = zones[cell], step[cell]
        for direction, other in enumerate(near[cell]):
            if zones[other] != here or here < 0:
                continue
            total = paid + steps[direction]
            if total < price[other]:
                price[other], label[other], came_from[other] = total, label[cell], cell
                heappush(heap, (total, other))
    return Growth(np.array(label), np.array(came_from), np.array(price))


def path_to(growth: Growth, cell: int) -> list[int]:
    """Return the cells from `cell` back to the source it grew from, both included."""
    way = [cell]
    while (back := int(growth.came_from[way[-1]])) != UNREACHED:
        way.append(back)
    return way
