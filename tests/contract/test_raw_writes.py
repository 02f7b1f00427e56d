"""Statements that are written out know the tables as the models do, and a case keeps lean.

A column that a model gains is given by `save` everywhere, and by nothing here: where it has no default in the
database, the one statement of a report would fail on the next release's first report.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from django.apps import apps
from django.db import connection
from django.db.models import Field, Model
from django.db.models.fields import NOT_PROVIDED

from pingan.cases import selectors
from pingan.cases.models import Case
from pingan.cases.reporting import STATEMENT
from pingan.receipts.services import _WRITE_DOWN

# Written for servers of the last release, which still read it. Empty again with the next.
LEAVING = {"cases_case": {"report_hash"}}
WRITTEN_OUT = {"the report": STATEMENT.sql, "a receipt": _WRITE_DOWN}
_INSERT = re.compile(r"INSERT INTO (\w+)(?: AS \w+)? \(([^)]*)\)")


def inserts() -> Iterator[tuple[str, str, set[str]]]:
    for name, sql in WRITTEN_OUT.items():
        for table, columns in _INSERT.findall(sql):
            yield name, table, {column.strip() for column in columns.split(",")}


INSERTS = list(inserts())


def model_of(table: str) -> type[Model]:
    return next(model for model in apps.get_models() if model._meta.db_table == table)


def has_to_be_given(field: Field) -> bool:  # type: ignore[type-arg]
    given_by_the_database = (
        field.generated or field.db_default is not NOT_PROVIDED or field.get_internal_type() == "BigAutoField"
    )
    return not (field.null or given_by_the_database)


def test_all_that_is_written_out_is_looked_at() -> None:
    assert {table for _name, table, _columns in INSERTS} == {
        *("cases_case", "cases_received", "cases_clock", "cases_step", "journal_act", "receipts_receipt")
    }


@pytest.mark.parametrize(("name", "table", "columns"), INSERTS)
def test_it_names_columns_there_are_and_all_that_must_be_given(
    name: str, table: str, columns: set[str]
) -> None:
    fields = model_of(table)._meta.concrete_fields
    known = {field.column for field in fields if field.column}
    assert columns - known == LEAVING.get(table, set()), f"{name} writes what {table} has not"
    needed = {field.column for field in fields if field.column and has_to_be_given(field)}
    assert needed - columns == set(), f"{name} leaves out what {table} must have"


# What a case has beside the lists, indexes and the map: its own identity, words, and what locks it.
NO_LIST = {"what", "place_note", "occurred_at", "location"}


@pytest.mark.django_db
def test_a_column_of_a_case_is_in_a_list_an_index_or_on_the_map() -> None:
    """Whatever else is known of a case lies beside it: a row that every list reads is not a store room."""
    listed = {part.split("__")[0].removesuffix("_id") for part in selectors._LINE}
    columns = {field.column: field.name for field in Case._meta.concrete_fields if field.column}
    beside = {name for column, name in columns.items() if column not in indexed() and name not in listed}
    assert beside - NO_LIST == set()


def indexed() -> set[str]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT DISTINCT attname FROM pg_index JOIN pg_attribute ON attrelid = indrelid"
            " AND attnum = ANY (indkey) WHERE indrelid = 'cases_case'::regclass"
        )
        return {name for (name,) in cursor.fetchall()}


@pytest.mark.django_db
def test_what_leaves_is_in_the_table_and_in_no_model() -> None:
    with connection.cursor() as cursor:
        for table, leaving in LEAVING.items():
            there = {column.name for column in connection.introspection.get_table_description(cursor, table)}
            assert leaving <= there, f"{table}: take what has gone out of LEAVING, and out of the statement"
