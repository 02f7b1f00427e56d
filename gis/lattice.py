"""A honeycomb of small cells from which every area is built.

Areas are sets of cells and borders are cell edges. Three cells meet at each vertex, never four, so two
areas cannot touch in a single point and every border has exactly two sides.
"""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from gis import noise
from gis.arrays import Bools, Floats, Ints

# Directions in counter-clockwise order, and the two corners of the edge that faces each of them.
E, NE, NW, W, SW, SE = range(6)
OPPOSITE = (W, SW, SE, E, NE, NW)
ROW_PITCH = 3**0.5 / 2
_JITTER = 0.16  # of the cell pitch: enough to hide the honeycomb, too little to fold an edge over


@dataclass(frozen=True)
class Swell:
    """A spot where cells are drawn smaller (a town): `squeeze` at its centre, nothing outside `radius`."""

    x: float
    y: float
    radius: float
    squeeze: float

    def move(self, points: Floats) -> Floats:
        """Pull points towards the centre; points outside the radius come back bit for bit the same."""
        offset = points - np.array([self.x, self.y])
        share = np.minimum((offset**2).sum(axis=1) / self.radius**2, 1.0)
        pull = self.squeeze * (1 - share) ** 2
        return np.where(share[:, None] < 1, points - offset * pull[:, None], points)


class Lattice:
    """One window of the endless honeycomb. Cells are numbered row by row inside the window.

    `pitch` is in metres. The window is given in metres too; a cell keeps the same position in any window,
    which is what lets neighbouring counties be drawn separately.
    """

    def __init__(
        self,
        seed: int,
        pitch: float,
        window: tuple[float, float, float, float],
        swells: tuple[Swell, ...] = (),
    ) -> None:
        west, south, east, north = window
        self.seed, self.pitch, self.swells = seed, pitch, swells
        self.first_column = int(np.floor(west / pitch)) - 1
        self.first_row = int(np.floor(south / (pitch * ROW_PITCH))) - 1
        self.columns = int(np.ceil(east / pitch)) + 2 - self.first_column
        self.rows = int(np.ceil(north / (pitch * ROW_PITCH))) + 2 - self.first_row
        self.size = self.rows * self.columns
        index = np.arange(self.size)
        self._row, self._column = index // self.columns, index % self.columns

    @cached_property
    def rim(self) -> Bools:
        """Cells on the edge of the window: they have missing neighbours and carry no area."""
        inside = (self._row > 0) & (self._row < self.rows - 1)
        inside &= (self._column > 0) & (self._column < self.columns - 1)
        return np.asarray(~inside)

    @cached_property
    def neighbours(self) -> Ints:
        """The six neighbours of each cell; the cell itself stands in where the window ends."""
        odd = (self._row + self.first_row) % 2
        still = np.zeros_like(odd)
        steps = ((still + 1, 0), (odd, 1), (odd - 1, 1), (still - 1, 0), (odd - 1, -1), (odd, -1))
        found = np.empty((self.size, 6), dtype=np.int64)
        for direction, (right, up) in enumerate(steps):
            column, row = self._column + right, self._row + up
            exists = (column >= 0) & (column < self.columns) & (row >= 0) & (row < self.rows)
            found[:, direction] = np.where(exists, row * self.columns + column, np.arange(self.size))
        return found

    @cached_property
    def neighbour_lists(self) -> list[list[int]]:
        """`neighbours` as plain lists: cell by cell they are read several times faster than an array."""
        found: list[list[int]] = self.neighbours.tolist()
        return found

    @cached_property
    def edge_corners(self) -> Ints:
        """For each cell and direction the start and end vertex of that edge, cell on the left.

        Vertex 2c is the top of cell c and 2c+1 its bottom; the other four corners of a cell are tops and
        bottoms of its neighbours.
        """
        near = self.neighbours
        cells = np.arange(self.size)
        corners = np.column_stack(
            [
                near[:, SE] * 2,
                near[:, NE] * 2 + 1,
                cells * 2,
                near[:, NW] * 2 + 1,
                near[:, SW] * 2,
                cells * 2 + 1,
            ]
        )
        return np.stack([corners, np.roll(corners, -1, axis=1)], axis=2)

    @cached_property
    def plain_centers(self) -> Floats:
        """Cell centres before swells, metres."""
        row, column = self._row + self.first_row, self._column + self.first_column
        return np.column_stack([(column + 0.5 * (row % 2)) * self.pitch, row * (self.pitch * ROW_PITCH)])

    @cached_property
    def centers(self) -> Floats:
        """Cell centres, metres."""
        return self._swollen(self.plain_centers)

    @cached_property
    def corners(self) -> Floats:
        """Vertex positions, metres, shaken a little so that borders look grown, not cut."""
        top = self.plain_centers + np.array([0.0, self.pitch / 3**0.5])
        bottom = self.plain_centers - np.array([0.0, self.pitch / 3**0.5])
        both = np.stack([top, bottom], axis=1).reshape(-1, 2)
        column = np.repeat(self._column + self.first_column, 2) * 2 + np.tile([0, 1], self.size)
        row = np.repeat(self._row + self.first_row, 2)
        shake = np.column_stack([noise.chance(self.seed, topic, column, row) for topic in (1, 2)]) - 0.5
        return self._swollen(both + shake * (2 * _JITTER * self.pitch))

    @cached_property
    def areas(self) -> Floats:
        """Cell areas in square metres (shoelace over the six corners)."""
        ring = self.corners[self.edge_corners[:, :, 0]]
        x, y = ring[:, :, 0], ring[:, :, 1]
        return np.asarray(np.abs((x * np.roll(y, -1, axis=1) - y * np.roll(x, -1, axis=1)).sum(axis=1)) / 2)

    @cached_property
    def distances(self) -> Floats:
        """Metres from each cell centre to each of its six neighbours."""
        return np.asarray(np.linalg.norm(self.centers[self.neighbours] - self.centers[:, None, :], axis=2))

    def _swollen(self, points: Floats) -> Floats:
        for swell in self.swells:
            points = swell.move(points)
        return points
