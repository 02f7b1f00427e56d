"""What whoever reported a case says of its end when called back: three answers, each of which may be
missing."""

from __future__ import annotations

from typing import Final

from pingan.cases.effects import EFFECTS, Taking

# Was there an answer, is it solved, are they satisfied (响应、解决、满意).
ANSWERS: Final = ("responded", "solved", "satisfied")


def register() -> None:
    EFFECTS.register("evaluate", _evaluate)


def _evaluate(taking: Taking) -> None:
    """As they were given: what was not told is neither yes nor no, and is left out of rates."""
    taking.data |= {answer: taking.said[answer] for answer in ANSWERS}
