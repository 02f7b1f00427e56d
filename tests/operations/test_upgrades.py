"""Everybody hears of an upgrade before it comes, until it is over."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.utils.timezone import get_current_timezone

from pingan.core import clock
from pingan.journal.models import Act
from pingan.operations import upgrades
from pingan.operations.management.commands.announce_upgrade import next_time
from pingan.people.actors import Actor
from tests.cast import signed_in

pytestmark = pytest.mark.django_db


def told_to(by: Actor) -> Any:
    return signed_in(by).get("/api/v1/session").json()["upgrade_at"]


def acts() -> list[tuple[str, str]]:
    return list(Act.objects.filter(object_type="upgrade").order_by("id").values_list("type", "topic"))


def test_it_is_told_with_every_session_and_to_every_open_page(qian: Actor, chen: Actor) -> None:
    assert told_to(qian) is None
    call_command("announce_upgrade", "22:00")
    first = told_to(qian)
    assert first == told_to(chen)
    assert datetime.fromisoformat(first).astimezone(get_current_timezone()).strftime("%H:%M") == "22:00"
    # Another time takes its place; nobody is told of two.
    call_command("announce_upgrade", "23:30")
    assert told_to(qian) != first
    call_command("announce_upgrade", "off")
    assert told_to(qian) is None
    assert acts() == [
        ("config.upgrade_announced", "config"),
        ("config.upgrade_announced", "config"),
        ("config.upgrade_over", "config"),
    ]
    assert not upgrades.end()


def test_one_that_nobody_called_off_is_forgotten(qian: Actor, monkeypatch: pytest.MonkeyPatch) -> None:
    at = clock.now() + timedelta(hours=1)
    upgrades.announce(at)
    for later, is_told in ((upgrades.FORGOTTEN - timedelta(minutes=1), True), (upgrades.FORGOTTEN, False)):
        monkeypatch.setattr(clock, "now", lambda later=later: at + later)
        assert (upgrades.told() is not None) is is_told


def test_the_time_is_the_next_that_the_countys_clock_shows() -> None:
    now = datetime(2026, 12, 1, 21, 0, tzinfo=get_current_timezone())
    assert next_time("22:00", now) == now + timedelta(hours=1)
    assert next_time("20:00", now) == now + timedelta(hours=23)
    assert next_time("2026-12-03 22:00", now) == now + timedelta(hours=49)
    for wrong, word in (
        ("tonight", "is no time"),
        ("25:00", "is no time"),
        ("2026-11-30 22:00", "has passed"),
    ):
        with pytest.raises(CommandError, match=word):
            next_time(wrong, now)
