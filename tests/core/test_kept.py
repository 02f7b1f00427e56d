"""What a process keeps for a while, and forgets."""

from __future__ import annotations

import pytest

from pingan.core import kept
from pingan.core.kept import FOREVER, Kept


class Clock:
    """The time `kept` goes by, until a test moves it."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    clock = Clock()
    monkeypatch.setattr(kept, "monotonic", clock)
    return clock


class Well:
    """Answers differently each time it is asked, and may be shut."""

    def __init__(self) -> None:
        self.asked: list[tuple[object, ...]] = []

    def __call__(self, *key: object) -> int:
        self.asked.append(key)
        return len(self.asked)


def test_what_was_read_is_good_for_its_seconds(clock: Clock) -> None:
    well = Well()
    water = Kept(well, 2.0)
    assert water.get() == 1
    clock.now += 1.9
    assert water.get() == 1
    clock.now += 0.1
    assert water.get() == 2


def test_its_time_runs_from_before_the_reading(clock: Clock) -> None:
    """What changed while it was being read may not be in it."""

    def slow() -> float:
        clock.now += 1.5
        return clock.now

    water = Kept(slow, 2.0)
    assert water.get() == 101.5
    clock.now += 0.5
    assert water.get() == 103.5


def test_each_key_has_its_own_answer_and_the_newest_stay() -> None:
    well = Well()
    water = Kept(well, FOREVER, most=2)
    assert [water.get("a"), water.get("b"), water.get("a")] == [1, 2, 1]
    assert water.get("c") == 3
    assert [water.get("b"), water.get("c")] == [2, 3]
    assert water.get("a") == 4


def test_a_reading_that_fails_is_raised_and_not_kept() -> None:
    answers = iter([ConnectionError(), 7])

    def read() -> int:
        answer = next(answers)
        if isinstance(answer, Exception):
            raise answer
        return answer

    water = Kept(read, FOREVER)
    with pytest.raises(ConnectionError):
        water.get()
    assert water.get() == 7


def test_nothing_begun_before_forgetting_is_kept_after_it() -> None:
    well = Well()

    def overtaken() -> int:
        if not well.asked:
            water.forget()  # another thread has changed what is being read here
        return well()

    water = Kept(overtaken, FOREVER)
    assert water.get() == 1
    assert water.get() == 2


def test_everything_is_forgotten_at_once() -> None:
    one, other = Kept(Well(), FOREVER), Kept(Well(), FOREVER)
    assert (one.get(), other.get()) == (1, 1)
    kept.forget_all()
    assert (one.get(), other.get()) == (2, 2)
