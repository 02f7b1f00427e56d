"""`manage.py replay_erased LEDGER…`: what was erased is erased again, after a copy was put back."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand

from pingan.core import erased


class Command(BaseCommand):
    help = "Erase again what these ledgers name."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("ledgers", type=Path, nargs="+")

    def handle(self, *_args: Any, **options: Any) -> None:
        for ledger in options["ledgers"]:
            again = erased.replay(ledger)
            told = ", ".join(f"{word} {count}" for word, count in sorted(again.items()))
            self.stdout.write(f"{ledger}: {told or 'nothing'}")
