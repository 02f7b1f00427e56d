"""Where cases lie in partitions by month, a report of last month that is sent again is still the same one.

PostgreSQL can keep unique within a partitioned table only what holds its partition key: the id of a case and
the number of an act would be so within a month. Here such tables are built as a copy, and the platform's own
statement writes into them.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from django.db import connection

from pingan.cases.models import Case, Step
from pingan.cases.reporting import report_case
from pingan.core import clock
from pingan.journal.models import Act
from pingan.people.actors import Actor
from pingan.receipts.errors import PayloadMismatch
from pingan.receipts.models import Receipt
from tests.cast import report_of

HERE = ZoneInfo("Asia/Shanghai")
JANUARY, FEBRUARY = datetime(2027, 1, 20, 10, tzinfo=HERE), datetime(2027, 2, 20, 10, tzinfo=HERE)

BY_MONTH = {"cases_case": "received_at", "cases_step": "at", "journal_act": "at"}
BESIDE = ("cases_received", "cases_clock")


def build() -> Iterator[str]:
    yield "CREATE SCHEMA by_month"
    for table, month in BY_MONTH.items():
        yield (
            f"CREATE TABLE by_month.{table} (LIKE public.{table} INCLUDING DEFAULTS INCLUDING GENERATED)"
            f" PARTITION BY RANGE ({month})"
        )
        for number in (1, 2):
            yield (
                f"CREATE TABLE by_month.{table}_{number} PARTITION OF by_month.{table}"
                f" FOR VALUES FROM ('2027-0{number}-01') TO ('2027-0{number + 1}-01')"
            )
    for table in ("cases_step", "journal_act"):  # partitioned tables have no identity before PostgreSQL 17
        yield f"CREATE SEQUENCE by_month.{table}_id"
        yield f"ALTER TABLE by_month.{table} ALTER id SET DEFAULT nextval('by_month.{table}_id')"
    # The most that can be promised: an id is one of its month.
    yield "CREATE UNIQUE INDEX ON by_month.cases_case (id, received_at)"
    for table in BESIDE:
        yield f"CREATE TABLE by_month.{table} (LIKE public.{table} INCLUDING DEFAULTS INCLUDING IDENTITY)"
    yield "SET search_path = by_month, public"


@pytest.fixture
def by_month(by_the_owner: None, transactional_db: None, qian: Actor, sun: Actor) -> Iterator[None]:
    with connection.cursor() as cursor:
        for statement in build():
            cursor.execute(statement)
    yield
    with connection.cursor() as cursor:
        cursor.execute("RESET search_path")
        cursor.execute("DROP SCHEMA by_month CASCADE")


def stored() -> tuple[int, int, int]:
    return Case.objects.count(), Step.objects.count(), Act.objects.filter(object_type="case").count()


def test_a_replay_in_the_next_month_is_not_stored_twice(by_month: None, qian: Actor, sun: Actor) -> None:
    report = report_of()
    with clock.set_to(JANUARY):
        assert not report_case(report=report, by=qian).replayed
    with clock.set_to(FEBRUARY):
        again = report_case(report=report, by=qian)
        assert again.replayed
        assert again.case.received_at == JANUARY
        with pytest.raises(PayloadMismatch):
            report_case(report=report_of(id=report.id, what="别的事情"), by=qian)
        with pytest.raises(PayloadMismatch):
            report_case(report=report, by=sun)
    assert stored() == (1, 1, 1)


def test_it_is_the_receipt_that_tells(by_month: None, qian: Actor) -> None:
    """The control: of partitions alone both months take the report."""
    report = report_of()
    with clock.set_to(JANUARY):
        report_case(report=report, by=qian)
    Receipt.objects.all().delete()
    with clock.set_to(FEBRUARY):
        report_case(report=report, by=qian)
    assert stored() == (2, 2, 2)
