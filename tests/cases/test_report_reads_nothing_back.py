"""What was just written is told without being read back: a report costs its one statement."""

from __future__ import annotations

from django.db import connection
from django.test.utils import CaptureQueriesContext

from pingan.cases.models import Case
from pingan.cases.reporting import report_case
from pingan.cases.selectors import describe_new
from pingan.people.actors import Actor
from tests.cast import report_of, signed_in
from tests.outbox.phone import hand_in, report_by


def test_a_new_case_is_told_as_it_lies_in_its_table(qian: Actor) -> None:
    told = report_case(report=report_of(), by=qian).case
    stored = Case.objects.get(pk=told.pk)
    known = {name for name in vars(told) if name in {field.attname for field in Case._meta.concrete_fields}}
    assert {name: getattr(told, name) for name in known} == {name: getattr(stored, name) for name in known}


def test_telling_it_asks_its_table_nothing(qian: Actor) -> None:
    case = report_case(report=report_of(), by=qian).case
    with CaptureQueriesContext(connection) as sent:
        describe_new(case, qian)
    assert [query["sql"] for query in sent.captured_queries if "cases_case" in query["sql"]] == []


def test_a_hundred_at_once_cost_one_statement(qian: Actor) -> None:
    browser = signed_in(qian)
    hand_in(browser, report_by(qian))
    with CaptureQueriesContext(connection) as sent:
        hand_in(browser, *[report_by(qian) for _ in range(10)])
    asked = [query["sql"] for query in sent.captured_queries]
    reports = [sql for sql in asked if sql.startswith("EXECUTE cases_report")]
    others = [sql for sql in asked if sql not in reports and "SAVEPOINT" not in sql]
    assert len(reports) == 1
    assert len(others) < 10, others
