"""How long it takes until a second desk has what was done at the first: told, and held to nothing else."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from statistics import median
from typing import Any

import pytest

from tests.faults.callers import Answer, Caller, Person
from tests.faults.conftest import Drill
from tests.faults.parts import Platform, until
from tests.faults.phones import REPORTS, report_body
from tests.faults.screens import Screen, Stage

pytestmark = pytest.mark.faults

CHANGES = 20
PAUSE_SECONDS = 0.3
# What a desk is promised; the drill tells how far from it everything stays.
PROMISED_SECONDS = 2.0


class Watch(Screen):
    """A page that knows when it heard of which version of a case."""

    def __init__(self, port: int, person: Person) -> None:
        super().__init__(port, person)
        self.came: dict[tuple[str, int], float] = {}

    def _apply(self, act: dict[str, Any]) -> bool:
        self.came.setdefault((act["object"]["id"], act["object"]["version"]), time.monotonic())
        return super()._apply(act)


@pytest.fixture
def stage() -> Iterator[Stage]:
    made = Stage()
    yield made
    made.clear()


def done(answer: Answer | None) -> dict[str, Any]:
    assert answer is not None
    assert answer.acknowledges, answer
    return dict(answer.json())


def test_a_second_desk_has_what_was_done_at_the_first(
    platform: Platform,
    recruit: Callable[[str, int], list[Person]],
    calls: Callable[..., Caller],
    stage: Stage,
    drill: Drill,
) -> None:
    first, second = recruit("wu", 2)
    worker, desk, mediator, other = (
        calls(person) for person in (*recruit("qian", 1), *recruit("li", 1), first, second)
    )
    screen = Watch(platform.place.port, second)
    stage.keep(screen.live())
    until(lambda: bool(screen.epoch), "the second desk got its hello")

    case = done(worker.post(REPORTS, report_body(worker.person)))
    address = f"{REPORTS}/{case['id']}"
    case = done(desk.post(f"{address}/hand_to_mediation", {"reason": "演练"}, version=case["version"]))
    heard, answered, shown = [], [], []
    for number in range(drill.sized(CHANGES)):
        step, said = ("release", {"reason": "演练"}) if number % 2 else ("claim", {})
        pressed = time.monotonic()
        case = done(mediator.post(f"{address}/{step}", said, version=case["version"]))
        answered.append(time.monotonic() - pressed)
        known = (case["id"], case["version"])
        until(lambda known=known: known in screen.came, "the second desk heard of it")  # type: ignore[misc]
        heard.append(screen.came[known] - pressed)
        # What it has open it asks for anew: then its reader sees the change.
        assert done(other.get(address))["version"] == case["version"]
        shown.append(time.monotonic() - pressed)
        time.sleep(PAUSE_SECONDS)

    assert screen.faults == []
    drill.tell(
        changes=len(heard),
        answered_ms=_told(answered),
        heard_ms=_told(heard),
        shown_ms=_told(shown),
        later_than_promised=sum(one > PROMISED_SECONDS for one in shown),
    )


def _told(seconds: list[float]) -> str:
    return f"{median(seconds) * 1000:.0f} (worst {max(seconds) * 1000:.0f})"
