"""The lie of the land: heights that make one main valley, side valleys and wooded ridges.

Heights are a means to place streams, roads and borders where people would expect them. They are never
written to a file: contour data of a county is not ours to publish (map law), even of an invented one.
"""

from dataclasses import dataclass

import numpy as np

from gis import noise
from gis.arrays import Floats
from gis.lattice import Lattice


@dataclass(frozen=True)
class Valley:
    """The main valley: it runs through the county town along `heading` (radians, downstream)."""

    seed: int
    x: float
    y: float
    heading: float

    def along_and_aside(self, points: Floats) -> tuple[Floats, Floats]:
        """Return metres downstream of the town, and metres to the left of the winding valley floor."""
        offset = points - np.array([self.x, self.y])
        cos, sin = np.cos(self.heading), np.sin(self.heading)
        along = offset[:, 0] * cos + offset[:, 1] * sin
        aside = -offset[:, 0] * sin + offset[:, 1] * cos
        return along, aside - (self._bend(along) - self._bend(np.zeros(1))[0])

    def _bend(self, along: Floats) -> Floats:
        line = np.column_stack([along, np.zeros(len(along))])
        return 6_500 * noise.field(self.seed, 31, line, wavelength=26_000, octaves=3)


def heights(lattice: Lattice, valley: Valley) -> Floats:
    """Return the height of each cell in metres, rounded to centimetres."""
    points, seed = lattice.centers, lattice.seed
    along, aside = valley.along_and_aside(points)
    away = np.abs(aside)
    # Flat beside the river, hilly a few kilometres on; the hills, not the tilt, decide where brooks run.
    rough = 0.06 + 0.94 * away / (away + 5_000)
    folds = np.column_stack([noise.field(seed, t, points, wavelength=9_000, octaves=2) for t in (34, 35)])
    bent = points + 1_900 * folds
    hills = noise.field(seed, 32, bent, wavelength=17_000, octaves=6)
    ridges = 0.5 - np.abs(noise.field(seed, 33, bent, wavelength=9_000, octaves=4))
    height = 460 - along * 0.005 + away * 0.012 + rough * (270 * hills + 190 * ridges)
    return np.asarray(np.round(height, 2))


def slopes(lattice: Lattice, height: Floats) -> Floats:
    """Return the steepest rise or fall from each cell to a neighbour, as metres per metre."""
    run = np.where(lattice.distances > 0, lattice.distances, np.inf)
    rise = np.abs(height[lattice.neighbours] - height[:, None]) / run
    return np.asarray(rise.max(axis=1))
