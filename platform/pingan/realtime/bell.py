"""The bell between processes: a hint by the channel layer that the journal grew; a lost one costs 250 ms."""

from __future__ import annotations

import asyncio
import logging
import os
import threading
from collections.abc import Callable, Mapping
from typing import Any
from uuid import UUID

from channels.layers import get_channel_layer

log = logging.getLogger(__name__)


def _without_traceback(record: logging.LogRecord) -> bool:
    record.exc_info = None
    return True


# The layer writes a whole traceback every second for as long as Redis is away. The line is enough.
logging.getLogger("channels_redis.pubsub").addFilter(_without_traceback)

GROUP = "journal.bell"
LOOKS = "cases.looks"
RING = {"type": "bell"}
REST_SECONDS = 0.25
SEND_SECONDS = 2.0
RETRY_SECONDS = 2.0


class Ringer:
    """Rings from a web process, where requests run in threads without an event loop.

    A request only says what it wants and wakes a thread; what happens to Redis happens there. At most one
    ring of a kind goes out in 250 ms: every one after the first would tell what is known already.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        # By the group that is told; of those who look, by case as well.
        self._wanted: dict[tuple[str, str], Mapping[str, str]] = {}
        self._owner = 0
        self._loop: asyncio.AbstractEventLoop | None = None
        self._wake: asyncio.Event

    def ring(self) -> None:
        """Ask for a ring soon: the journal grew."""
        self._ask(GROUP, "", RING)

    def ring_for(self, case: UUID) -> None:
        """Ask for a ring soon for those who look at a case."""
        self._ask(LOOKS, str(case), _look_at(case))

    def _ask(self, group: str, of: str, message: Mapping[str, str]) -> None:
        """Costs a look-up while one is already on its way."""
        if (group, of) in self._wanted and self._owner == os.getpid():
            return
        with self._lock:
            # A worker forked from this process inherits the object but not the thread.
            if self._loop is None or self._owner != os.getpid():
                self._start()
            self._wanted[group, of] = message
            assert self._loop is not None  # noqa: S101  _start set it
            self._loop.call_soon_threadsafe(self._wake.set)

    def _start(self) -> None:
        self._owner = os.getpid()
        self._loop = asyncio.new_event_loop()
        self._wake = asyncio.Event()
        threading.Thread(target=self._run, args=(self._loop,), name="journal-bell", daemon=True).start()

    def _run(self, loop: asyncio.AbstractEventLoop) -> None:
        asyncio.set_event_loop(loop)
        loop.run_until_complete(self._ring_on())

    async def _ring_on(self) -> None:
        layer = get_channel_layer()
        while True:
            await self._wake.wait()
            self._wake.clear()
            # Before sending: an act committed while the ring is on its way deserves its own.
            with self._lock:
                wanted, self._wanted = self._wanted, {}
            for (group, _of), message in wanted.items():
                try:
                    async with asyncio.timeout(SEND_SECONDS):
                        await layer.group_send(group, dict(message))
                except Exception as error:  # whatever Redis, the network or the layer come up with
                    log.warning("the bell did not ring: %s", type(error).__name__)
                    break
            await asyncio.sleep(REST_SECONDS)


def _look_at(case: UUID) -> Mapping[str, str]:
    return {"type": "look", "case": str(case)}


async def tell(case: UUID) -> None:
    """Tell the other processes, without waiting long, that others look at a case now."""
    try:
        async with asyncio.timeout(SEND_SECONDS):
            await get_channel_layer().group_send(LOOKS, dict(_look_at(case)))
    except Exception as error:  # as in the ringer
        log.debug("nobody was told who looks: %s", type(error).__name__)


async def listen_for_looks(told: Callable[[UUID], None]) -> None:
    """Call `told` with each case of which another process tells, for ever."""
    await _hear(LOOKS, lambda message: told(UUID(message["case"])) if message else None)


async def listen(rung: Callable[[], None]) -> None:
    """Call `rung` at every ring, for ever, through outages of Redis."""
    await _hear(GROUP, lambda _message: rung())


async def _hear(group: str, heard: Callable[[Mapping[str, Any] | None], None]) -> None:
    """Call `heard` with every message of the group, and with None once it is listened to (again)."""
    layer = get_channel_layer()
    while True:
        try:
            channel = await layer.new_channel()
            await layer.group_add(group, channel)
            # Whatever happened while nobody listened.
            heard(None)
            while True:
                heard(await layer.receive(channel))
        except asyncio.CancelledError:
            raise
        except Exception as error:  # as above; polling goes on meanwhile
            log.warning("nobody hears the bell for now: %s", type(error).__name__)
            await asyncio.sleep(RETRY_SECONDS)
