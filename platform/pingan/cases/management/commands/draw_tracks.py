"""Write the pictures of the tracks into the docs."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandParser

from pingan.cases.pictures import page


class Command(BaseCommand):
    help = "Write docs/tracks.md from the tables of moves."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--file", type=Path, default=Path(settings.REPOSITORY) / "docs" / "tracks.md")

    def handle(self, *args: Any, **options: Any) -> None:
        options["file"].write_text(page(), encoding="utf-8")
