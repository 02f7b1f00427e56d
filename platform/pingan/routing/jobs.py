"""The ticking process asks for the journal to be followed; the worker follows it."""

from __future__ import annotations

from time import monotonic

from pingan.jobs.every import every
from pingan.routing import services, tasks

# One that has moved nothing after this long is asked for again: its worker may have died.
PATIENCE_SECONDS = 5.0
# Where no rule is switched on, the cursor need not be near.
IDLE_SECONDS = 60.0


class Asking:
    """Remembers until when the task that was asked for last may take."""

    def __init__(self) -> None:
        self._until: dict[str, float] = {}

    def ask(self) -> list[str]:
        """Enqueue the task for each county whose journal has gone on; those counties."""
        now = monotonic()
        due = [county for county in services.unfollowed() if now >= self._until.get(county, 0.0)]
        for county in due:
            wait = PATIENCE_SECONDS if services.is_anything_on(county) else IDLE_SECONDS
            self._until[county] = now + wait
            tasks.follow_journal.enqueue(county)
        return due


ask_to_follow = every(1, "routing.ask_to_follow")(Asking().ask)
