"""Who administers does not come in by a password alone; and lost factors are taken away by another."""

from __future__ import annotations

from typing import Any

import pytest

from pingan.core.ids import uuid7
from pingan.factors.models import Totp
from pingan.journal.models import Act
from pingan.people import services as people
from pingan.people.actors import Actor
from pingan.people.models import Account, Device
from pingan.people.passwords import DEMO_PASSWORD
from pingan.staff.models import Deed
from tests.cast import Browser, signed_in
from tests.factors.people import PASSWORD, ask, set_up_phone, sign_in, with_password

WHY = {"why": "手机丢失"}


@pytest.fixture(autouse=True)
def quick_hashes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(people, "check_password", lambda password, _hash: password == PASSWORD)


@pytest.mark.parametrize("name", ["han", "cai", "ding"])
def test_whoever_administers_sets_one_up_before_anything_else(
    name: str, request: pytest.FixtureRequest
) -> None:
    actor = with_password(request.getfixturevalue(name))
    door, session = sign_in(actor)
    assert session["first"] == "set_up"
    refused = door.get("/api/v1/staff/accounts")
    assert (refused.status_code, refused.json()["code"]) == (403, "set_up_first")
    assert ask(door, "get", "/factors").json()["needed"] is True
    set_up_phone(door)
    assert door.get("/api/v1/staff/accounts").status_code == 200
    # They do not go without again.
    assert ask(door, "delete", "/factors/totp").json()["code"] == "last_factor"
    assert Totp.objects.filter(account=actor.account_id).exists()


def test_a_password_that_was_given_is_changed_before(han: Actor) -> None:
    Account.objects.filter(pk=with_password(han).account_id).update(must_change_password=True)
    door, session = sign_in(han)
    assert session["first"] == "password"
    assert ask(door, "get", "/factors").json()["code"] == "password_first"
    said = {"old_password": PASSWORD, "new_password": "another-long-secret"}
    assert ask(door, "put", "/password", said).json()["first"] == "set_up"


def test_the_demo_s_administrators_come_in_by_the_password_that_everybody_knows(
    han: Actor, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.DEMO_ACCOUNTS = True
    monkeypatch.setattr(people, "check_password", lambda *_said: True)
    assert sign_in(with_password(han, DEMO_PASSWORD))[1]["first"] == ""
    # And may try what a county's administrators have.
    browser, _session = sign_in(han)
    set_up_phone(browser)
    assert sign_in(han)[1]["first"] == "factor"
    settings.DEMO_ACCOUNTS = False
    closed = Browser().post(
        "/api/v1/session", {"username": "han", "password": "x"}, content_type="application/json"
    )
    assert closed.json()["code"] == "demo_closed"


def reset(browser: Browser, account_id: object) -> Any:
    path = f"/api/v1/staff/accounts/{account_id}/factor/reset"
    return browser.post(path, WHY, content_type="application/json")


def test_a_lost_phone_is_taken_away_with_a_reason_and_ends_its_sessions(han: Actor, cai: Actor) -> None:
    set_up_phone(lost := signed_in(with_password(han)))
    security = signed_in(cai)
    for _twice in range(2):
        assert reset(security, han.account_id).status_code == 204
    assert lost.get("/api/v1/session").status_code == 401
    assert not Totp.objects.exists()
    deed = Deed.objects.get(account=han.account_id)
    act = Act.objects.get(type="people.factor_reset")
    assert (deed.why, act.actor, act.facts) == ("手机丢失", cai.account_id, {"deed": str(deed.pk)})
    assert sign_in(han)[1]["first"] == "set_up"


def test_nobody_takes_their_own_away_nor_one_that_is_not_theirs_to(
    han: Actor, cai: Actor, ding: Actor, li: Actor
) -> None:
    own = reset(signed_in(cai), cai.account_id)
    assert (own.status_code, own.json()["code"]) == (403, "not_yourself")
    for other in (han, ding, li):
        assert reset(signed_in(other), cai.account_id).json()["code"] == "not_your_operation"
    assert reset(signed_in(cai), uuid7()).status_code == 404


def test_a_sign_in_by_an_older_server_is_asked_by_this_one(han: Actor) -> None:
    browser = signed_in(with_password(han))
    assert browser.get("/api/v1/staff/accounts").status_code == 200
    # Servers of the last release know of no factor: their sessions have none.
    Device.objects.filter(account=han.account_id).update(factor_at=None, confirmed_at=None)
    assert browser.get("/api/v1/staff/accounts").json()["code"] == "set_up_first"
