"""Folds are asked for every second by the ticking process; the worker does them."""

from __future__ import annotations

from time import monotonic

from pingan.jobs.every import every
from pingan.stats import services, tasks

# A fold that has not moved the sums after this long is asked for again: its worker may have died.
PATIENCE_SECONDS = 5.0


class Asking:
    """Remembers what it has asked for. Forgetting it (a restart) costs a fold that finds nothing to do."""

    def __init__(self) -> None:
        # Per county: where its sums stood when a fold was asked for, and until when that one may take.
        self._asked: dict[str, tuple[int, float]] = {}

    def ask(self) -> list[str]:
        """Enqueue a fold for each county whose journal has gone on; those counties."""
        now = monotonic()
        due = {
            county: seq
            for county, seq in services.unfolded().items()
            if not self._under_way(county, seq, now)
        }
        for county, seq in due.items():
            tasks.fold_journal.enqueue(county)
            self._asked[county] = seq, now + PATIENCE_SECONDS
        return list(due)

    def _under_way(self, county: str, seq: int, now: float) -> bool:
        """Whether the fold asked for last has neither added anything nor used up its time."""
        asked_at, until = self._asked.get(county, (-1, 0.0))
        return seq == asked_at and now < until


ask_for_folds = every(1, "stats.ask_for_folds")(Asking().ask)
