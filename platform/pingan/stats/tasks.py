"""Background work of the sums, run by `db_worker`."""

from __future__ import annotations

from django_tasks import task

from pingan.stats import services

# A worker shared with others gives way after this many batches; the ticker asks again.
MAX_BATCHES = 20


@task()
def fold_journal(county: str) -> int:
    """Bring a county's sums up to the head of its journal; how many acts were added."""
    total = 0
    for _ in range(MAX_BATCHES):
        added = services.fold(county)
        total += added
        if added < services.BATCH:
            break
    return total
