"""Reads the journal once for all sockets of the process, in order and without a gap."""

from __future__ import annotations

import asyncio
import logging
import random
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from types import MappingProxyType

from pingan.core import clock
from pingan.journal import selectors as journal
from pingan.journal.selectors import MAX_READ, Act
from pingan.realtime.database import DATABASE_AWAY, DatabaseThread

log = logging.getLogger(__name__)

# Bells may get lost, so a tailer looks by itself this often. One index look-up a county.
POLL_SECONDS = 0.25
MAX_PAUSE_SECONDS = 5.0
# After so many sends in a row the loop turns once, so that sockets are written, read and greeted.
SENDS_PER_TURN = 2000
_MILLISECOND = timedelta(milliseconds=1)


@dataclass(frozen=True, slots=True)
class Reading:
    """One look at the journal. `more`: a county had more acts than fit."""

    epoch: str
    heads: Mapping[str, int]
    acts: list[Act] = field(default_factory=list)
    more: bool = False


def read(cursors: Mapping[str, int]) -> Reading:
    """Everything after the cursors, at most 500 acts a county. Heads are read first, so that acts reach at
    least as far as they say. One statement when nothing is new."""
    epoch, heads = journal.epoch(), journal.heads()
    acts: list[Act] = []
    more = False
    for county, cursor in cursors.items():
        if heads.get(county, 0) > cursor:
            found = journal.read_after(county, cursor)
            more = more or len(found) == MAX_READ
            acts += found
    return Reading(epoch, heads, acts, more)


class Tailer:
    """Keeps a cursor for every county that has viewers and hands on each act after it exactly once.

    `deliver` takes one act and answers how many sockets it reached; `restored` is called when the
    numbers no longer mean what they meant.
    """

    def __init__(
        self, database: DatabaseThread, deliver: Callable[[Act], int], restored: Callable[[], None]
    ) -> None:
        self._database = database
        self._deliver = deliver
        self._restored = restored
        self._cursors: dict[str, int] = {}
        self._bell = asyncio.Event()
        self.epoch = ""
        self.read_at = 0.0
        # From an act to its being handed on, the longest since somebody last asked.
        self.slowest_ms = 0

    @property
    def cursors(self) -> Mapping[str, int]:
        """How far each followed county has been handed on."""
        return self._cursors

    def ring(self) -> None:
        """Look now."""
        self._bell.set()

    def follow(self, county: str, reading: Reading) -> int:
        """Follow the county from `reading` on, or from where it already is; the answer is that place.

        Nothing may be awaited between taking the reading and calling this.
        """
        self._note_epoch(reading)
        cursor = self._cursors.setdefault(county, reading.heads.get(county, 0))
        self.ring()
        return cursor

    def unfollow(self, county: str) -> None:
        """Nobody looks on any more."""
        self._cursors.pop(county, None)

    async def run(self) -> None:
        """Tail for ever. Outlives restarts of the database: pauses grow to 5 s and the cursors stay."""
        failures = 0
        while True:
            # Before looking: a ring during the look is for what the look may have missed.
            self._bell.clear()
            try:
                more = await self._look()
                failures = 0
            except DATABASE_AWAY as error:
                failures += 1
                if failures == 1:
                    log.warning("the journal cannot be read: %s", error)
                # Full jitter, because every process of every machine lost the database in the same moment.
                await asyncio.sleep(random.uniform(0.1, min(MAX_PAUSE_SECONDS, POLL_SECONDS * 2**failures)))  # noqa: S311
                continue
            if not more:
                await self._pause()

    async def _look(self) -> bool:
        if not self._cursors:
            return False
        asked = dict(self._cursors)
        reading = await self._database.run(read, asked)
        if self._note_epoch(reading, asked):
            return False
        self.read_at = time.monotonic()
        await self._hand_on(reading.acts)
        return reading.more

    async def _hand_on(self, acts: list[Act]) -> None:
        sends = 0
        for act in acts:
            # While the reading was on its way the county may have lost its viewers, or lost and found them.
            cursor = self._cursors.get(act.county)
            if cursor is None or act.seq <= cursor:
                continue
            self._cursors[act.county] = act.seq
            took = clock.now() - act.at
            self.slowest_ms = max(self.slowest_ms, took // _MILLISECOND)
            sends += self._deliver(act)
            if sends >= SENDS_PER_TURN:
                sends = 0
                await asyncio.sleep(0)

    def _note_epoch(self, reading: Reading, asked: Mapping[str, int] = MappingProxyType({})) -> bool:
        """Whether the database was taken back in time; then all viewers have been told to start over."""
        went_back = any(reading.heads.get(county, 0) < cursor for county, cursor in asked.items())
        changed = self.epoch not in ("", reading.epoch) or went_back
        self.epoch = reading.epoch
        if changed:
            log.warning("the journal is another one now: all viewers start over")
            self._cursors.clear()
            self._restored()
        return changed

    async def _pause(self) -> None:
        try:
            async with asyncio.timeout(POLL_SECONDS):
                await self._bell.wait()
        except TimeoutError:
            pass
