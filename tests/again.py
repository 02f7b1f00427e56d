"""What was written once, written again: rows cost a statement where what made them costs many."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db import connection
from django.db.models import QuerySet

FILLED = "SELECT '{0}' WHERE EXISTS (SELECT FROM {0})"
# What the database reckons out by itself is not to be written, and an act has its number from its commit.
_COLUMNS = """
SELECT attrelid::regclass::text, array_agg(attname::text) FROM pg_attribute
WHERE attrelid = ANY (%s::text[]::regclass[]) AND attnum > 0 AND NOT attisdropped AND attgenerated = ''
  AND NOT (attrelid = 'journal_act'::regclass AND attname = 'seq')
GROUP BY attrelid
"""


@dataclass(frozen=True, slots=True)
class Written:
    """Rows by table, as the text of an array of them: exact for every type, shapes included."""

    columns: Mapping[str, list[str]]
    rows: Mapping[str, str]

    def write(self, shared: Iterable[str] = ()) -> None:
        """Write them again; constraints and triggers look at them as at any row. In `shared` tables a row may
        be there already."""
        statements = " ".join(_insert(table, self.columns[table], table in shared) for table in self.rows)
        with connection.cursor() as cursor:
            cursor.execute(statements, list(self.rows.values()))


def filled() -> frozenset[str]:
    """The tables with a row."""
    tables = sorted(connection.introspection.django_table_names(only_existing=True, include_views=False))
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(FILLED.format(table) for table in tables))
        return frozenset(table for (table,) in cursor.fetchall())


def written_since(before: frozenset[str]) -> Written:
    """All that stands in tables that were empty."""
    return _read(dict.fromkeys(filled() - before, ("true", ())))


def written(*rows: QuerySet[Any]) -> Written:
    """The rows of those queries, one query a table, in the order in which they are to be written."""
    return _read({query.model._meta.db_table: _ids_of(query) for query in rows})


def _ids_of(query: QuerySet[Any]) -> tuple[str, tuple[Any, ...]]:
    return "id = ANY (%s)", (list(query.values_list("pk", flat=True)),)


def _read(wanted: Mapping[str, tuple[str, tuple[Any, ...]]]) -> Written:
    with connection.cursor() as cursor:
        cursor.execute(_COLUMNS, [list(wanted)])
        columns: dict[str, list[str]] = dict(cursor.fetchall())
        rows = {}
        for table, (which, values) in wanted.items():
            cursor.execute(f"SELECT array_agg(row)::text FROM {table} AS row WHERE {which}", values)  # noqa: S608
            rows[table] = cursor.fetchone()[0]
    return Written(columns, rows)


def _insert(table: str, columns: list[str], may_be_there: bool) -> str:
    named = ", ".join(f'"{column}"' for column in columns)
    taken = ", ".join(f'(row)."{column}"' for column in columns)
    unless = " ON CONFLICT DO NOTHING" if may_be_there else ""
    return f"INSERT INTO {table} ({named}) SELECT {taken} FROM unnest(%s::{table}[]) AS row{unless};"  # noqa: S608
