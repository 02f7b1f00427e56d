"""The ticking process asks for ledgers that nobody makes, and has files erased whose time is over."""

from __future__ import annotations

from time import monotonic
from uuid import UUID

from pingan.jobs.every import every
from pingan.ledgers import tasks, turns

# One that was asked for is not asked for again for so long: it may wait behind others.
PATIENCE_SECONDS = 30.0


class Asking:
    """Remembers what it has asked for. Forgetting it (a restart) costs a task that finds nothing to do."""

    def __init__(self) -> None:
        self._until: dict[UUID, float] = {}

    def ask(self) -> list[UUID]:
        """Enqueue a maker for each ledger without one; those ledgers."""
        now = monotonic()
        self._until = {pk: until for pk, until in self._until.items() if now < until}
        due = [pk for pk in turns.waiting() if pk not in self._until]
        for pk in due:
            self._until[pk] = now + PATIENCE_SECONDS
            tasks.make_ledger.enqueue(str(pk))
        return due


ask_for_makers = every(5, "ledgers.ask_for_makers")(Asking().ask)
every(3600, "ledgers.expire")(turns.expire)
