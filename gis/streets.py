"""Streets of the county town and the township seats: crooked blocks on the built-up land."""

from dataclasses import dataclass
from itertools import pairwise

import geopandas as gpd
import numpy as np
import shapely
from shapely import LineString, MultiPolygon
from shapely.geometry.base import BaseGeometry

from gis import features, frames, noise
from gis.areas import Area, Tree
from gis.arrays import Floats
from gis.land import Land
from gis.landuse import LandUse
from gis.names import NameBook
from gis.waters import Waters

_METRES_PER_DEGREE = 111_000
_SHORTEST = 260 / _METRES_PER_DEGREE
_NAMED = 900 / _METRES_PER_DEGREE
_BRIDGED = 12.0  # metres of water that any street crosses
_STEPS = 4  # points per block
_MISSING = 0.16  # share of blocks whose street was never built


@dataclass(frozen=True)
class _Plan:
    """How a town is laid out: block length, how far it goes, and which way it is turned."""

    block: float
    reach: float
    turn: float


def draw(land: Land, tree: Tree, use: LandUse, waters: Waters, book: NameBook) -> gpd.GeoDataFrame:
    """Return streets as minor roads; the longest ones in the county town have names."""
    found = []
    for town in sorted(tree.townships, key=lambda t: t.code):
        is_county_town = town.seat == tree.county.seat
        turn = land.valley.heading if is_county_town else float(town.seat % 31) / 10
        plan = _Plan(240, 3_400, turn) if is_county_town else _Plan(210, 1_000, turn)
        for line in _blocks(land, town, plan, _built_up(land, town, use, waters)):
            name, name_en = book.street() if is_county_town and line.length > _NAMED else ("", "")
            spelled = (
                {"name": f"{name}路", "name_en": f"{name_en} Street"} if name else {"name": "", "name_en": ""}
            )
            found.append((line, {"kind": "minor_road", **spelled}))
    return features.frame(found)


def _built_up(land: Land, town: Area, use: LandUse, waters: Waters) -> MultiPolygon:
    """Return the built-up land of this seat without the banks of its rivers."""
    seat = shapely.Point(frames.to_degrees(land.lattice.centers[[town.seat]])[0])
    near = seat.buffer(0.04)
    built = [part for part in use.shapes["residential"] if part.intersects(near)]
    rivers = [
        line.buffer((width / 2 + 25) / _METRES_PER_DEGREE)
        for reaches in waters.lines
        for line, width in reaches
        if width > _BRIDGED and line.intersects(near)
    ]
    left = shapely.union_all(built).intersection(town.shape).difference(shapely.union_all(rivers))
    return MultiPolygon([part for part in shapely.get_parts(left) if part.geom_type == "Polygon"])


def _blocks(land: Land, town: Area, plan: _Plan, built: MultiPolygon) -> list[LineString]:
    """Lay two sets of bent lines across each other and keep what lies on built-up land, longest first."""
    heart = land.lattice.centers[town.seat]
    lanes = np.arange(-plan.reach + plan.block / 2, plan.reach, plan.block)
    steps = np.arange((len(lanes) - 1) * _STEPS + 1) * (plan.block / _STEPS) + lanes[0]
    found: list[LineString] = []
    for across in (False, True):
        for number, offset in enumerate(lanes):
            level = np.full(len(steps), offset)
            lane = np.column_stack([level, steps] if across else [steps, level])
            degrees = frames.to_degrees(_bent(land.lattice.seed, lane, plan.turn) + heart)
            for first, last in _stretches(land.lattice.seed, town, number, len(lanes), across=across):
                piece = degrees[first * _STEPS : last * _STEPS + 1]
                found += _on(built, LineString(piece).simplify(0.00003))
    return sorted(found, key=lambda line: (-round(line.length, 6), line.coords[0]))


def _stretches(seed: int, town: Area, lane: int, lanes: int, *, across: bool) -> list[tuple[int, int]]:
    """Return the stretches of a lane, from crossing to crossing, between the blocks that have no street."""
    block = np.arange(lanes - 1)
    throws = noise.chance(seed, 93 + across, block, np.full(len(block), lane + town.seat * 64))
    # Every fifth lane is a main street and has no break.
    gone = np.flatnonzero((throws < _MISSING) & (lane % 5 != 0))
    breaks = [-1, *gone.tolist(), lanes - 1]
    return [(before + 1, after) for before, after in pairwise(breaks) if after > before + 1]


def _on(built: MultiPolygon, line: BaseGeometry) -> list[LineString]:
    """Return the pieces of a street on built-up land that are long enough to be one."""
    pieces = shapely.get_parts(line.intersection(built))
    rounded = [features.rounded(piece) for piece in pieces if piece.length > _SHORTEST]
    return [piece for piece in rounded if isinstance(piece, LineString)]


def _bent(seed: int, line: Floats, turn: float) -> Floats:
    """Turn a straight line and let it wander as an old street does."""
    wander = np.column_stack(
        [
            200 * noise.field(seed, topic, line, wavelength=2_300)
            + 45 * noise.field(seed, topic + 4, line, wavelength=520)
            for topic in (94, 95)
        ]
    )
    bent = line + wander
    cos, sin = np.cos(turn), np.sin(turn)
    return np.column_stack([bent[:, 0] * cos - bent[:, 1] * sin, bent[:, 0] * sin + bent[:, 1] * cos])
