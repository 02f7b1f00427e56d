"""What serves owns nothing: not even whoever speaks as the servers can open the journal."""

from __future__ import annotations

import psycopg2
import pytest
from django.apps import apps
from django.core.checks import run_checks
from django.db import DatabaseError, connection, transaction
from django.test import Client

from pingan.core import rights
from tests.journal.conftest import COUNTY, commit_one
from tests.roles import OWNER, SERVERS, as_owner

pytestmark = pytest.mark.skipif(
    OWNER["USER"] == SERVERS["USER"], reason="a database that the caller brought, with one role for both"
)


def run(sql: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sql)


REFUSED = r"permission denied|must be|must have"


@pytest.mark.parametrize(
    "attempt",
    [
        "ALTER TABLE journal_act DISABLE TRIGGER journal_act_no_update",
        "ALTER TABLE journal_act DISABLE TRIGGER ALL",
        "SET session_replication_role = replica",
        "UPDATE journal_act SET type = 'case.closed'",
        "UPDATE journal_stream SET head = 1",
        "DELETE FROM journal_act",
        "TRUNCATE journal_act CASCADE",
        "TRUNCATE cases_step CASCADE",
        "DELETE FROM cases_case",
        "UPDATE cases_step SET action = 'close'",
        "DELETE FROM django_migrations",
        "ALTER TABLE cases_case ADD COLUMN secret text",
        "ALTER TABLE cases_case DISABLE ROW LEVEL SECURITY",
        "CREATE TRIGGER away BEFORE INSERT ON journal_act FOR EACH ROW EXECUTE FUNCTION journal_refuse()",
        "CREATE OR REPLACE FUNCTION journal_refuse() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN END'",
        "DROP FUNCTION journal_refuse CASCADE",
        "DROP TABLE journal_act",
        "DROP TABLE people_device",
        "CREATE TABLE mine (a int)",
        "CREATE ROLE another SUPERUSER",
        "SET ROLE {owner}",
        "SET SESSION AUTHORIZATION {owner}",
        "GRANT {owner} TO {servers}",
        "REASSIGN OWNED BY {owner} TO {servers}",
        "ALTER DATABASE {database} OWNER TO {servers}",
    ],
)
def test_the_servers_are_refused(db: None, attempt: str) -> None:
    names = {
        "owner": OWNER["USER"],
        "servers": SERVERS["USER"],
        "database": connection.settings_dict["NAME"],
    }
    with (
        pytest.raises(DatabaseError, match=REFUSED) as said,
        transaction.atomic(),
    ):
        run(attempt.format(**names))
    assert isinstance(said.value.__cause__, psycopg2.errors.InsufficientPrivilege)


def test_they_cannot_give_themselves_more(db: None) -> None:
    run(f"GRANT ALL ON journal_act TO {SERVERS['USER']}")
    assert rights.excess() == []


def test_a_forged_counter_gives_no_numbers(transactional_db: None) -> None:
    """The function that numbers acts has its owner's rights: it must not find a table the servers made."""
    run("CREATE TEMPORARY TABLE journal_stream (county varchar(6) PRIMARY KEY, head bigint)")
    run(f"INSERT INTO pg_temp.journal_stream VALUES ('{COUNTY}', 41)")  # noqa: S608
    run("GRANT ALL ON pg_temp.journal_stream TO PUBLIC")
    commit_one()
    with connection.cursor() as cursor:
        cursor.execute("SELECT seq FROM public.journal_act")
        assert cursor.fetchall() == [(1,)]
    run("DROP TABLE pg_temp.journal_stream")


def test_they_may_do_what_serving_needs_to_every_table(db: None) -> None:
    """Of each model, whatever migration made its table: to read and to write new rows at the least."""
    lacking = []
    for model in apps.get_models():
        if model._meta.managed and not model.__module__.startswith("tests."):
            with connection.cursor() as cursor:
                cursor.execute(
                    "SELECT has_table_privilege(name, 'SELECT') AND has_table_privilege(name, 'INSERT')"
                    " FROM quote_ident(%s) AS name",
                    [model._meta.db_table],
                )
                if cursor.fetchone() != (True,):
                    lacking.append(model._meta.db_table)
    assert lacking == ["journal_stream"]


def test_a_table_of_a_later_migration_is_theirs_to_use(transactional_db: None) -> None:
    """Between its making and the end of `migrate`, too: servers of the last release are at work then."""
    as_owner("CREATE TABLE tests_later (id bigserial PRIMARY KEY, word text)")
    try:
        run(
            "INSERT INTO tests_later (word) VALUES ('a');"
            "UPDATE tests_later SET word = 'b'; DELETE FROM tests_later"
        )
    finally:
        as_owner("DROP TABLE tests_later")


def test_nothing_too_much_is_told_where_all_is_well(db: None) -> None:
    assert rights.excess() == []
    assert "servers_role" not in Client().get("/readyz").json()
    assert [found for found in run_checks(databases=["default"]) if found.id == "core.W007"] == []


@pytest.mark.parametrize(
    ("given", "taken", "word"),
    [
        (
            "GRANT UPDATE ON journal_act TO {0}",
            "REVOKE UPDATE ON journal_act FROM {0}",
            "may_change_the_journal",
        ),
        (
            "GRANT CREATE ON SCHEMA public TO {0}",
            "REVOKE CREATE ON SCHEMA public FROM {0}",
            "may_create_tables",
        ),
        (
            "ALTER DEFAULT PRIVILEGES GRANT ALL ON TABLES TO {0}; GRANT ALL ON journal_act TO {0}",
            "ALTER DEFAULT PRIVILEGES REVOKE ALL ON TABLES FROM {0}; REVOKE ALL ON journal_act FROM {0};"
            " GRANT SELECT, INSERT ON journal_act TO {0}",
            "may_change_the_journal",
        ),
    ],
)
def test_what_is_too_much_is_told(transactional_db: None, given: str, taken: str, word: str) -> None:
    as_owner(given.format(SERVERS["USER"]))
    try:
        assert rights.excess() == [word]
        assert Client().get("/readyz").json()["servers_role"] == [word]
        (found,) = (one for one in run_checks(databases=["default"]) if one.id == "core.W007")
        assert word.replace("_", " ") in found.msg
    finally:
        as_owner(taken.format(SERVERS["USER"]))


@pytest.mark.usefixtures("by_the_owner")
def test_migrating_takes_back_what_somebody_gave(db: None) -> None:
    run(f"GRANT ALL ON journal_act TO {SERVERS['USER']}")
    assert rights.excess() == ["may_change_the_journal"]
    rights.settle("default")
    assert rights.excess() == []


def test_one_role_for_both_is_told(transactional_db: None, settings: object) -> None:
    settings.SERVER_ROLE = OWNER["USER"]  # type: ignore[attr-defined]
    assert rights.excess() == ["owns_tables", "may_change_the_journal", "may_create_tables"]
