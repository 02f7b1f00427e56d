"""Seals of the journal: a chain of keyed digests over its acts, kept outside of the database.

The journal only grows, and a trigger sees to it; but whoever owns the tables can take a trigger away. A seal
says what the acts up to a number were when it was made: an act that was changed, taken out, put in or left
off since then no longer fits it. The key is drawn from the deployment's ring, which the database has not.

A line of the file: county, the number it reaches to, the number of the key, and the digest, into which the
one before it went.
"""

from __future__ import annotations

import hmac
import json
import os
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass
from itertools import chain as end_to_end
from itertools import pairwise
from pathlib import Path

from django.conf import settings
from django.db import connection

from pingan.core import crypto

# So many acts to a seal at most: also what is digested in one statement.
SPAN = 5000
# Of a long journal so many spans at a time are digested side by side: each is the database's work for itself,
# and only the chain goes one by one.
AT_A_TIME = 50
_SIDE_BY_SIDE = min(os.cpu_count() or 1, 4)
_PURPOSE = "journal.seal"
# Every column, in a form that leaves no room for two readings.
_DIGEST_SQL = """
SELECT count(*),
    encode(sha256(convert_to(coalesce(string_agg(line, E'\\n' ORDER BY seq), ''), 'UTF8')), 'hex')
FROM (
    SELECT seq, jsonb_build_array(
        county, seq, type, topic, object_type, object_id, object_version, area_code, actor, post, purpose,
        hearers, facts, extract(epoch FROM at)
    )::text AS line
    FROM journal_act WHERE county = %s AND seq > %s AND seq <= %s
) AS acts
"""


@dataclass(frozen=True, slots=True)
class Seal:
    """What a county's acts up to `seq` were."""

    county: str
    seq: int
    key: int
    digest: str


@dataclass(frozen=True, slots=True)
class Broken:
    """Between these two numbers the journal is not what it was when it was sealed."""

    county: str
    after: int
    seq: int


def file_of_seals() -> Path:
    """Where they lie."""
    return Path(settings.OPERATIONS_DIR) / "seals.jsonl"


def seal() -> int:
    """Seal what has come since; how many seals that took."""
    last = {one.county: one for one in read(file_of_seals())}
    made: list[Seal] = []
    for county, head in _heads():
        before = last.get(county, Seal(county, 0, crypto.ring().active, ""))
        ends = [*range(before.seq + SPAN, head, SPAN), head] if before.seq < head else []
        for digested in _digested(county, [before.seq, *ends]):
            before = _next(before, digested, crypto.ring().active)
            made.append(before)
    if made:
        _append("".join(map(line, made)))
    return len(made)


def take_up(file: Path) -> int:
    """After a copy was put back: go on from the seals of its own past, and leave off those of what it never
    had, since it is of an earlier moment. How many were left off."""
    heads = dict(_heads())
    known = list(read(file))
    kept = [one for one in known if one.seq <= heads.get(one.county, 0)]
    file_of_seals().unlink(missing_ok=True)
    if kept:
        _append("".join(map(line, kept)))
    return len(known) - len(kept)


def broken(file: Path) -> Iterator[Broken]:
    """Where the journal does not fit the seals of a file; the first place of each county.

    A key that is not in the ring opens nothing, and is as good as broken: somebody has to look.
    """
    chains: dict[str, list[Seal]] = {}
    for one in read(file):
        chains.setdefault(one.county, []).append(one)
    for county, chain in sorted(chains.items()):
        before = Seal(county, 0, 0, "")
        for one, digested in zip(chain, _digested(county, [0, *(one.seq for one in chain)]), strict=True):
            if not _fits(before, one, digested):
                yield Broken(county, before.seq, one.seq)
                break
            before = one


def read(file: Path) -> Iterator[Seal]:
    """The seals of a file, oldest first. A line that a cut of power left half written is none."""
    if not file.is_file():
        return
    with file.open(encoding="utf-8", errors="replace") as lines:
        for line in lines:
            try:
                said = json.loads(line)
                yield Seal(str(said["county"]), int(said["seq"]), int(said["key"]), str(said["digest"]))
            except (ValueError, KeyError, TypeError):
                continue


def line(one: Seal) -> str:
    """As a file of seals has it."""
    return json.dumps(asdict(one)) + "\n"


def key_of(number: int) -> bytes:
    """What seals are drawn by. Raises KeyError for a key that is not in the ring."""
    return crypto.ring().derived(number, _PURPOSE, 32)


@dataclass(frozen=True, slots=True)
class _Digested:
    """What the database says of the acts up to `seq`, from the end of the span before."""

    seq: int
    count: int
    digest: str


def _fits(before: Seal, one: Seal, digested: _Digested) -> bool:
    try:
        return hmac.compare_digest(_next(before, digested, one.key).digest, one.digest)
    except KeyError:
        return False


def _next(before: Seal, digested: _Digested, key: int) -> Seal:
    said = [before.digest, before.county, before.seq, digested.seq, digested.count, digested.digest]
    digest = hmac.digest(key_of(key), json.dumps(said).encode(), "sha256").hex()
    return Seal(before.county, digested.seq, key, digest)


def _digested(county: str, ends: Sequence[int]) -> Iterator[_Digested]:
    """The spans between these numbers, in their order."""
    spans = list(pairwise(ends))
    if len(spans) <= AT_A_TIME:
        yield from _digest(county, spans)
        return
    runs = [spans[at : at + AT_A_TIME] for at in range(0, len(spans), AT_A_TIME)]
    with ThreadPoolExecutor(_SIDE_BY_SIDE) as threads:
        yield from end_to_end.from_iterable(threads.map(lambda run: _digest_apart(county, run), runs))


def _digest_apart(county: str, spans: Sequence[tuple[int, int]]) -> list[_Digested]:
    """By a connection of its own: each thread has one, and nobody else would close it."""
    try:
        return _digest(county, spans)
    finally:
        connection.close()


def _digest(county: str, spans: Sequence[tuple[int, int]]) -> list[_Digested]:
    found = []
    with connection.cursor() as cursor:
        for after, seq in spans:
            cursor.execute(_DIGEST_SQL, [county, after, seq])
            found.append(_Digested(seq, *cursor.fetchone()))
    return found


def _heads() -> list[tuple[str, int]]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT county, head FROM journal_stream ORDER BY county")
        return list(cursor.fetchall())


def _append(lines: str) -> None:
    file_of_seals().parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    handle = os.open(file_of_seals(), os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
    try:
        os.write(handle, lines.encode())
        os.fsync(handle)
    finally:
        os.close(handle)
