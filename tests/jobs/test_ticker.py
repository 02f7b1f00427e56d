"""Every job is done when it is due, whatever becomes of the others."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.db import InterfaceError, OperationalError, connection
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from pingan.core.models import Use
from pingan.core.registry import AlreadyRegistered
from pingan.jobs import ticker
from pingan.jobs.every import JOBS, every
from pingan.jobs.ticker import RETRY_SECONDS, Ticker
from pingan.people.actors import Actor
from pingan.people.models import Device
from pingan.stats.tasks import fold_journal
from tests.cast import signed_in
from tests.territory.small_county import COUNTY


class Clock:
    """The time the ticker goes by, until a test moves it."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    clock = Clock()
    monkeypatch.setattr(ticker, "monotonic", clock)
    return clock


@pytest.fixture
def no_jobs() -> Iterator[None]:
    with JOBS.holding({}):
        yield


def test_each_job_has_its_own_time(clock: Clock, no_jobs: None) -> None:
    done: list[str] = []
    every(1, "often")(lambda: done.append("often"))
    every(10, "seldom")(lambda: done.append("seldom"))
    ticking = Ticker()
    assert ticking.beat() == ["often", "seldom"]
    assert ticking.beat() == []
    for _ in range(9):
        clock.now += 1
        assert ticking.beat() == ["often"]
    clock.now += 1
    assert ticking.beat() == ["often", "seldom"]
    assert done.count("often") == 11


def test_a_job_that_fails_stops_no_other_and_is_tried_again_soon(
    clock: Clock, no_jobs: None, db: None, caplog: pytest.LogCaptureFixture
) -> None:
    faults = iter([ValueError("broken"), OperationalError("canceling statement due to statement timeout")])

    def fails_twice() -> None:
        if fault := next(faults, None):
            raise fault

    every(3600, "fails")(fails_twice)
    every(3600, "other")(lambda: None)
    ticking = Ticker()
    assert ticking.beat() == ["other"]
    assert "the job fails failed" in caplog.text
    clock.now += RETRY_SECONDS - 1
    assert ticking.beat() == []
    clock.now += 1
    assert ticking.beat() == []
    clock.now += RETRY_SECONDS
    assert ticking.beat() == ["fails"]
    clock.now += RETRY_SECONDS
    assert ticking.beat() == []


def test_without_a_database_there_is_no_beat(
    no_jobs: None, db: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The lock went with the connection: another process may be the one that ticks by now."""

    def gone() -> None:
        raise InterfaceError("connection already closed")

    monkeypatch.setattr(type(connection._connections[connection._alias]), "is_usable", lambda _self: False)  # type: ignore[attr-defined]
    every(1, "gone")(gone)
    with pytest.raises(InterfaceError):
        Ticker().beat()


def test_no_two_jobs_have_one_name(no_jobs: None) -> None:
    every(1, "job")(lambda: None)
    with pytest.raises(AlreadyRegistered):
        every(2, "job")(lambda: None)


def test_refusals_and_sessions_that_ran_out_go_within_the_hour(qian: Actor, clock: Clock) -> None:
    ticking = Ticker()
    ticking.beat()
    kept, gone = (signed_in(qian).cookies["pingan_session"].value for _ in range(2))
    Device.objects.filter(pk=gone).update(expire_date=timezone.now() - timedelta(minutes=1))
    for key, hours in ((b"today", 23), (b"yesterday", 25)):
        Use.objects.create(key_hash=key, at=timezone.now() - timedelta(hours=hours))
    clock.now += 3600
    assert "people.forget_expired" in ticking.beat()
    assert [device.pk for device in Device.objects.all()] == [kept]
    assert [bytes(use.key_hash) for use in Use.objects.all()] == [b"today"]


def test_finished_tasks_go_after_a_day(db: None) -> None:
    for hours in (23, 25):
        task = fold_journal.enqueue(COUNTY)
        DBTaskResult.objects.filter(pk=task.id).update(
            status="SUCCESSFUL", finished_at=timezone.now() - timedelta(hours=hours)
        )
    JOBS["jobs.forget_results"].do()
    assert DBTaskResult.objects.count() == 1
