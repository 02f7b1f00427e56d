"""`manage.py announce_upgrade 22:00`: everybody is told of it until it is over; `off` tells them no more."""

from __future__ import annotations

import re
from argparse import ArgumentParser
from datetime import datetime, timedelta
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.timezone import get_current_timezone, localtime

from pingan.core import clock
from pingan.operations import upgrades

OFF = "off"


class Command(BaseCommand):
    help = "Tell everybody that the platform is about to be upgraded: HH:MM, 'YYYY-MM-DD HH:MM', or off."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("at")

    def handle(self, *_args: Any, **options: Any) -> None:
        if options["at"] == OFF:
            self.stdout.write("over" if upgrades.end() else "nothing was announced")
            return
        at = next_time(options["at"], localtime(clock.now()))
        upgrades.announce(at)
        self.stdout.write(f"announced {localtime(at):%Y-%m-%d %H:%M}")


def next_time(said: str, now: datetime) -> datetime:
    """The next time that the county's clock shows it. Raises CommandError."""
    if re.fullmatch(r"\d\d:\d\d", said):
        said = f"{now:%Y-%m-%d} {said}"
        at = _read(said)
        return at if at > now else at + timedelta(days=1)
    at = _read(said)
    if at <= now:
        raise CommandError(f"{said} has passed")
    return at


def _read(said: str) -> datetime:
    try:
        return datetime.strptime(said, "%Y-%m-%d %H:%M").replace(tzinfo=get_current_timezone())
    except ValueError as error:
        raise CommandError(f"{said} is no time: write 22:00 or '2026-12-01 22:00'") from error
