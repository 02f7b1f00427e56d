"""What shows a resident's number or hands out a file is for whoever has just shown that it is them."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

import pytest

from pingan.core import clock
from pingan.core.ids import uuid7
from pingan.factors import services as factors
from pingan.people import services as people
from pingan.people.actors import Actor
from pingan.people.models import Device
from tests.cast import Browser, signed_in
from tests.contract.test_policy_matrix import api_views
from tests.factors.people import PASSWORD, ask, code_of, set_up_phone, sign_in, with_password

JSON = "application/json"
# Said once more by hand: nothing else of the contract asks for it, but what one signs in with itself.
ASKED = {
    ("POST", "residents/{id}/reveal"),
    ("POST", "cases/{id}/caller/reveal"),
    ("POST", "ledgers"),
    ("GET", "ledgers/{id}/file"),
    ("GET", "incoming/answers/{id}"),
    ("POST", "staff/passwords"),
    ("POST", "staff/nominations/settle"),
    ("POST", "staff/accounts/{id}/factor/reset"),
    ("PUT", "staff/accounts/{id}/identity"),
}


@pytest.fixture(autouse=True)
def quick_hashes(monkeypatch: pytest.MonkeyPatch) -> None:
    for room in (people, factors):
        monkeypatch.setattr(room, "check_password", lambda password, _hash: password == PASSWORD)


def ledger(browser: Browser) -> Any:
    today = clock.today().isoformat()
    said = {"id": str(uuid7()), "kind": "cases", "since": today, "until": today, "purpose": "meeting"}
    return browser.post("/api/v1/ledgers", said, content_type=JSON)


def test_signing_in_is_enough_for_some_minutes_and_then_it_is_asked(li: Actor) -> None:
    browser, _session = sign_in(with_password(li))
    assert ledger(browser).status_code == 201
    with clock.set_to(clock.now() + timedelta(minutes=11)):
        refused = ledger(browser)
        assert (refused.status_code, refused.json()["code"]) == (403, "confirm_first")
        assert browser.get("/api/v1/cases").status_code == 200, "nothing else asks"
        assert ask(browser, "get", "/confirm").json() == {"fresh": False, "ways": ["password"]}
        wrong = ask(browser, "post", "/confirm", {"password": "another-long-secret"})
        assert (wrong.status_code, wrong.json()["code"]) == (422, "wrong_proof")
        key = browser.cookies["pingan_session"].value
        assert ask(browser, "post", "/confirm", {"password": PASSWORD}).status_code == 200
        assert browser.cookies["pingan_session"].value == key, "other tabs go on"
        assert ledger(browser).status_code == 201


def test_it_is_of_one_session_and_by_the_factor_where_there_is_one(li: Actor) -> None:
    secret, _printed = set_up_phone(signed_in(with_password(li)))
    one, other = sign_in(li)[0], sign_in(li)[0]
    assert ask(one, "post", "/confirm", {"code": code_of(secret)}).status_code == 200
    assert ask(other, "post", "/confirm", {"code": code_of(secret, steps=1)}).status_code == 200
    with clock.set_to(clock.now() + timedelta(minutes=11)):
        assert ask(one, "post", "/confirm", {"password": PASSWORD}).json()["code"] == "not_this_way"
        assert ask(one, "post", "/confirm", {"code": code_of(secret)}).status_code == 200
        assert ledger(one).status_code == 201
        assert ledger(other).json()["code"] == "confirm_first"


def test_guessing_the_password_at_an_open_page_is_slowed_down(li: Actor) -> None:
    browser, _session = sign_in(with_password(li))
    tried = [ask(browser, "post", "/confirm", {"password": "x"}).status_code for _each in range(11)]
    assert tried == [422] * 10 + [429]


def test_the_choice_of_a_factor_is_itself_asked_for(li: Actor) -> None:
    browser, _session = sign_in(with_password(li))
    Device.objects.filter(account=li.account_id).update(confirmed_at=clock.now() - timedelta(hours=1))
    for method, path in (("post", "/factors/totp"), ("post", "/factors/recovery_codes")):
        assert ask(browser, method, path).json()["code"] == "confirm_first"


def test_another_post_and_another_password_take_it_along(li: Actor) -> None:
    browser, _session = sign_in(with_password(li))
    set_up_phone(browser)
    said = {"old_password": PASSWORD, "new_password": "another-long-secret"}
    assert ask(browser, "put", "/password", said).json()["first"] == ""
    assert ledger(browser).status_code == 201


def test_what_asks_for_it_is_known_by_hand() -> None:
    asked = {
        (method, re.sub(r"<[^>]*>", "{id}", address).removeprefix("api/v1/"))
        for address, view in api_views()
        for method in getattr(view, "confirmed", ())
    }
    assert {one for one in asked if not one[1].startswith("session/factors")} == ASKED
