"""Streets of the county town and the township seats: crooked blocks on the built-up land."""

import numpy as np
import shapely
from shapely import LineString, MultiPolygon

from gis import features, frames, noise
from gis.areas import Area, Tree
from gis.arrays import Floats
from gis.features import Feature
from gis.land import Land
from gis.landuse import LandUse
from gis.names import NameBook
from gis.waters import Waters

_SHORTEST = 0.0025  # degrees, about 280 m
_NAMED = 0.006


def draw(land: Land, tree: Tree, use: LandUse, waters: Waters, book: NameBook) -> list[Feature]:
    """Return streets as minor roads; the longest ones in the county town have names."""
    found: list[Feature] = []
    for town in sorted(tree.townships, key=lambda t: t.code):
        built = _built_up(land, town, use, waters)
        spacing, reach = (290.0, 3_300.0) if town.seat == tree.county.seat else (230.0, 1_000.0)
        for line in _blocks(land, town, spacing, reach, built):
            long_enough = town.seat == tree.county.seat and line.length > _NAMED
            name, name_en = book.street() if long_enough else ("", "")
            found.append(
                (
                    line,
                    {
                        "kind": "minor_road",
                        "name": name + "路" if name else "",
                        "name_en": f"{name_en} Street" if name else "",
                    },
                )
            )
    return found


def _built_up(land: Land, town: Area, use: LandUse, waters: Waters) -> MultiPolygon:
    """Return the built-up land of this seat without the banks of its rivers."""
    seat = shapely.Point(frames.to_degrees(land.lattice.centers[[town.seat]])[0])
    near = seat.buffer(0.04)
    built = [part for part in use.shapes["residential"] if part.intersects(near)]
    rivers = [
        line.buffer((width / 2 + 25) / 111_000)
        for reaches in waters.lines
        for line, width in reaches
        if width > 12 and line.intersects(near)
    ]  # noqa: PLR2004 - metres: a brook is bridged by any street
    left = shapely.union_all(built).intersection(town.shape).difference(shapely.union_all(rivers))
    parts = [part for part in shapely.get_parts(left) if part.geom_type == "Polygon"]
    return MultiPolygon(parts)


def _blocks(land: Land, town: Area, spacing: float, reach: float, built: MultiPolygon) -> list[LineString]:
    """Lay two sets of bent lines across each other and keep what lies on built-up land."""
    turn = land.valley.heading if spacing > 250 else float(town.seat % 31) / 10  # noqa: PLR2004 - the county town
    heart = land.lattice.centers[town.seat]
    steps = np.arange(-reach, reach + 1, 60.0)
    found: list[LineString] = []
    for across in (False, True):
        for offset in np.arange(-reach + spacing / 2, reach, spacing * (1.25 if across else 1.0)):
            line = np.column_stack(
                [np.full(len(steps), offset), steps] if across else [steps, np.full(len(steps), offset)]
            )
            drawn = LineString(frames.to_degrees(_bent(land.lattice.seed, line, turn) + heart))
            pieces = shapely.get_parts(drawn.simplify(0.00004).intersection(built))
            found += [features.rounded(piece) for piece in pieces if piece.length > _SHORTEST]
    return sorted(found, key=lambda line: (-round(line.length, 6), line.coords[0]))


def _bent(seed: int, line: Floats, turn: float) -> Floats:
    """Turn a straight line and let it wander as an old street does."""
    wander = np.column_stack(
        [noise.field(seed, topic, line, wavelength=1_100, octaves=2) for topic in (91, 92)]
    )
    bent = line + 70 * wander
    cos, sin = np.cos(turn), np.sin(turn)
    return np.column_stack([bent[:, 0] * cos - bent[:, 1] * sin, bent[:, 0] * sin + bent[:, 1] * cos])
