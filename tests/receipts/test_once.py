"""A key and what it stands for, below HTTP: at once, refused, forgotten, and beside partitions."""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Event
from uuid import UUID

import pytest
from django.db import connection

from pingan.core import clock
from pingan.core.ids import uuid7
from pingan.jobs.every import JOBS
from pingan.receipts import services
from pingan.receipts.errors import PayloadMismatch
from pingan.receipts.models import Receipt
from pingan.receipts.services import Key, fingerprint, once

PATIENCE = 30.0


def a_key(account: UUID | None = None, key: UUID | None = None, said: str = "note") -> Key:
    return Key(account or uuid7(), key or uuid7(), fingerprint(said))


def write(key: Key | None, work: list[str], *, made: UUID | None = None) -> services.Once[int]:
    def done() -> int:
        work.append("done")
        return len(work)

    return once(key, object_type="case", object_id=made or uuid7(), write=done)


@pytest.mark.django_db
def test_a_key_lets_a_write_be_done_once() -> None:
    key, work = a_key(), []
    assert write(key, work).done == 1
    again = write(key, work)
    assert (again.done, again.replayed, work) == (None, True, ["done"])


@pytest.mark.django_db
def test_without_a_key_nothing_is_kept() -> None:
    work: list[str] = []
    write(None, work)
    write(None, work)
    assert len(work) == 2
    assert not Receipt.objects.exists()


@pytest.mark.django_db
def test_what_is_refused_leaves_no_receipt() -> None:
    key = a_key()

    def refuse() -> None:
        raise PayloadMismatch

    with pytest.raises(PayloadMismatch):
        once(key, object_type="case", object_id=uuid7(), write=refuse)
    assert write(key, []).done == 1


@pytest.mark.django_db
def test_a_key_is_its_accounts_own_but_what_is_made_is_made_once() -> None:
    key, work = uuid7(), []
    write(a_key(key=key), work)
    write(a_key(key=key), work)
    assert len(work) == 2
    thing = uuid7()
    write(a_key(key=thing), work, made=thing)
    with pytest.raises(PayloadMismatch):
        write(a_key(key=thing), work, made=thing)
    assert len(work) == 3


@pytest.mark.django_db(transaction=True)
def test_of_two_at_once_one_does_it_and_the_other_hears_what_came_of_it() -> None:
    key, work = a_key(), []
    begun, go_on = Event(), Event()

    def slow() -> int:
        begun.set()
        assert go_on.wait(PATIENCE)
        work.append("done")
        return len(work)

    def first() -> services.Once[int]:
        try:
            return once(key, object_type="case", object_id=uuid7(), write=slow)
        finally:
            connection.close()

    def second() -> services.Once[int]:
        try:
            return write(key, work)
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        one = pool.submit(first)
        assert begun.wait(PATIENCE)
        other = pool.submit(second)
        _until_somebody_waits()
        assert not other.done()
        go_on.set()
        assert one.result(PATIENCE).done == 1
        assert other.result(PATIENCE).replayed
    assert work == ["done"]


def _until_somebody_waits() -> None:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock'"
                " AND query LIKE '%%receipts_receipt%%' AND datname = current_database()"
            )
            if cursor.fetchone()[0]:
                return
        time.sleep(0.01)
    raise AssertionError("nobody waits for the first one")


@pytest.mark.django_db
def test_receipts_are_forgotten_but_those_of_what_was_made(monkeypatch: pytest.MonkeyPatch) -> None:
    thing = uuid7()
    write(a_key(), [])
    write(a_key(key=thing), [], made=thing)
    assert services.prune() == 0
    later = clock.now() + services.KEPT_FOR + timedelta(minutes=1)
    monkeypatch.setattr(clock, "now", lambda: later)
    write(a_key(), [])
    assert services.prune() == 1
    assert Receipt.objects.count() == 2
    assert Receipt.objects.filter(key=thing).exists()


def test_they_are_forgotten_by_the_hour() -> None:
    assert JOBS["receipts.prune"].do is services.prune


def test_what_says_nothing_makes_no_other_content() -> None:
    assert fingerprint({"a": 1, "b": None}, "x") == fingerprint({"c": "", "a": 1, "d": {"e": []}}, "x")
    assert fingerprint({"a": 1}) != fingerprint({"a": 2})
    assert fingerprint({"a": 1}, "x") != fingerprint({"a": 1}, "y")
