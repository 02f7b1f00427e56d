"""Borders: smooth the lines between areas once, then trace each area's ring along them.

All levels are traced over the same vertices, so a parent's outline consists of exactly the vertices of its
children, and two neighbours share theirs.
"""

from collections.abc import Sequence

import numpy as np
from shapely import MultiPolygon, Polygon

from gis.arrays import Floats, Ints
from gis.lattice import NE, NW, E, Lattice

_ROUNDS = 3


def smoothed_corners(lattice: Lattice, levels: Sequence[Ints]) -> Floats:
    """Return vertex positions with the borders eased, in metres.

    `levels` are labels per cell, the widest areas first. A vertex moves only along the widest border that
    passes through it: a county line looks the same whatever villages meet it from either side.
    """
    start, end, rank = _border_edges(lattice, levels)
    size = lattice.size * 2
    tail, head = np.concatenate([start, end]), np.concatenate([end, start])
    ranks = np.concatenate([rank, rank])
    widest = np.full(size, len(levels), dtype=np.int64)
    np.minimum.at(widest, tail, ranks)
    counts = ranks == widest[tail]
    tail, head = tail[counts], head[counts]
    degree = np.bincount(tail, minlength=size)
    at = lattice.corners.copy()
    moves = degree > 1  # a border ends only at the window's rim
    for _ in range(_ROUNDS):
        pull = np.column_stack([np.bincount(tail, weights=at[head, axis], minlength=size) for axis in (0, 1)])
        at[moves] = 0.5 * at[moves] + 0.5 * pull[moves] / degree[moves, None]
    return at


def _border_edges(lattice: Lattice, levels: Sequence[Ints]) -> tuple[Ints, Ints, Ints]:
    """Return start vertex, end vertex and rank (0 is the widest level) of every edge that is a border."""
    found: list[tuple[Ints, Ints, Ints]] = []
    cells = np.flatnonzero(~lattice.rim)
    for direction in (E, NE, NW):  # the other three are the same edges seen from the other side
        other = lattice.neighbours[cells, direction]
        rank = np.full(len(cells), len(levels), dtype=np.int64)
        for level in reversed(range(len(levels))):
            rank[levels[level][cells] != levels[level][other]] = level
        border = rank < len(levels)
        edge = lattice.edge_corners[cells[border], direction]
        found.append((edge[:, 0], edge[:, 1], rank[border]))
    start, end, ranks = (np.concatenate(part) for part in zip(*found, strict=True))
    return start, end, ranks


def trace(lattice: Lattice, label: Ints, corners_lnglat: Floats) -> dict[int, MultiPolygon]:
    """Return the shape of each label >= 0, in lng/lat. `corners_lnglat` are rounded vertex positions."""
    cells = np.flatnonzero(label >= 0)
    owners, starts, ends = [], [], []
    for direction in range(6):
        border = label[lattice.neighbours[cells, direction]] != label[cells]
        edge = lattice.edge_corners[cells[border], direction]
        owners.append(label[cells[border]])
        starts.append(edge[:, 0])
        ends.append(edge[:, 1])
    owner, start, end = np.concatenate(owners), np.concatenate(starts), np.concatenate(ends)
    # At a vertex an area has one edge in and one out: (owner, vertex) is a key.
    span = lattice.size * 2
    key = owner * span + start
    order = np.argsort(key)
    after = order[np.searchsorted(key[order], owner * span + end)]
    rings = _rings(after.tolist())
    return _shapes(rings, owner, start, corners_lnglat)


def _rings(after: list[int]) -> list[list[int]]:
    """Follow edge after edge until each ring closes."""
    seen = [False] * len(after)
    rings = []
    for first in range(len(after)):
        ring, edge = [], first
        while not seen[edge]:
            seen[edge] = True
            ring.append(edge)
            edge = after[edge]
        if ring:
            rings.append(ring)
    return rings


def _shapes(rings: list[list[int]], owner: Ints, start: Ints, at: Floats) -> dict[int, MultiPolygon]:
    """Sort rings into outer rings (counter-clockwise) and holes, per owner."""
    outer: dict[int, list[Polygon]] = {}
    holes: dict[int, list[Floats]] = {}
    for ring in rings:
        name, points = int(owner[ring[0]]), at[start[ring]]
        if _turns_left(points):
            outer.setdefault(name, []).append(Polygon(points))
        else:
            holes.setdefault(name, []).append(points)
    return {
        name: MultiPolygon([_pierced(part, holes.get(name, [])) for part in parts])
        for name, parts in sorted(outer.items())
    }


def _pierced(part: Polygon, holes: list[Floats]) -> Polygon:
    own = [hole for hole in holes if part.contains(Polygon(hole).representative_point())]
    return Polygon(part.exterior, own) if own else part


def _turns_left(points: Floats) -> bool:
    x, y = points[:, 0] - points[0, 0], points[:, 1] - points[0, 1]
    return bool((x * np.roll(y, -1) - y * np.roll(x, -1)).sum() > 0)
