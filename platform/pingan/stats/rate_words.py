"""What the three rates and the reasons for exclusion mean, in words: data (`rates.csv`) that is printed
beside every figure, and the table by which an end of a case begins.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

RATE, UNIT, ANSWER, REASON = "rate", "unit", "answer", "reason"
RATES: Final = ("responded", "solved", "satisfied")
# Of a call-back that counts no reason is said.
COUNTS: Final = ""

CAUSES: Final = ("not_ours", "no_matter", "legal_road", "handled_elsewhere")
# How a closing begins, before anybody has called: by how the case ended, for which cause, and what the act
# said of calling. What is not listed here is nobody's to call.
NOBODY: Final = "nobody"
BEGINS: Final[Mapping[tuple[str, str, str], str]] = {
    **{(ending, "", "due"): "not_called" for ending in ("close", "self_resolve")},
    # Servers of an earlier release said neither how it ended nor whether anybody was to be called.
    **{(ending, "", ""): "not_called" for ending in ("close", "")},
    ("withdraw", "", ""): "withdrawn",
    ("merge", "", ""): "merged",
    **{("reject", cause, ""): cause for cause in CAUSES},
    ("reject", "", ""): "not_ours",
}


@dataclass(frozen=True, slots=True)
class Word:
    """One row: what it is called, and what it means."""

    kind: str
    code: str
    label: str
    label_en: str
    about: str
    about_en: str

    def told(self, *, english: bool) -> dict[str, str]:
        label, about = (self.label_en, self.about_en) if english else (self.label, self.about)
        return {"code": self.code, "label": label, "about": about}


@cache
def words() -> Sequence[Word]:
    """All of them, in the order in which they are printed."""
    with Path(__file__).with_name("rates.csv").open(encoding="utf-8", newline="") as file:
        return tuple(Word(**row) for row in csv.DictReader(file))


def of_kind(kind: str) -> list[Word]:
    return [word for word in words() if word.kind == kind]


def definitions(*, english: bool = False) -> dict[str, list[dict[str, str]]]:
    """The words of every kind, in one language."""
    return {
        kind: [word.told(english=english) for word in of_kind(kind)] for kind in (RATE, UNIT, ANSWER, REASON)
    }


REASONS: Final = tuple(word.code for word in words() if word.kind == REASON)
