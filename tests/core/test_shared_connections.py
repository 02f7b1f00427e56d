"""Connections that a process shares among its threads: which one is used next, and which one by nobody."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import psycopg2
import pytest
from django.db import connection, transaction

from pingan.core.postgis import spares

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def sharing(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """As in a web process, for as long as a test; nothing stays open behind it."""
    monkeypatch.setattr(spares, "_sharing", True)
    monkeypatch.setattr(spares, "_spare", [])
    yield
    while (raw := spares.take()) is not None:
        raw.close()


def in_a_thread(work: Callable[[], Any]) -> Any:
    """What a thread of its own answers, as a request does that no other thread has had before."""
    with ThreadPoolExecutor(1) as one:
        return one.submit(work).result()


def backend() -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        return int(cursor.fetchone()[0])


def request() -> int:
    """Work on a connection between the two moments at which Django looks at those it keeps."""
    connection.close_if_unusable_or_obsolete()
    pid = backend()
    connection.close_if_unusable_or_obsolete()
    return pid


def end(pid: int) -> None:
    other = psycopg2.connect(**connection.get_connection_params())
    with other, other.cursor() as cursor:
        cursor.execute("SELECT pg_terminate_backend(%s, 5000)", [pid])
    other.close()


def test_threads_that_take_turns_work_on_one_connection() -> None:
    assert len({in_a_thread(request) for _ in range(4)}) == 1


def test_what_was_let_go_last_is_used_next() -> None:
    together = threading.Barrier(2, timeout=30)

    def at_once(name: str) -> tuple[str, int]:
        pid = backend()
        together.wait()
        if name == "last":
            first_is_back.wait(30)
        connection.close_if_unusable_or_obsolete()
        first_is_back.set()
        return name, pid

    first_is_back = threading.Event()
    with ThreadPoolExecutor(2) as both:
        pids = dict(both.map(at_once, ("first", "last")))
    assert pids["first"] != pids["last"]
    assert in_a_thread(request) == pids["last"]


def test_a_connection_the_server_has_ended_is_given_to_nobody() -> None:
    gone = in_a_thread(request)
    end(gone)
    assert in_a_thread(request) != gone


def test_one_in_a_transaction_is_not_given_away() -> None:
    def left_open() -> int:
        pid = backend()
        connection.set_autocommit(False)
        backend()
        connection.close_if_unusable_or_obsolete()
        return pid

    assert in_a_thread(left_open) != in_a_thread(request)


def test_what_a_request_left_undone_is_not_done_by_the_next() -> None:
    ran: list[str] = []

    def fails() -> None:
        with transaction.atomic():
            transaction.on_commit(lambda: ran.append("of the one that failed"))
            backend()
            transaction.set_rollback(True)
        connection.close_if_unusable_or_obsolete()

    def works() -> None:
        with transaction.atomic():
            transaction.on_commit(lambda: ran.append("its own"))
            backend()
        connection.close_if_unusable_or_obsolete()

    in_a_thread(fails)
    in_a_thread(works)
    assert ran == ["its own"]


def test_a_process_that_does_not_share_keeps_a_connection_to_a_thread(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(spares, "_sharing", False)
    together = threading.Barrier(2, timeout=30)

    def twice() -> tuple[int, int]:
        before = request()
        together.wait()
        after = request()
        connection.close()
        return before, after

    with ThreadPoolExecutor(2) as both:
        kept = [one.result() for one in (both.submit(twice), both.submit(twice))]
    assert all(before == after for before, after in kept)
    assert kept[0] != kept[1]
