"""The land of one county: its cells, how steep and wet they are, and where people would settle."""

from dataclasses import dataclass

import numpy as np

from gis import noise, streams, terrain
from gis.arrays import Bools, Floats, Ints
from gis.counties import PITCH, Province
from gis.growth import UNREACHED, grow
from gis.lattice import Lattice, Swell

_CELLS_PER_GRID = 120
_FEWEST_CELLS = 3_000
_RIVER_KM2 = 40.0  # a smaller brook runs between houses
_BANK = 35.0  # metres
_TOWN_FITNESS = 0.3


class BrokenCounty(ValueError):
    """The seed drew a county in several pieces; another seed will do."""


@dataclass(frozen=True)
class Land:
    """What the drawing of areas, roads and streams needs to know about each cell."""

    lattice: Lattice
    owner: Ints  # county number per cell
    inside: Bools  # cells of this county
    slope: Floats
    drainage: streams.Drainage
    valley: terrain.Valley
    town: int  # the cell of the county town's heart
    fitness: Floats  # 0 (cliff, river bed) to 1 (level ground near water)
    growth_prices: Ints
    road_prices: Ints


def survey(province: Province, number: int, grids: int) -> Land:
    """Lay out the cells of county `number`, about 120 for each grid."""
    pitch = _pitch(grids)
    site = _site(province, number, pitch)
    x, y = site.x, site.y
    lattice = Lattice(province.seed, pitch, site.window, (Swell(x, y, site.swell, 0.86),))
    owner = province.label(lattice)
    inside = owner == number
    _must_be_whole(lattice, inside, _nearest(lattice, inside, (x, y)))
    heading = noise.chance(province.seed, 41, np.array([number]), np.array([0]))[0] * 2 * np.pi
    # The town stands on the bank, the river a few hundred metres beside it.
    valley = terrain.Valley(
        province.seed, x + 420 * np.sin(heading), y - 420 * np.cos(heading), float(heading)
    )
    height = terrain.heights(lattice, valley)
    slope = terrain.slopes(lattice, height)
    drainage = streams.drain(lattice, height)
    fitness = _fitness(lattice, slope, drainage)
    return Land(
        lattice=lattice,
        owner=owner,
        inside=inside,
        slope=slope,
        drainage=drainage,
        valley=valley,
        town=_nearest(lattice, inside & (fitness > _TOWN_FITNESS), (x, y)),
        fitness=fitness,
        growth_prices=_growth_prices(lattice, height, drainage),
        road_prices=_road_prices(lattice, height, drainage),
    )


def _pitch(grids: int) -> float:
    cells = max(grids * _CELLS_PER_GRID, _FEWEST_CELLS)
    return float(np.sqrt(PITCH**2 / cells / (3**0.5 / 2)))


@dataclass(frozen=True)
class _Site:
    """Where the county town goes, in metres, and the box worth surveying."""

    x: float
    y: float
    swell: float  # radius around the town in which cells are drawn smaller; it ends before the county line
    window: tuple[float, float, float, float]


def _site(province: Province, number: int, pitch: float) -> _Site:
    """Look at the county from afar first: a coarse lattice tells its extent and where its middle is."""
    coarse = Lattice(province.seed, 1_000.0, province.window(number))
    inside = province.label(coarse) == number
    shift = [
        noise.chance(province.seed, topic, np.array([number]), np.array([7]))[0] - 0.5 for topic in (42, 43)
    ]
    spot = np.array(province.center(number)) + np.array(shift) * 12_000
    outside = coarse.centers[~inside & ~coarse.rim]
    clear = float(np.sqrt(((outside - spot) ** 2).sum(axis=1).min()))
    # Beyond the county line: enough for rivers to gather, and for its neighbours' corners on the line.
    margin = max(9_000.0, 8 * pitch)
    (west, south), (east, north) = coarse.centers[inside].min(axis=0), coarse.centers[inside].max(axis=0)
    window = float(west) - margin, float(south) - margin, float(east) + margin, float(north) + margin
    return _Site(float(spot[0]), float(spot[1]), min(24_000.0, clear * 0.85), window)


def _nearest(lattice: Lattice, allowed: Bools, spot: tuple[float, float]) -> int:
    cells = np.flatnonzero(allowed)
    return int(cells[int(np.argmin(((lattice.centers[cells] - np.array(spot)) ** 2).sum(axis=1)))])


def _must_be_whole(lattice: Lattice, inside: Bools, heart: int) -> None:
    prices = np.ones((lattice.size, 6), dtype=np.int64)
    zone = np.where(inside, 0, UNREACHED)
    reached = grow(lattice, [(heart, 0)], prices=prices, zone=zone) == 0
    if (reached != inside).any() or (inside & lattice.rim).any():
        raise BrokenCounty(f"seed {lattice.seed} draws a county in pieces: choose another")


def _fitness(lattice: Lattice, slope: Floats, drainage: streams.Drainage) -> Floats:
    level = np.exp(-((slope / 0.09) ** 2))
    moist = np.log1p(drainage.drained_km2)
    near_water = moist[lattice.neighbours].max(axis=1)
    watered = near_water / (near_water + 1.5)
    return np.where(_flooded(lattice, drainage), 0.0, level * (0.35 + 0.65 * watered))


def _flooded(lattice: Lattice, drainage: streams.Drainage) -> Bools:
    """Cells in a river or on its bank, where nobody builds."""
    river = drainage.drained_km2 > _RIVER_KM2
    reach = np.where(river, streams.width_m(drainage.drained_km2) / 2 + _BANK, 0.0)
    for _ in range(8):  # cells of the town are small: the widest river is some of them across
        reach = np.maximum(reach, (reach[lattice.neighbours] - lattice.distances).max(axis=1))
    return np.asarray(reach > 0)


def _growth_prices(lattice: Lattice, height: Floats, drainage: streams.Drainage) -> Ints:
    """Climbing and crossing rivers is dear, so that areas end at ridges and rivers, as real ones do."""
    climb = (height[lattice.neighbours] - height[:, None]) / np.maximum(lattice.distances, 1.0)
    effort = 1 + np.where(climb > 0, 7 * climb, -1.5 * climb)
    # An uneven field keeps borders on level ground from running straight.
    rough = 1 + 0.6 * noise.field(lattice.seed, 51, lattice.centers, wavelength=2_600, octaves=4)
    river = np.sqrt(np.maximum(drainage.drained_km2 - 25, 0)) * 60
    price = lattice.distances * effort * np.maximum(rough, 0.2)[:, None] + river[lattice.neighbours]
    return _whole(price)


def _road_prices(lattice: Lattice, height: Floats, drainage: streams.Drainage) -> Ints:
    """Steep ground is dear both ways; every step into water is a bridge."""
    steep = np.abs(height[lattice.neighbours] - height[:, None]) / np.maximum(lattice.distances, 1.0)
    bridge = np.sqrt(np.where(drainage.wet, drainage.drained_km2, 0.0)) * 45
    # Uneven ground keeps roads from running straight across the plain.
    rough = 1 + 0.8 * noise.field(lattice.seed, 52, lattice.centers, wavelength=2_600, octaves=3)
    dry = lattice.distances * (1 + (steep / 0.055) ** 2) * np.maximum(rough, 0.2)[:, None]
    price = dry + bridge[lattice.neighbours]
    return _whole(price)


def _whole(price: Floats) -> Ints:
    """Return prices as whole numbers of at least one."""
    return np.asarray(np.maximum(np.rint(price), 1), dtype=np.int64)


def valley_ends(land: Land) -> list[int]:
    """Return the two inside cells at the county line nearest to the valley floor, downstream end first."""
    edge = np.flatnonzero((~land.inside[land.lattice.neighbours]).any(axis=1) & land.inside)
    along, aside = land.valley.along_and_aside(land.lattice.centers[edge])
    ends = []
    for sign in (1, -1):
        near = np.where(along * sign > 0, np.abs(aside), np.inf)
        ends.append(int(edge[int(np.argmin(near))]))
    return ends
