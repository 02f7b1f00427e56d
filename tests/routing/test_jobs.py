"""The ticking process asks for the journal to be followed, and the worker follows it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.core.management import call_command

from pingan.jobs.every import JOBS
from pingan.people.actors import Actor
from pingan.routing import jobs, services
from pingan.routing.jobs import Asking
from tests.cast import actions_of
from tests.routing.conftest import reported, rule
from tests.territory.small_county import COUNTY

Routes = Callable[..., None]


@pytest.mark.django_db(transaction=True)  # the worker opens a connection of its own
def test_the_job_asks_and_the_worker_routes(routes: Routes, qian: Actor, sun: Actor) -> None:
    routes(rule("w1"))
    case = reported(sun)
    JOBS["routing.ask_to_follow"].do()
    call_command("db_worker", batch=True, interval=0, startup_delay=False, reload=False, verbosity=0)
    assert actions_of(case.pk) == ["report", "dispatch"]
    assert services.unfollowed() == []


@pytest.mark.django_db
def test_it_is_asked_for_again_after_a_while_and_seldom_without_rules(
    routes: Routes, qian: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = 1000.0
    monkeypatch.setattr(jobs, "monotonic", lambda: at)
    routes(rule("w1"))
    reported(qian)
    asking = Asking()
    assert (asking.ask(), asking.ask()) == ([COUNTY], [])
    at += jobs.PATIENCE_SECONDS
    assert asking.ask() == [COUNTY]
    monkeypatch.setattr(services, "is_anything_on", lambda _county: False)
    at += jobs.PATIENCE_SECONDS
    assert asking.ask() == [COUNTY]
    at += jobs.PATIENCE_SECONDS
    assert asking.ask() == []
    at += jobs.IDLE_SECONDS
    assert asking.ask() == [COUNTY]
