"""Reading an export into an installation that has nothing yet, and proving that all of it is there.

First everything is looked at without a touch: every file's digest, the journal's numbers and seals, the
release, that nothing is here. Then one transaction takes all tables in, has the database check every rule of
its own, writes all of it out again and compares row by row with what came.
"""

from __future__ import annotations

import hashlib
import json
import shutil
import tarfile
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from itertools import takewhile
from pathlib import Path
from typing import Any, Final
from uuid import UUID

from django.core.files.base import File
from django.db import connection, transaction
from django.db.backends.utils import CursorWrapper

from pingan.core import crypto, vault
from pingan.core.errors import NotFound
from pingan.journal import seals
from pingan.journal import services as journal
from pingan.journal.topics import Topic
from pingan.operations.transfer import verify
from pingan.operations.transfer.leaving import COUNTY, FORMAT, PACKAGE, VAULT, migrations
from pingan.operations.transfer.tables import PLAIN_WORDS, OtherColumns, Table, quoted, tables
from pingan.people.models import Account

# What `migrate` fills by itself; the export has those rows too.
OF_MIGRATING: Final = frozenset({"categories.Category"})
_SHOWN: Final = 5
_PIECE: Final = 1 << 20


class Refused(Exception):
    """It is not taken in, and nothing was changed; says why, and what to do."""


class Differs(Exception):
    """What is in the database now is not what was in the file. Nothing is kept."""


@dataclass(frozen=True, slots=True)
class Arrived:
    """What was taken in, and compared."""

    tables: int
    rows: int
    files: int
    county: bool
    demo: bool


def arrive(export: Path, *, room: Path, county: Path) -> Arrived:
    """Take in an export, a directory or a .tar.

    `room` is where a .tar is laid out; `county` is where the county's own files go, if it has any. Raises
    Refused, Differs, and what the database says of a row that breaks one of its rules.
    """
    with _laid_out(export, room) as folder:
        package = _looked_at(folder)
        with _fingerprints_of(folder), transaction.atomic():
            rows = _take_in(folder, package)
            files = _take_files(folder)
            _ask_for_no_factor_of_before()
            _journal(package)
        _analyze()
        seals.file_of_seals().unlink(missing_ok=True)
        seals.seal()
        has_county = (folder / COUNTY).is_dir()
        if has_county:
            _take_county(folder / COUNTY, county)
        return Arrived(len(package["resources"]), rows, files, has_county, bool(package["pingan"]["demo"]))


def _looked_at(folder: Path) -> dict[str, Any]:
    """What the export says of itself, once all of it was found to be true. Raises Refused."""
    wrong = list(verify.of_files(folder))
    if wrong:
        raise Refused(
            f"the export is not whole: {_some(wrong)}. Copy it anew from where it was made; "
            "one that was cut short never got its name"
        )
    package: dict[str, Any] = json.loads((folder / PACKAGE).read_text(encoding="utf-8"))
    said = package["pingan"]
    if said["format"] != FORMAT:
        raise Refused(f"the export has format {said['format']}, this release reads {FORMAT}")
    _refuse_other_release(said)
    if wrong := list(verify.of_journal(folder)):
        raise Refused(f"the journal is not what was sealed: {_some(wrong)}. Ask whoever made the export")
    _refuse_unless_empty()
    return package


def _refuse_other_release(said: Any) -> None:
    ours, theirs = set(migrations()), set(said["migrations"])
    commit = said["release"] or "that made it"
    if missing := sorted(theirs - ours):
        raise Refused(
            f"the export comes of a later release ({_some(missing)}). "
            f"Bring this checkout to {commit}, then import"
        )
    if more := sorted(ours - theirs):
        raise Refused(
            f"the export comes of an earlier release (without {_some(more)}). "
            f"Bring this checkout to {commit}, import, then ./run upgrade"
        )


def _refuse_unless_empty() -> None:
    with connection.cursor() as cursor:
        filled = [
            table.name for table in tables() if table.label not in OF_MIGRATING and _has_rows(cursor, table)
        ]
    if filled:
        raise Refused(
            f"there is data here already ({_some(filled)}). Take an empty place: "
            "PINGAN_VAR=DIRECTORY ./run import …, or give up what is here: ./run reset"
        )


def _has_rows(cursor: CursorWrapper, table: Table) -> bool:
    cursor.execute(f"SELECT EXISTS (SELECT FROM {quoted(table.name)})")  # noqa: S608  names of models
    return bool((cursor.fetchone() or (False,))[0])


def _take_in(folder: Path, package: dict[str, Any]) -> int:
    """Every table; how many rows."""
    files = {one["name"]: one for one in package["resources"]}
    wanted = tables()
    if others := sorted({table.name for table in wanted} ^ set(files)):
        raise Refused(f"the export has other tables than this release: {_some(others)}")
    with connection.cursor() as cursor:
        cursor.execute(PLAIN_WORDS)
        with _as_they_come(cursor):
            for table in wanted:
                _take_table(cursor, table, folder / files[table.name]["path"])
        _set_sequences(cursor, package["pingan"]["sequences"])
        return sum(_compare(cursor, table, folder, files[table.name]) for table in wanted)


def _take_table(cursor: CursorWrapper, table: Table, file: Path) -> None:
    if table.label in OF_MIGRATING:
        cursor.execute(f"DELETE FROM {quoted(table.name)}")  # noqa: S608  names of models
    with file.open("rb") as source:
        try:
            table.read_rows(cursor, source)
        except OtherColumns as error:
            raise Refused(f"{file.name} has other columns than the table") from error


@contextmanager
def _as_they_come(cursor: CursorWrapper) -> Iterator[None]:
    """Rows stay as they were: no trigger numbers an act or follows a change. Then every rule is checked."""
    cursor.execute(
        "SELECT DISTINCT tgrelid::regclass::text FROM pg_trigger WHERE NOT tgisinternal AND tgenabled <> 'D'"
    )
    watched = [name for (name,) in cursor.fetchall()]
    for name in watched:
        cursor.execute(f"ALTER TABLE {name} DISABLE TRIGGER USER")
    yield
    cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    for name in watched:
        cursor.execute(f"ALTER TABLE {name} ENABLE TRIGGER USER")
    cursor.execute("SET CONSTRAINTS ALL DEFERRED")


def _set_sequences(cursor: CursorWrapper, values: dict[str, int | None]) -> None:
    """A number that was given out once is not given out again."""
    cursor.execute("SELECT sequencename FROM pg_sequences WHERE schemaname = 'public'")
    there = {name for (name,) in cursor.fetchall()}
    for name, value in values.items():
        if name in there and value is not None and not name.startswith(("django_", "auth_")):
            cursor.execute("SELECT setval(%s::regclass, %s)", [quoted(name), value])


def _compare(cursor: CursorWrapper, table: Table, folder: Path, told: dict[str, Any]) -> int:
    """Write the table out again, and look at each row beside the one that came. Raises Differs."""
    with (folder / told["path"]).open("rb") as source:
        beside = Beside(source, table.name)
        rows = table.write_rows(cursor, beside)
        beside.end()
    if rows != told["rows"]:
        raise Differs(f"{table.name}: {rows} rows, and {told['rows']} came")
    return rows


class Beside:
    """Compares what is written to it with a file, piece by piece."""

    def __init__(self, source: Any, name: str) -> None:
        self._source, self._name, self._line = source, name, 1

    def write(self, content: bytes) -> int:
        """Raises Differs, with the line."""
        came = self._source.read(len(content))
        if came != content:
            pairs = zip(came.splitlines(), content.splitlines(), strict=False)
            same = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
            raise Differs(f"{self._name}: line {self._line + same} is not what came")
        self._line += content.count(b"\n")
        return len(content)

    def end(self) -> None:
        """Raises Differs if more came."""
        if self._source.read(1):
            raise Differs(f"{self._name}: more came than line {self._line}")


def _take_files(folder: Path) -> int:
    """The vault's files, each read again where it lies now. Raises Differs."""
    digests = verify.sums(folder)
    names = [name for name in digests if name.startswith(f"{VAULT}/")]
    for place in names:
        name = place.removeprefix(f"{VAULT}/")
        with (folder / place).open("rb") as source, vault.beside({name: File(source)}) as files:
            files.keep()
        if _digest(name) != digests[place]:
            raise Differs(f"{name} is not what came")
    return len(names)


def _digest(name: str) -> str:
    digest = hashlib.sha256()
    try:
        with vault.open_file(name) as file:
            for piece in file.chunks(_PIECE):
                digest.update(piece)
    except NotFound:
        return ""
    return digest.hexdigest()


@contextmanager
def _fingerprints_of(folder: Path) -> Iterator[None]:
    """What is found by a keyed fingerprint is found on: that one key comes along, the others are new.

    The ring was this empty place's own and has sealed nothing; it is put back if nothing comes of it.
    """
    told = json.loads((folder / verify.KEYS).read_text(encoding="utf-8"))
    before = crypto.ring()
    crypto.replace_ring(before.with_index(bytes.fromhex(told["fingerprints"])))
    with ExitStack() as undo:
        undo.callback(crypto.replace_ring, before)
        yield
        undo.pop_all()


def _ask_for_no_factor_of_before() -> None:
    """Second factors stay behind: whoever had one would be asked at the door for what nobody has any more."""
    Account.objects.filter(has_factor=True).update(has_factor=False)


def _journal(package: dict[str, Any]) -> None:
    """The last statement of what is done."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT county FROM journal_stream ORDER BY county")
        counties = [county for (county,) in cursor.fetchall()]
    for code in counties:
        journal.record(
            type="people.imported",
            topic=Topic.PEOPLE,
            area_code=code,
            object_type="export",
            object_id=UUID(package["id"]),
            actor=None,
            post=None,
        )


def _analyze() -> None:
    """What the planner knows of a table is not in it."""
    with connection.cursor() as cursor:
        cursor.execute("SET statement_timeout = 0")
        cursor.execute("ANALYZE")


def _take_county(source: Path, to: Path) -> None:
    draft = to.with_name(to.name + ".new")
    shutil.rmtree(draft, ignore_errors=True)
    shutil.copytree(source, draft)
    shutil.rmtree(to, ignore_errors=True)
    draft.rename(to)


@contextmanager
def _laid_out(export: Path, room: Path) -> Iterator[Path]:
    if export.is_dir():
        yield export
        return
    with tempfile.TemporaryDirectory(prefix=".import.", dir=room) as place:
        try:
            with tarfile.open(export, mode="r|*") as tar:
                _lay_out(tar, Path(place))
        except (tarfile.TarError, OSError) as error:
            raise Refused(f"{export} cannot be read: {error}") from error
        folders = list(Path(place).iterdir())
        if len(folders) != 1:
            raise Refused(f"{export} is no export")
        yield folders[0]


def _lay_out(tar: tarfile.TarFile, place: Path) -> None:
    """Plain files by plain names, and nothing else that a .tar could bring."""
    for member in tar:
        parts = Path(member.name).parts
        if member.isdir():
            continue
        source = tar.extractfile(member) if member.isreg() else None
        if source is None or ".." in parts or Path(member.name).is_absolute():
            raise Refused(f"{member.name} does not belong into an export")
        (place / member.name).parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with (place / member.name).open("xb") as out:
            shutil.copyfileobj(source, out)


def _some(names: Sequence[str]) -> str:
    more = len(names) - _SHOWN
    return ", ".join(names[:_SHOWN]) + (f" and {more} more" if more > 0 else "")
