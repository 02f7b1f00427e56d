"""Real processes, real sockets, real Redis: every act arrives once and in order, whatever breaks."""

from __future__ import annotations

import asyncio
import json
import random
import socket
from collections.abc import Iterator
from contextlib import AsyncExitStack
from typing import Any

import pytest
from asgiref.sync import sync_to_async
from django.conf import settings
from django.db import connection, transaction
from websockets.asyncio.client import ClientConnection, connect

from pingan.core.ids import uuid7
from pingan.journal.selectors import epoch
from pingan.journal.services import record
from pingan.people.actors import Actor
from pingan.realtime.epochs import epoch_of
from pingan.realtime.lines import LINGER_SECONDS
from pingan.realtime.messages import encode
from pingan.realtime.selectors import catch_up, where
from tests.territory.small_county import COUNTY, FIRST_GRID, NEXT_GRID

from .conftest import session_of
from .servers import APPLICATION_NAME, ORIGIN, Redis, Writer, live_process, until

pytestmark = [pytest.mark.live, pytest.mark.django_db(transaction=True)]

ACTS = 240
TOPICS = ["cases.event", "cases.dispute", "registry", "people", "centers", "territory"]
AREAS = [FIRST_GRID, NEXT_GRID, "999921101001001", COUNTY]


@pytest.fixture
def redis() -> Iterator[Redis]:
    server = Redis()
    server.start()
    yield server
    server.kill()


class Page:
    """An open page of one actor at one process."""

    def __init__(self, actor: Actor, socket: ClientConnection) -> None:
        self.actor = actor
        self.socket = socket
        self.acts: list[dict[str, Any]] = []
        self.hello: dict[str, Any] = {}
        self.reading = asyncio.create_task(self._read())

    async def _read(self) -> None:
        async for text in self.socket:
            message = json.loads(text)
            if message["kind"] == "hello":
                self.hello = message
            elif message["kind"] == "act":
                self.acts.append(message)


async def open_page(stack: AsyncExitStack, port: int, actor: Actor, session_key: str) -> Page:
    cookie = {"Cookie": f"{settings.SESSION_COOKIE_NAME}={session_key}"}
    socket = await stack.enter_async_context(
        connect(f"ws://127.0.0.1:{port}/ws/live", origin=ORIGIN, additional_headers=cookie)  # type: ignore[arg-type]
    )
    page = Page(actor, socket)
    await until(10, "no hello", lambda: bool(page.hello))
    return page


def break_all_database_connections() -> None:
    """What a restart of PostgreSQL does to the servers."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity"
            " WHERE datname = current_database() AND application_name = %s",
            [APPLICATION_NAME],
        )
        assert cursor.fetchone()[0] >= 3


def what_catch_up_gives(actor: Actor, after: int) -> list[dict[str, Any]]:
    page = catch_up(actor, COUNTY, after, epoch_of(actor, epoch()), 500)
    assert page.next == page.head
    return [json.loads(encode(act)) for act in page.events]


async def test_every_page_gets_every_act_once_in_order_through_outages(
    redis: Redis, qian: Actor, li: Actor, zhou: Actor, wu: Actor, chen: Actor
) -> None:
    cast = [qian, li, zhou, wu, chen]
    sessions = [await sync_to_async(session_of)(actor) for actor in cast]
    start = (await sync_to_async(where)(chen, COUNTY)).head
    chance = random.Random(7)
    async with AsyncExitStack() as stack:
        ports = [stack.enter_context(live_process(url)) for url in (redis.url, redis.url, "")]
        pages = [
            await open_page(stack, port, actor, session)
            for port in ports
            for actor, session in zip(cast, sessions, strict=True)
        ]
        writer = Writer(redis.url)
        stack.callback(writer.end)
        for number in range(ACTS):
            if number == ACTS // 4:
                redis.kill()
            if number == ACTS // 2:
                await sync_to_async(break_all_database_connections)()
                writer = Writer(redis.url)
                stack.callback(writer.end)
            if number == 3 * ACTS // 4:
                redis.start()
            hearer = str(qian.account_id) if chance.random() < 0.1 else "-"
            topic = chance.choice(TOPICS)
            await asyncio.to_thread(writer.commit, chance.choice(AREAS), topic, hearer)
            await asyncio.sleep(0.01)
        for page in pages:
            expected = await sync_to_async(what_catch_up_gives)(page.actor, start)
            assert 0 < len(expected) < ACTS or page.actor is chen
            await until(
                15, f"{page.actor.name} still waits", lambda p=page, e=expected: len(p.acts) >= len(e)
            )  # type: ignore[misc]
        await asyncio.sleep(0.6)  # two polls more: nothing may come twice
        for page in pages:
            assert page.acts == await sync_to_async(what_catch_up_gives)(page.actor, start)
            assert page.hello["heads"] == {COUNTY: start}


class StuckReader:
    """A peer with a tiny buffer that says hello and never reads again."""

    def __init__(self, port: int, session_key: str) -> None:
        self.socket = socket.socket()
        self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        self.socket.connect(("127.0.0.1", port))
        self.socket.sendall(
            f"GET /ws/live HTTP/1.1\r\nHost: 127.0.0.1\r\nOrigin: {ORIGIN}\r\n"
            f"Cookie: {settings.SESSION_COOKIE_NAME}={session_key}\r\nUpgrade: websocket\r\n"
            "Connection: Upgrade\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
            "Sec-WebSocket-Version: 13\r\n\r\n".encode()
        )

    def was_cut(self) -> bool:
        """Whether the server has given up on it; what lies in the buffers is thrown away on the way."""
        self.socket.setblocking(False)
        try:
            while self.socket.recv(1 << 16):
                pass
        except BlockingIOError:
            return False
        except ConnectionResetError:
            return True
        return True


@sync_to_async
def commit_many(count: int) -> None:
    with transaction.atomic():
        for _ in range(count):
            record(
                type="case.noted", topic="cases.event", area_code=FIRST_GRID, object_type="case",
                object_id=uuid7(), actor=None, post=None,
            )  # fmt: skip


async def test_a_reader_that_never_reads_is_cut_and_holds_up_nobody(li: Actor, chen: Actor) -> None:
    keys = [await sync_to_async(session_of)(actor) for actor in (li, chen)]
    async with AsyncExitStack() as stack:
        port = stack.enter_context(live_process())
        healthy = await open_page(stack, port, li, keys[0])
        stuck = StuckReader(port, keys[1])
        stack.callback(stuck.socket.close)
        await asyncio.sleep(0.5)
        # Enough to fill the system's buffers for one connection (4 MB) and then our thousand.
        rounds = 30
        for _ in range(rounds):
            await commit_many(500)
        await until(30, f"got {len(healthy.acts)}", lambda: len(healthy.acts) == rounds * 500)
        seqs = [act["seq"] for act in healthy.acts]
        assert seqs == list(range(seqs[0], seqs[0] + rounds * 500))
        await asyncio.sleep(LINGER_SECONDS)
        await until(10, "still connected", stuck.was_cut)
