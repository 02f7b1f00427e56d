"""Reports that follow one another are written under one commit, and none keeps or takes another with it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.db import IntegrityError, OperationalError, connection
from django.test.utils import CaptureQueriesContext

from pingan.cases import reporting
from pingan.cases.models import Case
from pingan.journal.models import Act
from pingan.outbox import services
from pingan.people.actors import Actor
from tests.cast import signed_in
from tests.outbox.phone import note_on, outcomes, report_by, results_of

pytestmark = pytest.mark.django_db


def savepoints(work: Callable[[], Any]) -> int:
    with CaptureQueriesContext(connection) as queries:
        work()
    return sum(query["sql"].startswith("SAVEPOINT") for query in queries.captured_queries)


def test_so_many_reports_are_one_transaction(qian: Actor) -> None:
    """The test's own transaction is around it, so that each commit is a savepoint here."""
    browser = signed_in(qian)
    few, many = ([report_by(qian) for _ in range(n)] for n in (2, 9))
    assert savepoints(lambda: outcomes(browser, *few)) == savepoints(lambda: outcomes(browser, *many))
    assert Case.objects.count() == Act.objects.filter(type="case.reported").count() == 11


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
        calls.append(values["id"])
        if str(values["id"]) == items[2]["key"] and reporting._as_one.get():
            raise wrong
        whole(cursor, values)

    monkeypatch.setattr("pingan.cases.reporting.STATEMENT.execute", refused)
    assert outcomes(signed_in(qian), *items) == ["done"] * 4
    # Three together, then each for itself, and never again together.
    assert len(calls) == 3 + 4
    assert Case.objects.count() == Act.objects.filter(type="case.reported").count() == 4


def test_nothing_is_told_that_was_not_committed(qian: Actor, monkeypatch: pytest.MonkeyPatch) -> None:
    items = [report_by(qian) for _ in range(3)]

    class Refusing:
        def __enter__(self) -> None: ...

        def __exit__(self, *_said: Any) -> None:
            raise OperationalError("no commit")

    with monkeypatch.context() as patch:
        patch.setattr(services, "as_one", Refusing)
        assert outcomes(signed_in(qian), *items) == ["done"] * 3
    assert Case.objects.count() == 3


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
