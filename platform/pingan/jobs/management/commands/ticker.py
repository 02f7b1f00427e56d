"""`manage.py ticker`: the one process that sees to periodic work. A second one stands by."""

from __future__ import annotations

import signal
import threading
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.db import InterfaceError, OperationalError, connection

from pingan.jobs.ticker import TICKER_LOCK, Ticker


class Command(BaseCommand):
    help = "See to periodic work every second, under a lock that only one process holds."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--every", type=float, default=1.0, help="seconds between two looks")

    def handle(self, *args: Any, **options: Any) -> None:
        stop = threading.Event()
        for name in (signal.SIGTERM, signal.SIGINT):
            signal.signal(name, lambda *_: stop.set())
        ticker, locked_by = Ticker(), None
        while not stop.wait(options["every"]):
            try:
                # The lock is the connection's. One that breaks within a transaction is replaced on the way
                # out of it, unseen by whoever looks only at whether there is one.
                if locked_by is None or connection.connection is not locked_by:
                    locked_by = connection.connection if _take_lock() else None
                if locked_by is not None:
                    ticker.beat()
            except (OperationalError, InterfaceError) as fault:
                # The lock went with the connection: whoever comes first next time takes it.
                locked_by = None
                connection.close()
                self.stderr.write(f"database away: {fault}")


def _take_lock() -> bool:
    """Become the ticking process, unless another one is. A dead one's lock is freed with its connection."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s, %s)", TICKER_LOCK)
        taken: bool = cursor.fetchone()[0]
    return taken
