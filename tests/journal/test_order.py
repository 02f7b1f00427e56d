"""Numbers are dense and follow the commits, whatever the writers do between insert and commit."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from itertools import count
from threading import Event, Thread

import pytest
from django.db import connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pingan.journal.selectors import heads, read_after

from .conftest import COUNTY, NEXT_COUNTY, Recorder, commit_one, record_one

WRITERS = 16
EACH = 60


def write_like_a_view(seed: int) -> None:
    """Three in ten transactions think between insert and commit, as real requests do."""
    chance = random.Random(seed)
    try:
        for _ in range(EACH):
            with transaction.atomic():
                record_one()
                if chance.random() < 0.3:
                    time.sleep(chance.uniform(0, 0.05))
    finally:
        connection.close()


def follow(done: Event, read: Callable[[int], list[int]]) -> list[int]:
    """Poll with a cursor until nothing is left after `done`; the answer is every number met."""
    met: list[int] = []
    try:
        while True:
            last_round = done.is_set()
            found = read(met[-1] if met else 0)
            met += found
            if last_round and not found:
                return met
            time.sleep(0.002)
    finally:
        connection.close()


def read_by_number(after: int) -> list[int]:
    return [act.seq for act in read_after(COUNTY, after)]


def read_by_serial(after: int) -> list[int]:
    """What one writes first and must not: the serial is drawn at insert, the row shows at commit."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT id FROM journal_act WHERE id > %s ORDER BY id", [after])
        return [row[0] for row in cursor.fetchall()]


@pytest.mark.django_db(transaction=True)
def test_a_reader_misses_nothing_among_sixteen_writers_and_a_naive_one_does() -> None:
    done = Event()
    with ThreadPoolExecutor(WRITERS + 2) as pool:
        faithful: Future[list[int]] = pool.submit(follow, done, read_by_number)
        naive: Future[list[int]] = pool.submit(follow, done, read_by_serial)
        for writer in [pool.submit(write_like_a_view, seed) for seed in range(WRITERS)]:
            writer.result()
        done.set()
    total = WRITERS * EACH
    assert faithful.result() == list(range(1, total + 1))
    # The control: had it missed nothing, this test would not have tried what it claims to try.
    assert len(naive.result()) < total


def test_a_rollback_leaves_no_hole(committed: Recorder) -> None:
    committed()
    with transaction.atomic():
        record_one()
        transaction.set_rollback(True)
    committed()
    assert read_by_number(0) == [1, 2]


@pytest.mark.django_db(transaction=True)
def test_several_acts_of_one_transaction_keep_their_order() -> None:
    with transaction.atomic():
        for step in ("case.reported", "case.claimed", "case.noted"):
            record_one(type_=step)
    assert [act.type for act in read_after(COUNTY, 0)] == ["case.reported", "case.claimed", "case.noted"]


@contextmanager
def commit_held_open(area_code: str) -> Iterator[None]:
    """Another connection that has its number but has not committed yet."""
    numbered, release = Event(), Event()

    def hold() -> None:
        try:
            with transaction.atomic():
                record_one(area_code)
                with connection.cursor() as cursor:
                    cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
                numbered.set()
                release.wait(10)
        finally:
            connection.close()

    thread = Thread(target=hold)
    thread.start()
    assert numbered.wait(10)
    try:
        yield
    finally:
        release.set()
        thread.join()


@pytest.mark.django_db(transaction=True)
def test_counties_do_not_wait_for_each_other() -> None:
    with commit_held_open(COUNTY + "001"):
        commit_one(NEXT_COUNTY + "001")
        assert heads() == {NEXT_COUNTY: 1}
    assert heads() == {COUNTY: 1, NEXT_COUNTY: 1}


COUNTIES = st.sampled_from(["1", "2"])
TRANSACTIONS = st.lists(st.tuples(st.lists(COUNTIES, max_size=4), st.booleans()), max_size=6)
_worlds = count()


@pytest.mark.django_db(transaction=True)
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(TRANSACTIONS)
def test_whatever_commits_is_numbered_without_holes(steps: list[tuple[list[str], bool]]) -> None:
    world = f"{next(_worlds):05d}"
    expected: dict[str, list[str]] = {"1": [], "2": []}
    for number, (counties, commits) in enumerate(steps):
        with transaction.atomic():
            for county in sorted(counties):
                record_one(world + county, type_=f"step.{number}")
            transaction.set_rollback(not commits)
        for county in counties if commits else ():
            expected[county].append(f"step.{number}")
    for county, types in expected.items():
        acts = read_after(world + county, 0)
        assert [act.type for act in acts] == types
        assert [act.seq for act in acts] == list(range(1, len(types) + 1))
