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
        ticker, is_ticking = Ticker(), False
        while not stop.wait(options["every"]):
            try:
                is_ticking = is_ticking or _take_lock()
                if is_ticking:
                    ticker.beat()
            except (OperationalError, InterfaceError) as fault:
                # The lock went with the connection: whoever comes first next time takes it.
                is_ticking = False
                connection.close()
                self.stderr.write(f"database away: {fault}")


def _take_lock() -> bool:
    """Become the ticking process, unless another one is. A dead one's lock is freed with its connection."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s, %s)", TICKER_LOCK)
        taken: bool = cursor.fetchone()[0]
    return taken
