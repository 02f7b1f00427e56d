"""`manage.py copy_files out|back DIRECTORY`: the files of the vault, to and from the backups; with `--county`
those of the county's hand-over directory, without which no areas can be loaded and no map be drawn."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from pingan.core import erased
from pingan.operations.copies import Copies, Done, Unreadable


class Command(BaseCommand):
    """Safe to repeat: what is there is left alone."""

    help = "Copy the vault's files, each sealed by the key of the backups, or put them back."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("way", choices=["out", "back"])
        parser.add_argument("directory", type=Path)
        parser.add_argument("--county", type=Path, help="where the county's files lie, or are to lie")

    def handle(self, *_args: Any, **options: Any) -> None:
        if options["county"]:
            self._county(Copies(options["directory"], key_of_backups()), options["way"], options["county"])
            return
        if settings.STORAGES["vault"]["BACKEND"] != "pingan.core.vault.LocalStorage":
            self.stdout.write("0 files: they lie in a bucket, which keeps its own versions")
            return
        folder: Path = options["directory"]
        copies = Copies(folder, key_of_backups())
        gone = copies.forget(erased.ledger())
        done = self._moved(copies, options["way"])
        self.stdout.write(f"{done.files} files, {done.moved} moved, {done.bytes} bytes, {gone} erased")

    def _county(self, copies: Copies, way: str, county: Path) -> None:
        try:
            done = copies.mirror(county) if way == "out" else copies.fetch(county)
        except Unreadable as error:
            raise CommandError(f"{error} cannot be read from the copy") from error
        self.stdout.write(f"{done.files} files, {done.moved} moved, {done.bytes} bytes")

    def _moved(self, copies: Copies, way: str) -> Done:
        root = Path(settings.MEDIA_ROOT)
        try:
            return copies.bring(root) if way == "out" else copies.fetch(root)
        except Unreadable as error:
            raise CommandError(f"{error} cannot be read from the copy") from error


def key_of_backups() -> str:
    """Raises CommandError where there is none."""
    try:
        return (Path(settings.SECRET_DIR) / "backup_key").read_text(encoding="ascii").strip()
    except OSError as error:
        raise CommandError(f"there is no key of the backups: {error}") from error
