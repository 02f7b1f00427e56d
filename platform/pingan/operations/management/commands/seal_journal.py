"""`manage.py seal_journal`: seal what the journal has grown by; see `journal.seals`."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand

from pingan.journal import seals


class Command(BaseCommand):
    help = "Seal what the journal has grown by since it was last sealed."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--restored", type=Path, help="first go on from the seals of this file")

    def handle(self, *_args: Any, **options: Any) -> None:
        if options["restored"]:
            left = seals.take_up(options["restored"])
            self.stdout.write(f"{left} seals are of what came later, and were left off")
            return
        self.stdout.write(f"{seals.seal()} seals made")
