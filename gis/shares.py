"""Dividing things fairly: whole numbers among areas, and cells among seeds."""

import numpy as np

from gis.arrays import Bools, Floats, Ints


class TooManyAreas(ValueError):
    """The areas asked for do not fit on the land there is."""


def apportion(total: int, weights: Floats, *, room: Ints) -> list[int]:
    """Divide `total` among areas by weight: at least one each and never more than its room.

    Raises TooManyAreas when that is impossible. Highest averages (Webster), so shares grow evenly.
    """
    count = len(weights)
    if total < count or total > int(room.sum()):
        raise TooManyAreas(f"cannot divide {total} among {count} areas with room for {int(room.sum())}")
    shares = np.ones(count, dtype=np.int64)
    for _ in range(total - count):
        claim = np.where(shares < room, weights / (2 * shares + 1), -1.0)
        shares[int(np.argmax(claim))] += 1
    return [int(share) for share in shares]


def seeds(points: Floats, weights: Floats, count: int, *, first: int, fit: Floats, roomy: Bools) -> list[int]:
    """Choose `count` of the points as seeds of areas of about equal weight; `first` is always one of them.

    A few rounds of weighted k-means find the centres; each is then moved to a nearby point that is fit to
    live on. `roomy` marks points surrounded by their own area: only if there are too few are others used.
    """
    centers = np.array(_bisected(points, weights, count))
    for _ in range(5):
        nearest = _nearest(points, centers)
        mass = np.maximum(np.bincount(nearest, weights=weights, minlength=count), 1e-12)
        moved = [np.bincount(nearest, weights=weights * points[:, axis], minlength=count) for axis in (0, 1)]
        centers = np.column_stack(moved) / mass[:, None]
    # The seat takes over the area it lies in; pinned from the start it would push the others to the edge.
    seat = int(np.argmin(((centers - points[first]) ** 2).sum(axis=1)))
    return _settle(points, np.delete(centers, seat, axis=0), first, fit, roomy)


def _bisected(points: Floats, weights: Floats, count: int) -> list[Floats]:
    """Begin with centres of pieces of equal weight, halving the longer side again and again.

    This puts many seeds into a town from the start; rounds of k-means alone never bring them there.
    """
    if count == 1 or len(points) == 1:
        return [np.average(points, axis=0, weights=weights)] * count
    order = np.argsort(points[:, int(np.argmax(np.ptp(points, axis=0)))], kind="stable")
    lower = count // 2
    reached = np.cumsum(weights[order])
    cut = int(np.searchsorted(reached, reached[-1] * lower / count)) + 1
    cut = min(max(cut, 1), len(points) - 1)
    near, far = order[:cut], order[cut:]
    return _bisected(points[near], weights[near], lower) + _bisected(points[far], weights[far], count - lower)


def _nearest(points: Floats, centers: Floats) -> Ints:
    """Return the index of the nearest centre per point, one centre at a time to keep memory flat."""
    best = np.full(len(points), np.inf)
    owner = np.zeros(len(points), dtype=np.int64)
    for index, center in enumerate(centers):
        gap = ((points - center) ** 2).sum(axis=1)
        closer = gap < best
        best, owner = np.where(closer, gap, best), np.where(closer, index, owner)
    return owner


def _settle(points: Floats, centers: Floats, first: int, fit: Floats, roomy: Bools) -> list[int]:
    """Move each centre to a free point near it: nearness against fitness, roomy points first."""
    span = np.sqrt(np.ptp(points[:, 0]) * np.ptp(points[:, 1]) / (len(centers) + 1)) + 1.0
    free = np.ones(len(points), dtype=bool)
    chosen = [first]
    free[first] = False
    for center in centers:
        gap = np.sqrt(((points - center) ** 2).sum(axis=1)) / span
        score = (
            gap * 1.6
            - fit
            + np.where(roomy, 0.0, 5.0)
            + np.where(fit > 0, 0.0, 3.0)
            + np.where(free, 0.0, 1e9)
        )
        # Two seeds side by side would leave one of them without land around it.
        for taken in chosen:
            score[((points - points[taken]) ** 2).sum(axis=1) < (0.35 * span) ** 2] += 3.0
        chosen.append(int(np.argmin(score)))
        free[chosen[-1]] = False
    return chosen
