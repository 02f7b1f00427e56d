"""Folding the journal into sums."""

from __future__ import annotations

from django.db import connection, transaction
from django.db.backends.utils import CursorWrapper

from pingan.core.locks import OURS
from pingan.journal import selectors as journal
from pingan.stats import fold_sql
from pingan.stats.folds import FOLDS, Fold, Span

# Large enough that each statement's own cost vanishes, small enough to finish well within a second.
BATCH = 10_000
COUNTS = "counts"


def lock_of(county: str) -> tuple[int, int]:
    """The advisory lock of whoever folds the county."""
    return OURS, int(county)


@transaction.atomic
def fold(county: str, limit: int = BATCH) -> int:
    """Add the next acts of a county's journal, at most `limit`, to each of the sums; how many were added to
    those that were furthest behind.

    Exact however often and by however many processes it is called: each cursor moves in the same
    transaction, and whoever finds another one at work adds nothing. Costs about 50 µs an act in full batches.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(%s, %s)", lock_of(county))
        if not cursor.fetchone()[0]:
            return 0
    return _fold(county, limit)


@transaction.atomic
def rebuild(county: str) -> int:
    """Make a county's sums again from the first act on; how many acts there were.

    Readers see the old sums until all is done. Waits for a fold at work.
    """
    with connection.cursor() as cursor:
        # An operator waits for this one; the limits on statements and on waiting are there for requests.
        cursor.execute("SET LOCAL statement_timeout = 0; SET LOCAL lock_timeout = 0")
        cursor.execute("SELECT pg_advisory_xact_lock(%s, %s)", lock_of(county))
        for each in FOLDS.values():
            cursor.execute(each.clear, {"county": county})
    total = 0
    while added := _fold(county, BATCH):
        total += added
    return total


def _fold(county: str, limit: int) -> int:
    # Numbers up to the head are all committed, and this is read before the acts are: none is skipped.
    head = journal.head(county)
    with connection.cursor() as cursor:
        return max(_add(each, cursor, county, head, limit) for each in FOLDS.values())


def _add(sums: Fold, cursor: CursorWrapper, county: str, head: int, limit: int) -> int:
    cursor.execute(sums.at, {"county": county})
    after = (cursor.fetchone() or (0,))[0]
    upto = min(head, after + limit)
    if upto <= after:
        return 0
    span: Span = {"county": county, "after": after, "upto": upto}
    sums.add(cursor, span)
    cursor.execute(sums.move, span)
    return int(upto - after)


def _add_counts(cursor: CursorWrapper, span: Span) -> None:
    cursor.execute(fold_sql.ADD_AREA_COUNTS, span)
    cursor.execute(fold_sql.ADD_DAY_COUNTS, span)
    cursor.execute(fold_sql.ADD_PYRAMID, span)
    if empty := cursor.fetchall():
        levels, keys, townships = (list(column) for column in zip(*empty, strict=True))
        cursor.execute(fold_sql.TAKE_OUT_OF_PYRAMID, {"levels": levels, "keys": keys, "townships": townships})


def register() -> None:
    """The counts keep the cursor that the servers of the last release move."""
    FOLDS.register(
        COUNTS, Fold(_add_counts, fold_sql.CLEAR, at=fold_sql.COUNTS_AT, move=fold_sql.MOVE_CURSOR)
    )


def unfolded() -> dict[str, int]:
    """Counties with acts that some sums do not contain yet, and the last act that all of them do contain."""
    with connection.cursor() as cursor:
        cursor.execute(fold_sql.BEHIND, {"counts": COUNTS, "folds": list(FOLDS)})
        return dict(cursor.fetchall())
