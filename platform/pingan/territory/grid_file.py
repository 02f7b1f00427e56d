"""All grids in one small file, by which a phone finds the grid of a point without a network.

Full shapes and not the simplified outlines that maps draw: the phone's answer is to be the server's.
Neighbours share their border, so each line between two corners where three areas meet is written once, and
grids name lines; coordinates are whole numbers of the coarsest unit that loses nothing, as differences, seven
bits a byte. Codes and names are written by village. A county of ten thousand grids stays below three
megabytes that way.

    u32   length of the head, little endian
    JSON  {"version", "scale": units of a degree, "lines": n, "within": [[what codes begin with,
          what path names begin with, [[rest of the code, name], …]], …]}
    lines, each: number of points, then lng and lat less those of the point before (zigzag)
    grids in the head's order, each: number of rings, each ring: number of lines, then each as zigzag of its
          place in the file, as -1 - place where it is walked from its end; less the one before
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import groupby, pairwise

from django.contrib.gis.geos import MultiPolygon
from django.utils.translation import get_language

from pingan.core.area_codes import VILLAGE_DIGITS
from pingan.core.kept import FOREVER, Kept
from pingan.territory import selectors
from pingan.territory.atlas import atlas
from pingan.territory.models import Area

CONTENT_TYPE = "application/vnd.pingan.grids"
# Another shape of the file is another file.
SHAPE = 2
# Units of a degree, the coarsest first: surveys come with six or seven decimals. Finer ones are rounded to
# the last, a tenth of a millimetre.
SCALES = (10**6, 10**7, 10**9)
# In the middle of a line a point has one beside it on either side.
PASSED_THROUGH = 2
SEVEN_BITS, MORE = 0b0111_1111, 0b1000_0000

Point = tuple[int, int]
Ring = list[Point]


def etag() -> str:
    """Names what `of_county` answers now: the ground's version, and the language of its names."""
    return f'"grids{SHAPE}.{atlas().version or "empty"}.{get_language()}"'


def of_county() -> bytes:
    """The file of the current grids. Costs no query when this process has written it before."""
    return _written.get(etag())


def _write(version: str) -> bytes:
    grids = list(
        Area.objects.filter(valid_to=None, level="grid").order_by("code").values_list("code", "shape")
    )
    scale = _scale_of(shape for _code, shape in grids)
    rings = [_rings(shape, scale) for _code, shape in grids]
    lines, walks = _shared(rings)
    head = {
        "version": version,
        "scale": scale,
        "lines": len(lines),
        "within": _named([code for code, _shape in grids]),
    }
    told = json.dumps(head, ensure_ascii=False, separators=(",", ":")).encode()
    out = bytearray(len(told).to_bytes(4, "little") + told)
    _put_lines(out, lines)
    _put_walks(out, walks)
    return bytes(out)


def _named(codes: list[str]) -> list[tuple[str, str, list[tuple[str, str]]]]:
    names = selectors.names_of(codes)

    def around(code: str) -> tuple[str, str]:
        return code[:VILLAGE_DIGITS], selectors.path_name(code).removesuffix(names.get(code, code))

    return [
        (village, path, [(code[VILLAGE_DIGITS:], names.get(code, code)) for code in those])
        for (village, path), those in groupby(codes, around)
    ]


def _scale_of(shapes: Iterable[MultiPolygon]) -> int:
    scale = 0
    for shape in shapes:
        for ring in (ring for polygon in shape.coords for ring in polygon):
            for degrees in (degrees for point in ring for degrees in point):
                while scale < len(SCALES) - 1 and round(degrees * SCALES[scale]) / SCALES[scale] != degrees:
                    scale += 1
    return SCALES[scale]


def _rings(shape: MultiPolygon, scale: int) -> list[Ring]:
    """Outer and inner rings alike, without the repeated point: what is inside is told by how often they are
    crossed."""
    return [
        [(round(lng * scale), round(lat * scale)) for lng, lat in ring[:-1]]
        for polygon in shape.coords
        for ring in polygon
    ]


def _shared(grids: Sequence[list[Ring]]) -> tuple[list[Ring], list[list[list[int]]]]:
    """Lines between points where more than two edges meet, each once; and the rings as walks along them."""
    beside: dict[Point, set[Point]] = defaultdict(set)
    for ring in (ring for rings in grids for ring in rings):
        for index, point in enumerate(ring):
            beside[point].update((ring[index - 1], ring[(index + 1) % len(ring)]))
    corners = {point for point, others in beside.items() if len(others) > PASSED_THROUGH}
    lines: list[Ring] = []
    places: dict[tuple[Point, ...], int] = {}

    def place_of(line: Ring) -> int:
        there, back = tuple(line), tuple(reversed(line))
        if there in places:
            return places[there]
        if back in places:
            return -1 - places[back]
        places[there] = len(lines)
        lines.append(line)
        return places[there]

    return lines, [[[place_of(line) for line in _cut(ring, corners)] for ring in rings] for rings in grids]


def _cut(ring: Ring, corners: set[Point]) -> list[Ring]:
    """The lines of a ring from corner to corner; a ring without one, as of an island, begins at its lowest
    point, so that the hole around it begins there, too."""
    start = next((index for index, point in enumerate(ring) if point in corners), None)
    start = ring.index(min(ring)) if start is None else start
    walked = [*ring[start:], *ring[:start], ring[start]]
    ends = [0, *(i for i, point in enumerate(walked[1:-1], 1) if point in corners), len(walked) - 1]
    return [walked[begin : end + 1] for begin, end in pairwise(ends)]


def _put_lines(out: bytearray, lines: list[Ring]) -> None:
    x, y = 0, 0
    for line in lines:
        _put(out, len(line))
        for lng, lat in line:
            _put(out, lng - x)
            _put(out, lat - y)
            x, y = lng, lat


def _put_walks(out: bytearray, walks: list[list[list[int]]]) -> None:
    before = 0
    for rings in walks:
        _put(out, len(rings))
        for ring in rings:
            _put(out, len(ring))
            for place in ring:
                _put(out, place - before)
                before = place


def _put(out: bytearray, number: int) -> None:
    """Zigzag, then seven bits a byte."""
    left = number * 2 if number >= 0 else -number * 2 - 1
    while left > SEVEN_BITS:
        out.append(left & SEVEN_BITS | MORE)
        left >>= 7
    out.append(left)


_written = Kept(_write, FOREVER, most=4)
