"""The tables that sections of mediation come with, read from the files beside this one."""

from __future__ import annotations

import csv
from collections.abc import Mapping, Sequence
from pathlib import Path

from pingan.categories.selectors import tree


def lines(name: str) -> list[Mapping[str, str]]:
    with Path(__file__).with_name(name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def of_the_tree(rows: Sequence[Mapping[str, str]]) -> list[Mapping[str, str]]:
    """A county may have another tree of categories: rows of what it has not are none of its own."""
    known = tree().categories
    return [row for row in rows if not row["category"] or row["category"] in known]
