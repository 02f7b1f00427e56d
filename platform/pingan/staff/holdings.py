"""What lies in somebody's hands and must be handed over before their post ends.

Rooms above know: each tells, for a few accounts, in which areas they hold something. This room only counts.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from datetime import date
from typing import TypedDict
from uuid import UUID

from pingan.core.registry import Registry
from pingan.people.models import Post

# Of these accounts: (whose, where) for each thing they hold, at most MOST of them.
Told = Callable[[Collection[UUID]], Iterable[tuple[UUID, str]]]
# Nobody has to know how many exactly there are beyond.
MOST = 1_000
# So many people are asked about together, that what some hold hides nothing of the others.
AT_ONCE = 200

# By the word that pages have a name for: `cases`, `tasks`, `visits`.
HELD: Registry[Told] = Registry("staff.held")


class Holding(TypedDict):
    what: str
    n: int


def held_under(posts: Collection[Post]) -> dict[UUID, list[Holding]]:
    """By post: how much of each kind its holder has in its area. For each two hundred people one question to
    each room that knows."""
    of_account: dict[UUID, list[Post]] = {}
    for post in posts:
        of_account.setdefault(post.account_id, []).append(post)
    counted: dict[UUID, dict[str, int]] = {post.pk: {} for post in posts}
    accounts = list(of_account)
    for first in range(0, len(accounts), AT_ONCE):
        for what, told in sorted(HELD.items()):
            for account_id, area_code in told(accounts[first : first + AT_ONCE]):
                for post in of_account[account_id]:
                    if area_code.startswith(post.area_code):
                        counted[post.pk][what] = counted[post.pk].get(what, 0) + 1
    return {pk: [{"what": what, "n": n} for what, n in found.items()] for pk, found in counted.items()}


def is_taken_up(post: Post, theirs: Iterable[Post], today: date) -> bool:
    """Whether a post is over and its holder goes on there all the same, by another of the same role."""

    def runs(one: Post) -> bool:
        return one.starts_on <= today and (one.ends_on is None or one.ends_on >= today)

    if post.ends_on is None or post.ends_on >= today:
        return False
    there = [one for one in theirs if one.role == post.role and post.area_code.startswith(one.area_code)]
    return any(runs(one) for one in there)
