"""`manage.py begin_links ADDRESS`: the links by which a county's first administrators come in."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from pingan.operations import beginning
from pingan.people.roles import ROLES


class Command(BaseCommand):
    help = "Offer a link for each administrator that nobody is yet; older links are no more."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("address", help="where browsers find the platform")

    def handle(self, *_args: Any, **options: Any) -> None:
        try:
            keys = beginning.offer()
        except beginning.NoCounty as fault:
            raise CommandError("还没有区划 · There are no areas yet") from fault
        if not keys:
            self.stdout.write("三个管理员都已有人 · Each administrator is somebody already")
        for role, key in keys.items():
            self.stdout.write(f"{ROLES[role].label} {ROLES[role].label_en}")
            self.stdout.write(f"    {options['address'].rstrip('/')}/begin?key={key}")
