"""Which sums there are: each is a fold of the journal with a cursor of its own.

New sums begin with the first act and catch up in batches, beside those that are level with the journal; a
server that does not know them leaves them and their cursor alone.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from django.db import connection
from django.db.backends.utils import CursorWrapper

from pingan.core.registry import Registry

# `county`, and the acts after `after` up to `upto`.
Span = Mapping[str, Any]


class Add(Protocol):
    """Adds the acts of a span to the sums."""

    def __call__(self, cursor: CursorWrapper, span: Span) -> None: ...


@dataclass(frozen=True, slots=True)
class Fold:
    """How sums are made: `add` adds a span of acts, `clear` (SQL) takes a county's away.

    `at` (SQL) tells the last act that a county's sums contain, `move` says another one.
    """

    add: Add
    clear: str
    at: str
    move: str


def fold_of(name: str, add: Add, clear: str) -> Fold:
    """A fold whose cursor stands among the others, in `stats_cursor`."""
    return Fold(
        add,
        clear,
        at=f"SELECT seq FROM stats_cursor WHERE county = %(county)s AND fold = '{name}'",  # noqa: S608  a word of ours
        move=f"""
        INSERT INTO stats_cursor (county, fold, seq) VALUES (%(county)s, '{name}', %(upto)s)
        ON CONFLICT (county, fold) DO UPDATE SET seq = excluded.seq
        """,  # noqa: S608  a word of ours
    )


FOLDS: Registry[Fold] = Registry("stats.folds")


def at(name: str, county: str) -> int:
    """The last act of a county's journal that the sums of a fold contain."""
    with connection.cursor() as cursor:
        cursor.execute(FOLDS[name].at, {"county": county})
        return int((cursor.fetchone() or (0,))[0])
