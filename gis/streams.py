"""Water runs downhill: a tree of streams that all join the main river."""

from dataclasses import dataclass
from heapq import heappop, heappush
from itertools import pairwise

import numpy as np

from gis.arrays import Bools, Floats, Ints
from gis.lattice import Lattice

HEAD_KM2 = 5.0  # a stream begins where this much land drains together
_REACHES_KM2 = (0.0, 15.0, 45.0, 130.0, 400.0, 1_200.0)


@dataclass(frozen=True)
class Drainage:
    """Per cell: the cell its water goes to (itself at the rim), and the square kilometres it drains."""

    downstream: Ints
    drained_km2: Floats

    @property
    def wet(self) -> Bools:
        """Cells that carry a stream."""
        return np.asarray(self.drained_km2 >= HEAD_KM2)


@dataclass(frozen=True)
class Stem:
    """One stream from its head to where it joins another or leaves the county: cells, head first."""

    cells: list[int]
    drained_km2: list[float]


def drain(lattice: Lattice, height: Floats) -> Drainage:
    """Route the water of every cell to the rim of the window, filling hollows on the way (priority flood)."""
    near, level = lattice.neighbour_lists, height.tolist()
    downstream = list(range(lattice.size))
    order: list[int] = []
    # Inside a filled hollow every surface is equal: there the lower ground goes first, so that the way out
    # winds along the hollow's floor instead of crossing it in straight lines.
    heap: list[tuple[float, float, int]] = []
    seen = lattice.rim.tolist()
    for cell in np.flatnonzero(lattice.rim).tolist():
        heappush(heap, (level[cell], level[cell], cell))
    while heap:
        surface, _, cell = heappop(heap)
        order.append(cell)
        for other in near[cell]:
            if not seen[other]:
                seen[other] = True
                downstream[other] = cell
                heappush(heap, (max(level[other], surface), level[other], other))
    drained = (np.where(lattice.rim, 0.0, lattice.areas) / 1e6).tolist()
    for cell in reversed(order):
        if downstream[cell] != cell:
            drained[downstream[cell]] += drained[cell]
    return Drainage(np.array(downstream), np.array(drained))


def stems(drainage: Drainage, inside: Bools) -> list[Stem]:
    """Split the streams inside the county into stems, the largest first.

    At a confluence the branch that drains more keeps its name upstream; the other ends there as a stem of its
    own. A stem's last cell is shared with the stem it joins, or lies just outside the county.
    """
    wet = np.flatnonzero(drainage.wet & inside)
    down, drained = drainage.downstream, drainage.drained_km2
    main_branch: dict[int, int] = {}
    for cell in sorted(wet.tolist(), key=lambda c: (drained[c], c)):
        main_branch[int(down[cell])] = cell  # later is larger: the last one written wins
    found = [_stem(mouth, main_branch, drained, down) for mouth in _mouths(wet, main_branch, inside, down)]
    return sorted(found, key=lambda s: (-s.drained_km2[-2], s.cells[0]))


def _mouths(wet: Ints, main_branch: dict[int, int], inside: Bools, down: Ints) -> list[int]:
    """Cells where a stem ends: it leaves the county, or is the lesser branch at a confluence."""
    return [c for c in wet.tolist() if not inside[down[c]] or main_branch[int(down[c])] != c]


def _stem(mouth: int, main_branch: dict[int, int], drained: Floats, down: Ints) -> Stem:
    cells = [int(down[mouth]), mouth]
    while cells[-1] in main_branch:
        cells.append(main_branch[cells[-1]])
    cells.reverse()
    # The last cell belongs to the river that is joined: keep this stem's own size for its width.
    sizes = [float(drained[c]) for c in cells[:-1]]
    return Stem(cells, [*sizes, sizes[-1]])


def width_m(drained_km2: Floats) -> Floats:
    """Return the width of a stream that drains so much land, in metres."""
    return np.asarray(2.2 * np.sqrt(drained_km2))


def reaches(stem: Stem) -> list[tuple[list[int], float]]:
    """Cut a stem where it has grown wider; return each piece's places in the stem and its metres."""
    grade = np.searchsorted(_REACHES_KM2, stem.drained_km2)
    cuts = [0, *(np.flatnonzero(np.diff(grade)) + 1).tolist(), len(stem.cells) - 1]
    pieces = []
    for start, end in pairwise(cuts):
        if end > start:
            middle = np.array(stem.drained_km2[(start + end) // 2])
            pieces.append((list(range(start, end + 1)), round(float(width_m(middle)), 1)))
    return pieces
