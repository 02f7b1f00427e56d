"""The looks of this process's sockets: what each has open, and who else is told to it."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Coroutine, Iterable
from dataclasses import dataclass, field
from typing import Any, Final
from uuid import UUID

from pingan.realtime import bell, looking
from pingan.realtime.database import DATABASE_AWAY, DatabaseThread
from pingan.realtime.hub import Viewer
from pingan.realtime.looking import Sight
from pingan.realtime.messages import Lease, Look, encode
from pingan.realtime.messages import Looker as LookerSaid

log = logging.getLogger(__name__)

# Other processes tell at once where there is Redis; without it this is how long it takes to see who came.
LOOK_AGAIN_SECONDS: Final = 5.0
RENEW_EVERY: Final = 3  # of those
# Between two turns of one page. All sockets share one thread for the database, and the journal's tail too.
REST_SECONDS: Final = 0.2


@dataclass(slots=True)
class _Gaze:
    """One socket's: what its page wants to look at, and what is kept and was told of that."""

    wanted: tuple[UUID | None, bool]
    kept: tuple[UUID | None, bool] = (None, False)
    told: Sight = field(default_factory=Sight)
    settling: bool = False

    @property
    def case(self) -> UUID | None:
        return self.kept[0]


class Looks:
    """Belongs to the event loop. However often a page turns, a socket has one question at the database, and
    rests before the next: what it turned to meanwhile is never asked about."""

    def __init__(self, database: DatabaseThread, spawn: Callable[[Coroutine[Any, Any, None]], None]) -> None:
        self._database = database
        self._spawn = spawn
        self._gazes: dict[Viewer, _Gaze] = {}

    def turn_to(self, viewer: Viewer, case: UUID | None, *, idle: bool = False) -> None:
        """The viewer's page has this case open now; None for none."""
        gaze = self._gazes.get(viewer)
        if gaze is None:
            if case is None:
                return
            gaze = self._gazes[viewer] = _Gaze((case, idle))
        self._want(viewer, gaze, (case, idle))

    def leave(self, viewer: Viewer) -> None:
        """The socket has closed. Should the database be away just now, its look is gone within a minute."""
        if (gaze := self._gazes.pop(viewer, None)) is not None:
            self._want(viewer, gaze, (None, False))

    def _want(self, viewer: Viewer, gaze: _Gaze, wanted: tuple[UUID | None, bool]) -> None:
        gaze.wanted = wanted
        if not gaze.settling:
            gaze.settling = True
            self._spawn(self._settle(viewer, gaze))

    def told(self, case: UUID) -> None:
        """Another process says that others look at it now, or that somebody writes."""
        if any(gaze.case == case for gaze in self._gazes.values()):
            self._spawn(self._show([case]))

    async def keep(self) -> None:
        """Renew what is looked at, and look again who else does, for ever."""
        rounds = 0
        while True:
            await asyncio.sleep(LOOK_AGAIN_SECONDS)
            rounds += 1
            if not self._gazes:
                continue
            if rounds % RENEW_EVERY == 0:
                await self._renew()
            await self._show({gaze.case for gaze in self._gazes.values() if gaze.case is not None})

    async def _settle(self, viewer: Viewer, gaze: _Gaze) -> None:
        try:
            while gaze.wanted != gaze.kept:
                case, idle = wanted = gaze.wanted
                was, now = gaze.case, await self._ask(viewer, case, idle)
                gaze.kept = (case if now else None, idle)
                if not now and gaze.wanted == wanted:
                    # Not theirs to look at, or nothing: that is settled until the page turns again.
                    gaze.wanted = gaze.kept
                gaze.told = Sight()
                await self._tell({one for one in (was, gaze.case) if one is not None})
                await _rest()
        except DATABASE_AWAY:
            gaze.wanted = gaze.kept  # no truth depends on it; the page says again where it is
        finally:
            gaze.settling = False
            if gaze.case is None:
                self._gazes.pop(viewer, None)

    async def _ask(self, viewer: Viewer, case: UUID | None, idle: bool) -> bool:
        return await self._database.run(looking.look, viewer.socket, viewer.actor, case, idle=idle)

    async def _tell(self, cases: Iterable[UUID]) -> None:
        for case in cases:
            await self._show([case])
            await bell.tell(case)

    async def _renew(self) -> None:
        """They still look, as far as they still may: a case leaves one's sight without anybody turning."""
        try:
            for viewer, gaze in list(self._gazes.items()):
                case = gaze.case
                if case is not None and not await self._database.run(looking.may_look, viewer.actor, case):
                    self.turn_to(viewer, None)
            kept = [viewer.socket for viewer, gaze in self._gazes.items() if gaze.case is not None]
            await self._database.run(looking.renew, kept)
        except DATABASE_AWAY:
            log.debug("looks are renewed later")

    async def _show(self, cases: Iterable[UUID]) -> None:
        """Tell each viewer of these cases who else looks and who writes, where that has changed."""
        asked = set(cases)
        if not asked:
            return
        try:
            found = await self._database.run(looking.sights_of, asked)
        except DATABASE_AWAY:
            return
        for viewer, gaze in list(self._gazes.items()):
            if gaze.case not in asked:
                continue
            seen = found[gaze.case]
            sight = Sight(looking.others(seen.lookers, viewer.actor), seen.writers)
            if sight != gaze.told:
                gaze.told = sight
                viewer.push_text(encode(_said(gaze.case, sight)))


def _said(case: UUID, sight: Sight) -> Look:
    return Look(
        case,
        [LookerSaid(one.id, one.name, one.idle) for one in sight.lookers],
        [Lease(one.what, one.id, one.name, one.since, one.until) for one in sight.writers],
    )


async def _rest() -> None:
    await asyncio.sleep(REST_SECONDS)
