"""`manage.py import_county EXPORT`: what `export_county` has written, into an installation that is empty."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError

from pingan.core import erased
from pingan.operations.transfer.arriving import Differs, Refused, arrive


class Command(BaseCommand):
    """Comes as the tables' owner (`manage.py`): rows are taken in as they were, past the triggers."""

    help = "Read an export into an empty installation, and compare each row."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("export", type=Path)
        parser.add_argument("--county", type=Path, required=True, help="where the county's own files go")
        parser.add_argument("--erased", type=Path, help="a ledger of what was erased since the export")

    def handle(self, *_args: Any, **options: Any) -> None:
        room = Path(settings.OPERATIONS_DIR).parent
        try:
            done = arrive(options["export"], room=room, county=options["county"])
        except Refused as error:
            raise CommandError(f"nothing was taken in: {error}") from error
        except (Differs, DatabaseError) as error:
            raise CommandError(f"nothing was kept: {error}") from error
        self.stdout.write(
            f"{done.tables} tables, {done.rows} rows, {done.files} files: each row and file is what came"
        )
        self.stdout.write(f"county {'own' if done.county else 'none'}, demo {'yes' if done.demo else 'no'}")
        if options["erased"]:
            again = erased.replay(options["erased"])
            self.stdout.write(f"erased again: {sum(again.values())}")
