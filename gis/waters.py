"""Streams as features: named reaches with widths, ending exactly where the county ends."""

from dataclasses import dataclass

import geopandas as gpd
from shapely import LineString, MultiLineString, MultiPolygon

from gis import features, frames, paths, streams
from gis.land import Land
from gis.names import Name, NameBook

_NAMED_KM2 = 25.0
_RIVER_KM2 = 110.0


@dataclass(frozen=True)
class Waters:
    """The stems of the county and their curves in lng/lat, longest-draining first."""

    stems: list[streams.Stem]
    lines: list[list[tuple[LineString, float]]]  # reaches with their width in metres
    names: list[Name | None]

    def features(self) -> gpd.GeoDataFrame:
        """Return one feature per reach: kind river or stream, name, width in metres."""
        found = []
        for stem, reaches, name in zip(self.stems, self.lines, self.names, strict=True):
            kind = "river" if stem.drained_km2[-1] >= _RIVER_KM2 else "stream"
            for line, width in reaches:
                spelled = {"name": name[0], "name_en": name[1]} if name else {"name": "", "name_en": ""}
                found.append((line, {"kind": kind, **spelled, "width_m": width}))
        return features.frame(found)


def draw_waters(land: Land, county: MultiPolygon, short: Name, book: NameBook) -> Waters:
    """Turn the drainage into curves, clip them to the county and name the larger ones."""
    stems = [_from_the_border(stem, land) for stem in streams.stems(land.drainage, land.inside)]
    curves = paths.curved(land.lattice.centers, [stem.cells for stem in stems], fixed=set())
    lines = []
    for stem, curve in zip(stems, curves, strict=True):
        degrees = frames.to_degrees(curve)
        pieces = []
        for places, width in streams.reaches(stem):
            # Between two cells lies one bend point: cell number i is point number 2i of the curve.
            line = clipped(LineString(degrees[2 * places[0] : 2 * places[-1] + 1]), county)
            if line is not None:
                pieces.append((line, width))
        lines.append(pieces)
    return Waters(stems, lines, _names(stems, short, book))


def clipped(line: LineString, county: MultiPolygon) -> LineString | None:
    """Return the longest part of the line inside the county, None if there is none worth drawing."""
    if county.contains(line):
        return line
    inside = line.intersection(county)
    parts = list(inside.geoms) if isinstance(inside, MultiLineString) else [inside]
    lines = [
        part for part in parts if isinstance(part, LineString) and part.length > 2 * 10**-frames.DECIMALS
    ]
    if not lines:
        return None
    longest = features.rounded(max(lines, key=lambda part: part.length))
    return longest if isinstance(longest, LineString) and longest.length > 0 else None


def _from_the_border(stem: streams.Stem, land: Land) -> streams.Stem:
    """Begin a stream that flows in from outside one cell before the border, so that clipping meets it."""
    head = stem.cells[0]
    feeders = [
        cell
        for cell in land.lattice.neighbours[head].tolist()
        if not land.inside[cell] and land.drainage.downstream[cell] == head and land.drainage.wet[cell]
    ]
    if not feeders:
        return stem
    feeder = max(feeders, key=lambda cell: (land.drainage.drained_km2[cell], cell))
    return streams.Stem([feeder, *stem.cells], [float(land.drainage.drained_km2[feeder]), *stem.drained_km2])


def _names(stems: list[streams.Stem], short: Name, book: NameBook) -> list[Name | None]:
    """The largest river is called after the county; brooks have no name on the map."""
    names: list[Name | None] = []
    for rank, stem in enumerate(stems):
        drained = stem.drained_km2[-1]
        if drained < _NAMED_KM2 or len(stem.cells) < 6:  # noqa: PLR2004 - too short to carry a name
            names.append(None)
            continue
        word, word_en = short if rank == 0 else _dry(book)
        names.append(
            (word + "河", f"{word_en} River") if drained >= _RIVER_KM2 else (word + "溪", f"{word_en} Creek")
        )
    return names


def _dry(book: NameBook) -> Name:
    """Return a place name that does not already say brook or ditch."""
    while (name := book.place())[0][-1] in "溪沟塘泉滩埠渡井":
        pass
    return name
