"""Tests are the servers' role in the database. What only the tables' owner may do goes through here."""

from __future__ import annotations

import os
from collections.abc import Sequence
from contextlib import closing
from typing import Any

import psycopg2
from django.conf import settings
from django.db import connection
from psycopg2.extensions import connection as Connection

_PARTS = ("HOST", "USER", "PASSWORD")
Role = dict[str, str]
SERVERS: Role = {part: str(settings.DATABASES["default"][part]) for part in _PARTS}
# As `manage.py migrate` comes in. Where no owner is named, the database has one role for both.
OWNER: Role = {part: os.environ.get(f"PINGAN_MIGRATE_{part}") or SERVERS[part] for part in _PARTS}


def become(role: Role) -> None:
    """From now on Django connects as this role. Not within a transaction: the connection is closed."""
    if any(connection.settings_dict[part] != role[part] for part in _PARTS):
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


def flush(_operations: Any, statements: Sequence[str]) -> None:
    """What Django empties the tables with between tests that commit: the servers' role cannot."""
    as_owner(*statements)
