"""Is this export whole, and is its journal the one that was sealed?   python3 verify.py [DIRECTORY]

It lies in every export and needs nothing but Python. It looks at three things:

* every file is the one that SHA256SUMS names, none is missing and none was added;
* every county's journal is numbered 1, 2, 3 … up to the number it had come to, without a hole;
* the seals: a chain of keyed digests over the acts, each of which the one before it went into. An act that
  was changed, put in or taken out after it was sealed no longer fits. The keys of the seals are in keys.json:
  whoever has them could draw other seals, so compare journal/seals.jsonl with a copy that was kept elsewhere.
"""

from __future__ import annotations

import csv
import hashlib
import hmac
import json
import re
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any, Final

SUMS: Final = "SHA256SUMS"
ACTS: Final = Path("tables") / "journal_act.csv"
STREAMS: Final = Path("tables") / "journal_stream.csv"
SEALS: Final = Path("journal") / "seals.jsonl"
KEYS: Final = "keys.json"
_PIECE: Final = 1 << 20
_LINE: Final = re.compile(r"([0-9a-f]{64})  (.+)")


def faults(folder: Path) -> Iterator[str]:
    """What is wrong with an export; nothing when it is whole."""
    wrong = list(of_files(folder))
    yield from wrong
    if not wrong:
        yield from of_journal(folder)


def of_files(folder: Path) -> Iterator[str]:
    """What is not as SHA256SUMS says."""
    try:
        known = sums(folder)
    except (OSError, ValueError) as error:
        yield f"{SUMS}: {error}"
        return
    there = {one.relative_to(folder).as_posix() for one in folder.rglob("*") if not one.is_dir()} - {SUMS}
    yield from (f"{name}: added" for name in sorted(there - set(known)))
    for name, digest in known.items():
        if name not in there:
            yield f"{name}: missing"
        elif sha256_of(folder / name) != digest:
            yield f"{name}: changed"


def sums(folder: Path) -> dict[str, str]:
    """The digest of each file. Raises OSError, and ValueError for a line that names a place outside."""
    found: dict[str, str] = {}
    for text in (folder / SUMS).read_text(encoding="utf-8").splitlines():
        line = _LINE.fullmatch(text)
        if line is None or Path(line[2]).is_absolute() or ".." in Path(line[2]).parts:
            raise ValueError(text)
        found[line[2]] = line[1]
    return found


def sha256_of(file: Path) -> str:
    """Of a file of any size."""
    digest = hashlib.sha256()
    with file.open("rb") as content:
        while piece := content.read(_PIECE):
            digest.update(piece)
    return digest.hexdigest()


def of_journal(folder: Path) -> Iterator[str]:
    """Holes in the numbers, and seals that do not fit."""
    heads = {row["county"]: int(row["head"]) for row in _rows(folder / STREAMS)}
    keys = {
        int(number): bytes.fromhex(key)
        for number, key in json.loads((folder / KEYS).read_text(encoding="utf-8"))["seals"].items()
    }
    chains = _chains(folder / SEALS)
    found: dict[str, Chain] = {}
    for row in _rows(folder / ACTS):
        county = row["county"]
        chain = found.setdefault(county, Chain(county, keys, chains.get(county, [])))
        yield from chain.take(row)
    for county in sorted({*heads, *found, *chains}):
        chain = found.get(county) or Chain(county, keys, chains.get(county, []))
        yield from chain.end(heads.get(county, 0))


class Chain:
    """One county's journal, act by act, against its seals."""

    def __init__(self, county: str, keys: dict[int, bytes], seals: list[dict[str, Any]]) -> None:
        self._county, self._keys, self._seals = county, keys, seals
        self._at = self._after = 0
        self._before = ""
        self._lines = self._fresh()
        self._broken = False

    def take(self, row: dict[str, str]) -> Iterator[str]:
        """The next act."""
        seq = int(row["seq"])
        if seq != self._at + 1 and not self._broken:
            self._broken = True
            yield f"journal of {self._county}: after {self._at} comes {seq}"
        self._at = seq
        self._lines.update((b"\n" if self._count else b"") + line_of(row).encode())
        self._count += 1
        while self._seals and int(self._seals[0]["seq"]) == seq:
            yield from self._close(self._seals.pop(0))

    def end(self, head: int) -> Iterator[str]:
        """There are no more."""
        if not self._broken and self._at != head:
            yield f"journal of {self._county}: ends at {self._at}, and had come to {head}"
        if self._seals and not self._broken:
            yield f"journal of {self._county}: sealed up to {self._seals[-1]['seq']}, and ends at {self._at}"

    def _close(self, seal: dict[str, Any]) -> Iterator[str]:
        message = json.dumps(
            [self._before, self._county, self._after, self._at, self._count, self._lines.hexdigest()]
        )
        key = self._keys.get(int(seal["key"]))
        drawn = hmac.new(key, message.encode(), hashlib.sha256).hexdigest() if key else ""
        if not hmac.compare_digest(drawn, str(seal["digest"])) and not self._broken:
            self._broken = True
            yield f"journal of {self._county}: {self._after + 1} to {self._at} are not what was sealed"
        self._before, self._after = str(seal["digest"]), self._at
        self._lines = self._fresh()

    def _fresh(self) -> Any:
        self._count = 0
        return hashlib.sha256()


def line_of(row: dict[str, str]) -> str:
    """An act as it was sealed: every column, as PostgreSQL writes an array of JSON."""
    hearers = [one for one in row["hearers"].strip("{}").split(",") if one]
    return (
        "["
        + ", ".join(
            [
                _text(row["county"]),
                row["seq"],
                *map(_text, (row["type"], row["topic"], row["object_type"], row["object_id"])),
                row["object_version"],
                _text(row["area_code"]),
                *(_text(row[column]) if row[column] else "null" for column in ("actor", "post")),
                _text(row["purpose"]),
                "[" + ", ".join(map(_text, hearers)) + "]",
                row["facts"],
                _seconds(row["at"]),
            ]
        )
        + "]"
    )


def _text(value: str) -> str:
    return json.dumps(value, ensure_ascii=False)


_MOMENT: Final = re.compile(r"(\d+)-(\d\d)-(\d\d) (\d\d):(\d\d):(\d\d)(?:\.(\d{1,6}))?\+00")


def _seconds(moment: str) -> str:
    """Since 1970, with six digits after the point. Not by way of a float, which has too few."""
    read = _MOMENT.fullmatch(moment)
    if read is None:
        return moment
    year, month, day, hour, minute, second = (int(part) for part in read.groups()[:6])
    whole = ((_days(year, month, day) * 24 + hour) * 60 + minute) * 60 + second
    return f"{whole}.{(read[7] or '').ljust(6, '0')}"


def _days(year: int, month: int, day: int) -> int:
    return date(year, month, day).toordinal() - date(1970, 1, 1).toordinal()


def _chains(file: Path) -> dict[str, list[dict[str, Any]]]:
    found: dict[str, list[dict[str, Any]]] = {}
    if file.is_file():
        for text in file.read_text(encoding="utf-8").splitlines():
            seal = json.loads(text)
            found.setdefault(seal["county"], []).append(seal)
    return found


def _rows(file: Path) -> Iterator[dict[str, str]]:
    with file.open(encoding="utf-8-sig", newline="") as lines:
        yield from csv.DictReader(lines)


def main(folder: Path) -> int:
    """Say what is wrong, and end with 1 if anything is."""
    wrong = 0
    for fault in faults(folder):
        wrong += 1
        print("FAIL", fault)  # noqa: T201  a program of its own
    if not wrong:
        acts = ", ".join(f"{row['county']}: {row['head']}" for row in _rows(folder / STREAMS))
        sealed = ", ".join(
            f"{county}: {chain[-1]['seq']}" for county, chain in _chains(folder / SEALS).items()
        )
        print(f"ok   {len(sums(folder))} files; acts {acts or '0'}; sealed up to {sealed or '0'}")  # noqa: T201
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).resolve().parent))
