"""From a commit to a thousand open sockets, beside the barest server that sends the same bytes."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from statistics import median, quantiles

from tests.bench import django_side, listeners, servers
from tests.bench.listeners import Crowd
from tests.bench.machine import Meter
from tests.bench.place import Person
from tests.bench.report import Goal, Table, ratio, verdict
from tests.bench.rounds import Ratio
from tests.bench.servers import Server

RATE_GOAL = Goal(0.4)
QUIET_SECONDS = 3.0
# Everybody who hears of a dispute in the first worker's grid.
AUDIENCE = ("qian", "li", "wang", "wu", "zheng", "chen")


@dataclass(frozen=True, slots=True)
class Scale:
    sockets: int
    burst: int
    repeats: int
    single_acts: int
    pause: float


FULL = Scale(sockets=1000, burst=200, repeats=7, single_acts=30, pause=0.5)
QUICK = Scale(sockets=100, burst=50, repeats=2, single_acts=6, pause=0.3)


class Committer:
    """Commits acts in one database, in a thread and over a connection of its own."""

    def __init__(self, database: str, worker: Person) -> None:
        self._worker = worker
        self._thread = ThreadPoolExecutor(max_workers=1)
        # The thread's connection is made now and stays, wherever Django is pointed to afterwards.
        django_side.use(database)
        self._thread.submit(self._head).result()

    async def commit(self, acts: int) -> tuple[float, range]:
        """Commit that many acts in one transaction: the moment it was done, and their numbers."""
        return await asyncio.get_running_loop().run_in_executor(self._thread, self._commit, acts)

    def close(self) -> None:
        from django.db import connections

        self._thread.submit(connections.close_all).result()
        self._thread.shutdown()

    def _head(self) -> int:
        from pingan.journal import selectors as journal

        return journal.head(self._worker.area_code[:6])

    def _commit(self, acts: int) -> tuple[float, range]:
        from django.db import transaction

        before = self._head()
        with transaction.atomic():
            for _ in range(acts):
                self._record()
        return time.monotonic(), range(before + 1, before + acts + 1)

    def _record(self) -> None:
        from pingan.core.ids import uuid7
        from pingan.journal import services as journal

        journal.record(
            type="case.reported",
            topic="cases.dispute",
            area_code=self._worker.area_code,
            object_type="case",
            object_id=uuid7(),
            actor=self._worker.account_id,
            post=self._worker.post_id,
            hearers=[self._worker.account_id],
            facts={
                "action": "report",
                "track": "dispute",
                "was_track": None,
                "category": "0101",
                "major": "01",
                "state": "reported",
                "was_state": None,
                "day": "2026-01-01",
                "cell": None,
            },
        )


@dataclass(slots=True)
class Heard:
    """What a server has delivered so far: bursts as rates, single acts as delays, and what never came."""

    rates: list[float] = field(default_factory=list)
    cpu: list[float] = field(default_factory=list)
    delays: list[float] = field(default_factory=list)
    lost: int = 0


@dataclass(slots=True)
class Side:
    """One server with its crowd. A bare one has to be told by its `conductor` what to `relay`, act by act."""

    committer: Committer
    server: Server
    crowd: Crowd
    heard: Heard = field(default_factory=Heard)
    conductor: asyncio.WriteTransport | None = None
    relay: Sequence[bytes] = ()

    async def burst(self, acts: int) -> None:
        """Commit acts at once and wait until every socket has heard them all."""
        self.crowd.forget()
        meter = Meter(self.server.processes, lambda: [])
        before = meter.read()
        committed, numbers = await self._commit(acts)
        await self.crowd.until(acts * len(self.crowd.listeners), QUIET_SECONDS)
        program, _database = before.until(meter.read())
        delivered = self._count(numbers)
        self.heard.rates.append(delivered / (self.crowd.last - committed))
        self.heard.cpu.append(program / delivered * 1e6)

    async def single(self) -> None:
        """Commit one act and note how long each socket waited for it."""
        self.crowd.forget()
        committed, numbers = await self._commit(1)
        await self.crowd.until(len(self.crowd.listeners), QUIET_SECONDS)
        self._count(numbers)
        for listener in self.crowd.listeners:
            self.heard.delays += [(moment - committed) * 1000 for moment, _seq in listener.acts()]

    async def _commit(self, acts: int) -> tuple[float, range]:
        committed, numbers = await self.committer.commit(acts)
        if self.conductor is not None:
            listeners.tell(self.conductor, self.relay[:acts])
            first = listeners.number_of(self.relay[0])
            numbers = range(first, first + acts)
        return committed, numbers

    def _count(self, numbers: range) -> int:
        """How many acts came, each once and in order without a gap; the rest is lost."""
        wanted = list(numbers)
        delivered = 0
        for listener in self.crowd.listeners:
            came = [seq for _moment, seq in listener.acts()]
            if came == wanted[: len(came)]:
                delivered += len(came)
        self.heard.lost += len(wanted) * len(self.crowd.listeners) - delivered
        return delivered


def measure(database: str, other: str, people: Mapping[str, Person], *, quick: bool) -> Table:
    """The table. Acts of the bare server's rounds are committed in `other`, which nobody tails."""
    scale = QUICK if quick else FULL
    cookies = _cookies(database, people, scale.sockets)
    committers = Committer(database, people["qian"]), Committer(other, people["qian"])
    try:
        with servers.live(database) as live, servers.bare_push() as bare:
            whole, limit = asyncio.run(_measured(live, bare, committers, cookies, scale))
    finally:
        for committer in committers:
            committer.close()
    return _table(whole, limit, scale)


async def _measured(
    live: Server, bare: Server, committers: tuple[Committer, Committer], cookies: Sequence[str], scale: Scale
) -> tuple[Heard, Heard]:
    whole = Side(committers[0], live, await listeners.gather(live.port, cookies, greeted=True))
    limit = Side(committers[1], bare, await listeners.gather(bare.port, [""] * scale.sockets))
    limit.conductor = await listeners.conductor(bare.port)
    # The warm-up of the one gives the other the very bytes it shall send.
    await whole.burst(scale.burst)
    limit.relay = whole.crowd.listeners[0].act_texts()
    await limit.burst(scale.burst)
    whole.heard, limit.heard = Heard(lost=whole.heard.lost), Heard(lost=limit.heard.lost)
    for _ in range(scale.repeats):
        for side in (whole, limit):
            await side.burst(scale.burst)
    for _ in range(scale.single_acts):
        for side in (whole, limit):
            await side.single()
            await asyncio.sleep(scale.pause)
    for side in (whole, limit):
        side.crowd.close()
    return whole.heard, limit.heard


def _cookies(database: str, people: Mapping[str, Person], sockets: int) -> list[str]:
    """Request headers of that many devices of the audience."""
    from django.conf import settings
    from django.db import connection

    from pingan.people.models import Post

    django_side.use(database)
    posts = [Post.objects.get(pk=people[name].post_id) for name in AUDIENCE]
    devices = [django_side.signed_in(posts[number % len(posts)]) for number in range(sockets)]
    connection.close()
    return [f"Cookie: {settings.SESSION_COOKIE_NAME}={device.session_key}\r\n" for device in devices]


def _table(whole: Heard, limit: Heard, scale: Scale) -> Table:
    table = Table(
        "Push",
        f"From a commit to {scale.sockets:,} signed-in sockets of uvicorn with `pingan.asgi` (wall), against "
        "an asyncio protocol server that is told the same bytes after a commit of the same acts. Rate: bursts "
        f"of {scale.burst} acts in one commit. Delay: single acts, from the commit to each socket. Lost: acts "
        "a socket did not get exactly once and in order.",
        ("Server", "Deliveries a second, wall", "Ratio", "Goal", "CPU a delivery", "p50 / p99, wall", "Lost"),
    )
    # The higher the rate the better: here the whole path stands above the line.
    found = Ratio.of(whole.rates, limit.rates)
    table.rows.append(("bare protocol", _rate(limit), "1", "–", *_rest(limit)))
    table.rows.append(("platform", _rate(whole), ratio(found), verdict(RATE_GOAL, found), *_rest(whole)))
    return table


def _rate(heard: Heard) -> str:
    return f"{median(heard.rates):,.0f} ({min(heard.rates):,.0f}–{max(heard.rates):,.0f})"


def _rest(heard: Heard) -> tuple[str, str, str]:
    delay = f"{median(heard.delays):.1f} / {quantiles(heard.delays, n=100)[-1]:.1f} ms"
    return f"{median(heard.cpu):.1f} µs", delay, str(heard.lost)
