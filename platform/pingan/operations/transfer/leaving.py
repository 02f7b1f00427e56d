"""Writing a county's whole data into a directory or one file, for its operator alone.

One transaction sees one moment of the database, whatever is written meanwhile; rows go from it into the
files without being gathered. All of it lies beside its place until it is whole: what has the name of an
export is one.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import tarfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from django.apps import apps
from django.db import connection, transaction
from django.db.backends.utils import CursorWrapper
from django.db.migrations.recorder import MigrationRecorder
from django.utils import translation

from pingan.core import clock, crypto, vault
from pingan.core.area_codes import Level
from pingan.core.errors import NotFound
from pingan.core.ids import uuid7
from pingan.core.locks import OURS
from pingan.journal import seals
from pingan.journal import services as journal
from pingan.journal.topics import Topic
from pingan.operations.transfer import verify
from pingan.operations.transfer.dictionary import resource
from pingan.operations.transfer.geopackage import GeoPackage
from pingan.operations.transfer.layers import write_layers
from pingan.operations.transfer.tables import LEFT_BEHIND, PLAIN_WORDS, Table, tables
from pingan.territory.models import CURRENT, Area

# What this is written by; a later one that reads otherwise counts on.
FORMAT: Final = 1
# Why somebody takes a county's data out.
PURPOSES: Final = ("move", "handover", "audit", "archive")
PACKAGE: Final = "datapackage.json"
VAULT: Final = "vault"
COUNTY: Final = "county"
_LOCK: Final = (OURS, 8)
_PIECE: Final = 1 << 20
_HERE: Final = Path(__file__).parent


class Taken(Exception):
    """Something lies there already."""


class UnderWay(Exception):
    """Another export is at work."""


class NoCounty(Exception):
    """There is nothing to export."""


@dataclass(slots=True)
class Left:
    """What an export holds."""

    place: Path
    tables: int = 0
    rows: int = 0
    files: int = 0
    layers: Mapping[str, int] = field(default_factory=dict)


def leave(
    place: Path, *, purpose: str, operator: str = "", county: Path | None = None, release: str = ""
) -> Left:
    """Export everything to `place`, a directory that is not there yet, or a file whose name ends in .tar.

    `county` is the county's hand-over directory, where it is not the invented one; `release` the commit that
    is served. Raises Taken, UnderWay, NoCounty, and OSError when the disk refuses.
    """
    if place.exists():
        raise Taken(place)
    with _alone(), _beside(place) as draft:
        number = uuid7()
        _journal(number, purpose, operator)
        seals.seal()
        left = Left(place)
        package = _at_one_moment(draft, left)
        left.files = _copy_vault(draft / VAULT)
        if county is not None:
            shutil.copytree(county, draft / COUNTY)
        for name in ("verify.py", "README.md"):
            shutil.copyfile(_HERE / name, draft / name)
        package["id"] = str(number)
        package["pingan"]["release"] = release
        _write_json(draft / PACKAGE, package)
        _write_sums(draft)
        _give_name(draft, place)
    return left


def _journal(number: Any, purpose: str, operator: str) -> None:
    """Before anything is read, so that the act is in what is taken out."""
    counties = list(
        Area.objects.filter(CURRENT, level=Level.COUNTY).order_by("code").values_list("code", flat=True)
    )
    if not counties:
        raise NoCounty
    with transaction.atomic():
        for code in counties:
            journal.record(
                type="people.exported",
                topic=Topic.PEOPLE,
                area_code=code,
                object_type="export",
                object_id=number,
                actor=None,
                post=None,
                purpose=purpose,
                facts={"operator": operator} if operator else {},
            )


def _at_one_moment(draft: Path, left: Left) -> dict[str, Any]:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        cursor.execute(PLAIN_WORDS)
        at = clock.now().isoformat()
        (draft / "tables").mkdir(mode=0o700)
        resources = [_write_table(table, draft, cursor) for table in tables()]
        left.tables, left.rows = len(resources), sum(one["rows"] for one in resources)
        with GeoPackage(draft / "map.gpkg", at) as package:
            left.layers = write_layers(package)
        _write_journal(draft, cursor)
        return _package(at, resources, left.layers, cursor)


def _write_table(table: Table, draft: Path, cursor: CursorWrapper) -> dict[str, Any]:
    path = f"tables/{table.name}.csv"
    with Hashing(draft / path) as out:
        rows = table.write_rows(cursor, out)
    return resource(table, path, rows, out.size, out.digest.hexdigest())


def _write_journal(draft: Path, cursor: CursorWrapper) -> None:
    """The seals of what is taken out, and the keys that they are read by."""
    (draft / "journal").mkdir(mode=0o700)
    cursor.execute("SELECT county, head FROM journal_stream")
    heads: dict[str, int] = dict(cursor.fetchall())
    kept = [one for one in seals.read(seals.file_of_seals()) if one.seq <= heads.get(one.county, 0)]
    text = "".join(seals.line(one) for one in kept)
    (draft / "journal" / "seals.jsonl").write_text(text, encoding="utf-8")
    ring = crypto.ring()
    keys = {
        "seals": {str(number): seals.key_of(number).hex() for number in sorted(ring.keys)},
        "fingerprints": ring.index_key.hex(),
    }
    _write_json(draft / verify.KEYS, keys)


def _package(
    at: str, resources: list[dict[str, Any]], layers: Mapping[str, int], cursor: CursorWrapper
) -> dict[str, Any]:
    cursor.execute("SELECT sequencename, last_value FROM pg_sequences WHERE schemaname = 'public' ORDER BY 1")
    return {
        "profile": "tabular-data-package",
        "name": "pingan-county",
        "created": at,
        "resources": resources,
        "pingan": {
            "format": FORMAT,
            "migrations": migrations(),
            "sequences": dict(cursor.fetchall()),
            "layers": dict(layers),
            "demo": os.environ.get("PINGAN_DEMO", "1") == "1",
            "left_behind": _left_behind(),
        },
    }


def _left_behind() -> dict[str, dict[str, str]]:
    told: dict[str, dict[str, str]] = {}
    for language in ("zh", "en"):
        with translation.override("zh-hans" if language == "zh" else "en"):
            for label, why in LEFT_BEHIND.items():
                told.setdefault(label, {})[language] = str(why)
    return told


def migrations() -> list[str]:
    """Those that this database has been through, of our rooms."""
    applied = MigrationRecorder(connection).applied_migrations()
    rooms = {config.label for config in _rooms()}
    return sorted(f"{app}.{name}" for app, name in applied if app in rooms)


def _rooms() -> Iterator[Any]:
    return (config for config in apps.get_app_configs() if config.name.startswith("pingan."))


def _copy_vault(to: Path) -> int:
    to.mkdir(mode=0o700)
    files = 0
    for name in vault.names():
        try:
            source = vault.open_file(name)
        except NotFound:
            # Erased while we walked.
            continue
        (to / name).parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with source, (to / name).open("xb") as out:
            for piece in source.chunks(_PIECE):
                out.write(piece)
        files += 1
    return files


def _write_sums(draft: Path) -> None:
    """Last of all, over all the rest: `sha256sum -c SHA256SUMS` reads it."""
    names = sorted(one.relative_to(draft).as_posix() for one in draft.rglob("*") if one.is_file())
    text = "".join(f"{verify.sha256_of(draft / name)}  {name}\n" for name in names)
    (draft / verify.SUMS).write_text(text, encoding="utf-8")


def _write_json(file: Path, told: Any) -> None:
    file.write_text(json.dumps(told, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def _give_name(draft: Path, place: Path) -> None:
    if place.suffix != ".tar":
        os.sync()
        draft.rename(place)
        return
    packed = draft.with_name(draft.name + ".tar")
    try:
        with packed.open("xb") as out, tarfile.open(fileobj=out, mode="w|") as tar:
            tar.add(draft, arcname=place.stem)
        os.sync()
        packed.rename(place)
    finally:
        packed.unlink(missing_ok=True)


class Hashing:
    """A file that knows its digest once it is written."""

    def __init__(self, file: Path) -> None:
        self.digest, self.size = hashlib.sha256(), 0
        self._out = file.open("xb")

    def __enter__(self) -> Hashing:
        return self

    def __exit__(self, *_told: object) -> None:
        self._out.close()

    def write(self, content: bytes) -> int:
        self.digest.update(content)
        self.size += len(content)
        return self._out.write(content)


@contextmanager
def _alone() -> Iterator[None]:
    """One at a time. The lock is the connection's, and goes with it."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s, %s)", _LOCK)
        if not (cursor.fetchone() or (False,))[0]:
            raise UnderWay
        try:
            yield
        finally:
            cursor.execute("SELECT pg_advisory_unlock(%s, %s)", _LOCK)


@contextmanager
def _beside(place: Path) -> Iterator[Path]:
    """A draft for its owner alone, gone unless it got the name. What a killed one left goes first."""
    draft = place.with_name(f".{place.name}.unfinished")
    before = os.umask(0o077)
    try:
        shutil.rmtree(draft, ignore_errors=True)
        draft.with_name(draft.name + ".tar").unlink(missing_ok=True)
        draft.mkdir(mode=0o700, parents=True)
        yield draft
    finally:
        shutil.rmtree(draft, ignore_errors=True)
        os.umask(before)
