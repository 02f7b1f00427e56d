"""`manage.py rebuild_maps COUNTY`: make a county's sums again from its journal."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from pingan.maps.services import rebuild


class Command(BaseCommand):
    help = "Make the maps' sums of a county again from its journal. Readers keep the old ones meanwhile."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("county", help="the county's six digits")

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(f"{options['county']}: {rebuild(options['county'])} acts")
