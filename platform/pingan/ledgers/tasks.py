"""Background work of ledgers, run by `db_worker`."""

from __future__ import annotations

from uuid import UUID

from django_tasks import task

from pingan.ledgers import making


@task()
def make_ledger(ledger_id: str) -> bool:
    """Make one ledger, unless it is there or another makes it."""
    return making.make(UUID(ledger_id))
