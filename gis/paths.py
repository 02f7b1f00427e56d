"""Lines for streams and roads: cell steps turned into curves that still meet where the steps met."""

from collections.abc import Sequence

import numpy as np

from gis.arrays import Floats


def curved(at: Floats, lines: Sequence[Sequence[int]], fixed: set[int]) -> list[Floats]:
    """Return the points of each line of cells, eased and with a bend point between every two cells.

    A cell shared by several lines keeps one position in all of them; cells in `fixed` do not move at all.
    """
    eased = _eased(at, lines, fixed)
    return [_with_bends(eased[np.asarray(line)]) for line in lines]


def _eased(at: Floats, lines: Sequence[Sequence[int]], fixed: set[int]) -> Floats:
    """Move each cell in the middle of a line towards its neighbours on it, a few times.

    Only the first line through a cell moves it: the lines that join there end at its position.
    """
    before, after, moving = [], [], []
    taken = set(fixed)
    for line in lines:
        ends = {line[0], line[-1]}
        for left, cell, right in zip(line, line[1:], line[2:], strict=False):
            if cell not in taken and cell not in ends:
                taken.add(cell)
                before.append(left)
                moving.append(cell)
                after.append(right)
    eased = at.copy()
    for _ in range(5):
        eased[moving] = 0.4 * eased[moving] + 0.3 * (eased[before] + eased[after])
    return eased


def _with_bends(points: Floats) -> Floats:
    """Put a point on the cubic between every two points (four-point rule); the points themselves stay."""
    padded = np.vstack([2 * points[0] - points[1], points, 2 * points[-1] - points[-2]])
    bends = (9 * (padded[1:-2] + padded[2:-1]) - padded[:-3] - padded[3:]) / 16
    woven = np.empty((2 * len(points) - 1, 2))
    woven[0::2], woven[1::2] = points, bends
    return woven
