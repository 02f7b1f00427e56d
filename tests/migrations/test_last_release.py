"""The data of the last release comes up to this one whole, and its servers go on serving meanwhile.

An update of several machines migrates first and exchanges the servers one by one: until the last has gone,
what the old ones ask of the database must be answered, and what they write must be right for the new ones.
"""

from __future__ import annotations

from collections import Counter
from contextlib import closing
from datetime import timedelta
from importlib import import_module
from typing import Any

from django.apps import apps
from django.db import connection, transaction
from django.db.backends.utils import CursorWrapper
from django.db.migrations.executor import MigrationExecutor
from django.test import Client

from pingan.cases.models import Case
from pingan.cases.rules import limit_of
from pingan.cases.workflow import State
from pingan.core.clock import local_day
from pingan.mediation.models import Dispute
from pingan.people.passwords import DEMO_PASSWORD
from pingan.stats import services as stats
from tests.cast import Browser
from tests.migrations.conftest import Release, run, said

# Tables whose rows need not be kept: they are made again from others, or hold for minutes.
MADE_AGAIN = {"people_signinfailure"}
COUNTY = "999921"

meanwhile = import_module("pingan.cases.migrations.0010_what_came_meanwhile")


def page_of(username: str) -> Client:
    page = Browser()
    body = {"username": username, "password": DEMO_PASSWORD}
    assert page.post("/api/v1/session", body, content_type="application/json").status_code == 200
    return page


def test_nothing_is_left_to_do(served: Release) -> None:
    executor = MigrationExecutor(connection)
    assert executor.migration_plan(executor.loader.graph.leaf_nodes()) == []


def test_no_row_is_lost(upgraded: Release) -> None:
    lost = {table: keys - upgraded.keys_after.get(table, set()) for table, keys in upgraded.keys.items()}
    assert {table: keys for table, keys in lost.items() if keys and table not in MADE_AGAIN} == {}
    # Of what there was none nothing can be lost: `make.sh` leaves a row of every kind.
    assert [table for table, keys in upgraded.keys.items() if not keys] == []


def test_every_rule_of_the_tables_holds_for_every_row(upgraded: Release) -> None:
    with closing(upgraded.connect()) as told, told.cursor() as cursor:
        cursor.execute("SELECT conrelid::regclass, conname FROM pg_constraint WHERE NOT convalidated")
        assert cursor.fetchall() == []
        cursor.execute("SELECT indexrelid::regclass FROM pg_index WHERE NOT indisvalid")
        assert cursor.fetchall() == []


def test_every_row_can_be_read_as_this_release_has_it(served: Release) -> None:
    for model in apps.get_models():
        if model._meta.managed and model.__module__.startswith("pingan."):
            for row in model._default_manager.all():
                # What is sealed is opened by being looked at.
                assert [getattr(row, field.attname) for field in model._meta.concrete_fields]


def test_every_case_is_listed_told_and_counted(served: Release) -> None:
    page = page_of("chen")
    listed: list[str] = []
    cursor: dict[str, str] = {}
    while True:
        answer = page.get("/api/v1/cases", {"queue": "all", **cursor}).json()
        listed += [row["id"] for row in answer["items"]]
        if not answer["next"]:
            break
        cursor = {"cursor": answer["next"]}
    assert sorted(listed) == sorted(str(pk) for pk in Case.objects.values_list("pk", flat=True))
    for case in listed:
        assert page.get(f"/api/v1/cases/{case}").status_code == 200
        assert page.get(f"/api/v1/cases/{case}/timeline").status_code == 200


def test_the_sums_stand_where_a_count_stands(served: Release) -> None:
    assert_sums_are_right()


def test_what_old_servers_ask_is_answered_and_what_they_write_is_read(
    served: Release,
) -> None:
    with closing(served.connect()) as told:
        for request, statements in said().items():
            for statement in statements:
                assert run(told, statement) == (statement.rows, statement.columns), (request, statement.sql)
            told.commit()
    written = {str(pk) for pk in Case.objects.values_list("pk", flat=True)}
    new = written - {key.strip("()") for key in served.keys["cases_case"]}
    assert len(new) == 4
    page = page_of("chen")
    for case in new:
        answer = page.get(f"/api/v1/cases/{case}")
        assert answer.status_code == 200, answer.content
        assert page.get(f"/api/v1/cases/{case}/timeline").status_code == 200
    assert_sums_are_right()


def assert_sums_are_right() -> None:
    """Folded on from where they were, the sums are a live count; and so they are when they are made again."""
    with transaction.atomic():
        while stats.fold(COUNTY):
            pass
    live = Counter(
        (case.grid_code[:length], case.track, case.major_category, case.state)
        for case in Case.objects.all()
        for length in (6, 9, 12, 15)
    )
    assert sums() == live
    stats.rebuild(COUNTY)
    assert sums() == live


def sums() -> dict[tuple[str, ...], int]:
    from pingan.stats.models import AreaCount

    fields = [field.name for field in AreaCount._meta.concrete_fields if field.name not in {"id", "pk"}]
    return {tuple(row[:4]): row[4] for row in AreaCount.objects.values_list(*fields)}


def test_what_was_reported_while_tables_were_copied_is_not_forgotten(served: Release) -> None:
    came = Case.objects.order_by("id")[0]
    rows = {
        "cases_received": f"case_id = '{came.pk}'",
        "receipts_receipt": f"object_id = '{came.pk}'",
    }

    def kept(cursor: CursorWrapper) -> list[list[tuple[Any, ...]]]:
        found = []
        for table, condition in rows.items():
            cursor.execute(f"SELECT * FROM {table} WHERE {condition}")  # noqa: S608
            found.append(cursor.fetchall())
        return found

    with connection.cursor() as cursor:
        before = kept(cursor)
        for table, condition in rows.items():
            cursor.execute(f"DELETE FROM {table} WHERE {condition}")  # noqa: S608
        for statement in (meanwhile.RECEIVED, meanwhile.RECEIPTS):
            cursor.execute(statement)
        assert kept(cursor) == before
    assert all(before)


def test_every_case_has_the_clocks_that_it_was_promised(served: Release) -> None:
    for case in Case.objects.all():
        running = {clock.kind: clock for clock in case.clocks.filter(stopped_at=None)}
        promised = {clock.kind: clock.due_at for clock in case.clocks.all()}
        assert (promised["accept"], promised["close"]) == (case.accept_due, case.close_due)
        assert ("accept" in running) == (case.state == State.REPORTED)
        assert ("close" in running) == (case.closed_at is None)
        assert all(limit_of(clock.rule) for clock in case.clocks.all())
    with_agreement = Dispute.objects.exclude(confirmation_due=None)
    assert with_agreement.exists()
    for dispute in with_agreement:
        until = dispute.case.clocks.get(kind="confirmation").due_at - timedelta.resolution
        assert local_day(until) == dispute.confirmation_due
