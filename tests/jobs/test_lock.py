"""Who ticks is told by a lock, and the lock is a connection's: it is taken anew with each new one."""

from __future__ import annotations

import signal
from collections.abc import Iterator

import pytest
from django.core.management import call_command
from django.db import connection, transaction

from pingan.jobs.every import JOBS, Job
from pingan.jobs.ticker import TICKER_LOCK


@pytest.fixture
def _as_before() -> Iterator[None]:
    """The command takes the signals of its process and the lock of its connection; both are given back."""
    handlers = {name: signal.getsignal(name) for name in (signal.SIGTERM, signal.SIGINT)}
    yield
    for name, handler in handlers.items():
        signal.signal(name, handler)
    connection.close()


def has_lock() -> bool:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT EXISTS (SELECT FROM pg_locks WHERE locktype = 'advisory' AND granted"
            " AND pid = pg_backend_pid() AND (classid, objid) = (%s, %s))",
            TICKER_LOCK,
        )
        return bool(cursor.fetchone()[0])


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("_as_before")
def test_a_connection_that_breaks_within_a_job_s_transaction_costs_no_lock() -> None:
    """Django opens another one on the way out of the transaction, which looks as if nothing had happened."""
    ticked: list[bool] = []

    def break_once() -> None:
        ticked.append(has_lock())
        if len(ticked) == 1:
            with transaction.atomic(), connection.cursor() as cursor:
                cursor.execute("SELECT pg_terminate_backend(pg_backend_pid())")
        if len(ticked) == 3:
            signal.raise_signal(signal.SIGTERM)

    with JOBS.holding({"break": Job("break", 0, break_once)}):
        call_command("ticker", every=0.01)
    assert ticked == [True, True, True]
