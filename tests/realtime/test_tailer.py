"""The tail of the journal: each act once, in order, through broken connections and a restored database."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

import pytest
from asgiref.sync import sync_to_async
from django.db import connection, connections, transaction

from pingan.core.ids import uuid7
from pingan.journal import selectors as journal
from pingan.journal.selectors import Act
from pingan.journal.services import record
from pingan.realtime.database import DatabaseThread
from pingan.realtime.duties import end
from pingan.realtime.tailer import Tailer, read
from tests.roles import as_owner

from .servers import until

pytestmark = pytest.mark.django_db(transaction=True)
COUNTY, OTHER = "999921", "999922"


@sync_to_async
def commit(count: int = 1, county: str = COUNTY) -> None:
    with transaction.atomic():
        for _ in range(count):
            record(
                type="case.noted", topic="cases.event", area_code=county, object_type="case",
                object_id=uuid7(), actor=None, post=None,
            )  # fmt: skip


class Tail:
    """A running tailer and what it handed on."""

    def __init__(self) -> None:
        self.acts: list[Act] = []
        self.restored = 0
        self.database = DatabaseThread()
        self.tailer = Tailer(self.database, self._deliver, self._restore)
        self.task = asyncio.create_task(self.tailer.run())

    def _deliver(self, act: Act) -> int:
        self.acts.append(act)
        return 1

    def _restore(self) -> None:
        self.restored += 1

    async def follow(self, county: str = COUNTY) -> int:
        return self.tailer.follow(county, await self.database.run(read, {}))

    def seqs(self, county: str = COUNTY) -> list[int]:
        return [act.seq for act in self.acts if act.county == county]

    async def got(self, count: int) -> None:
        await until(5, f"got {len(self.acts)} of {count}", lambda: len(self.acts) >= count)


@pytest.fixture
async def tail(transactional_db: None) -> AsyncIterator[Tail]:
    tail = Tail()
    yield tail
    await end([tail.task])
    tail.database.stop()
    await sync_to_async(connections.close_all)()


async def test_it_starts_where_the_county_is_and_hands_on_what_follows(tail: Tail) -> None:
    await commit(3)
    assert await tail.follow() == 3
    await commit(2)
    await tail.got(2)
    assert tail.seqs() == [4, 5]
    assert await tail.follow() == 5  # a second viewer starts where the tail already is


async def test_a_county_nobody_looks_at_is_not_read(tail: Tail) -> None:
    await tail.follow()
    await commit(county=OTHER)
    await commit()
    await tail.got(1)
    tail.tailer.unfollow(COUNTY)
    await commit()
    await asyncio.sleep(0.6)
    assert [(act.county, act.seq) for act in tail.acts] == [(COUNTY, 1)]
    assert await tail.follow() == 2


async def test_more_than_one_page_is_read_through(tail: Tail) -> None:
    await tail.follow()
    for _ in range(3):
        await commit(400)
    await tail.got(1200)
    assert tail.seqs() == list(range(1, 1201))


async def test_a_ring_is_quicker_than_the_poll(tail: Tail, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pingan.realtime.tailer.POLL_SECONDS", 60)
    await tail.follow()
    await asyncio.sleep(0.4)  # past the first look, into the long pause
    await commit()
    await asyncio.sleep(0.1)
    assert tail.acts == []
    tail.tailer.ring()
    await tail.got(1)


async def test_ringing_while_nobody_looks_costs_nothing(tail: Tail) -> None:
    for _ in range(3):
        tail.tailer.ring()
        await asyncio.sleep(0.01)
    # Had the tailer spun, this test would never have come here.
    assert not tail.task.done()


async def test_a_broken_connection_loses_nothing(tail: Tail) -> None:
    await tail.follow()
    await commit()
    await tail.got(1)
    pid = await tail.database.run(backend)
    for _ in range(3):
        await sync_to_async(terminate)(pid)
        await commit(2)
    await tail.got(7)
    assert tail.seqs() == list(range(1, 8))
    assert tail.restored == 0


def backend() -> int:
    """The server process behind this thread's connection."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        return int(cursor.fetchone()[0])


def terminate(pid: int) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_terminate_backend(%s)", [pid])


async def test_a_restored_database_makes_everybody_start_over(
    tail: Tail, monkeypatch: pytest.MonkeyPatch
) -> None:
    await tail.follow()
    await commit()
    await tail.got(1)
    # What a restore changes is the server's answer, which is asked for on a new connection only.
    monkeypatch.setattr(journal, "_EPOCH", "SELECT 'another history'")
    await sync_to_async(terminate)(await tail.database.run(backend))
    await until(5, "nobody was told", lambda: tail.restored == 1)
    assert tail.tailer.cursors == {}
    assert tail.tailer.epoch == "another history"


async def test_numbers_that_went_backwards_make_everybody_start_over(tail: Tail) -> None:
    await commit(2)
    await tail.follow()

    @sync_to_async
    def lose_the_tail() -> None:
        as_owner("UPDATE journal_stream SET head = 1")

    await lose_the_tail()
    await until(5, "nobody was told", lambda: tail.restored == 1)
