"""Databases of the bench's own: one with county and people, copied for each size of the county's history."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from uuid import UUID

import psycopg2
from psycopg2 import sql
from psycopg2.extensions import connection as Connection

# Whoever measures connects under one name, so that the watcher finds the backend of each path.
WATCHER = "bench-watcher"
WAY_IN = ("HOST", "USER", "PASSWORD")


@dataclass(frozen=True, slots=True)
class Person:
    """An account of the demo's cast, signed in on a device."""

    account_id: UUID
    post_id: UUID
    role: str
    area_code: str
    session_key: str


def base_name() -> str:
    """Beside the platform's own database and never that one."""
    return f"{os.environ.get('PINGAN_DB_NAME', 'pingan')}_bench"


def connect(database: str, name: str) -> Connection:
    """A plain connection, the servers' own way; each statement commits by itself."""
    return _connected(database, name, {part: os.environ.get(f"PINGAN_DB_{part}", "") for part in WAY_IN})


def connect_owner(database: str, name: str) -> Connection:
    """The same for the tables' owner, who makes databases and writes a history past the triggers."""
    return _connected(database, name, {part: _owners(part) for part in WAY_IN})


def _owners(part: str) -> str:
    return os.environ.get(f"PINGAN_MIGRATE_{part}") or os.environ.get(f"PINGAN_DB_{part}", "")


def _connected(database: str, name: str, way_in: Mapping[str, str]) -> Connection:
    made = psycopg2.connect(
        host=way_in["HOST"],
        port=os.environ["PINGAN_DB_PORT"],
        user=way_in["USER"],
        password=way_in["PASSWORD"],
        dbname=database,
        application_name=name,
    )
    made.autocommit = True
    return made


@contextmanager
def closing(connection: Connection) -> Iterator[Connection]:
    """psycopg2's own `with` ends a transaction; this one ends the connection."""
    try:
        yield connection
    finally:
        connection.close()


@contextmanager
def database(name: str, template: str = "template1") -> Iterator[str]:
    """A database that exists for the length of the block."""
    drop(name)
    _run("CREATE DATABASE {} TEMPLATE {}", name, template)
    try:
        yield name
    finally:
        # A second Ctrl-C must not leave a gigabyte behind.
        with suppress(KeyboardInterrupt):
            drop(name)


def drop(name: str) -> None:
    _run("DROP DATABASE IF EXISTS {} WITH (FORCE)", name)


def _run(statement: str, *names: str) -> None:
    administrator = connect_owner("postgres", WATCHER)
    try:
        with administrator.cursor() as cursor:
            cursor.execute(sql.SQL(statement).format(*map(sql.Identifier, names)))
    finally:
        administrator.close()
