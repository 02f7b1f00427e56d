"""`manage.py judge_copy BACKUPS [--into FILE]`: whether the database this runs on, and the files copied with
it, are the county. Exit 1 when something is not."""

from __future__ import annotations

import json
import sys
from argparse import ArgumentParser
from dataclasses import asdict
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from pingan.operations.copies import Copies
from pingan.operations.judging import Backup, held, judge, lines
from pingan.operations.management.commands.copy_files import key_of_backups


class Command(BaseCommand):
    help = "Judge a copy that was put back."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("backups", type=Path)
        parser.add_argument("--seals", type=Path, help="those of an earlier moment")
        parser.add_argument("--keys", help="the digest of those in use, to be those that lie sealed")
        parser.add_argument("--into", type=Path, help="where to write the findings, as JSON")

    def handle(self, *_args: Any, **options: Any) -> None:
        backups: Path = options["backups"]
        local = settings.STORAGES["vault"]["BACKEND"] == "pingan.core.vault.LocalStorage"
        key = key_of_backups()
        found = judge(
            Backup(
                seals=options["seals"] or backups / "ledger" / "seals.jsonl",
                ledger=backups / "ledger" / "erased.jsonl",
                county=Copies(backups / "county", key),
                files=Copies(backups / "files", key) if local else None,
            )
        )
        if options["keys"]:
            found.append(held(backups / "keys" / "sealed.json", options["keys"]))
        self.stdout.write("\n".join(lines(found)))
        sound = all(one.sound for one in found)
        if options["into"]:
            told = {"sound": sound, "findings": [asdict(one) for one in found]}
            options["into"].write_text(json.dumps(told, ensure_ascii=False, indent=1), encoding="utf-8")
        if not sound:
            sys.exit(1)
