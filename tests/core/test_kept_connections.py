"""Connections that are kept: looked at without a question, and what is prepared in them."""

from __future__ import annotations

from collections.abc import Iterator

import psycopg2
import pytest
from django.db import ProgrammingError, connection, transaction
from django.test.utils import CaptureQueriesContext

from pingan.core.errors import Unavailable
from pingan.core.postgis.spares import is_quiet
from pingan.core.postgis.statements import Statement

SUM = Statement("tests_sum", "SELECT %(a)s + %(b)s, 7 %% 4", {"a": "int", "b": "int"})


def stranger() -> psycopg2.extensions.connection:
    """A second connection to the same database."""
    return psycopg2.connect(**connection.get_connection_params())


def test_an_idle_connection_is_quiet_until_the_server_ends_it(db: None) -> None:
    other = stranger()
    assert is_quiet(other)
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_terminate_backend(%s, 5000)", [other.get_backend_pid()])
    assert not is_quiet(other)
    other.close()
    assert not is_quiet(other)


@pytest.mark.django_db(transaction=True)
def test_a_lost_connection_is_replaced_before_it_is_used() -> None:
    with connection.cursor() as cursor:
        SUM.execute(cursor, {"a": 1, "b": 2})
    lost = connection.connection
    other = stranger()
    with other, other.cursor() as cursor:
        cursor.execute("SELECT pg_terminate_backend(%s, 5000)", [lost.get_backend_pid()])
    other.close()

    connection.health_check_enabled = True
    connection.health_check_done = False
    with connection.cursor() as cursor:
        SUM.execute(cursor, {"a": 2, "b": 3})
        assert cursor.fetchone() == (5, 3)
    assert connection.connection is not lost


def test_a_quiet_connection_is_asked_nothing(db: None) -> None:
    connection.health_check_enabled = True
    connection.health_check_done = False
    with CaptureQueriesContext(connection) as sent, connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    assert len(sent.captured_queries) == 1
    assert connection.health_check_done


def test_prepared_once_a_connection_and_run_with_the_values_it_names(db: None) -> None:
    with CaptureQueriesContext(connection) as sent, connection.cursor() as cursor:
        for a in (1, 2, 3):
            SUM.execute(cursor, {"a": a, "b": 10, "unused": "x"})
            assert cursor.fetchone() == (10 + a, 3)
    words = [query["sql"].split()[0] for query in sent.captured_queries]
    assert words.count("EXECUTE") == 3
    assert words.count("PREPARE") <= 1


def test_a_value_that_is_missing_is_said_before_anything_is_sent(db: None) -> None:
    with connection.cursor() as cursor, pytest.raises(KeyError):
        SUM.execute(cursor, {"a": 1})


@pytest.fixture
def shelf() -> Iterator[Statement]:
    """A table that a migration will change, and a statement over it."""
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE tests_shelf (name varchar(5)); INSERT INTO tests_shelf VALUES ('a')")
    yield Statement("tests_shelf", "SELECT name FROM tests_shelf WHERE name = %(name)s", {"name": "text"})
    with connection.cursor() as cursor:
        cursor.execute("DROP TABLE tests_shelf")


def migrate_shelf(change: str) -> None:
    other = stranger()
    with other, other.cursor() as cursor:
        cursor.execute(f"ALTER TABLE tests_shelf {change}")
    other.close()


@pytest.mark.usefixtures("by_the_owner")
@pytest.mark.django_db(transaction=True)
def test_a_migration_under_a_prepared_statement_is_not_noticed(shelf: Statement) -> None:
    with connection.cursor() as cursor:
        for length in (5, 6, 7):
            migrate_shelf(f"ALTER name TYPE varchar({length})")
            shelf.execute(cursor, {"name": "a"})
            assert cursor.fetchone() == ("a",)


@pytest.mark.usefixtures("by_the_owner")
@pytest.mark.django_db(transaction=True)
def test_inside_a_transaction_it_is_later_and_the_next_one_goes_on(shelf: Statement) -> None:
    with connection.cursor() as cursor:
        shelf.execute(cursor, {"name": "a"})
        migrate_shelf("ALTER name TYPE varchar(6)")
        with pytest.raises(Unavailable), transaction.atomic():
            shelf.execute(cursor, {"name": "a"})
        with transaction.atomic():
            shelf.execute(cursor, {"name": "a"})
        assert cursor.fetchone() == ("a",)


@pytest.mark.usefixtures("by_the_owner")
@pytest.mark.django_db(transaction=True)
def test_where_it_cannot_be_prepared_anew_the_next_one_tries_again(shelf: Statement) -> None:
    with connection.cursor() as cursor:
        shelf.execute(cursor, {"name": "a"})
        migrate_shelf("ALTER name TYPE varchar(6)")
        with pytest.raises(Unavailable), transaction.atomic():
            shelf.execute(cursor, {"name": "a"})
        migrate_shelf("RENAME name TO title")
        with pytest.raises(ProgrammingError, match="does not exist"):
            shelf.execute(cursor, {"name": "a"})
        migrate_shelf("RENAME title TO name")
        shelf.execute(cursor, {"name": "a"})
        assert cursor.fetchone() == ("a",)
