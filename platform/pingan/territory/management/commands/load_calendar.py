"""`manage.py load_calendar`: fill the working calendar with the announced holidays and make-up days."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from pingan.territory.services import load_calendar


class Command(BaseCommand):
    help = "Load announced public holidays and make-up working days of years that are not in; safe to repeat."

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(f"{load_calendar()} days of years that were not in")
