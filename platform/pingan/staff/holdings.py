"""What lies in somebody's hands and must be handed over before their post ends.

Rooms above know: each tells, for a few accounts, in which areas they hold something. This room only counts.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from typing import TypedDict
from uuid import UUID

from pingan.core.registry import Registry
from pingan.people.models import Post

# Of these accounts: (whose, where) for each thing they hold, at most MOST of them.
Told = Callable[[Collection[UUID]], Iterable[tuple[UUID, str]]]
# Nobody has to know how many exactly there are beyond.
MOST = 1_000

# By the word that pages have a name for: `cases`, `tasks`, `visits`.
HELD: Registry[Told] = Registry("staff.held")


class Holding(TypedDict):
    what: str
    n: int


def held_under(posts: Collection[Post]) -> dict[UUID, list[Holding]]:
    """By post: how much of each kind its holder has in its area. One question to each room that knows."""
    accounts = {post.account_id for post in posts}
    counted: dict[UUID, dict[str, int]] = {post.pk: {} for post in posts}
    for what, told in sorted(HELD.items()) if accounts else ():
        for account_id, area_code in told(accounts):
            for post in posts:
                if post.account_id == account_id and area_code.startswith(post.area_code):
                    counted[post.pk][what] = counted[post.pk].get(what, 0) + 1
    return {pk: [{"what": what, "n": n} for what, n in found.items()] for pk, found in counted.items()}
