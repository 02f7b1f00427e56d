"""The database dies by SIGKILL while phones report: nothing acknowledged is lost, nothing is there twice.

A SIGKILL keeps what the system's page cache holds, so this shows nothing about a cut of power.
"""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest

from tests.faults import books
from tests.faults.callers import Person
from tests.faults.conftest import Drill
from tests.faults.ledger import Ledger
from tests.faults.parts import Platform, kill_now, until
from tests.faults.phones import reporting, until_reports_flow

pytestmark = pytest.mark.faults

KILLS = 40
PHONES = 8
# One kill in three or so hits a commit that is not on the disk yet; the control ends with the first.
CONTROL_KILLS = 30
Recruit = Callable[[str, int], list[Person]]


def kill_server(platform: Platform, ledger: Ledger) -> None:
    """The postmaster and all its children at once."""
    ledger.strike()
    platform.db.kill()
    platform.db.start()


def kill_backend(platform: Platform, ledger: Ledger, chance: float) -> None:
    """One backend; the postmaster then takes all others down and recovers."""
    backends = platform.backends()
    if not backends:
        return
    ledger.strike()
    kill_now([backends[int(chance * len(backends))]])


def test_no_report_is_lost_or_doubled_when_the_database_dies(
    platform: Platform, recruit: Recruit, drill: Drill
) -> None:
    ledger = Ledger()
    with reporting(platform.place.port, recruit("qian", PHONES), ledger):
        until_reports_flow(ledger)
        for number in range(drill.sized(KILLS)):
            time.sleep(drill.chance.uniform(0.05, 0.8))
            if number % 2:
                kill_backend(platform, ledger, drill.chance.random())
            else:
                kill_server(platform, ledger)
            until_reports_flow(ledger)
    until(platform.database_answers, "the database answers")
    found = books.difference(platform, ledger)
    drill.tell(**ledger.counts(), **found.counts())
    ledger.must_have_landed(len(ledger.strikes) // 2)
    assert ledger.wrong_answers() == {}
    assert not found, found
    assert ledger.sent == ledger.acknowledged
    assert books.orphans(platform, ledger.sent) == 0
    books.check(platform)


def test_the_drill_sees_a_loss_where_commits_do_not_wait_for_the_disk(
    platform: Platform, recruit: Recruit, drill: Drill
) -> None:
    """The control: were reports lost, the drill above would see it."""
    ledger = Ledger()
    platform.rows("ALTER ROLE pingan SET synchronous_commit = off")
    try:
        with reporting(platform.place.port, recruit("qian", PHONES), ledger):
            # The first death makes all connections new, and only those have the setting.
            for _ in range(CONTROL_KILLS):
                time.sleep(drill.chance.uniform(0.3, 0.8))
                kill_server(platform, ledger)
                until_reports_flow(ledger)
                if books.difference(platform, ledger).lost:
                    break
    finally:
        # This very session has the setting too: its own commit would be lost by the kill below.
        platform.rows("SET synchronous_commit = on; ALTER ROLE pingan RESET synchronous_commit")
        # And once more, so that no connection keeps the setting.
        platform.db.kill()
        platform.db.start()
        assert platform.one("SHOW synchronous_commit") == "on"
    found = books.difference(platform, ledger)
    drill.tell(**ledger.counts(), **found.counts())
    assert found.lost, "not one report was lost: the drill is blind"
    # What is left is whole all the same: a transaction is lost as one.
    books.check(platform)
