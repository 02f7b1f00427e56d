"""Reports that follow one another are written by one statement, and none keeps or takes another with it."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from django.db import IntegrityError, OperationalError, connection
from django.test.utils import CaptureQueriesContext

from pingan.cases import reporting
from pingan.cases.models import Case
from pingan.journal.models import Act
from pingan.people.actors import Actor
from tests.cast import signed_in
from tests.outbox.phone import note_on, outcomes, report_by, results_of

pytestmark = pytest.mark.django_db


def statements(work: Callable[[], Any], beginning: str) -> int:
    with CaptureQueriesContext(connection) as queries:
        work()
    return sum(query["sql"].startswith(beginning) for query in queries.captured_queries)


def test_so_many_reports_are_one_statement(qian: Actor) -> None:
    browser = signed_in(qian)
    few, many = ([report_by(qian) for _ in range(n)] for n in (2, 9))
    for batch in (few, many):
        assert statements(lambda batch=batch: outcomes(browser, *batch), "EXECUTE cases_report") == 1  # type: ignore[misc]
    assert Case.objects.count() == Act.objects.filter(type="case.reported").count() == 11


def test_their_acts_are_in_the_order_sent(qian: Actor) -> None:
    items = [report_by(qian) for _ in range(5)][::-1]
    outcomes(signed_in(qian), *items)
    acts = Act.objects.filter(type="case.reported").order_by("pk").values_list("object_id", flat=True)
    assert [str(case) for case in acts] == [item["key"] for item in items]


def test_one_that_is_refused_keeps_none(qian: Actor) -> None:
    bad = report_by(qian, category="没有")
    items = [report_by(qian), bad, report_by(qian), note_on(qian, bad["key"]), report_by(qian)]
    browser = signed_in(qian)
    assert outcomes(browser, *items) == ["done", "refused", "done", "refused", "done"]
    again = results_of(browser, *items)
    assert [one["replayed"] for one in again] == [True, False, True, False, True]
    assert Case.objects.count() == 3


@pytest.mark.parametrize("wrong", [IntegrityError("ours"), OperationalError("cut"), RuntimeError("ours")])
def test_what_the_database_refuses_is_written_for_itself(
    wrong: Exception, qian: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    items = [report_by(qian) for _ in range(4)]
    whole, calls = reporting.STATEMENT.execute, []

    def refused(cursor: Any, values: Any) -> None:
        calls.append(len(json.loads(values["reports"])))
        whole(cursor, values)
        if calls[-1] > 1:
            raise wrong

    monkeypatch.setattr("pingan.cases.reporting.STATEMENT.execute", refused)
    assert outcomes(signed_in(qian), *items) == ["done"] * 4
    # All together, then each for itself, and never again together.
    assert calls == [4, 1, 1, 1, 1]
    assert Case.objects.count() == Act.objects.filter(type="case.reported").count() == 4


def test_one_that_stands_alone_parts_those_before_it_from_those_behind(
    qian: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It names an earlier one, which is there by then."""
    first = report_by(qian)
    items = [first, report_by(qian), report_by(qian, same_as=first["case"]), report_by(qian), report_by(qian)]
    whole, calls = reporting.STATEMENT.execute, []

    def counted(cursor: Any, values: Any) -> None:
        calls.append(len(json.loads(values["reports"])))
        whole(cursor, values)

    monkeypatch.setattr("pingan.cases.reporting.STATEMENT.execute", counted)
    results = results_of(signed_in(qian), *items)
    assert [(one["became"], one["dropped"]) for one in results] == [("done", [])] * 5
    assert calls == [2, 1, 2]


def test_the_same_twice_in_a_batch_is_one(qian: Actor) -> None:
    item = report_by(qian)
    first, second = results_of(signed_in(qian), item, item)
    assert (first["replayed"], second["replayed"]) == (False, True)
    assert Case.objects.count() == 1


def test_another_report_under_a_known_id_keeps_none(qian: Actor) -> None:
    known = report_by(qian)
    assert outcomes(signed_in(qian), known) == ["done"]
    other = known | {"said": known["said"] | {"what": "别的事"}}
    items = [report_by(qian), other, report_by(qian)]
    assert outcomes(signed_in(qian), *items) == ["done", "refused", "done"]
