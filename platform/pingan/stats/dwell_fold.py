"""The fold of how long cases stood in each state, and lay with each organisation."""

from __future__ import annotations

from django.conf import settings
from django.db.backends.utils import CursorWrapper

from pingan.stats import dwell_sql, tables
from pingan.stats.folds import FOLDS, Span, fold_of

NAME = "dwell"
# A fixed set: "within so many hours" is then true of any sum of them, for any area and any span of months.
BOUNDS_HOURS = (1, 2, 4, 8, 12, 24, 48, 72, 120, 168, 240, 360, 720, 1440, 2160)
HOUR = 3600
_STATEMENTS = (
    dwell_sql.ADD_PASSAGES,
    dwell_sql.ADD_HOLDINGS,
    dwell_sql.ADD_STANDING,
    # Last: the others read since when the cases stand.
    dwell_sql.MOVE_STAYS,
)


def _add(cursor: CursorWrapper, span: Span) -> None:
    held = tables.held()
    asked = {
        **span,
        "zone": settings.TIME_ZONE,
        "bounds": [hours * HOUR for hours in BOUNDS_HOURS],
        "held_tracks": [track for track, _state in held],
        "held_states": [state for _track, state in held],
    }
    for statement in _STATEMENTS:
        cursor.execute(statement, asked)


def register() -> None:
    FOLDS.register(NAME, fold_of(NAME, _add, dwell_sql.CLEAR))
