"""`manage.py load_categories FILE --from DATE`: make the categories be those of a table, from a day on."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from pingan.categories import loading
from pingan.categories.services import load_categories
from pingan.categories.tables import read_categories


class Command(BaseCommand):
    help = "载入一张表，从某日起生效 · Load the categories of a table, from a day on; safe to repeat."

    def add_arguments(self, parser: ArgumentParser) -> None:
        loading.add_arguments(parser)

    def handle(self, *args: Any, **options: Any) -> None:
        loading.run(self.stdout, options, read_categories, load_categories)
