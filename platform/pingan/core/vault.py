"""The files of the house: one place for every kind, over one of Django's storages (STORAGES["vault"]).

A row that names a file is committed only once the file is there whole. Writing and flushing takes its time,
so files are written *beside* their places before any lock is taken, and get their names behind it:

    with vault.beside({PHOTO.name_of(id): jpeg}) as files, transaction.atomic():
        …
        files.keep()

What was not kept at the end of the block is taken away. What a killed process left beside is swept up a day
later.
"""

from __future__ import annotations

import logging
import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any, cast
from urllib.parse import quote
from uuid import UUID, uuid4

from django.conf import settings
from django.core.files.base import ContentFile, File
from django.core.files.storage import FileSystemStorage, storages
from django.http import FileResponse, HttpResponse
from django.http.response import HttpResponseBase

from pingan.core import clock, erased
from pingan.core.errors import NotFound, StorageFull, TooLarge
from pingan.core.registry import Registry

log = logging.getLogger(__name__)

# Where files lie before they have their names, and for how long they may.
BESIDE = "beside"
LEFT_BEHIND = timedelta(days=1)
# Where our own proxy finds them (ops/nginx.conf.in).
_FOR_THE_PROXY = "/vault/"

# Files that came in parts, until they are whole.
PARTS = "parts"


@dataclass(frozen=True, slots=True)
class Named:
    """A file that a row of the database names; where the row knows its content by SHA-256, that."""

    name: str
    sha256: bytes | None = None


# By kind of file: the newest so many that rows name. Whoever looks at a copy opens them.
NAMED: Registry[Callable[[int], Sequence[Named]]] = Registry("vault.named")


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of file: its folder, its ending, what it is to a browser, and how many bytes it may have."""

    folder: str
    ending: str
    media_type: str
    at_most: int

    def name_of(self, key: UUID, variant: str = "") -> str:
        """Where it lies. Two digits of the key as a folder: directories of 100,000 files are slow."""
        return f"{self.folder}/{key.hex[-2:]}/{key}{variant}{self.ending}"

    def refuse_larger(self, content: bytes) -> None:
        """Raises TooLarge."""
        if len(content) > self.at_most:
            raise TooLarge

    def answer(self, name: str) -> HttpResponseBase:
        """A file of this kind, for somebody who has been found to be allowed it. Raises NotFound.

        A local file is only named to our own proxy, which sends it: no thread here waits for a slow phone.
        """
        if not settings.VAULT_SENT_BY_PROXY:
            return FileResponse(open_file(name), content_type=self.media_type)
        if not _storage().exists(name):
            raise NotFound
        return HttpResponse(
            content_type=self.media_type, headers={"X-Accel-Redirect": f"{_FOR_THE_PROXY}{name}"}
        )


def attached(response: HttpResponseBase, name: str) -> HttpResponseBase:
    """A file to be saved under a name, and kept by nobody on the way. Whatever opens it is no page of ours,
    and runs nothing here."""
    response.headers["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(name, safe='')}"
    response.headers["Content-Security-Policy"] = "sandbox; default-src 'none'"
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Cache-Control"] = "private, no-store"
    return response


class LocalStorage(FileSystemStorage):
    """Files of this machine that are there after a power cut, or not at all.

    Any other storage must have `move`, too, and say by an OSError whatever it refuses (`core.bucket`).
    """

    def _save(self, name: str, content: File[bytes]) -> str:
        path = Path(self.path(name))
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("xb") as file:
            for chunk in content.chunks():
                file.write(chunk)
            file.flush()
            os.fsync(file.fileno())
        return name

    def move(self, name: str, to: str) -> None:
        """Give a file another name, in place of what had it; flushed, so that a cut of power keeps it."""
        path = Path(self.path(to))
        path.parent.mkdir(parents=True, exist_ok=True)
        Path(self.path(name)).replace(path)
        folder = os.open(path.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)


class Files:
    """Files that lie beside their places."""

    def __init__(self) -> None:
        self._beside: dict[str, str] = {}

    def keep(self) -> None:
        """Give them their names. Raises StorageFull."""
        with _told():
            for name in list(self._beside):
                _storage().move(self._beside[name], name)
                del self._beside[name]

    def _write(self, name: str, content: bytes | File[bytes]) -> None:
        self._beside[name] = f"{BESIDE}/{uuid4().hex}"
        _storage().save(self._beside[name], ContentFile(content) if isinstance(content, bytes) else content)

    def _drop(self) -> None:
        for name in self._beside.values():
            with suppress(OSError):
                _storage().delete(name)


@contextmanager
def beside(contents: Mapping[str, bytes | File[bytes]]) -> Iterator[Files]:
    """Write files beside their places, to be kept within the block; an open one is copied piece by piece.

    Raises StorageFull, whatever the disk complains of: full, over quota, mounted for reading, no rights.
    """
    files = Files()
    try:
        with _told():
            for name, content in contents.items():
                files._write(name, content)
        yield files
    finally:
        files._drop()


def put(name: str, content: bytes) -> None:
    """Keep one file, in place of what had its name. Raises StorageFull."""
    with beside({name: content}) as files:
        files.keep()


def open_file(name: str) -> File[bytes]:
    """A file to read from. Raises NotFound."""
    try:
        return cast("File[bytes]", _storage().open(name))
    except FileNotFoundError:
        raise NotFound from None


def names(folder: str = "") -> Iterator[str]:
    """Every file that has its name, in an order that is the same tomorrow."""
    try:
        folders, files = _storage().listdir(folder)
    except FileNotFoundError:
        return
    within = f"{folder}/" if folder else ""
    yield from (within + name for name in sorted(files))
    for name in sorted(folders):
        if folder or name not in (BESIDE, PARTS):
            yield from names(within + name)


def delete(name: str) -> None:
    """Take a file away; one that is not there is as good. Raises StorageFull."""
    with _told():
        _storage().delete(name)


def erase(name: str) -> None:
    """Take a file away for good: from the copies too, and again after an older one was put back.

    Raises StorageFull, also where that cannot be written down.
    """
    with _told():
        erased.note("vault", [name])
    delete(name)


def _erase_again(names: Sequence[str]) -> int:
    there = [name for name in names if _storage().exists(name)]
    for name in there:
        delete(name)
    return len(there)


erased.AGAIN.register("vault", _erase_again)


def sweep() -> None:
    """Take away what killed processes left beside."""
    storage, too_old = _storage(), clock.now() - LEFT_BEHIND
    with suppress(FileNotFoundError):
        for name in storage.listdir(BESIDE)[1]:
            # Another sweeper, or its own process after all, may have been here first.
            with suppress(FileNotFoundError):
                if storage.get_modified_time(f"{BESIDE}/{name}") < too_old:
                    storage.delete(f"{BESIDE}/{name}")


def _storage() -> Any:
    return storages["vault"]


@contextmanager
def _told() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        # Nobody but the operator can mend this, and the phones only wait.
        log.error("storage refuses: %s", error)
        raise StorageFull from error
