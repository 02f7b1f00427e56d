"""What lies between two tables, row by row. Pure: knows neither sections nor the database."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import msgspec

# A cell is a text, a number, a flag, a list of texts, or empty (""); a day is its ISO form.
Cell = str | int | bool | list[str]
Row = Mapping[str, Any]
_TAG_BYTES = 12


@dataclass(frozen=True, slots=True)
class Difference:
    """Rows by their key: those that came, those that are otherwise now, and those that went."""

    added: Mapping[str, Row]
    changed: Mapping[str, tuple[Row, Row]]
    removed: Mapping[str, Row]

    def __bool__(self) -> bool:
        return bool(self.added or self.changed or self.removed)

    @property
    def before(self) -> dict[str, Row]:
        """What was there of all that is touched."""
        return {**{key: was for key, (was, _now) in self.changed.items()}, **self.removed}

    @property
    def after(self) -> dict[str, Row]:
        """What is there afterwards."""
        return {**self.added, **{key: now for key, (_was, now) in self.changed.items()}}

    @property
    def touched(self) -> list[str]:
        return [*self.added, *self.changed, *self.removed]


def between(before: Sequence[Row], after: Sequence[Row], key: Callable[[Row], str]) -> Difference:
    """What has to happen to the one table to make it the other."""
    was, now = ({key(row): row for row in rows} for rows in (before, after))
    return Difference(
        added={name: row for name, row in now.items() if name not in was},
        changed={name: (was[name], row) for name, row in now.items() if name in was and was[name] != row},
        removed={name: row for name, row in was.items() if name not in now},
    )


def tag(rows: Sequence[Row]) -> str:
    """What a table is known by: a hash of its content, whichever way it came to be so and however it lies."""
    parts = sorted(msgspec.json.encode(row, order="sorted") for row in rows)
    return hashlib.sha256(b"\n".join(parts)).hexdigest()[: 2 * _TAG_BYTES]
