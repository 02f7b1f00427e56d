"""Whether a copy that was put back is the county: its keys, its tables, its journal, its files."""

from __future__ import annotations

import hashlib
import io
import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from PIL import Image, UnidentifiedImageError

from pingan.core import crypto, erased, vault
from pingan.core.area_codes import Level
from pingan.journal import seals
from pingan.operations import escrow
from pingan.operations.copies import Copies, Unreadable
from pingan.territory.models import CURRENT, Area

# The newest so many of each kind of file are opened.
SAMPLE = 20
MANIFEST = "manifest.json"
# What is counted, and told beside each other from drill to drill.
COUNTED = ("cases.Case", "people.Account", "registry.Resident", "cases.Photo", "papers.Paper")


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at. `detail` names numbers and ids, never a person."""

    what: str
    sound: bool
    detail: str


@dataclass(frozen=True, slots=True)
class Backup:
    """What lies beside the database in a backup. Where files lie in a bucket there are no copies of them."""

    seals: Path
    ledger: Path
    county: Copies
    files: Copies | None


def judge(backup: Backup) -> list[Finding]:
    """All that is looked at."""
    copies = backup.files
    without_haste()
    found = [_keys(), _tables()]
    if not found[1].sound:
        return found
    found += [_journal(), _seals(backup.seals), _counts(), _erased(backup.ledger), _county(backup.county)]
    if copies is not None:
        found += [_files(kind, some, copies) for kind, some in vault.NAMED.items()]
    return found


def without_haste() -> None:
    """A whole journal takes longer than any request may."""
    with connection.cursor() as cursor:
        cursor.execute("SET statement_timeout = 0")


def _keys() -> Finding:
    word = crypto.unfit()
    return Finding("keys", not word, word)


def _tables() -> Finding:
    executor = MigrationExecutor(connection)
    waiting = executor.migration_plan(executor.loader.graph.leaf_nodes())
    return Finding("tables", not waiting, f"{len(waiting)} migrations waiting" if waiting else "")


def held(sealed: Path, in_use: str) -> Finding:
    """Whether the keys that lie sealed among the backups are those in use (`escrow.digest`). Nobody holding
    any is told by the set-up list; a key that is missing among them is found here."""
    try:
        same = escrow.digest_of(sealed.read_text(encoding="utf-8")) == in_use
    except FileNotFoundError:
        return Finding("escrow", True, "nobody holds the keys")
    except ValueError:
        return Finding("escrow", False, "unreadable")
    return Finding("escrow", same, "" if same else "other keys than those in use: ./run backup")


def _county(copies: Copies) -> Finding:
    """The county's hand-over directory: whoever stands up without it is given the areas of another."""
    codes = sorted(Area.objects.filter(CURRENT, level=Level.COUNTY).values_list("code", flat=True))
    names = copies.names()
    try:
        content = {name: copies.read(name) for name in names}
        manifest = json.loads(content[MANIFEST] if names else (invented_county() / MANIFEST).read_bytes())
        said = [str(manifest["county_code"])]
    except Unreadable as error:
        return Finding("county", False, str(error))
    except (KeyError, TypeError, ValueError, OSError):
        return Finding("county", False, "no manifest")
    if said != codes:
        return Finding("county", False, f"areas of {', '.join(said)}, database of {', '.join(codes)}")
    return Finding("county", True, f"{len(names)} files" if names else "of this release")


def invented_county() -> Path:
    """What a checkout has without being given any."""
    return Path(settings.REPOSITORY) / "fixtures" / "county"


def _journal() -> Finding:
    """Without a hole: as many acts as the last number says."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT county, head, (SELECT count(*) FROM journal_act AS act WHERE act.county = stream.county)"
            " FROM journal_stream AS stream ORDER BY county"
        )
        streams = cursor.fetchall()
    holes = [county for county, head, acts in streams if head != acts]
    told = ", ".join(f"{county}: {acts}/{head}" for county, head, acts in streams)
    return Finding("journal", not holes, told)


def _seals(file: Path) -> Finding:
    made = list(seals.read(file))
    broken = list(seals.broken(file))
    if broken:
        return Finding(
            "seals", False, ", ".join(f"{one.county}: {one.after + 1}-{one.seq}" for one in broken)
        )
    reach = {one.county: one.seq for one in made}
    return Finding(
        "seals", bool(made), ", ".join(f"{county}: {seq}" for county, seq in sorted(reach.items()))
    )


def _counts() -> Finding:
    counts = {label: apps.get_model(label)._default_manager.count() for label in COUNTED}
    return Finding("counts", True, ", ".join(f"{label} {count}" for label, count in counts.items()))


def _erased(ledger: Path) -> Finding:
    """What the ledger names is not there: it was replayed before, so that nothing more is found to erase."""
    back = +erased.replay(ledger)
    return Finding("erased", not back, ", ".join(f"{word} {count}" for word, count in sorted(back.items())))


def _files(kind: str, some: Callable[[int], Sequence[vault.Named]], copies: Copies) -> Finding:
    named = list(some(SAMPLE))
    bad = [one.name for one in named if _fault(one, copies)]
    return Finding(f"files: {kind}", not bad, ", ".join(bad[:5]) or f"{len(named)} opened")


def _fault(one: vault.Named, copies: Copies) -> str:
    try:
        content = copies.read(one.name)
    except Unreadable:
        return "unreadable"
    if one.sha256 is not None and hashlib.sha256(content).digest() != one.sha256:
        return "changed"
    if one.name.endswith(".jpg"):
        try:
            Image.open(io.BytesIO(content)).verify()
        except (OSError, UnidentifiedImageError, SyntaxError):
            return "no picture"
    return "" if content else "empty"


def lines(found: list[Finding]) -> Iterator[str]:
    """For a terminal."""
    for one in found:
        yield f"{'ok  ' if one.sound else 'FAIL'} {one.what} {one.detail}".rstrip()
