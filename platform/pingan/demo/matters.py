"""What happens in the demo: texts of matters and of what is done about them, drawn by a seeded dice."""

from __future__ import annotations

import csv
import json
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

from pingan.categories.selectors import tree

# About how a hill county's reports fall: surroundings and facilities first, quarrels next, dangers rare.
_WEIGHTS = {
    "01": 22,
    "02": 9,
    "03": 4,
    "04": 5,
    "05": 19,
    "06": 17,
    "07": 13,
    "08": 5,
    "09": 2,
    "11": 1,
    "12": 3,
    "99": 1,
}


@dataclass(frozen=True, slots=True)
class Matter:
    category: str
    what: str
    place_note: str


class Matters:
    """The script's sentences; every draw comes from the one dice, so a seed gives the same season."""

    def __init__(self, folder: Path, dice: Random) -> None:
        self._dice = dice
        self._phrases: dict[str, Any] = json.loads((folder / "phrases.json").read_text(encoding="utf-8"))
        self._by_major: dict[str, list[tuple[str, str]]] = {}
        with (folder / "matters.csv").open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                self._by_major.setdefault(tree().top(row["category"]), []).append(
                    (row["category"], row["what"])
                )

    def draw(self, village: str) -> Matter:
        major = self._dice.choices(list(_WEIGHTS), weights=list(_WEIGHTS.values()))[0]
        category, template = self._dice.choice(self._by_major[major])
        first, second = self._dice.sample(self._phrases["surnames"], 2)
        what = template.format(
            a=first,
            b=second,
            n=self._dice.randint(3, 12),
            shop=self._dice.choice(self._phrases["shops"]),
            road=f"{village}主路",
            village=village,
        )
        return Matter(category, what, self._dice.choice(self._phrases["places"]))

    def say(self, kind: str) -> str:
        """One of the phrases of a kind."""
        return str(self._dice.choice(self._phrases[kind]))

    def result(self, category: str) -> str:
        return str(self._dice.choice(self._phrases["results"][tree().top(category)]))

    def outcome(self) -> tuple[str, str]:
        """(outcome, note): most quarrels that come this far end in an agreement."""
        outcomes = self._phrases["outcomes"]
        kind = self._dice.choices(list(outcomes), weights=[50, 22, 12, 10, 6])[0]
        return kind, str(self._dice.choice(outcomes[kind]))
