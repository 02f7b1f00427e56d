"""The drills' own platform, their seed, and a line for what each of them measured."""

from __future__ import annotations

import json
import os
import random
import secrets
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.faults.callers import Caller, Person
from tests.faults.parts import Place, Platform
from tests.ports import free_port


def pytest_addoption(parser: pytest.Parser) -> None:
    group = parser.getgroup("faults", "the failure drills")
    group.addoption("--times", type=float, default=1.0, help="so many times the usual strikes and examples")
    group.addoption("--seed", type=int, default=None, help="the seed that an earlier drill printed")
    group.addoption("--pictures", default=None, help="a folder for pictures of what was on screen")


@dataclass(frozen=True)
class Drill:
    """One drill: its chance, its size, and where it tells what came of it."""

    seed: int
    times: float
    chance: random.Random
    say: Callable[[str], None]

    def sized(self, usual: int) -> int:
        """So many strikes, as the caller of `./run faults` wants it."""
        return max(1, round(usual * self.times))

    def tell(self, **counts: object) -> None:
        self.say("  " + " · ".join(f"{name} {value}" for name, value in counts.items()))


@pytest.fixture
def drill(request: pytest.FixtureRequest) -> Iterator[Drill]:
    """Tells the seed before anything happens, so that it is known whatever happens then."""
    config = request.config
    terminal = config.pluginmanager.getplugin("terminalreporter")
    capture = config.pluginmanager.getplugin("capturemanager")

    def say(line: str) -> None:
        with capture.global_and_fixture_disabled():
            terminal.ensure_newline()
            terminal.write_line(line)

    asked = config.getoption("--seed")
    seed = secrets.randbelow(1_000_000) if asked is None else asked
    began = time.monotonic()
    say(f"{request.node.name}: seed {seed}")
    yield Drill(seed, config.getoption("--times"), random.Random(seed), say)
    say(f"  {time.monotonic() - began:.0f} s")


@pytest.fixture(scope="session")
def place() -> Iterator[Place]:
    """A prepared platform that does not run: its own cluster, secrets, county and a short season."""
    base = Path(os.environ.get("PINGAN_VAR") or tempfile.mkdtemp(prefix="pingan-faults-"))
    place = Place(base / "faults", free_port(), free_port())
    place.order("reset", "--yes")
    place.order("prepare")
    yield place
    place.order("reset", "--yes")


@pytest.fixture(scope="session")
def _running(place: Place) -> Iterator[Platform]:
    platform = Platform(place)
    try:
        platform.start()
        yield platform
    finally:
        platform.stop()


@pytest.fixture
def platform(_running: Platform) -> Platform:
    """The parts, all of them up, whatever the drill before has left."""
    _running.start()
    return _running


@pytest.fixture
def recruit(platform: Platform) -> Callable[[str, int], list[Person]]:
    """So many colleagues of somebody of the demo's cast, each signed in."""

    def call(username: str, count: int) -> list[Person]:
        told = platform.place.python("tests.faults.recruit", username, str(count))
        return [Person(**fields) for fields in json.loads(told)]

    return call


@pytest.fixture
def calls(platform: Platform) -> Iterator[Callable[..., Caller]]:
    """A browser for a person; closed when the drill is over."""
    opened: list[Caller] = []

    def call(person: Person, **options: str) -> Caller:
        opened.append(Caller(platform.place.port, person, **options))
        return opened[-1]

    yield call
    for caller in opened:
        caller.close()
