"""`manage.py draw_county TABLE DIRECTORY`: a hand-over directory of a plain table of codes and names."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from pingan.core.errors import Problem
from pingan.territory import plain_table
from pingan.territory.errors import CountyRefused


class Command(BaseCommand):
    help = "Draw a county as a scheme, of a table (CSV or XLSX) of codes and names."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("table", type=Path)
        parser.add_argument("directory", type=Path)

    def handle(self, *_args: Any, **options: Any) -> None:
        try:
            areas = plain_table.read(options["table"].read_bytes())
            plain_table.write(areas, options["directory"])
        except (OSError, CountyRefused, Problem) as fault:
            raise CommandError(str(fault)) from fault
        self.stdout.write(f"{len(areas)} areas: {options['directory']}")
