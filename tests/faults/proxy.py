"""A bad line: a TCP proxy that is slow, cuts connections, or swallows what they carry before it cuts them."""

from __future__ import annotations

import asyncio
import random
from contextlib import suppress

CHUNK = 1 << 16


class Passage:
    """One connection through the proxy."""

    def __init__(self, line: BadLine, client: asyncio.StreamWriter, server: asyncio.StreamWriter) -> None:
        self._line = line
        self._ends = (client, server)
        self.swallows = line.swallows

    async def carry(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with suppress(OSError):
            while chunk := await reader.read(self._line.chunk):
                await asyncio.sleep(self._line.seconds_for(chunk))
                if not self.swallows:
                    writer.write(chunk)
                    await writer.drain()
        self.cut()

    def cut(self) -> None:
        """Both sides see a reset and not a goodbye; what lay in the buffers is gone."""
        for end in self._ends:
            end.transport.abort()


class BadLine:
    """Listens on a port of its own and passes everything on to another one, until told to be bad."""

    def __init__(self, target: int) -> None:
        self._target = target
        self._passages: set[Passage] = set()
        self._server: asyncio.Server | None = None
        # How fast it is, each way and for each connection; as fast as it can where nothing is said.
        self.bytes_a_second: int | None = None
        # Whoever comes now is taken in and heard by nobody; or is turned away.
        self.swallows = self.is_away = False

    async def open(self) -> int:
        """The answer is the port to come by."""
        self._server = await asyncio.start_server(self._pass_on, "127.0.0.1", 0)
        return int(self._server.sockets[0].getsockname()[1])

    async def close(self) -> None:
        assert self._server is not None
        self._server.close()
        self.cut(list(self._passages))

    @property
    def chunk(self) -> int:
        """What goes at once: so much that a slow line flows, and does not come in lumps."""
        return CHUNK if self.bytes_a_second is None else max(1, self.bytes_a_second // 10)

    def seconds_for(self, chunk: bytes) -> float:
        return 0 if self.bytes_a_second is None else len(chunk) / self.bytes_a_second

    def lose(self) -> None:
        """There is no network any more, until `is_away` is taken back."""
        self.is_away, self.swallows = True, False
        self.cut(list(self._passages))

    def some(self, share: float, chance: random.Random) -> list[Passage]:
        """About that share of what is open now, and at least one connection if there is any."""
        passages = list(self._passages)
        return chance.sample(passages, min(len(passages), max(1, round(share * len(passages)))))

    def fall_silent(self) -> None:
        """All that is open, and all that comes."""
        self.swallows = True
        self.swallow(list(self._passages))

    def swallow(self, passages: list[Passage]) -> None:
        """The connections stay open and carry nothing any more, as a phone's behind a mountain."""
        for passage in passages:
            passage.swallows = True

    def cut(self, passages: list[Passage]) -> None:
        for passage in passages:
            passage.cut()

    async def _pass_on(self, reader: asyncio.StreamReader, client: asyncio.StreamWriter) -> None:
        if self.is_away:
            client.transport.abort()
            return
        try:
            back, server = await asyncio.open_connection("127.0.0.1", self._target)
        except OSError:
            client.transport.abort()
            return
        passage = Passage(self, client, server)
        self._passages.add(passage)
        try:
            await asyncio.gather(passage.carry(reader, server), passage.carry(back, client))
        finally:
            self._passages.discard(passage)
