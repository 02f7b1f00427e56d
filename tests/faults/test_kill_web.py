"""A web worker dies by SIGKILL with reports in its hands: one row a key, and a replay is told the same."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence

import pytest

from tests.faults import books
from tests.faults.callers import Person
from tests.faults.conftest import Drill
from tests.faults.ledger import Ledger
from tests.faults.parts import Platform, kill_now, until
from tests.faults.phones import Phone, reporting, until_reports_flow

pytestmark = pytest.mark.faults

KILLS = 30
PHONES = 8
# Of the keys that went through without a scratch, so many are replayed too.
SAMPLE = 50


def kill_worker(platform: Platform, ledger: Ledger, chance: float) -> None:
    """One of two; granian starts another."""
    workers = platform.web_workers()
    ledger.strike()
    kill_now([workers[int(chance * len(workers))]])


def kill_server(platform: Platform, ledger: Ledger) -> None:
    """granian with both: it would give up anyway when a new worker dies as fast as we kill."""
    ledger.strike()
    platform.web.kill()
    platform.web.start()


def replay_answers_the_same(phones: Sequence[Phone], ledger: Ledger, keys: set[str]) -> int:
    """How many keys were sent once more; each must be told what the first yes told."""
    again = 0
    for phone in phones:
        for key in phone.bodies.keys() & keys:
            answer, first = phone.send_again(key), ledger.first_answers[key]
            assert answer is not None
            assert (answer.status, answer.is_replay) == (200, True)
            assert answer.json() == first.json()
            again += 1
    return again


def test_a_killed_worker_leaves_one_row_per_report(
    platform: Platform, recruit: Callable[[str, int], list[Person]], drill: Drill
) -> None:
    ledger = Ledger()
    with reporting(platform.place.port, recruit("qian", PHONES), ledger) as phones:
        for number in range(drill.sized(KILLS)):
            until(lambda: len(platform.web_workers()) > 1, "both workers are there")
            until_reports_flow(ledger)
            time.sleep(drill.chance.uniform(0, 0.2))
            if number % 2:
                kill_server(platform, ledger)
            else:
                kill_worker(platform, ledger, drill.chance.random())
    found = books.difference(platform, ledger)
    unscathed = sorted(ledger.acknowledged - ledger.interrupted)[:SAMPLE]
    replayed = replay_answers_the_same(phones, ledger, ledger.interrupted | set(unscathed))
    written_unheard = sum(ledger.first_answers[key].is_replay for key in ledger.interrupted)
    drill.tell(**ledger.counts(), written_but_unheard=written_unheard, replayed=replayed, **found.counts())
    ledger.must_have_landed(len(ledger.strikes) // 2)
    assert ledger.wrong_answers() == {}
    assert not found, found
    assert ledger.sent == ledger.acknowledged
    assert books.orphans(platform, ledger.sent) == 0
    books.check(platform)
