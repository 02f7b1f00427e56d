"""`manage.py load_duties FILE --from DATE`: make the rules of duty be those of a table, from a day on."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from pingan.categories import loading
from pingan.categories.services import load_duties
from pingan.categories.tables import read_duties


class Command(BaseCommand):
    help = "载入一张表，从某日起生效 · Load the rules of duty of a table, from a day on; safe to repeat."

    def add_arguments(self, parser: ArgumentParser) -> None:
        loading.add_arguments(parser)

    def handle(self, *args: Any, **options: Any) -> None:
        loading.run(self.stdout, options, read_duties, load_duties)
