"""A table as it is sent becomes a draft: cells read by their columns, every key once, the section's check."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from pingan.config import differences
from pingan.config.cells import Reader, Refused, unknown_columns
from pingan.config.differences import Row
from pingan.config.errors import too_many_rows
from pingan.config.models import KEY_LENGTH
from pingan.config.sections import Draft, Section
from pingan.core.errors import BadInput, InvalidParam, Text
from pingan.people.actors import Actor

# Whoever has more to mend has sent another table than they meant.
MOST_PROBLEMS = 100


@dataclass(frozen=True, slots=True)
class CellProblem:
    """One cell that will not do: in which of the sent rows (None: in one that was left out), and why."""

    row: int | None
    key: str
    column: str
    reason: Text


@dataclass(frozen=True, slots=True)
class Examined:
    """What a sent table comes to. There is a draft only where every cell could be read."""

    problems: Sequence[CellProblem]
    rows: Sequence[Row]
    draft: Draft | None = None

    @property
    def invalid_params(self) -> list[InvalidParam]:
        return [{"name": _address(problem), "reason": problem.reason} for problem in self.problems]


@dataclass
class _Reading:
    """Rows as far as they have been read."""

    section: Section
    county: str
    rows: list[Row] = field(default_factory=list)
    problems: list[CellProblem] = field(default_factory=list)
    places: dict[str, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.readers = [Reader(column, self.county) for column in self.section.columns]

    def add(self, number: int, said: Any) -> None:
        if not isinstance(said, Mapping):
            raise BadInput(_("A row is an object of cells."))
        read, faults = self._cells(said)
        self.rows.append(read)
        self.problems += [CellProblem(number, "", column, reason) for column, reason in faults]
        if not faults:
            self._take_key(number, self.section.named(read))

    def _cells(self, said: Mapping[str, Any]) -> tuple[dict[str, Any], list[tuple[str, Text]]]:
        read: dict[str, Any] = {}
        faults: list[tuple[str, Text]] = [
            (name, _("Unknown field.")) for name in unknown_columns(said, self.section.by_name)
        ]
        for reader in self.readers:
            name = reader.column.name
            try:
                read[name] = reader.read(said.get(name))
            except Refused as refused:
                read[name] = said.get(name)
                faults.append((name, refused.reason))
        return read, faults

    def _take_key(self, number: int, key: str) -> None:
        if len(key) > KEY_LENGTH:
            reason: Text = _("The text has more than %(max)s characters.") % {"max": KEY_LENGTH}
        elif key in self.places:
            reason = _("Row %(row)s says this already.") % {"row": self.places[key] + 1}
        else:
            self.places[key] = number
            return
        self.problems.append(CellProblem(number, key, self.section.key[0], reason))


def examine(
    section: Section, sent: Any, *, before: Sequence[Row], on: date, by: Actor | None = None
) -> Examined:
    """What becomes of a section if this is its table from a day on, or why it cannot be.

    Raises BadInput for what is no table, TooManyRows before any cell is read.
    """
    if not isinstance(sent, list):
        raise BadInput(_("A table is a list of rows."))
    if len(sent) > section.most_rows:
        raise too_many_rows(section.most_rows)
    reading = _Reading(section, by.county_code if by else "")
    for number, row in enumerate(sent):
        reading.add(number, row)
        if len(reading.problems) >= MOST_PROBLEMS:
            break
    if reading.problems:
        return Examined(reading.problems[:MOST_PROBLEMS], reading.rows)
    difference = differences.between(before, reading.rows, section.named)
    draft = Draft(reading.rows, on, difference, by)
    problems = [*_fixed(section, draft, reading.places), *_checked(section, draft, reading.places)]
    return Examined(problems[:MOST_PROBLEMS], reading.rows, None if problems else draft)


def _fixed(section: Section, draft: Draft, places: Mapping[str, int]) -> Iterator[CellProblem]:
    """Cells that stay once their row is there."""
    for column in section.columns:
        for key, (was, now) in draft.difference.changed.items() if column.fixed else ():
            if was.get(column.name) != now[column.name]:
                yield CellProblem(places[key], key, column.name, _("This stays as it is, once it is there."))


def _checked(section: Section, draft: Draft, places: Mapping[str, int]) -> Iterator[CellProblem]:
    for fault in section.check(draft):
        yield CellProblem(places.get(fault.key), fault.key, fault.column, fault.reason)


def _address(problem: CellProblem) -> str:
    if problem.row is None:
        return f"removed.{problem.key}"
    return f"rows.{problem.row}.{problem.column}".rstrip(".")
