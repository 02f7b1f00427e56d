"""The real ticking and working processes: sums are fresh within seconds, and a dead ticker is replaced."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection

from pingan.cases.reporting import report_case
from pingan.jobs.ticker import TICKER_LOCK
from pingan.people.actors import Actor
from pingan.stats import services
from tests.cast import report_of

pytestmark = [pytest.mark.live, pytest.mark.django_db(transaction=True)]

# The promise is five seconds from commit to map; starting two interpreters is not part of it.
# How long is waited, not how long it may take: a machine that does other things as well is no fault of ours.
PATIENCE_S = 60.0

Start = Callable[..., subprocess.Popen[bytes]]


@pytest.fixture
def start() -> Iterator[Start]:
    """Start a management command on the tests' database; all are stopped at the end."""
    started: list[subprocess.Popen[bytes]] = []
    database = connection.settings_dict["NAME"]

    def run(*command: str) -> subprocess.Popen[bytes]:
        process = subprocess.Popen(
            [sys.executable, "manage.py", *command],
            cwd=Path(settings.PLATFORM),
            env={**os.environ, "PINGAN_DB_NAME": database, "PINGAN_DEBUG": "0"},
        )
        started.append(process)
        return process

    yield run
    for process in started:
        process.kill()
        process.wait()


def wait_until(true: Callable[[], bool], seconds: float) -> float:
    """Seconds until it became true. Fails when it takes longer than allowed."""
    begun = time.monotonic()
    while not true():
        assert time.monotonic() - begun < seconds
        time.sleep(0.05)
    return time.monotonic() - begun


def folded() -> bool:
    return not services.unfolded()


def lock_holders() -> set[int]:
    """Database backends that hold the ticker's lock."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT l.pid FROM pg_locks AS l JOIN pg_database AS d ON d.oid = l.database AND d.datname = %s"
            " WHERE l.locktype = 'advisory' AND l.granted AND (l.classid, l.objid) = (%s, %s)",
            [connection.settings_dict["NAME"], *TICKER_LOCK],
        )
        return {pid for (pid,) in cursor.fetchall()}


def test_a_commit_is_in_the_sums_without_being_asked(start: Start, qian: Actor) -> None:
    start("ticker")
    start("db_worker", "--queue-name", "*", "--no-startup-delay")
    wait_until(folded, PATIENCE_S)
    for _ in range(3):
        report_case(report=report_of(), by=qian)
        wait_until(folded, PATIENCE_S)


def test_a_second_ticker_stands_by_until_the_first_is_gone(start: Start, county: object) -> None:
    first = start("ticker", "--every", "0.2")
    wait_until(lambda: len(lock_holders()) == 1, PATIENCE_S)
    holder = lock_holders()
    second = start("ticker", "--every", "0.2")
    time.sleep(3)
    assert lock_holders() == holder
    first.kill()
    wait_until(lambda: len(lock_holders() - holder) == 1, PATIENCE_S)
    second.send_signal(signal.SIGTERM)
    assert second.wait(timeout=PATIENCE_S) == 0


def test_a_ticker_outlives_its_connection(start: Start, county: object) -> None:
    process = start("ticker", "--every", "0.2")
    wait_until(lambda: len(lock_holders()) == 1, PATIENCE_S)
    (before,) = lock_holders()
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_terminate_backend(%s)", [before])
    wait_until(lambda: len(lock_holders() - {before}) == 1, PATIENCE_S)
    assert process.poll() is None
