"""A database as the last release leaves it, and the way up from there. `make.sh` says where it comes from."""

from __future__ import annotations

import json
import lzma
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from itertools import groupby
from pathlib import Path

import psycopg2
import pytest
from django.conf import settings
from django.db import connection
from psycopg2.extensions import connection as Connection
from pytest_django import DjangoDbBlocker, Settings

from tests.roles import connect_owner

HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Said:
    """One statement of the last release's servers, and what came back."""

    request: str
    sql: str
    rows: int
    columns: list[str]


def said() -> dict[str, list[Said]]:
    """What each request of the last release asked of the database, in order."""
    lines = unpacked("last_release.jsonl.xz").splitlines()
    statements = [Said(**json.loads(line)) for line in lines]
    return {request: list(asked) for request, asked in groupby(statements, key=lambda one: one.request)}


def unpacked(name: str) -> str:
    return lzma.decompress((HERE / name).read_bytes()).decode()


@dataclass(frozen=True, slots=True)
class Release:
    """The name of its database, and the keys of its rows, table by table, before and after the way up."""

    database: str
    keys: dict[str, set[str]]
    keys_after: dict[str, set[str]]

    def connect(self) -> Connection:
        """As its servers."""
        told = connection.get_connection_params()
        parts = ("host", "port", "user", "password")
        return psycopg2.connect(dbname=self.database, **{part: told[part] for part in parts})


@pytest.fixture(scope="session")
def secrets(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The keys its rows are sealed with, for nobody else to read, as the platform asks."""
    folder = tmp_path_factory.mktemp("secrets")
    ring = folder / "field_keys.json"
    ring.touch(0o600)
    ring.write_bytes((HERE / ring.name).read_bytes())
    return folder


@pytest.fixture(scope="session")
def upgraded(secrets: Path) -> Iterator[Release]:
    """The last release's database, brought up to date as an operator does it."""
    name = f"test_release_{os.environ.get('PYTEST_XDIST_WORKER', 'alone')}"
    with database(name):
        with closing(connect_owner(name)) as told:
            load(told)
            before = keys_of_all(told)
        migrate(name, secrets)
        with closing(connect_owner(name)) as told:
            after = keys_of_all(told)
        yield Release(name, before, after)


@contextmanager
def database(name: str, template: str = "template1") -> Iterator[None]:
    with closing(connect_owner("postgres")) as maker:
        maker.autocommit = True
        cursor = maker.cursor()
        cursor.execute(f"DROP DATABASE IF EXISTS {name}")
        cursor.execute(f"CREATE DATABASE {name} TEMPLATE {template}")
        try:
            yield
        finally:
            cursor.execute(f"DROP DATABASE {name}")


def load(told: Connection) -> None:
    """The dump, as the driver takes it."""
    with told, told.cursor() as cursor:
        cursor.execute(unpacked("last_release.sql.xz"))
    with told, told.cursor() as cursor:
        # The dump clears the path that names are looked up in.
        cursor.execute("RESET ALL")


def migrate(name: str, secrets: Path) -> None:
    done = subprocess.run(
        [sys.executable, "manage.py", "migrate", "--no-input"],
        cwd=Path(settings.PLATFORM),
        env={**os.environ, "PINGAN_DB_NAME": name, "PINGAN_SECRET_DIR": str(secrets)},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-4000:]


def tables_of(told: Connection) -> list[str]:
    """The platform's own; Django keeps its books as it likes."""
    with told, told.cursor() as cursor:
        cursor.execute(
            "SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename <> 'spatial_ref_sys'"
            " AND tablename !~ '^(django_|auth_)' ORDER BY 1"
        )
        return [name for (name,) in cursor.fetchall()]


def keys_of_all(told: Connection) -> dict[str, set[str]]:
    return {table: keys_of(told, table) for table in tables_of(told)}


def keys_of(told: Connection, table: str) -> set[str]:
    """The primary keys of a table's rows, as text."""
    with told, told.cursor() as cursor:
        cursor.execute(
            "SELECT string_agg(quote_ident(attname), ', ' ORDER BY attnum) FROM pg_index"
            " JOIN pg_attribute ON attrelid = indrelid AND attnum = ANY(indkey)"
            " WHERE indrelid = %s::regclass AND indisprimary",
            [table],
        )
        ((columns,),) = cursor.fetchall()
        cursor.execute(f"SELECT ROW({columns})::text FROM {table}")  # noqa: S608
        return {key for (key,) in cursor.fetchall()}


@contextmanager
def on(name: str) -> Iterator[None]:
    """Let the platform's own code work on another database for a while."""
    home = connection.settings_dict["NAME"]
    connection.close()
    connection.settings_dict["NAME"] = name
    try:
        yield
    finally:
        connection.close()
        connection.settings_dict["NAME"] = home


@pytest.fixture
def served(
    upgraded: Release, secrets: Path, django_db_blocker: DjangoDbBlocker, settings: Settings
) -> Iterator[Release]:
    """A copy of the database brought up to date, with this release serving from it."""
    settings.SECRET_DIR = secrets
    name = f"{upgraded.database}_copy"
    with database(name, template=upgraded.database), django_db_blocker.unblock(), on(name):
        yield replace(upgraded, database=name)


def run(told: Connection, statement: Said) -> tuple[int, list[str]]:
    """The rows and columns a statement answers with now."""
    with told.cursor() as cursor:
        cursor.execute(statement.sql)
        return cursor.rowcount, [column.name for column in cursor.description or ()]
