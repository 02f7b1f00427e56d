"""The category tree of a report: stable codes, editable labels; two digits a major, four a minor.

The starter tree of a county with border villages. Nothing about border facilities or patrols is
in it: such matters never enter the platform.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, get_args

Urgency = Literal["general", "urgent", "critical"]
URGENCIES: tuple[str, ...] = get_args(Urgency)


@dataclass(frozen=True, slots=True)
class Category:
    code: str
    label: str
    label_en: str
    urgency: str
    track: str

    @property
    def major(self) -> str:
        return self.code[:2]


def _read() -> dict[str, Category]:
    with (Path(__file__).parent / "categories.csv").open(newline="", encoding="utf-8") as file:
        return {
            row["code"]: Category(row["code"], row["label"], row["label_en"], row["urgency"], row["track"])
            for row in csv.DictReader(file)
        }


CATEGORIES = _read()
MAJORS = [category for category in CATEGORIES.values() if len(category.code) == 2]  # noqa: PLR2004


def minors_of(major: str) -> list[Category]:
    return [
        category for category in CATEGORIES.values() if category.code != major and category.major == major
    ]
