"""`manage.py load_county [DIR]`: make the areas be those of a county directory."""

from __future__ import annotations

from argparse import ArgumentParser
from datetime import date
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from pingan.territory.errors import CountyRefused
from pingan.territory.services import load_county


class Command(BaseCommand):
    help = "Load a county's areas and border villages; safe to repeat."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("directory", nargs="?", type=Path, default=settings.COUNTY_DIR)
        parser.add_argument("--on", type=date.fromisoformat, help="first day the data holds (default: today)")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            load = load_county(options["directory"], on=options["on"])
        except CountyRefused as refusal:
            raise CommandError(str(refusal)) from refusal
        for warning in load.warnings:
            self.stderr.write(f"warning: {warning}")
        what = f"opened {load.opened}, closed {load.closed}" if load.changed else "loaded already"
        self.stdout.write(f"{load.county_code} {load.version}: {what}")
