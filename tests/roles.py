"""Tests are the servers' role in the database. What only the tables' owner may do goes through here."""

from __future__ import annotations

import os
from collections.abc import Sequence
from contextlib import closing
from typing import Any

import psycopg2
from django.conf import settings
from django.contrib.contenttypes.management import create_contenttypes
from django.db import connection
from django.db.models.signals import post_migrate
from psycopg2.extensions import connection as Connection

from tests.again import FILLED

_PARTS = ("HOST", "USER", "PASSWORD")
Role = dict[str, Any]
SERVERS: Role = {part: settings.DATABASES["default"][part] for part in (*_PARTS, "OPTIONS")}
# As `manage.py migrate` comes in, which takes the time it takes: counting all tables is one statement, and no
# request waits for it. Where no owner is named, the database has one role for both.
OWNER: Role = {part: os.environ.get(f"PINGAN_MIGRATE_{part}") or SERVERS[part] for part in _PARTS} | {
    "OPTIONS": SERVERS["OPTIONS"] | {"options": f"{SERVERS['OPTIONS']['options']} -c statement_timeout=0"}
}

# What migrating writes into them is the same for every test, and is left there.
_OF_MIGRATING = frozenset({"django_content_type", "auth_permission"})


def become(role: Role) -> None:
    """From now on Django connects as this role. Not within a transaction: the connection is closed."""
    if any(connection.settings_dict[part] != told for part, told in role.items()):
        connection.close()
        connection.settings_dict.update(role)


def connect_owner(database: str | None = None) -> Connection:
    """A connection of the owner's, beside Django's own."""
    return psycopg2.connect(
        host=OWNER["HOST"],
        port=connection.settings_dict["PORT"],
        user=OWNER["USER"],
        password=OWNER["PASSWORD"],
        dbname=database or connection.settings_dict["NAME"],
    )


def as_owner(*statements: str) -> None:
    """Run and commit them as the owner, in the tests' database."""
    with closing(connect_owner()) as owner, owner, owner.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


def flush(_operations: Any, _statements: Sequence[str]) -> None:
    """Empty the tables between tests that commit: the servers' role cannot, and Django's own way, a TRUNCATE
    of all tables, makes eight hundred files anew for the few rows of a test.

    Triggers that watch rows go, or keep them from going, are put aside for this alone.
    """
    tables = connection.introspection.django_table_names(only_existing=True, include_views=False)
    kept = sorted(set(tables) - _OF_MIGRATING)
    with closing(connect_owner()) as owner, owner, owner.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(FILLED.format(table) for table in kept))
        filled = [table for (table,) in cursor.fetchall()]
        cursor.execute(_WATCHED)
        watched = [table for (table,) in cursor.fetchall() if table in filled]
        for statement in (
            *(f"ALTER TABLE {table} DISABLE TRIGGER USER" for table in watched),
            *(f"DELETE FROM {table}" for table in filled),  # noqa: S608
            "SET CONSTRAINTS ALL IMMEDIATE",
            *(f"ALTER TABLE {table} ENABLE TRIGGER USER" for table in watched),
        ):
            cursor.execute(statement)


def leave_what_migrating_wrote() -> None:
    """Django need not look after each test whether its own two tables are still filled."""
    post_migrate.disconnect(create_contenttypes)
    post_migrate.disconnect(dispatch_uid="django.contrib.auth.management.create_permissions")


_WATCHED = "SELECT DISTINCT tgrelid::regclass::text FROM pg_trigger WHERE NOT tgisinternal AND tgtype & 8 > 0"
