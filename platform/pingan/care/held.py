"""How many households wait for somebody's visits, when their post is to end."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from uuid import UUID

from pingan.care.models import Agreement
from pingan.core import clock
from pingan.people import policy
from pingan.people.models import Post, PostQuerySet
from pingan.staff.holdings import HELD, MOST


def register() -> None:
    HELD.register("visits", _visits)


def _visits(accounts: Collection[UUID]) -> Iterable[tuple[UUID, str]]:
    """One for each household of a grid that nobody else keeps, and nothing of which household it is.

    The visits are the grid's: once a colleague holds a post there, for good and not for days, they go on.
    """
    theirs = _of_a_grid(_keeping().filter(account__in=accounts))
    agreed = Agreement.objects.filter(grid_code__in=list(theirs), ended_on=None)
    grids = list(agreed.values_list("grid_code", flat=True)[:MOST])
    there = _keeping().filter(area_code__in=set(grids), account__is_active=True)
    today = _of_a_grid(there.current(clock.today()))
    return [(one, grid) for grid in grids for one in theirs[grid] if not today[grid] - {one}]


def _keeping() -> PostQuerySet:
    """Posts by which visits are kept, without those of whoever stands in."""
    return Post.objects.filter(role__in=policy.roles_that_may("care.keep"), acting_for__isnull=True)


def _of_a_grid(posts: PostQuerySet) -> dict[str, set[UUID]]:
    found: dict[str, set[UUID]] = defaultdict(set)
    for grid, account in posts.values_list("area_code", "account_id"):
        found[grid].add(account)
    return found
