"""Whether a copy that was put back is the county: its keys, its tables, its journal, its files."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from django.apps import apps
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from PIL import Image, UnidentifiedImageError

from pingan.core import crypto, erased, vault
from pingan.journal import seals
from pingan.operations.copies import Copies, Unreadable

# The newest so many of each kind of file are opened.
SAMPLE = 20
# What is counted, and told beside each other from drill to drill.
COUNTED = ("cases.Case", "people.Account", "registry.Resident", "cases.Photo", "papers.Paper")


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at. `detail` names numbers and ids, never a person."""

    what: str
    sound: bool
    detail: str


def judge(seals_file: Path, ledger: Path, copies: Copies | None) -> list[Finding]:
    """All that is looked at. Without copies of files (they lie in a bucket) none are opened."""
    without_haste()
    found = [_keys(), _tables()]
    if not found[1].sound:
        return found
    found += [_journal(), _seals(seals_file), _counts(), _erased(ledger)]
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
