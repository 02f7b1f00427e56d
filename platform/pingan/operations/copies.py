"""The copy of the vault's files in another place, each sealed by the key of the backups.

A file is copied once, since it never changes under its name; what was erased (`core.erased`) is taken from
the copy, too, and nothing else is: a folder that was lost here is not lost there as well. What comes in parts
and what lies beside its place is left out.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from pingan.core import erased, vault

_MARK = b"PG1"
_NONCE_BYTES = 12
_TAG_BYTES = 16
OVERHEAD = len(_MARK) + _NONCE_BYTES + _TAG_BYTES
LEFT_OUT = frozenset({vault.BESIDE, vault.PARTS})


class Unreadable(Exception):
    """A file is not in the copy, was altered there, or was sealed by another key."""


@dataclass(frozen=True, slots=True)
class Done:
    """What a run has moved."""

    files: int
    moved: int
    bytes: int


class Copies:
    """The copies in one folder."""

    def __init__(self, folder: Path, key: str) -> None:
        self._folder = folder
        drawn = HKDF(algorithm=SHA256(), length=32, salt=None, info=b"files")
        self._cipher = AESGCM(drawn.derive(key.encode()))

    def bring(self, root: Path) -> Done:
        """Copy whatever under `root` is not there yet."""
        files = moved = size = 0
        for name in _names(root):
            source, copy = root / name, self._folder / name
            files += 1
            try:
                if _size(copy) == source.stat().st_size + OVERHEAD:
                    continue
                content = source.read_bytes()
            except FileNotFoundError:
                # Erased while we walked.
                continue
            self._put(copy, self._sealed(name, content))
            moved, size = moved + 1, size + len(content)
        os.sync()
        return Done(files, moved, size)

    def mirror(self, root: Path) -> Done:
        """Make the copies be what is under `root`, where files do change under their names."""
        names = list(_names(root))
        moved = size = 0
        for name in names:
            content = (root / name).read_bytes()
            if not self._is(name, content):
                self._put(self._folder / name, self._sealed(name, content))
                moved, size = moved + 1, size + len(content)
        for name in set(_names(self._folder)) - set(names):
            (self._folder / name).unlink()
        os.sync()
        return Done(len(names), moved, size)

    def names(self) -> list[str]:
        """What there are copies of."""
        return list(_names(self._folder))

    def _is(self, name: str, content: bytes) -> bool:
        try:
            return self.read(name) == content
        except Unreadable:
            return False

    def fetch(self, root: Path) -> Done:
        """Put back whatever is not under `root`. Raises Unreadable for the first that cannot be opened."""
        files = moved = size = 0
        for name in _names(self._folder):
            place = root / name
            files += 1
            if _size(place) == (self._folder / name).stat().st_size - OVERHEAD:
                continue
            content = self.read(name)
            self._put(place, content)
            moved, size = moved + 1, size + len(content)
        os.sync()
        return Done(files, moved, size)

    def forget(self, ledger: Path) -> int:
        """Take away what was erased; how many files that were."""
        gone = 0
        for word, names in erased.entries(ledger):
            for name in names if word == "vault" else ():
                copy = self._folder / name
                if ".." not in copy.parts and copy.is_file():
                    copy.unlink()
                    gone += 1
        return gone

    def read(self, name: str) -> bytes:
        """A file as it was. Raises Unreadable."""
        try:
            sealed = (self._folder / name).read_bytes()
        except OSError as error:
            raise Unreadable(name) from error
        head, rest = sealed[: len(_MARK)], sealed[len(_MARK) :]
        if head != _MARK:
            raise Unreadable(name)
        try:
            return self._cipher.decrypt(rest[:_NONCE_BYTES], rest[_NONCE_BYTES:], name.encode())
        except (InvalidTag, ValueError) as error:
            raise Unreadable(name) from error

    def _sealed(self, name: str, content: bytes) -> bytes:
        nonce = os.urandom(_NONCE_BYTES)
        return _MARK + nonce + self._cipher.encrypt(nonce, content, name.encode())

    def _put(self, place: Path, content: bytes) -> None:
        """Whole or not at all."""
        place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        draft = place.with_name(f".{uuid4().hex}")
        try:
            draft.write_bytes(content)
            draft.replace(place)
        finally:
            draft.unlink(missing_ok=True)


def _names(root: Path) -> Iterator[str]:
    """The files under a folder by their names in the vault, in an order that is the same tomorrow."""
    waiting = [""]
    while waiting:
        folder = waiting.pop()
        try:
            entries = sorted(os.scandir(root / folder), key=lambda entry: entry.name, reverse=True)
        except FileNotFoundError:
            continue
        for entry in entries:
            name = f"{folder}/{entry.name}" if folder else entry.name
            if entry.name.startswith(".") or name in LEFT_OUT:
                continue
            if entry.is_dir(follow_symlinks=False):
                waiting.append(name)
            elif entry.is_file(follow_symlinks=False):
                yield name


def _size(file: Path) -> int:
    try:
        return file.stat().st_size
    except FileNotFoundError:
        return -1
