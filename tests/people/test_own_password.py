"""One's own password: changed at any time, and before anything else where somebody else gave it."""

from __future__ import annotations

from contextlib import nullcontext
from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from pytest_django import Settings

from pingan.core import clock
from pingan.journal.models import Act
from pingan.people import operators, services, throttle
from pingan.people.actors import Actor
from pingan.people.models import Account, Device
from pingan.people.passwords import DEMO_PASSWORD, SeveralKinds, first_password
from pingan.people.sessions import SessionStore
from tests.cast import Browser, body_of, signed_in

OLD, NEW = "a-long-enough-secret", "another-long-secret"
ADDRESS, POST = "/api/v1/session/password", "/api/v1/session/post"


@pytest.fixture(autouse=True)
def has_a_password(qian: Actor) -> None:
    account = Account.objects.get(pk=qian.account_id)
    account.set_password(OLD)
    account.save()


def change(browser: Browser, old: str = OLD, new: str = NEW) -> HttpResponse:
    body = {"old_password": old, "new_password": new}
    answer: HttpResponse = browser.put(ADDRESS, body, content_type="application/json")
    return answer


def sign_in(password: str) -> tuple[Browser, HttpResponse]:
    browser = Browser()
    body = {"username": "qian", "password": password}
    return browser, browser.post("/api/v1/session", body, content_type="application/json")


def acts(actor: Actor) -> list[tuple[str, Any, dict[str, Any]]]:
    found = Act.objects.filter(object_id=actor.account_id, type__startswith="people.password").order_by("id")
    return [(act.type, act.actor, act.facts) for act in found]


def test_one_changes_one_s_own_and_the_other_devices_are_out(qian: Actor, sun: Actor) -> None:
    hand, others, of_sun = signed_in(qian), [signed_in(qian), signed_in(qian)], signed_in(sun)
    key_before = hand.cookies["pingan_session"].value
    answer = change(hand)
    assert (answer.status_code, answer.json()["account"]["id"]) == (200, str(qian.account_id))
    # Whoever copied the cookie before is out as well.
    assert hand.cookies["pingan_session"].value != key_before
    assert hand.get("/api/v1/cases").status_code == 200
    assert [other.get("/api/v1/session").status_code for other in others] == [401, 401]
    assert of_sun.get("/api/v1/session").status_code == 200
    assert sign_in(OLD)[1].status_code == 401
    assert sign_in(NEW)[1].status_code == 200
    assert acts(qian) == [("people.password_changed", qian.account_id, {"devices": 2})]


@pytest.mark.parametrize(
    ("old", "new", "code", "field"),
    [
        ("wrong", NEW, "wrong_old_password", "old_password"),
        (OLD, "short", "weak_password", "new_password"),
        (OLD, "password1234", "weak_password", "new_password"),
        (OLD, OLD, "weak_password", "new_password"),
        (OLD, DEMO_PASSWORD, "weak_password", "new_password"),
        (OLD, DEMO_PASSWORD.upper(), "weak_password", "new_password"),
    ],
)
def test_what_will_not_do_changes_nothing_and_names_the_field(
    qian: Actor, old: str, new: str, code: str, field: str
) -> None:
    hand, other = signed_in(qian), signed_in(qian)
    answer = change(hand, old, new)
    assert (answer.status_code, answer.json()["code"]) == (422, code)
    assert {param["name"] for param in answer.json()["invalid_params"]} == {field}
    assert all(param["reason"] for param in answer.json()["invalid_params"])
    assert [device.get("/api/v1/session").status_code for device in (hand, other)] == [200, 200]
    assert Account.objects.get(pk=qian.account_id).check_password(OLD)
    assert acts(qian) == []


def test_guessing_at_an_open_page_is_slowed_down_and_holds_up_nobody_else(qian: Actor) -> None:
    left_open = signed_in(qian)
    tries = [change(left_open, old=f"guess-{number}").status_code for number in range(12)]
    assert tries == [422] * throttle.FAILURES_PER_DEVICE + [429] * 2
    assert sign_in(OLD)[1].status_code == 200
    assert change(signed_in(qian)).status_code == 200


def test_a_change_of_post_gives_no_further_guesses(qian: Actor) -> None:
    left_open = signed_in(qian)
    for number in range(throttle.FAILURES_PER_DEVICE):
        change(left_open, old=f"guess-{number}")
    for _again in range(2):
        body = {"post_id": str(qian.post_id)}
        assert left_open.put(POST, body, content_type="application/json").status_code == 200
        assert change(left_open, old="one-more").status_code == 429


def test_nobody_changes_a_password_without_being_signed_in(qian: Actor) -> None:
    assert change(Browser()).status_code == 401


def test_a_password_somebody_else_gave_opens_nothing_but_the_change(qian: Actor) -> None:
    operators.set_password(account_id=qian.account_id, password=OLD, by=None)
    hand, answer = sign_in(OLD)
    assert (answer.status_code, answer.json()["must_change_password"]) == (200, True)
    assert hand.get("/api/v1/session").json()["must_change_password"] is True
    for address in ("cases", "events", "session/devices", "areas/999921", "categories"):
        refused = hand.get(f"/api/v1/{address}")
        assert (refused.status_code, refused.json()["code"]) == (403, "password_first"), address
    sent = hand.post("/api/v1/cases", body_of(), content_type="application/json")
    assert (sent.status_code, sent.json()["code"], sent.json()["retry"]) == (
        403,
        "password_first",
        "after_login",
    )
    assert hand.get("/tiles/cases/10/800/400.pbf").status_code in (401, 404)
    assert hand.get("/").status_code == 200  # no way on to the face yet
    changed = change(hand)
    assert (changed.status_code, changed.json()["must_change_password"]) == (200, False)
    assert hand.get("/api/v1/cases").status_code == 200
    assert hand.get("/api/v1/session").json()["must_change_password"] is False
    assert sign_in(NEW)[1].json()["must_change_password"] is False


def test_one_may_leave_without_changing_it(qian: Actor) -> None:
    operators.set_password(account_id=qian.account_id, password=OLD, by=None)
    hand, _answer = sign_in(OLD)
    assert hand.delete("/api/v1/session").status_code == 204
    assert not Device.objects.filter(account_id=qian.account_id).exists()
    assert Act.objects.filter(type="people.signed_out", object_id=qian.account_id).exists()


def test_a_socket_knows_nobody_until_then(qian: Actor) -> None:
    operators.set_password(account_id=qian.account_id, password=OLD, by=None)
    store = SessionStore()
    services.sign_in(session=store, username="qian", password=OLD, address=None, user_agent="tests")
    again = SessionStore(store.session_key)
    assert (again.actor(), again.person()) == (None, qian)


def test_a_device_signed_out_meanwhile_changes_nothing(qian: Actor, monkeypatch: pytest.MonkeyPatch) -> None:
    hand = signed_in(qian)

    def check_and_be_overtaken(*_words: str) -> bool:
        operators.sign_out_account(account_id=qian.account_id, by=None)
        return True

    monkeypatch.setattr(services, "check_password", check_and_be_overtaken)
    assert change(hand).status_code == 401
    assert not Device.objects.filter(account_id=qian.account_id).exists()
    assert Account.objects.get(pk=qian.account_id).check_password(OLD)


def test_where_a_county_asks_for_it_a_password_is_over_after_so_many_days(
    qian: Actor, settings: Settings
) -> None:
    browser, _answer = sign_in(OLD)
    Account.objects.filter(pk=qian.account_id).update(password_set_at=clock.now() - timedelta(days=91))
    assert browser.get("/api/v1/cases").status_code == 200, "by itself no password is ever over"
    settings.PASSWORD_DAYS = 90
    refused = browser.get("/api/v1/cases")
    assert (refused.status_code, refused.json()["code"]) == (403, "password_first")
    assert sign_in(OLD)[1].json()["first"] == "password"
    assert change(browser).json()["first"] == ""
    assert browser.get("/api/v1/cases").status_code == 200
    # What a provider vouches for is no password of ours.
    Account.objects.filter(pk=qian.account_id).update(password_set_at=clock.now() - timedelta(days=91))
    Device.objects.filter(account=qian.account_id).update(provider="oidc")
    assert browser.get("/api/v1/cases").status_code == 200


@pytest.mark.parametrize(
    ("password", "kinds", "fits"),
    [
        ("many-small-letters", 2, True),
        ("many-small-letters", 3, False),
        ("manysmallletters", 2, False),
        ("Small-letters-1", 3, True),
    ],
)
def test_where_a_county_asks_for_it_a_password_is_of_several_kinds(
    password: str, kinds: int, fits: bool
) -> None:
    with nullcontext() if fits else pytest.raises(ValidationError):
        SeveralKinds(kinds).validate(password)


def test_first_passwords_are_of_as_many_kinds_as_any_county_asks_for() -> None:
    for _each in range(100):
        SeveralKinds(3).validate(first_password())


def test_first_passwords_fit_and_differ(qian: Actor) -> None:
    account = Account.objects.get(pk=qian.account_id)
    made = {first_password() for _ in range(50)}
    assert len(made) == 50
    assert not any(account.refusals_of(one) for one in made)
    assert not set("".join(made)) & set("0o1li")
