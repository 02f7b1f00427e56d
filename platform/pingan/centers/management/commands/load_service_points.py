"""`manage.py load_service_points [directory]`: take over the service points of a county."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from pingan.centers.services import load_service_points
from pingan.core.errors import Problem


class Command(BaseCommand):
    help = "Load the service points of a county's hand-over directory. Safe to repeat."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("directory", nargs="?", type=Path, default=settings.COUNTY_DIR)

    def handle(self, *args: Any, directory: Path, **options: Any) -> None:
        try:
            loaded = load_service_points(directory)
        except Problem as problem:
            raise CommandError(str(problem)) from problem
        self.stdout.write(
            f"service points: {loaded.added} added, {loaded.changed} changed, {loaded.withdrawn} withdrawn"
        )
