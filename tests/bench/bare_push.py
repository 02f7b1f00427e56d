"""The barest server that can hold a WebSocket open, as the yardstick of push: asyncio and a list.

`python -m tests.bench.bare_push PORT`. A socket that sends anything is the conductor: the text frames it sends
are passed on, byte for byte, to every other socket. No session, no rights, no pings, no slow readers.
"""

from __future__ import annotations

import asyncio
import base64
import hashlib
import struct
import sys
from typing import cast

import uvloop

GUID = b"258EAFA5-E914-47DA-95CA-C5AB0DC85B11"
END = b"\r\n\r\n"
TEXT = 1


def frame(payload: bytes) -> bytes:
    """A text frame as a server sends it; ours are shorter than 64 KiB."""
    size = len(payload)
    return (bytes([0x81, size]) if size < 126 else struct.pack("!BBH", 0x81, 126, size)) + payload


def masked(payload: bytes, opcode: int = TEXT) -> bytes:
    """A frame as a client sends it, under the mask of zeros, which leaves the bytes as they are."""
    size, first = len(payload), 0x80 | opcode
    head = bytes([first, 0x80 | size]) if size < 126 else struct.pack("!BBH", first, 0x80 | 126, size)
    return head + bytes(4) + payload


class Socket(asyncio.Protocol):
    listeners: dict[Socket, None] = {}

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self.transport = cast(asyncio.Transport, transport)
        self.buffer = b""
        self.open = False

    def connection_lost(self, _error: Exception | None) -> None:
        Socket.listeners.pop(self, None)

    def data_received(self, data: bytes) -> None:
        self.buffer += data
        if not self.open:
            if END not in self.buffer:
                return
            self._shake_hands()
        self._pass_on()

    def _shake_hands(self) -> None:
        head, self.buffer = self.buffer.split(END, 1)
        fields = dict(line.split(b": ", 1) for line in head.split(b"\r\n")[1:])
        key = next(value for name, value in fields.items() if name.lower() == b"sec-websocket-key")
        accept = base64.b64encode(hashlib.sha1(key + GUID).digest())  # noqa: S324  as RFC 6455 wants it
        self.transport.write(
            b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            b"Sec-WebSocket-Accept: " + accept + END
        )
        self.open = True
        Socket.listeners[self] = None

    def _pass_on(self) -> None:
        while len(self.buffer) >= 2:
            size, start = self.buffer[1] & 127, 2
            if size == 126:
                if len(self.buffer) < 4:
                    return
                size, start = struct.unpack_from("!H", self.buffer, 2)[0], 4
            start += 4  # the mask of zeros
            if len(self.buffer) < start + size:
                return
            message, self.buffer = frame(self.buffer[start : start + size]), self.buffer[start + size :]
            Socket.listeners.pop(self, None)
            for listener in Socket.listeners:
                listener.transport.write(message)


async def serve(port: int) -> None:
    server = await asyncio.get_running_loop().create_server(Socket, "127.0.0.1", port, backlog=4096)
    await server.serve_forever()


if __name__ == "__main__":
    uvloop.run(serve(int(sys.argv[1])))
