"""The fold of what came of calling back whoever told us of closed cases."""

from __future__ import annotations

from django.db.backends.utils import CursorWrapper

from pingan.cases import tracks
from pingan.cases.event_moves import EVALUATE
from pingan.stats import rates_sql
from pingan.stats.folds import FOLDS, Span, fold_of
from pingan.stats.rate_words import BEGINS, NOBODY

NAME = "rates"


def _add(cursor: CursorWrapper, span: Span) -> None:
    keys = list(BEGINS)
    asked = {
        **span,
        # What cannot be called back about is followed up in another way, and is none of these.
        "tracks": [track.code for track in tracks.everyone() if EVALUATE in track.moves],
        "endings": [ending for ending, _cause, _call in keys],
        "causes": [cause for _ending, cause, _call in keys],
        "calls": [call for _ending, _cause, call in keys],
        "reasons": list(BEGINS.values()),
        "otherwise": NOBODY,
    }
    for statement in rates_sql.FOLD:
        cursor.execute(statement, asked)


def register() -> None:
    FOLDS.register(NAME, fold_of(NAME, _add, rates_sql.CLEAR))
