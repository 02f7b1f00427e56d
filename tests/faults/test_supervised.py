"""Under `./run start`: whatever part dies, the platform answers again without anybody's help."""

from __future__ import annotations

import json
import os
import signal
import time
from collections.abc import Callable, Iterator
from contextlib import suppress

import pytest

from tests.faults import books
from tests.faults.callers import Caller, Person
from tests.faults.conftest import Drill
from tests.faults.parts import Place, Platform, accepts, until
from tests.faults.phones import REPORTS, report_body

pytestmark = pytest.mark.faults

PARTS = ("db", "redis", "web", "live", "worker", "papers", "notices", "ticker", "proxy")
RECOVERY_SECONDS = 15.0


@pytest.fixture
def supervised(platform: Platform) -> Iterator[Place]:
    """The same place, kept by the supervisor instead of by the drills."""
    platform.stop()
    platform.place.order("start")
    yield platform.place
    platform.place.order("stop")


def processes(place: Place) -> dict[str, int]:
    """The pid of each part, as `./run status --json` tells it; a part that is away has none."""
    found: dict[str, int] = json.loads((place.run / "state.json").read_text(encoding="utf-8"))["parts"]
    return found


def is_well(phone: Caller, place: Place) -> bool:
    """Ready, reports are taken, and sockets find somebody."""
    ready, taken = phone.get("/readyz"), phone.post(REPORTS, report_body(phone.person))
    return (
        ready is not None
        and ready.status == 200
        and taken is not None
        and taken.status == 201
        and accepts(place.run / "sockets" / "live.sock")
        and accepts(place.run / "sockets" / "redis.sock")
    )


def kill(place: Place, part: str) -> int:
    """Kill the part and name its process. It may just be coming back: the worker dies with its database."""
    killed: list[int] = []

    def done() -> bool:
        pid = processes(place).get(part)
        with suppress(ProcessLookupError):
            if pid is not None:
                os.kill(pid, signal.SIGKILL)
                killed.append(pid)
        return bool(killed)

    until(done, f"{part} runs and can be killed", RECOVERY_SECONDS)
    return killed[0]


def revived(place: Place, phone: Caller, part: str) -> float:
    """Kill the part; the answer is how long it took until another process had made all well again."""
    before = kill(place, part)
    began = time.monotonic()
    until(lambda: processes(place).get(part, before) != before, f"{part} is back", RECOVERY_SECONDS)
    until(lambda: is_well(phone, place), f"all is well after the death of {part}", RECOVERY_SECONDS)
    return round(time.monotonic() - began, 1)


def test_whatever_dies_is_back_within_seconds(
    supervised: Place,
    platform: Platform,
    recruit: Callable[[str, int], list[Person]],
    calls: Callable[..., Caller],
    drill: Drill,
) -> None:
    phone = calls(recruit("qian", 1)[0])
    until(lambda: is_well(phone, supervised), "the platform works")
    parts = drill.chance.sample(PARTS, len(PARTS))
    drill.tell(**{part: f"{revived(supervised, phone, part)} s" for part in parts})
    books.check(platform)


def test_a_killed_supervisor_is_followed_by_one_that_answers(
    supervised: Place,
    platform: Platform,
    recruit: Callable[[str, int], list[Person]],
    calls: Callable[..., Caller],
) -> None:
    """What it left is no answer and in nobody's way: neither its word of being ready, nor its parts."""
    phone = calls(recruit("qian", 1)[0])
    before = json.loads((supervised.run / "state.json").read_text(encoding="utf-8"))
    os.kill(before["pid"], signal.SIGKILL)
    supervised.order("start")
    ready = phone.get("/readyz")
    assert ready is not None
    assert ready.status == 200
    after = json.loads(supervised.order("status", "--json"))
    assert (after["front"], after["pid"] != before["pid"]) == ("ready", True)
    assert not set(after["parts"].values()) & set(before["parts"].values())
    until(lambda: is_well(phone, supervised), "the platform works")
    books.check(platform)
