"""One live process: its sockets, its tail of the journal, its database thread and its ear for the bell."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Coroutine
from contextlib import suppress
from datetime import datetime
from typing import Any, NamedTuple
from uuid import UUID, uuid4
from weakref import WeakKeyDictionary

from pingan.core import clock
from pingan.journal.selectors import Act
from pingan.journal.topics import Topic
from pingan.people.actors import Actor
from pingan.people.sessions import SessionStore
from pingan.realtime import bell, pulses
from pingan.realtime.database import DATABASE_AWAY, DatabaseThread
from pingan.realtime.duties import end
from pingan.realtime.epochs import epoch_of
from pingan.realtime.hub import Hub, Viewer
from pingan.realtime.lines import CloseCode, Line, Send
from pingan.realtime.looks import Looks
from pingan.realtime.messages import Beat, Hello, Posts, Resync, encode
from pingan.realtime.tailer import Reading, Tailer, read

log = logging.getLogger(__name__)

BEAT_SECONDS = 15.0
# Without a fresh look at the journal a beat would claim more than we know.
FRESH_SECONDS = 3.0
# Sign-outs and new posts are journalled and act at once, and each socket knows when the calendar ends its
# session or turns its posts. This finds what came about in another way.
RECHECK_SECONDS = 600.0
# Far moments are reckoned anew on the way, as clocks are set; one that is past is looked at every second,
# until the database agrees.
TURN_SECONDS = (1.0, 3600.0)


class Live:
    """Everything one process needs for its live sockets. Belongs to one event loop."""

    def __init__(self) -> None:
        self.hub = Hub()
        self._database = DatabaseThread()
        self.tailer = Tailer(self._database, self._deliver, self._start_over)
        self._tasks: set[asyncio.Task[None]] = set()
        self.looks = Looks(self._database, self._spawn)
        self._id = uuid4()
        duties = (self.tailer.run(), bell.listen(self.tailer.ring), self._beat(), self._pulse())
        for duty in (*duties, bell.listen_for_looks(self.looks.told), self.looks.keep()):
            self._spawn(duty)

    async def join(self, send: Send, session_key: str) -> Viewer | None:
        """Let a socket in: it hears everything after its hello. None when it was closed instead."""
        try:
            reading, standing = await self._database.run(_who, session_key)
        except DATABASE_AWAY:
            Line(send).close(CloseCode.TRY_LATER)
            return None
        if standing is None:
            Line(send).close(CloseCode.SIGNED_OUT)
            return None
        actor, turns_at = standing
        viewer = Viewer(send, session_key, actor, turns_at, time.monotonic())
        # From here to the hello nothing is awaited, so no act falls between the two.
        head = self.tailer.follow(actor.county_code, reading)
        self.hub.join(viewer)
        epoch, heads = epoch_of(actor, self.tailer.epoch), {actor.county_code: head}
        viewer.push_text(encode(Hello(epoch, heads, actor.account_id, actor.post_id)))
        self._await_turn(viewer)
        return viewer

    def leave(self, viewer: Viewer) -> None:
        """The socket has closed."""
        viewer.gone()
        self._forget(viewer)

    def answer_ping(self, viewer: Viewer) -> None:
        """A beat, unless the journal cannot be read just now: silence is then the honest answer."""
        head = self.tailer.cursors.get(viewer.actor.county_code)
        if self._fresh() and head is not None:
            viewer.push_text(encode(Beat({viewer.actor.county_code: head})))

    async def stop(self) -> None:
        """End all duties."""
        await end(self._tasks)
        self._database.stop()

    def _deliver(self, act: Act) -> int:
        sends = self.hub.deliver(act)
        if act.topic == Topic.PEOPLE:
            self._recheck_account(act.object_id)
        return sends

    def _recheck_account(self, account_id: UUID) -> None:
        """The account signed in or out or got another post: look at each of its sockets."""
        for viewer in self.hub.viewers_of(account_id):
            self._spawn(self._recheck(viewer))

    async def _recheck(self, viewer: Viewer) -> None:
        """Dismiss a viewer whose rights are not what they were; tell one whose other posts are not."""
        try:
            standing = await self._database.run(_standing_of, viewer.session_key)
        except DATABASE_AWAY:
            return  # `checked_at` is still old, so a later round asks again
        if not self.hub.has(viewer):
            return  # gone while we asked
        viewer.checked_at = time.monotonic()
        if standing is None:
            self._dismiss(viewer, CloseCode.SIGNED_OUT)
        elif standing.actor != viewer.actor:
            viewer.push_text(encode(Resync("scope")))
            self._dismiss(viewer, CloseCode.RESYNC)
        elif standing.turns_at != viewer.turns_at:
            if viewer.turns_at <= clock.now():
                viewer.push_text(encode(Posts()))
            viewer.turns_at = standing.turns_at
            self._await_turn(viewer)

    def _await_turn(self, viewer: Viewer) -> None:
        """Come back to the viewer at the moment the calendar changes what it may do."""
        viewer.wait_no_more()
        soonest, latest = TURN_SECONDS
        away = (viewer.turns_at - clock.now()).total_seconds()
        delay = min(away, latest) if away > 0 else soonest
        viewer.turn = asyncio.get_running_loop().call_later(delay, self._turn, viewer)

    def _turn(self, viewer: Viewer) -> None:
        self._spawn(self._take_turn(viewer))

    async def _take_turn(self, viewer: Viewer) -> None:
        if clock.now() >= viewer.turns_at:
            await self._recheck(viewer)
        # Once more, but not before this is answered: the moment is still to come, the database is away or its
        # clock a little behind ours.
        if self.hub.has(viewer):
            self._await_turn(viewer)

    def _start_over(self) -> None:
        """The database was restored: nothing on any screen can be trusted."""
        text = encode(Resync("restored"))
        for viewer in self.hub.viewers():
            viewer.push_text(text)
            self._dismiss(viewer, CloseCode.RESYNC)

    def _dismiss(self, viewer: Viewer, code: int) -> None:
        self._forget(viewer)
        viewer.close(code)

    def _forget(self, viewer: Viewer) -> None:
        viewer.wait_no_more()
        self.hub.leave(viewer)
        self.looks.leave(viewer)
        if not self.hub.has_viewers(viewer.actor.county_code):
            self.tailer.unfollow(viewer.actor.county_code)

    async def _beat(self) -> None:
        while True:
            await asyncio.sleep(BEAT_SECONDS)
            if self._fresh():
                for county, head in self.tailer.cursors.items():
                    self.hub.beat(county, head)
            stale = time.monotonic() - RECHECK_SECONDS
            for viewer in self.hub.viewers():
                if viewer.checked_at < stale:
                    await self._recheck(viewer)

    async def _pulse(self) -> None:
        """Say how this process is, for whoever looks at all of them."""
        while True:
            await asyncio.sleep(pulses.EVERY_SECONDS)
            delay_ms, self.tailer.slowest_ms = self.tailer.slowest_ms, 0
            sockets, cursors = len(self.hub.viewers()), dict(self.tailer.cursors)
            with suppress(*DATABASE_AWAY):
                await self._database.run(
                    pulses.write, self._id, sockets=sockets, cursors=cursors, delay_ms=delay_ms
                )

    def _fresh(self) -> bool:
        return time.monotonic() - self.tailer.read_at < FRESH_SECONDS

    def _spawn(self, duty: Coroutine[Any, Any, None]) -> None:
        task = asyncio.create_task(duty)
        self._tasks.add(task)
        task.add_done_callback(self._ended)

    def _ended(self, task: asyncio.Task[None]) -> None:
        self._tasks.discard(task)
        if not task.cancelled() and (error := task.exception()):
            log.error("a live duty ended", exc_info=error)


class Standing(NamedTuple):
    """Who acts in a session, and when the calendar will change that."""

    actor: Actor
    turns_at: datetime


def _standing_of(session_key: str) -> Standing | None:
    session = SessionStore(session_key)
    # The moment first: of a right that ends between the two questions it is then past, and looked at again.
    turns_at = session.turns_at()
    actor = session.actor()
    return None if actor is None or turns_at is None else Standing(actor, turns_at)


def _who(session_key: str) -> tuple[Reading, Standing | None]:
    """The heads first: a sign-out up to there is then seen in the session, and a later one will be tailed."""
    reading = read({})
    return reading, _standing_of(session_key)


_lives: WeakKeyDictionary[asyncio.AbstractEventLoop, Live] = WeakKeyDictionary()


def current() -> Live:
    """The Live of the running event loop, started with its first socket."""
    loop = asyncio.get_running_loop()
    if loop not in _lives:
        _lives[loop] = Live()
    return _lives[loop]
