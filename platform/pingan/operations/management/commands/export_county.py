"""`manage.py export_county PLACE`: the county's whole data in open formats, in a directory or a .tar."""

from __future__ import annotations

import os
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from pingan.operations.judging import invented_county
from pingan.operations.transfer import leaving


class Command(BaseCommand):
    """For whoever is at the machine's console: everything sealed lies open in what it writes."""

    help = "Write the county's whole data in open formats, for its operator alone."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("place", type=Path)
        parser.add_argument("--for", dest="purpose", choices=leaving.PURPOSES, default=leaving.PURPOSES[0])
        parser.add_argument("--release", default="", help="the commit that is served")

    def handle(self, *_args: Any, **options: Any) -> None:
        county = Path(settings.COUNTY_DIR)
        own = county if county.is_dir() and county != invented_county() else None
        who = os.environ.get("SUDO_USER") or os.environ.get("USER", "")
        try:
            left = leaving.leave(
                options["place"],
                purpose=options["purpose"],
                operator=who,
                county=own,
                release=options["release"],
            )
        except leaving.Taken as error:
            raise CommandError(f"{error} is there already: name another place") from error
        except leaving.UnderWay as error:
            raise CommandError("another export is at work: wait for it") from error
        except leaving.NoCounty as error:
            raise CommandError("there is no county here yet") from error
        except OSError as error:
            raise CommandError(f"nothing was exported: {error}") from error
        told = ", ".join(f"{name} {count}" for name, count in left.layers.items())
        self.stdout.write(f"{left.tables} tables, {left.rows} rows, {left.files} files; map: {told}")
