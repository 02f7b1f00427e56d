"""What the center's numbers are, as data: `numbers.csv` says what each counts and of what, `conditions.csv`
what a condition is. The words that stand beside a figure are made from these rows, so that they cannot say
something else than is counted.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, reduce
from operator import and_
from pathlib import Path
from typing import Final

from django.core.exceptions import ImproperlyConfigured
from django.db.models import Q

from pingan.mediation.models.counted import DAYS, Counted

# By which day a dispute belongs to a month, in words.
_MONTHS: Final[Mapping[str, tuple[str, str]]] = {
    "came_on": ("进入调解的月份", "the month in which it came in"),
    "ended_on": ("调解结束的月份", "the month in which the mediation ended"),
    "effective_on": ("协议生效的月份", "the month in which the agreement took effect"),
    "kept_by": ("最后履行期限所在的月份", "the month of the last day there was for keeping it"),
}
_TRUTH: Final[Mapping[str, bool]] = {"yes": True, "no": False}


@dataclass(frozen=True, slots=True)
class Condition:
    """What of a row must be how."""

    code: str
    holds: Q
    words: str
    words_en: str


@dataclass(frozen=True, slots=True)
class Number:
    """One number: how many of the `of` of a month are `counts`; without an `of` it is no share."""

    code: str
    label: str
    label_en: str
    month: str
    of: tuple[Condition, ...]
    counts: tuple[Condition, ...]

    @property
    def is_share(self) -> bool:
        return bool(self.of)

    @property
    def denominator(self) -> Q:
        return _all(self.of or self.counts)

    @property
    def numerator(self) -> Q:
        return self.denominator & _all(self.counts)

    def about(self, *, english: bool) -> str:
        """The definition, printed from the rows that are counted by."""
        month = _MONTHS[self.month][english]
        counts, of = _words(self.counts, english=english), _words(self.of, english=english)
        if english:
            what = f"{counts} ÷ {of}" if of else counts
            return f"{what}; each dispute once, in {month}."
        what = f"{counts} ÷ {of}" if of else counts
        return f"{what}；一件纠纷计一次，记在{month}。"

    def told(self, *, english: bool) -> dict[str, object]:
        return {
            "code": self.code,
            "label": self.label_en if english else self.label,
            "about": self.about(english=english),
            "is_share": self.is_share,
        }


@cache
def conditions() -> Mapping[str, Condition]:
    return {row["code"]: _condition(row) for row in _rows("conditions.csv")}


@cache
def numbers() -> Sequence[Number]:
    return tuple(_number(row) for row in _rows("numbers.csv"))


def number(code: str) -> Number:
    return next(one for one in numbers() if one.code == code)


def _rows(name: str) -> list[dict[str, str]]:
    with Path(__file__).with_name(name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _condition(row: Mapping[str, str]) -> Condition:
    """`field` and `values` are as many parts, the values of each apart by a stroke.

    Raises ImproperlyConfigured for a field that no row has.
    """
    fields, values = row["field"].split(), row["values"].split(" / ")
    known = {field.name for field in Counted._meta.get_fields()}
    if not known.issuperset(fields):
        raise ImproperlyConfigured(f"conditions.csv: {row['code']} asks what no dispute is counted by.")
    parts = [Q(**_is(field, said.split())) for field, said in zip(fields, values, strict=bool(fields))]
    return Condition(row["code"], reduce(and_, parts, Q()), row["words"], row["words_en"])


def _is(field: str, said: Sequence[str]) -> dict[str, object]:
    return {field: _TRUTH[said[0]]} if said[0] in _TRUTH else {f"{field}__in": list(said)}


def _number(row: Mapping[str, str]) -> Number:
    if row["month"] not in DAYS:
        raise ImproperlyConfigured(f"numbers.csv: {row['code']} belongs to no month.")
    return Number(
        row["code"],
        row["label"],
        row["label_en"],
        row["month"],
        tuple(conditions()[code] for code in row["of"].split()),
        tuple(conditions()[code] for code in row["counts"].split()),
    )


def _all(found: Sequence[Condition]) -> Q:
    return reduce(and_, (one.holds for one in found), Q())


def _words(found: Sequence[Condition], *, english: bool) -> str:
    return (" and " if english else "，且").join(one.words_en if english else one.words for one in found)
