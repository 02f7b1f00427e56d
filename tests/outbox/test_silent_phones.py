"""Phones that have not spoken for days, told to the desk that their workers answer to."""

from __future__ import annotations

from datetime import timedelta

import pytest

from pingan.core import clock
from pingan.people.actors import Actor
from pingan.people.models import Device
from tests.cast import signed_in
from tests.outbox.phone import hand_in, note_on, report_by, reported

SILENT = "/api/v1/outbox/silent"


def of(actor: Actor) -> Device:
    return Device.objects.get(account_id=actor.account_id)


def fall_silent(actor: Actor, days: int) -> None:
    long_ago = clock.now() - timedelta(days=days)
    Device.objects.filter(account_id=actor.account_id).update(
        spoke_at=long_ago, last_opened_at=long_ago, signed_in_at=long_ago
    )


def test_what_a_batch_leaves_on_the_phone_is_noted(qian: Actor) -> None:
    browser, since = signed_in(qian), clock.now() - timedelta(days=2)
    hand_in(browser, report_by(qian), report_by(qian, what=" "), waiting=3, oldest_at=since)
    assert (of(qian).waiting, of(qian).oldest_at) == (4, since)
    hand_in(browser, report_by(qian))
    assert (of(qian).waiting, of(qian).oldest_at) == (0, None)


def test_when_it_spoke_is_no_record_of_work(qian: Actor) -> None:
    """Kept to ten minutes where nothing is new."""
    browser = signed_in(qian)
    hand_in(browser)
    first = of(qian).spoke_at
    hand_in(browser)
    assert of(qian).spoke_at == first


def test_the_township_sees_the_silent_phones_of_its_workers(
    qian: Actor, sun: Actor, li: Actor, zhou: Actor
) -> None:
    since = clock.now() - timedelta(days=6)
    hand_in(signed_in(qian), waiting=7, oldest_at=since)
    hand_in(signed_in(sun))
    fall_silent(qian, 5)
    told = signed_in(li).get(SILENT).json()
    assert [(one["worker"], one["waiting"]) for one in told["items"]] == [("qian", 7)]
    assert told["items"][0].keys() == {
        *("worker", "worker_id", "organisation", "machine", "last_spoke_at", "waiting", "oldest_at")
    }
    assert signed_in(li).get(f"{SILENT}?days=6").json()["items"] == []
    assert signed_in(zhou).get(SILENT).json()["items"] == [], "another township's are none of theirs"


@pytest.mark.parametrize("days", ["0", "61", "x", ""])
def test_days_are_bounded(days: str, li: Actor) -> None:
    refused = signed_in(li).get(f"{SILENT}?days={days}")
    assert (refused.status_code, refused.json()["invalid_params"][0]["name"]) == (400, "days")


def test_whoever_opens_a_page_has_spoken(qian: Actor, li: Actor) -> None:
    browser = signed_in(qian)
    fall_silent(qian, 9)
    browser.get("/api/v1/session")
    assert signed_in(li).get(SILENT).json()["items"] == []
    assert hand_in(browser, note_on(qian, reported(qian).pk)).status_code == 200
