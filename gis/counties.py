"""Which county each cell belongs to, when one county or a whole province is drawn."""

from dataclasses import dataclass

import numpy as np

from gis import frames, noise
from gis.arrays import Floats, Ints
from gis.lattice import Lattice

PITCH = 64_000.0  # metres between the centres of neighbouring counties: about 4,100 square kilometres each
NOWHERE = -1
_JITTER = 0.2
# Wavelength and reach of the bends in a county line, metres: the shorter, the smaller, as coasts have it.
_WARPS = ((52_000, 9_000), (19_000, 2_600), (8_000, 1_150), (3_200, 420), (1_200, 130))
_MARGIN = 0.9  # half of a county's window, in pitches: no county reaches farther from its centre


@dataclass(frozen=True)
class Province:
    """A block of counties, numbered row by row from the south-east corner of the block westwards.

    The first county always has its centre at `frames.COUNTY_CENTER`. More counties go west and south,
    away from Sumatra.
    """

    seed: int
    counties: int

    def center(self, number: int) -> tuple[float, float]:
        """Return the metres of the centre around which county `number` lies."""
        slot = self._slots[number]
        x, y = self._seeds(np.array([slot]))[0]
        return float(x), float(y)

    def window(self, number: int) -> tuple[float, float, float, float]:
        """Return west, south, east, north metres of a box that surely holds county `number`."""
        x, y = self.center(number)
        half = PITCH * _MARGIN
        return x - half, y - half, x + half, y + half

    def label(self, lattice: Lattice) -> Ints:
        """Return the county number of each cell, NOWHERE outside the province.

        A warped Voronoi division: the warp bends gently enough (slope under one) to keep counties whole.
        """
        points = self._warped(lattice.plain_centers)
        place = (points - self._origin) / PITCH
        base = np.rint(
            place - np.column_stack([_stagger(np.rint(place[:, 1])), np.zeros(len(place))])
        ).astype(np.int64)
        nearest = np.full(len(points), np.inf)
        owner = np.full(len(points), NOWHERE, dtype=np.int64)
        for right in (-2, -1, 0, 1, 2):
            for up in (-1, 0, 1):
                slots = base + np.array([right, up])
                gap = ((points - self._seeds(slots)) ** 2).sum(axis=1)
                closer = gap < nearest
                nearest = np.where(closer, gap, nearest)
                owner = np.where(closer, self._numbers(slots), owner)
        return _without_crumbs(owner, lattice)

    @property
    def _across(self) -> int:
        return int(np.ceil(self.counties**0.5))

    @property
    def _slots(self) -> list[tuple[int, int]]:
        return [(-(n % self._across), -(n // self._across)) for n in range(self.counties)]

    @property
    def _origin(self) -> Floats:
        return frames.to_metres(np.array([frames.COUNTY_CENTER])).reshape(2)

    def _numbers(self, slots: Ints) -> Ints:
        column, row = -slots[:, 0], -slots[:, 1]
        number = row * self._across + column
        inside = (column >= 0) & (column < self._across) & (row >= 0) & (number < self.counties)
        return np.where(inside, number, NOWHERE)

    def _seeds(self, slots: Ints | list[tuple[int, int]]) -> Floats:
        slots = np.asarray(slots, dtype=np.int64)
        shake = [noise.chance(self.seed, topic, slots[:, 0], slots[:, 1]) - 0.5 for topic in (11, 12)]
        # The first county stays on the spot that frames.py explains; its neighbours are shaken around it.
        free = (slots != 0).any(axis=1)[:, None]
        grid = slots + np.column_stack([_stagger(slots[:, 1]), np.zeros(len(slots))])
        return np.asarray(self._origin + (grid + np.column_stack(shake) * (2 * _JITTER) * free) * PITCH)

    def _warped(self, points: Floats) -> Floats:
        moved = points.copy()
        for axis in (0, 1):
            for wavelength, reach in _WARPS:
                topic = 200 + axis * 100 + wavelength // 1_000
                moved[:, axis] += reach * noise.field(self.seed, topic, points, wavelength=wavelength)
        return moved


def _stagger(row: Floats | Ints) -> Floats:
    """Every other row is set off by half a county: six neighbours look more natural than four."""
    return np.asarray((row % 2) * 0.5)


def _without_crumbs(owner: Ints, lattice: Lattice) -> Ints:
    """Give a cell with at most one neighbour of its own county to the county that surrounds it.

    The rule looks two cells far only, so both sides of a border apply it alike.
    """
    for _ in range(2):
        around = owner[lattice.neighbours]
        alone = (around == owner[:, None]).sum(axis=1) <= 1
        ranked = np.sort(around, axis=1)
        owner = np.where(alone & ~lattice.rim, ranked[:, 3], owner)
    return owner
