"""Two paths measured in turn, so that whatever else the machine does falls on both alike."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from statistics import median

from tests.bench.machine import Meter


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
    """The median over the rounds, and between which values it moved."""

    middle: float
    low: float
    high: float

    @classmethod
    def of(cls, above: Sequence[float], below: Sequence[float]) -> Ratio:
        """Of two costs round by round: each round saw the same weather."""
        ratios = [a / b for a, b in zip(above, below, strict=True) if b > 0]
        if not ratios:
            raise ValueError("no round used any CPU that could be seen; slices are too short")
        return cls(median(ratios), min(ratios), max(ratios))


def interleaved(paths: Sequence[Path], pace: Pace) -> dict[str, Cost]:
    """Warm every path up, then measure A B A B …; the costs by the path's name."""
    for path in paths:
        path.lay_out()
        path.run(time.monotonic() + pace.warm_up)
    costs = {path.name: Cost() for path in paths}
    for _ in range(pace.repeats):
        for path in paths:
            program, database = _slice(path, pace.seconds)
            costs[path.name].program.append(program)
            costs[path.name].database.append(database)
    return costs


def _slice(path: Path, seconds: float) -> tuple[float, float]:
    path.lay_out()
    before = path.meter.read()
    done = path.run(time.monotonic() + seconds)
    program, database = before.until(path.meter.read())
    return program / done * 1000, database / done * 1000
