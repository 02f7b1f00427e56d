"""The figures as one Markdown page: a sentence what is measured, the figure, the goal beside it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from statistics import median

from tests.bench.rounds import Cost, Ratio

INTRODUCTION = """\
# Benchmarks

Written by `./run bench`; run it again rather than editing.

**Measured, not timed.** A *ratio* is the CPU of the bare path over the CPU of the whole path, both from this
one run, slice by slice in turn (A B A B): the median, and in brackets the lowest and the highest round. CPU is
user and system time of the processes that serve and of the PostgreSQL backends behind them, from
`/proc/<pid>/stat`; whoever makes the load is not counted. The bare path is one psycopg2 process that sends the
statement and does nothing else: 1.00 would mean that sign-in, rights, checks, HTTP and JSON cost nothing.
Milliseconds are CPU per request (process + database). Only what says *wall* was timed.
"""


@dataclass(frozen=True, slots=True)
class Goal:
    """What a figure has to reach: at least or at most `bound`."""

    bound: float
    at_most: bool = False

    def met(self, value: float) -> bool:
        return value <= self.bound if self.at_most else value >= self.bound

    def __str__(self) -> str:
        return f"{'≤' if self.at_most else '≥'} {self.bound:g}"


@dataclass(slots=True)
class Table:
    """One measurement: a heading, the sentence that says what is measured, and its rows."""

    title: str
    sentence: str
    columns: Sequence[str]
    rows: list[Sequence[str]] = field(default_factory=list)

    def markdown(self) -> str:
        lines = [f"## {self.title}", "", self.sentence, ""]
        lines += [_row(self.columns), _row(["---"] * len(self.columns))]
        lines += [_row(row) for row in self.rows]
        return "\n".join(lines) + "\n"


def page(facts: Mapping[str, str], tables: Sequence[Table]) -> str:
    """The whole page."""
    machine = Table("Machine", "Where and when this run took place.", ("Fact", "Value"), list(facts.items()))
    return "\n".join([INTRODUCTION, *(table.markdown() for table in (machine, *tables))])


def cost(path: Cost) -> str:
    """CPU of one operation: the total, then process and database apart."""
    return f"{path.total:.2f} ms ({median(path.program):.2f} + {median(path.database):.2f})"


def ratio(found: Ratio) -> str:
    return f"{found.middle:.2f} ({found.low:.2f}–{found.high:.2f})"


def verdict(goal: Goal | None, found: Ratio | float) -> str:
    """The goal with a tick or a cross; a dash where there is none, and a question mark where the rounds of a
    ratio differed too much to say."""
    if goal is None:
        return "–"
    if isinstance(found, Ratio) and found.is_noisy:
        return f"{goal} ? (too noisy to judge: half of the rounds moved by {found.spread:.0%})"
    value = found.middle if isinstance(found, Ratio) else found
    return f"{goal} {'✓' if goal.met(value) else '✗'}"


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"
