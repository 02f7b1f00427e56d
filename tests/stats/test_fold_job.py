"""The ticking process asks for a fold once acts wait, and the worker does it."""

from __future__ import annotations

import pytest
from django.core.management import call_command
from django_tasks_db.models import DBTaskResult

from pingan.cases.reporting import report_case
from pingan.jobs.every import JOBS
from pingan.people.actors import Actor
from pingan.stats import jobs, services
from pingan.stats.jobs import Asking
from pingan.stats.models import FoldCursor
from tests.cast import report_of
from tests.stats.conftest import fold, number_acts
from tests.territory.small_county import COUNTY


@pytest.fixture
def waiting(qian: Actor) -> None:
    report_case(report=report_of(), by=qian)
    number_acts()


@pytest.mark.django_db(transaction=True)  # the worker opens a connection of its own
def test_the_job_asks_for_what_waits_and_the_worker_folds_it(waiting: None) -> None:
    JOBS["stats.ask_for_folds"].do()
    call_command("db_worker", batch=True, interval=0, startup_delay=False, reload=False, verbosity=0)
    assert services.unfolded() == {}
    assert FoldCursor.objects.get().county == COUNTY


def test_what_was_asked_for_is_given_time(waiting: None, monkeypatch: pytest.MonkeyPatch) -> None:
    at = 1000.0
    monkeypatch.setattr(jobs, "monotonic", lambda: at)
    asking = Asking()
    assert asking.ask() == [COUNTY]
    assert asking.ask() == []
    # Its worker has died: after a while it is asked for again.
    at += jobs.PATIENCE_SECONDS
    assert asking.ask() == [COUNTY]


def test_after_a_fold_new_acts_are_asked_for_at_once(waiting: None, qian: Actor) -> None:
    asking = Asking()
    asking.ask()
    fold()
    assert asking.ask() == []
    report_case(report=report_of(), by=qian)
    number_acts()
    assert asking.ask() == [COUNTY]


def test_without_acts_nothing_is_enqueued(db: None) -> None:
    assert Asking().ask() == []
    assert not DBTaskResult.objects.exists()
