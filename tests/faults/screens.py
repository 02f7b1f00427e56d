"""Open pages as `frontend/src/live/socket.ts` keeps them: pushed to, cut off, caught up, never in doubt."""

from __future__ import annotations

import asyncio
import json
import random
import threading
from collections.abc import Callable, Coroutine
from typing import Any, TypeVar

from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import WebSocketException

from tests.faults.callers import Caller, Person

T = TypeVar("T")
CATCH_UP = 200
# The page waits longer; here many cuts have to fit into a minute.
LONGEST_PAUSE = 1.0
HANDSHAKE_SECONDS = 5.0


class Cut(Exception):
    """The line broke; the page tries again."""


class Screen:
    """One page of one person, from its first hello on."""

    def __init__(self, port: int, person: Person) -> None:
        self.person = person
        self._port = port
        self._caller = Caller(port, person)
        self.epoch = ""
        self.start = self.cursor = 0
        self.heard: list[int] = []
        self.versions: dict[str, tuple[int, str]] = {}
        self.connects = self.pushed = self.caught_up = 0
        self.faults: list[str] = []

    async def live(self) -> None:
        """Connect, hear, be cut, connect again, for ever."""
        while True:
            try:
                async with connect(
                    f"ws://127.0.0.1:{self._port}/ws/live",
                    origin=f"http://127.0.0.1:{self._port}",  # type: ignore[arg-type]
                    additional_headers={"Cookie": self.person.headers["Cookie"]},
                    open_timeout=HANDSHAKE_SECONDS,
                ) as socket:
                    await self._hear(socket)
            except (OSError, TimeoutError, WebSocketException, Cut):
                pass
            await asyncio.sleep(random.uniform(0, LONGEST_PAUSE))

    async def _hear(self, socket: ClientConnection) -> None:
        hello = json.loads(await socket.recv())
        if hello["kind"] != "hello":
            self.faults.append(f"first word was {hello}")
        self.connects += 1
        if not self.epoch:
            self.epoch = hello["epoch"]
            self.start = self.cursor = next(iter(hello["heads"].values()))
        elif hello["epoch"] != self.epoch:
            self.faults.append("another epoch, though nothing was restored")
        await self._catch_up()
        last = 0
        async for text in socket:
            message = json.loads(text)
            if message["kind"] == "resync":
                self.faults.append(f"told to start over: {message}")
            elif message["kind"] == "act":
                if message["seq"] <= last:
                    self.faults.append(f"{message['seq']} was pushed after {last}")
                last = message["seq"]
                self.pushed += self._apply(message)

    async def _catch_up(self) -> None:
        """Everything after the cursor; nothing pushed is believed before that."""
        while True:
            path = f"/api/v1/events?after={self.cursor}&epoch={self.epoch}&limit={CATCH_UP}"
            answer = await asyncio.to_thread(self._caller.get, path)
            if answer is None or answer.status == 503:
                raise Cut
            if answer.status != 200:
                self.faults.append(f"catch-up was answered {answer.status}")
                raise Cut
            page = answer.json()
            for act in page["events"]:
                self.caught_up += self._apply(act)
            self.cursor = max(self.cursor, page["next"])
            if page["next"] >= page["head"]:
                return

    def _apply(self, act: dict[str, Any]) -> bool:
        """Whether it was news: the same act may come by push and by catch-up."""
        if act["seq"] <= self.cursor:
            return False
        self.cursor = act["seq"]
        self.heard.append(act["seq"])
        if act["object"]["type"] == "case":
            self.versions[act["object"]["id"]] = (act["object"]["version"], act["facts"]["state"])
        return True


class Stage:
    """An event loop in a thread of its own: the main thread is free to kill and to wait."""

    def __init__(self) -> None:
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, name="stage", daemon=True)
        self._thread.start()

    def do(self, work: Coroutine[Any, Any, T]) -> T:
        """Its answer."""
        return asyncio.run_coroutine_threadsafe(work, self._loop).result(60)

    def call(self, step: Callable[[], T]) -> T:
        """A plain function, called where the loop's own things may be touched."""

        async def once() -> T:
            return step()

        return self.do(once())

    def keep(self, duty: Coroutine[Any, Any, None]) -> None:
        """Runs until the stage is cleared."""
        asyncio.run_coroutine_threadsafe(duty, self._loop)

    def clear(self) -> None:
        async def end() -> None:
            tasks = asyncio.all_tasks() - {asyncio.current_task()}
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)

        self.do(end())
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(10)
        self._loop.close()
