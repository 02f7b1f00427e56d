"""Two paths measured in turn, so that whatever else the machine does falls on both alike."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from statistics import median, quantiles

from tests.bench.machine import Meter

# Rounds of which the middle half moves by more than this part of the median tell nothing of a few percent.
NOISY = 0.2
_QUARTERS = 4
_PATIENCE = 3


@dataclass(frozen=True, slots=True)
class Pace:
    """How long and how often: `seconds` a slice, after `warm_up` seconds, `repeats` slices of each path."""

    warm_up: float
    seconds: float
    repeats: int


FULL = Pace(warm_up=2.0, seconds=2.0, repeats=5)
QUICK = Pace(warm_up=0.3, seconds=0.6, repeats=2)


@dataclass(frozen=True, slots=True)
class Path:
    """One way to do the work. `run(deadline)` works until that monotonic moment and answers how often;
    `lay_out` puts what it needs within reach beforehand, unmeasured."""

    name: str
    run: Callable[[float], int]
    meter: Meter
    lay_out: Callable[[], None] = lambda: None


@dataclass(slots=True)
class Cost:
    """CPU milliseconds an operation, one entry a slice."""

    program: list[float] = field(default_factory=list)
    database: list[float] = field(default_factory=list)

    @property
    def each(self) -> list[float]:
        return [program + database for program, database in zip(self.program, self.database, strict=True)]

    @property
    def total(self) -> float:
        return median(self.each)


@dataclass(frozen=True, slots=True)
class Ratio:
    """The median over the rounds, between which values it moved, and how far the middle half of them.

    `spread` is that of the middle half, as a part of the median: one odd round is no noise, half of them are.
    """

    middle: float
    low: float
    high: float
    spread: float = 0.0

    @property
    def is_noisy(self) -> bool:
        """Whether the rounds differ by more than a goal missed by little could bear."""
        return self.spread > NOISY

    @classmethod
    def of(cls, above: Sequence[float], below: Sequence[float]) -> Ratio:
        """Of two costs round by round: each round saw the same weather."""
        ratios = [a / b for a, b in zip(above, below, strict=True) if b > 0]
        if not ratios:
            raise ValueError("no round used any CPU that could be seen; slices are too short")
        middle = median(ratios)
        return cls(middle, min(ratios), max(ratios), _middle_half(ratios) / middle)


def _middle_half(values: Sequence[float]) -> float:
    if len(values) < _QUARTERS:
        return max(values) - min(values)
    first, _second, third = quantiles(values, n=_QUARTERS, method="inclusive")
    return third - first


def interleaved(
    paths: Sequence[Path], pace: Pace, *, judged: tuple[str, str] | None = None
) -> dict[str, Cost]:
    """Warm every path up, then measure A B A B …; the costs by the path's name.

    While the ratio of the two that are `judged` is noisy, it goes on, up to three times as long.
    """
    for path in paths:
        path.lay_out()
        path.run(time.monotonic() + pace.warm_up)
    costs = {path.name: Cost() for path in paths}
    for done in range(pace.repeats * _PATIENCE):
        if done >= pace.repeats and not (judged and _noisy(costs, judged)):
            break
        for path in paths:
            program, database = _slice(path, pace.seconds)
            costs[path.name].program.append(program)
            costs[path.name].database.append(database)
    return costs


def _noisy(costs: Mapping[str, Cost], judged: tuple[str, str]) -> bool:
    above, below = judged
    return Ratio.of(costs[above].each, costs[below].each).is_noisy


def _slice(path: Path, seconds: float) -> tuple[float, float]:
    path.lay_out()
    before = path.meter.read()
    done = path.run(time.monotonic() + seconds)
    program, database = before.until(path.meter.read())
    return program / done * 1000, database / done * 1000
