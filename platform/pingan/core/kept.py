"""Keeping for a while what was read: the one way in which a process remembers.

A cache library brings times and sizes. What it lacks is what matters here: a reading that was begun before
`forget` is not put back after it, and one call drops everything, so that a test need not know who remembers.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from threading import Lock
from time import monotonic
from typing import Generic, Protocol, TypeVar, TypeVarTuple
from weakref import WeakSet

K = TypeVarTuple("K")
T = TypeVar("T")

# For what is asked for by its version: it never becomes wrong, only unasked for.
FOREVER = math.inf


class Forgetful(Protocol):
    """Whatever can be told to drop what it keeps."""

    def forget(self) -> None: ...


_all: WeakSet[Forgetful] = WeakSet()


class Kept(Generic[*K, T]):
    """What `read(*key)` answers, as of at most `seconds` ago, for the `most` keys that came last.

    Something that is changed by versions is two of these: one that looks up the version every few seconds,
    and one that is FOREVER, keyed by the version. What `read` raises is raised, and nothing is kept. Two
    threads that come at once both read.
    """

    def __init__(self, read: Callable[[*K], T], seconds: float, most: int = 1) -> None:
        self._read, self._seconds, self._most = read, seconds, most
        self._storing = Lock()
        self._known: dict[tuple[*K], tuple[T, float]] = {}
        _all.add(self)

    def get(self, *key: *K) -> T:
        # The moment is that before the reading, and so is the dictionary: after a `forget` meanwhile nobody
        # looks into it any more.
        now, known = monotonic(), self._known
        found = known.get(key)
        if found is not None and now < found[1]:
            return found[0]
        value = self._read(*key)
        with self._storing:
            known.pop(key, None)
            while len(known) >= self._most:
                del known[next(iter(known))]
            known[key] = (value, now + self._seconds)
        return value

    def forget(self) -> None:
        """Drop what is kept: the next question is read."""
        self._known = {}


def forget_all() -> None:
    """Drop what anything in this process keeps."""
    for kept in list(_all):
        kept.forget()
