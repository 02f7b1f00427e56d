"""What mediation sees to: reminders every minute, its numbers whenever the journal goes on."""

from __future__ import annotations

from time import monotonic

from pingan.jobs.every import every
from pingan.mediation import numbers, reminding, tasks

# One that has moved nothing after this long is asked for again: its worker may have died.
PATIENCE_SECONDS = 5.0


class Asking:
    """Remembers until when the task that was asked for last may take."""

    def __init__(self) -> None:
        self._until: dict[str, float] = {}

    def ask(self) -> list[str]:
        """Enqueue the task for each county whose journal has gone on; those counties."""
        now = monotonic()
        due = [county for county in numbers.unfollowed() if now >= self._until.get(county, 0.0)]
        for county in due:
            self._until[county] = now + PATIENCE_SECONDS
            tasks.follow_journal.enqueue(county)
        return due


look = every(60, "mediation.remind")(reminding.look)
ask_to_count = every(2, "mediation.ask_to_count")(Asking().ask)
close_months = every(600, "mediation.close_months")(numbers.close_months)
