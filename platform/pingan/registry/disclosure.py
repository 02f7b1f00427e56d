"""How totals of people are published so that no subtraction finds fewer than five of them.

The rule. A grid is the smallest unit. A grid count below K is not published but stands as "<5", zero
included. Every larger area's figure is the sum of what its grids *publish*, and is marked `at_least`
when it leaves a grid out. So every published figure is made of grid classes alone: whether a hidden
grid holds 0, 1, 2, 3 or 4, all figures on all levels come out the same, and no sum minus a sum, across
siblings, levels or roles, can tell which. An exact parent total beside its shown children would not
have this property, and hiding one more sibling would still leak through the level below it.

The price is that a figure may be short by at most four for each grid left out.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count, Q, Sum
from django.db.models.functions import Coalesce

# Fewer than this many is a figure about particular people.
K = 5


@dataclass(frozen=True, slots=True)
class Figure:
    """A published count: the sum over grids of K or more, and how many grids it leaves out."""

    shown: int
    left_out: int

    def __add__(self, other: Figure) -> Figure:
        return Figure(self.shown + other.shown, self.left_out + other.left_out)

    @property
    def value(self) -> int | str:
        """A number, or "<5" when nothing can be shown; "<9" for two grids left out, and so on."""
        return f"<{(K - 1) * self.left_out + 1}" if self.left_out and not self.shown else self.shown

    @property
    def at_least(self) -> bool:
        """Whether the true count may be larger than the number shown."""
        return self.left_out > 0


NOTHING = Figure(0, 0)


def shown_sum(column: str) -> Coalesce:
    """SQL: the sum of a count column over the rows that may be shown."""
    return Coalesce(Sum(column, filter=_may_be_shown(column)), 0)


def shown_rows(column: str) -> Count:
    """SQL: how many rows may be shown."""
    return Count("pk", filter=_may_be_shown(column))


def _may_be_shown(column: str) -> Q:
    return Q(**{f"{column}__gte": K})
