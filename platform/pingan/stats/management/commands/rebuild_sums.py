"""`manage.py rebuild_sums COUNTY`: make a county's sums again from its journal."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from pingan.core.area_codes import COUNTY_DIGITS
from pingan.core.identifiers import compact
from pingan.stats.services import rebuild
from pingan.territory import selectors as territory


class Command(BaseCommand):
    help = "Make the sums of a county again from its journal. Readers keep the old ones meanwhile."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("county", help="the county's six digits")

    def handle(self, *args: Any, **options: Any) -> None:
        county = compact(options["county"])
        if len(county) != COUNTY_DIGITS or county not in territory.names_of([county]):
            raise CommandError(f"没有这个县：{county} · There is no county of this code")
        self.stdout.write(f"{county}: {rebuild(county)} acts")
