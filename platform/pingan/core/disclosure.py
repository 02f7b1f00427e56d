"""The one rule by which figures about people are published, wherever they come from and whoever asks.

A grid is the smallest unit. A grid of fewer than K households publishes neither its households nor its
persons, zero included: with so few doors every figure is about somebody. Every other grid publishes both
rounded to a multiple of K. A larger area's figure is the sum of what its grids publish, and says if one is
left out.

So whatever is computed from all figures there are, across siblings, levels, roles and rooms, comes out the
same for every hidden grid. And figures from before and after a household came or went differ by a multiple of
K: they fit at least four sizes of that household. An exact sum beside rounded parts would have neither
property. The price: a figure is off by two for each grid it counts, and by what the grids it leaves out hold.
"""

from __future__ import annotations

from dataclasses import dataclass

# Fewer doors than this are particular people.
K = 5


@dataclass(frozen=True, slots=True)
class Figure:
    """A published count: the sum of what grids publish, and how many grids it leaves out."""

    shown: int
    left_out: int

    def __add__(self, other: Figure) -> Figure:
        return Figure(self.shown + other.shown, self.left_out + other.left_out)

    @property
    def value(self) -> int | None:
        """The number, or None where all that could be counted is left out."""
        return None if self.left_out and not self.shown else self.shown

    @property
    def at_least(self) -> bool:
        """Whether a grid is left out of it."""
        return self.left_out > 0


@dataclass(frozen=True, slots=True)
class Published:
    """What is said about the people of an area."""

    households: Figure
    persons: Figure

    def __add__(self, other: Published) -> Published:
        return Published(self.households + other.households, self.persons + other.persons)


NOTHING = Published(Figure(0, 0), Figure(0, 0))
_LEFT_OUT = Published(Figure(0, 1), Figure(0, 1))


def of_grid(households: int, persons: int) -> Published:
    """What a grid publishes of its true counts."""
    if households < K:
        return _LEFT_OUT
    return Published(Figure(rounded(households), 0), Figure(rounded(persons), 0))


def rounded(count: int) -> int:
    """The nearest multiple of K."""
    return (count + K // 2) // K * K
