"""The ticking process asks for a fold once acts wait, and the worker does it."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from pingan.cases.reporting import report_case
from pingan.maps import services, ticker
from pingan.maps.models import FoldCursor
from pingan.maps.ticker import Ticker
from pingan.people.actors import Actor
from pingan.people.models import Device, SignInFailure
from tests.cast import report_of, signed_in
from tests.maps.conftest import fold, number_acts
from tests.territory.small_county import COUNTY


@pytest.fixture
def waiting(qian: Actor) -> None:
    report_case(report=report_of(), by=qian)
    number_acts()


@pytest.mark.django_db(transaction=True)  # the worker opens a connection of its own
def test_a_beat_asks_for_what_waits_and_the_worker_folds_it(waiting: None) -> None:
    assert Ticker().beat() == [COUNTY]
    call_command("db_worker", batch=True, interval=0, startup_delay=False, reload=False, verbosity=0)
    assert services.unfolded() == {}
    assert FoldCursor.objects.get().county == COUNTY


def test_what_was_asked_for_is_given_time(waiting: None, monkeypatch: pytest.MonkeyPatch) -> None:
    at = 1000.0
    monkeypatch.setattr(ticker.time, "monotonic", lambda: at)
    asked = Ticker()
    assert asked.beat() == [COUNTY]
    assert asked.beat() == []
    # Its worker has died: after a while it is asked for again.
    at += ticker.PATIENCE_SECONDS
    assert asked.beat() == [COUNTY]


def test_after_a_fold_new_acts_are_asked_for_at_once(waiting: None, qian: Actor) -> None:
    asked = Ticker()
    asked.beat()
    fold()
    assert asked.beat() == []
    report_case(report=report_of(), by=qian)
    number_acts()
    assert asked.beat() == [COUNTY]


def test_refusals_and_sessions_that_ran_out_go_within_the_hour(
    qian: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = 1000.0
    monkeypatch.setattr(ticker.time, "monotonic", lambda: at)
    ticking = Ticker()
    ticking.beat()
    kept, gone = (signed_in(qian).cookies["pingan_session"].value for _ in range(2))
    Device.objects.filter(pk=gone).update(expire_date=timezone.now() - timedelta(minutes=1))
    for name, hours in ((b"today", 23), (b"yesterday", 25)):
        refused = SignInFailure.objects.create(name_hash=name)
        SignInFailure.objects.filter(pk=refused.pk).update(at=timezone.now() - timedelta(hours=hours))
    at += ticker.PRUNE_SECONDS
    ticking.beat()
    assert [device.pk for device in Device.objects.all()] == [kept]
    assert [bytes(refused.name_hash) for refused in SignInFailure.objects.all()] == [b"today"]


def test_without_acts_nothing_is_enqueued(db: None) -> None:
    assert Ticker().beat() == []
    assert not DBTaskResult.objects.exists()
