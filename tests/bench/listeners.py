"""A thousand open sockets that note what they get and when; reading it comes afterwards, unmeasured."""

from __future__ import annotations

import asyncio
import struct
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import cast

import msgspec

from tests.bench.bare_push import END, TEXT, masked

ACT = b'"kind":"act"'
# The platform opens a socket at once and says hello when it hears; the bare server has nothing to say.
HELLO = b'"kind":"hello"'
OPENING_AT_ONCE = 50
PONG = 10
# The server's pings have four bytes; these two before them can be in no text, where 0x04 is never bare.
PING = b"\x89\x04"
PING_SIZE = 4


class _Seq(msgspec.Struct):
    """What of a message is looked at."""

    kind: str = ""
    seq: int = 0


_read = msgspec.json.Decoder(_Seq)


def number_of(message: bytes) -> int:
    """The number of the act a message tells of."""
    return _read.decode(message).seq


class Listener(asyncio.Protocol):
    """One socket. Chunks are kept as they come, with the moment they came.

    Like a browser it answers the server's pings, or it would be closed after half a minute.
    """

    def __init__(self, crowd: Crowd, headers: str) -> None:
        self.crowd = crowd
        self.headers = headers
        self.chunks: list[tuple[float, bytes]] = []
        self.opened: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self.greeted = asyncio.Event()
        self.is_closed = False
        self._head = b""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self.transport = cast(asyncio.Transport, transport)
        request = (
            "GET /ws/live HTTP/1.1\r\nHost: 127.0.0.1\r\nOrigin: http://127.0.0.1\r\nUpgrade: websocket\r\n"
            "Connection: Upgrade\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
            "Sec-WebSocket-Version: 13\r\n"
            f"{self.headers}\r\n"
        )
        self.transport.write(request.encode())

    def connection_lost(self, error: Exception | None) -> None:
        self.is_closed = True
        if not self.opened.done():
            self.opened.set_exception(ConnectionError(f"refused: {self._head[:200]!r} {error}"))

    def data_received(self, data: bytes) -> None:
        if self.opened.done():
            self.chunks.append((time.monotonic(), data))
            if not self.greeted.is_set() and any(HELLO in message for _moment, message in self.messages()):
                self.greeted.set()
            if PING in data:
                self._answer(data)
            self.crowd.heard(data)
            return
        self._head += data
        if END in self._head:
            head, rest = self._head.split(END, 1)
            if b" 101 " not in head.split(b"\r\n")[0]:
                self.opened.set_exception(ConnectionError(repr(head[:200])))
                return
            self.opened.set_result(None)
            if rest:
                self.data_received(rest)

    def messages(self) -> list[tuple[float, bytes]]:
        """Every text message since the last `forget`, with the moment its last byte came."""
        return [(moment, payload) for moment, code, payload in self.frames() if code == TEXT]

    def _answer(self, data: bytes) -> None:
        begin = data.index(PING) + len(PING)
        self.transport.write(masked(data[begin : begin + PING_SIZE], PONG))

    def frames(self) -> Iterator[tuple[float, int, bytes]]:
        """(moment of the last byte, opcode, payload) of every whole frame since the last `forget`."""
        waiting = b""
        for moment, chunk in self.chunks:
            waiting += chunk
            start = 0
            while (frame := bounds(waiting, start)) is not None:
                code, begin, end = frame
                yield moment, code, waiting[begin:end]
                start = end
            waiting = waiting[start:]

    def act_texts(self) -> list[bytes]:
        """The acts heard, as they were sent."""
        return [message for _moment, message in self.messages() if ACT in message]

    def acts(self) -> list[tuple[float, int]]:
        """(moment, seq) of every act heard."""
        read = ((moment, _read.decode(message)) for moment, message in self.messages())
        return [(moment, message.seq) for moment, message in read if message.kind == "act"]


def bounds(data: bytes, start: int) -> tuple[int, int, int] | None:
    """(opcode, first byte, byte after the last) of the frame that starts there; None if it is not whole."""
    if len(data) < start + 2:
        return None
    size, begin = data[start + 1] & 127, start + 2
    if size == 126:
        if len(data) < start + 4:
            return None
        size, begin = struct.unpack_from("!H", data, start + 2)[0], start + 4
    if len(data) < begin + size:
        return None
    return data[start] & 15, begin, begin + size


@dataclass(eq=False, slots=True)
class Crowd:
    """All sockets open to one server."""

    listeners: list[Listener]
    count: int = 0
    last: float = 0.0

    def heard(self, data: bytes) -> None:
        """A running count good enough to know when to stop waiting; `Listener.acts` is the exact one."""
        self.count += data.count(ACT)
        self.last = time.monotonic()

    def forget(self) -> None:
        """Start over. Raises ConnectionError when the server has closed sockets: nothing more would come."""
        if closed := sum(listener.is_closed for listener in self.listeners):
            raise ConnectionError(f"the server has closed {closed} of {len(self.listeners)} sockets")
        for listener in self.listeners:
            listener.chunks.clear()
        self.count = 0

    async def until(self, count: int, quiet_seconds: float) -> None:
        """Until so many acts were heard, or nothing has come for a while: then something was lost."""
        began = time.monotonic()
        while self.count < count and time.monotonic() - max(self.last, began) < quiet_seconds:
            await asyncio.sleep(0.005)

    def close(self) -> None:
        for listener in self.listeners:
            listener.transport.abort()


async def gather(port: int, headers: Sequence[str], *, greeted: bool = False) -> Crowd:
    """Open one socket for each set of request headers; `greeted`: and wait until each of them hears."""
    loop = asyncio.get_running_loop()
    crowd = Crowd([])

    async def one(fields: str) -> Listener:
        _transport, listener = await loop.create_connection(
            lambda: Listener(crowd, fields), "127.0.0.1", port
        )
        await asyncio.wait_for(listener.opened, 30)
        if greeted:
            await asyncio.wait_for(listener.greeted.wait(), 30)
        return listener

    for start in range(0, len(headers), OPENING_AT_ONCE):
        batch = headers[start : start + OPENING_AT_ONCE]
        crowd.listeners += await asyncio.gather(*(one(fields) for fields in batch))
    return crowd


async def conductor(port: int) -> asyncio.WriteTransport:
    """A socket to the bare server whose frames it passes on."""
    [listener] = (await gather(port, [""])).listeners
    return listener.transport


def tell(transport: asyncio.WriteTransport, messages: Sequence[bytes]) -> None:
    """Send messages as the conductor."""
    transport.write(b"".join(masked(message) for message in messages))
