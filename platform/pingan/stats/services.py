"""Folding the journal into sums."""

from __future__ import annotations

from django.db import connection, transaction

from pingan.core.locks import OURS
from pingan.journal import selectors as journal
from pingan.stats import fold_sql
from pingan.stats.models import FoldCursor
from pingan.stats.selectors import positions

# Large enough that each statement's own cost vanishes, small enough to finish well within a second.
BATCH = 10_000


def lock_of(county: str) -> tuple[int, int]:
    """The advisory lock of whoever folds the county."""
    return OURS, int(county)


@transaction.atomic
def fold(county: str, limit: int = BATCH) -> int:
    """Add the next acts of a county's journal, at most `limit`, to the sums; how many were added.

    Exact however often and by however many processes it is called: the cursor moves in the same
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
        cursor.execute(fold_sql.CLEAR, {"county": county})
    total = 0
    while added := _fold(county, BATCH):
        total += added
    return total


def _fold(county: str, limit: int) -> int:
    after = FoldCursor.objects.filter(county=county).values_list("seq", flat=True).first() or 0
    # Numbers up to the head are all committed, and this is read before the acts are: none is skipped.
    upto = min(journal.head(county), after + limit)
    if upto <= after:
        return 0
    span: dict[str, str | int] = {"county": county, "after": after, "upto": upto}
    with connection.cursor() as cursor:
        cursor.execute(fold_sql.ADD_AREA_COUNTS, span)
        cursor.execute(fold_sql.ADD_DAY_COUNTS, span)
        cursor.execute(fold_sql.ADD_PYRAMID, span)
        if empty := cursor.fetchall():
            levels, keys, townships = (list(column) for column in zip(*empty, strict=True))
            cursor.execute(
                fold_sql.TAKE_OUT_OF_PYRAMID, {"levels": levels, "keys": keys, "townships": townships}
            )
        cursor.execute(fold_sql.MOVE_CURSOR, span)
    return upto - after


def unfolded() -> dict[str, int]:
    """Counties with acts the sums do not contain yet, and the last act that each one's sums do contain."""
    return {county: at.folded for county, at in positions().items() if at.head > at.folded}
