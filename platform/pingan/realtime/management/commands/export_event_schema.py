"""`manage.py export_event_schema`: write the schema the client's message types are made from."""

from __future__ import annotations

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from pingan.core.api.schema import dedented
from pingan.realtime.messages import schema


class Command(BaseCommand):
    """The same messages give the same bytes."""

    help = "Write the JSON schema of the live messages."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--file", type=Path, default=settings.PLATFORM / "events.schema.json")

    def handle(self, *args: Any, **options: Any) -> None:
        text = json.dumps(dedented(schema()), ensure_ascii=False, indent=2, sort_keys=True)
        options["file"].write_text(text + "\n", encoding="utf-8")
