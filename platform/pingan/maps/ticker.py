"""What is due, asked every second by the one ticking process; the work itself is done by `db_worker`."""

from __future__ import annotations

import time

from django.core.management import call_command

from pingan.maps import services, tasks
from pingan.people import services as people

# A fold that has not moved the sums after this long is asked for again: its worker may have died.
PATIENCE_SECONDS = 5.0
PRUNE_SECONDS = 3600.0
# Finished jobs are kept a day, for whoever looks into one; at one a second they would fill the table.
KEEP_DAYS = 1


class Ticker:
    """Remembers what it has asked for. Forgetting it (a restart) costs a fold that finds nothing to do."""

    def __init__(self) -> None:
        # Per county: where its sums stood when a fold was asked for, and until when that one may take.
        self._asked: dict[str, tuple[int, float]] = {}
        self._prune_at = 0.0

    def beat(self) -> list[str]:
        """Enqueue what is due now; the counties a fold was asked for."""
        now = time.monotonic()
        due = {
            county: seq
            for county, seq in services.unfolded().items()
            if not self._under_way(county, seq, now)
        }
        for county, seq in due.items():
            tasks.fold_journal.enqueue(county)
            self._asked[county] = seq, now + PATIENCE_SECONDS
        if self._prune_at <= now:
            call_command("prune_db_task_results", min_age_days=KEEP_DAYS, queue_name="*", verbosity=0)
            people.forget_expired()
            self._prune_at = now + PRUNE_SECONDS
        return list(due)

    def _under_way(self, county: str, seq: int, now: float) -> bool:
        """Whether the fold asked for last has neither added anything nor used up its time."""
        asked_at, until = self._asked.get(county, (-1, 0.0))
        return seq == asked_at and now < until
