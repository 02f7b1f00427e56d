"""What was erased stays erased: a ledger of erasures that lies outside of the database.

A copy of the database that is put back brings back what was erased since it was made. So each erasure is
written down here as well, by the ids of its rows and never by what they said, and `replay` erases them again.

A room that erases notes what it is about to erase in the transaction that does it, and registers how the
same is done again:

    erased.note("callers", [row.pk])
    erased.AGAIN.register("callers", forget)

A line is flushed before the transaction commits. One whose transaction fails names rows that are about to be
erased all the same; one that were missing would bring somebody back.
"""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from django.conf import settings

from pingan.core import clock
from pingan.core.registry import Registry

# Erases what has these ids, and bears that it is done twice; how many it found.
AGAIN: Registry[Callable[[Sequence[str]], int]] = Registry("core.erased_again")
# So many at a time.
_TOGETHER = 500


def ledger() -> Path:
    """Where it lies."""
    return Path(settings.OPERATIONS_DIR) / "erased.jsonl"


def note(word: str, ids: Iterable[object]) -> None:
    """Write down, for good, that these are about to be erased. Raises OSError: then they are not."""
    listed = [str(one) for one in ids]
    if not listed:
        return
    ledger().parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    at = clock.now().isoformat()
    lines = "".join(
        json.dumps({"at": at, "what": word, "ids": listed[place : place + _TOGETHER]}) + "\n"
        for place in range(0, len(listed), _TOGETHER)
    )
    # One write to the end of the file: the kernel keeps two of them apart.
    handle = os.open(ledger(), os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
    try:
        os.write(handle, lines.encode())
        os.fsync(handle)
    finally:
        os.close(handle)


def entries(file: Path) -> Iterator[tuple[str, list[str]]]:
    """What a ledger says, oldest first. A line that a cut of power left half written had erased nothing."""
    if not file.is_file():
        return
    with file.open(encoding="utf-8", errors="replace") as lines:
        for line in lines:
            try:
                said = json.loads(line)
                yield str(said["what"]), [str(one) for one in said["ids"]]
            except (ValueError, KeyError, TypeError):
                continue


def replay(file: Path) -> Counter[str]:
    """Erase again whatever this ledger names; how many were there, by word.

    Raises NotRegistered for a word that this release does not know: nothing may be left standing in silence.
    """
    again: Counter[str] = Counter()
    for word, ids in entries(file):
        again[word] += AGAIN[word](ids)
    return again
