"""The epoch says whether numbers still mean what they meant."""

from __future__ import annotations

import re
from contextlib import suppress

import pytest
from django.db import DatabaseError, connection
from pytest_django import DjangoAssertNumQueries

from pingan.journal import selectors
from pingan.journal.selectors import epoch


@pytest.mark.django_db
def test_it_names_cluster_timeline_and_database() -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT system_identifier, timeline_id FROM pg_control_system(), pg_control_checkpoint()"
        )
        system, timeline = cursor.fetchone()
    assert re.fullmatch(rf"{system}-{timeline}-\d+", epoch())


@pytest.mark.django_db
def test_it_is_asked_once_per_connection(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    first = epoch()
    with django_assert_num_queries(0):
        assert epoch() == first


@pytest.mark.django_db(transaction=True)
def test_it_is_asked_again_after_the_connection_broke(monkeypatch: pytest.MonkeyPatch) -> None:
    before = epoch()
    with connection.cursor() as cursor, suppress(DatabaseError):
        cursor.execute("SELECT pg_terminate_backend(pg_backend_pid())")
    connection.close()
    # What a restore would change is the answer of the server, which only a new connection may ask for.
    monkeypatch.setattr(selectors, "_EPOCH", "SELECT 'restored'")
    assert (before != "restored", epoch()) == (True, "restored")
