"""`manage.py make_secrets`: the files a deployment must have and keep apart from its database and backups."""

from __future__ import annotations

import os
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand
from django.core.management.utils import get_random_secret_key

from pingan.core.crypto import KeyRing, ring_file

OWNER_ONLY = 0o600


class Command(BaseCommand):
    """Safe to repeat: what exists is left alone."""

    help = "Create secret_key and field_keys.json in $PINGAN_SECRET_DIR, readable by their owner only."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--new-key", action="store_true", help="Add a key to the ring and make it the active one."
        )

    def handle(self, *args: Any, **options: Any) -> None:
        folder = Path(settings.SECRET_DIR)
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        self._create(folder / "secret_key", get_random_secret_key())
        created = self._create(ring_file(), KeyRing.fresh().dump())
        if options["new_key"] and not created:
            self._replace(ring_file(), KeyRing.load(ring_file()).with_new_key().dump())

    def _create(self, file: Path, text: str) -> bool:
        try:
            # O_EXCL, so that two of these at once cannot overwrite a key that has already sealed something.
            handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, OWNER_ONLY)
        except FileExistsError:
            self.stdout.write(f"kept {file}")
            return False
        with os.fdopen(handle, "w", encoding="utf-8") as out:
            out.write(text + "\n")
            # Root makes them for whoever owns the folder: the account that the servers run under.
            owner = file.parent.stat()
            if os.geteuid() == 0:
                os.fchown(out.fileno(), owner.st_uid, owner.st_gid)
            out.flush()
            os.fsync(out.fileno())
        self.stdout.write(f"made {file}")
        return True

    def _replace(self, file: Path, text: str) -> None:
        # Whole or not at all: a half-written ring would lock every sealed value.
        draft = file.with_suffix(".new")
        draft.unlink(missing_ok=True)
        self._create(draft, text)
        os.replace(draft, file)
        self.stdout.write(f"added a key to {file}")
