"""Lines are cut and servers killed under open pages: in the end each shows what a fresh load shows."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from itertools import cycle, islice
from typing import Any

import pytest

from tests.faults import books
from tests.faults.callers import Caller, Person
from tests.faults.conftest import Drill
from tests.faults.desks import Mediator, working
from tests.faults.ledger import Ledger
from tests.faults.parts import Platform, until
from tests.faults.phones import reporting
from tests.faults.proxy import BadLine
from tests.faults.screens import Screen, Stage

pytestmark = pytest.mark.faults

CUTS = 10
# Workers, desks, mediators, leaders, and a desk next door that must hear nothing of all this.
# The last is of a township where nothing happens.
WATCHERS = ("qian", "li", "wu", "chen", "feng")
SCREENS_EACH = 6
PHONES = 3
DESKS = 2
MEDIATORS = 2
# A page that missed more than two thousand acts loads anew. Here it is to hear of each, on a quick machine,
# too.
REST_SECONDS = 0.15
RECOVERY_SECONDS = 30.0
KINDS = ("cut", "swallow", "redis", "live", "database")


@pytest.fixture
def stage() -> Iterator[Stage]:
    made = Stage()
    yield made
    made.clear()


class Saboteur:
    """Whatever can happen to a page that is open."""

    def __init__(self, platform: Platform, stage: Stage, line: BadLine, drill: Drill) -> None:
        self._platform = platform
        self._stage = stage
        self._line = line
        self._chance = drill.chance
        self.struck: Counter[str] = Counter()

    def strike(self, kind: str) -> None:
        getattr(self, f"_{kind}")()
        self.struck[kind] += 1

    def _cut(self) -> None:
        self._stage.call(lambda: self._line.cut(self._line.some(self._chance.uniform(0.3, 1), self._chance)))

    def _swallow(self) -> None:
        """What is sent meanwhile arrives nowhere, and then the line is cut."""
        chosen = self._stage.call(lambda: self._line.some(0.6, self._chance))
        self._stage.call(lambda: self._line.swallow(chosen))
        time.sleep(self._chance.uniform(0.5, 1.5))
        self._stage.call(lambda: self._line.cut(chosen))

    def _redis(self) -> None:
        self._platform.redis.kill()
        time.sleep(self._chance.uniform(0.5, 1.5))
        self._platform.redis.start()

    def _live(self) -> None:
        self._platform.live.kill()
        self._platform.live.start()

    def _database(self) -> None:
        self._platform.db.kill()
        self._platform.db.start()


def fresh_events(caller: Caller, screen: Screen) -> list[int]:
    """All acts since the screen's first hello, as somebody reads them who was never pushed to."""
    heard, after, head = [], screen.start, screen.start + 1
    while after < head:
        answer = caller.get(f"/api/v1/events?after={after}&epoch={screen.epoch}&limit=500")
        assert answer is not None
        assert answer.status == 200, answer
        page = answer.json()
        heard += [act["seq"] for act in page["events"]]
        after, head = page["next"], page["head"]
    return heard


def fresh_list(caller: Caller, wanted: set[str]) -> dict[str, tuple[int, str]]:
    """Version and state of the wanted cases, read from the newest on until all of them were there."""
    found: dict[str, tuple[int, str]] = {}
    cursor = ""
    while wanted - found.keys():
        answer = caller.get(f"/api/v1/cases?queue=all&size=100{cursor}")
        assert answer is not None
        page: dict[str, Any] = answer.json()
        found |= {row["id"]: (row["version"], row["state"]) for row in page["items"]}
        if page["next"] is None:
            break
        cursor = f"&cursor={page['next']}"
    return {case_id: found[case_id] for case_id in wanted & found.keys()}


def test_every_page_ends_where_a_fresh_load_is(
    platform: Platform,
    recruit: Callable[[str, int], list[Person]],
    calls: Callable[..., Caller],
    stage: Stage,
    drill: Drill,
) -> None:
    line, ledger = BadLine(platform.place.port), Ledger()
    port = stage.do(line.open())
    watchers = [person for name in WATCHERS for person in recruit(name, SCREENS_EACH)]
    screens = [Screen(port, person) for person in watchers]
    for screen in screens:
        stage.keep(screen.live())
    until(lambda: all(screen.epoch for screen in screens), "every page got its hello")
    saboteur = Saboteur(platform, stage, line, drill)
    with ExitStack() as busy:
        busy.enter_context(reporting(platform.place.port, recruit("qian", PHONES), ledger, rest=REST_SECONDS))
        desks = busy.enter_context(working(platform.place.port, recruit("li", DESKS), ledger))
        colleagues = recruit("wu", MEDIATORS)
        mediators = busy.enter_context(working(platform.place.port, colleagues, ledger, Mediator))
        kinds = list(islice(cycle(KINDS), drill.sized(CUTS)))
        drill.chance.shuffle(kinds)
        for kind in kinds:
            time.sleep(drill.chance.uniform(0.5, 1.5))
            saboteur.strike(kind)
        last_strike = time.monotonic()
    until(platform.database_answers, "the database answers")
    readers = [calls(screen.person) for screen in screens]
    expected = [fresh_events(reader, screen) for reader, screen in zip(readers, screens, strict=True)]
    until(
        lambda: all(len(s.heard) >= len(e) for s, e in zip(screens, expected, strict=True)),
        f"pages have caught up: {[(len(s.heard), len(e)) for s, e in zip(screens, expected, strict=True)]}",
        RECOVERY_SECONDS,
    )
    recovered = time.monotonic() - last_strike
    # Two polls more: nothing may come twice.
    time.sleep(0.6)
    missed = sum(screen.caught_up for screen in screens)
    drill.tell(
        screens=len(screens),
        **saboteur.struck,
        acts=max(map(len, expected)),
        desk_steps=sum(desk.steps for desk in desks),
        mediators_steps=sum(mediator.steps for mediator in mediators),
        pushed=sum(screen.pushed for screen in screens),
        caught_up=missed,
        reconnects=sum(screen.connects - 1 for screen in screens),
        recovered_s=round(recovered, 1),
    )
    for screen, reader, events in zip(screens, readers, expected, strict=True):
        assert screen.faults == []
        assert screen.heard == events, f"gap or duplicate on the page of {screen.person.name}"
        assert fresh_list(reader, set(screen.versions)) == screen.versions
    heard = {screen.person.name.rpartition("-")[0]: len(screen.heard) for screen in screens}
    assert min(heard[f"drill-{name}"] for name in ("chen", "li", "qian", "wu")) > 0
    assert sum(mediator.steps for mediator in mediators) > 0
    assert heard["drill-feng"] == 0
    assert missed > 0, "nobody missed anything: nothing was tried"
    assert sum(screen.connects - 1 for screen in screens) >= drill.sized(CUTS) // 2
    books.check(platform)
