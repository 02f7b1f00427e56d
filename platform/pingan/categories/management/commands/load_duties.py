"""`manage.py load_duties FILE --from DATE`: make the rules of duty be those of a table, from a day on."""

from __future__ import annotations

from argparse import ArgumentParser
from functools import partial
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from pingan.categories import loading
from pingan.categories.services import load_duties
from pingan.categories.tables import read_duties
from pingan.config.counties import counties


class Command(BaseCommand):
    help = "载入一张表，从某日起生效 · Load the rules of duty of a table, from a day on; safe to repeat."

    def add_arguments(self, parser: ArgumentParser) -> None:
        loading.add_arguments(parser)
        parser.add_argument(
            "--county",
            default="",
            help="县代码，有几个县时要写 · whose, where there are several counties",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        load = partial(load_duties, county=_county(options["county"]))
        loading.run(self.stdout, options, read_duties, load)


def _county(said: str) -> str:
    """The county that is meant. Raises CommandError where there are several and none is named."""
    there = counties()
    if said and said not in there:
        raise CommandError(f"没有这个县 · there is no county {said}: {', '.join(there)}")
    if not said and len(there) > 1:
        raise CommandError(f"请用 --county 说明是哪个县 · say which county by --county: {', '.join(there)}")
    return said or "".join(there)
