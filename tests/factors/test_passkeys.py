"""Passkeys: made, shown at the door, and refused where anything about them is not as it should be."""

from __future__ import annotations

from typing import Any

import pytest

from pingan.factors.models import Passkey
from pingan.people import services as people
from pingan.people.actors import Actor
from pingan.people.models import Device
from tests.cast import Browser, signed_in
from tests.factors.authenticator import SecurityKey
from tests.factors.people import PASSWORD, ask, sign_in, with_password

HERE = {"HTTP_HOST": "localhost"}


@pytest.fixture(autouse=True)
def quick_hashes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(people, "check_password", lambda password, _hash: password == PASSWORD)


def at_localhost(browser: Browser) -> Browser:
    browser.defaults.update(HERE)
    return browser


def add(browser: Browser, key: SecurityKey, name: str = "办公室电脑") -> Any:
    options = ask(browser, "post", "/factors/passkeys/options").json()["options"]
    return ask(browser, "post", "/factors/passkeys", {"name": name, "passkey": key.make(options)})


def show(browser: Browser, key: SecurityKey, **changes: Any) -> Any:
    options = ask(browser, "post", "/confirm/options").json()["options"]
    return ask(browser, "post", "/confirm", {"passkey": key.sign(options, **changes)})


def test_a_passkey_is_made_and_lets_in(qian: Actor) -> None:
    key = SecurityKey()
    browser = at_localhost(signed_in(with_password(qian)))
    made = add(browser, key)
    assert (made.status_code, len(made.json()["recovery_codes"])) == (200, 10)
    told = ask(browser, "get", "/factors").json()["passkeys"]
    assert [(one["name"], one["host"], one["last_used_at"]) for one in told] == [
        ("办公室电脑", "localhost", None)
    ]
    door, session = sign_in(qian, **HERE)
    assert session["first"] == "factor"
    assert ask(door, "get", "/confirm").json()["ways"] == ["passkey", "recovery_code"]
    let_in = show(door, key)
    assert (let_in.status_code, let_in.json()["first"]) == (200, "")
    assert Passkey.objects.get().sign_count == 1
    assert ask(door, "delete", f"/factors/passkeys/{told[0]['id']}").status_code == 204
    assert sign_in(qian, **HERE)[1]["first"] == ""


def test_what_was_signed_once_is_not_taken_again(qian: Actor) -> None:
    key = SecurityKey()
    add(at_localhost(signed_in(with_password(qian))), key)
    door, _session = sign_in(qian, **HERE)
    options = ask(door, "post", "/confirm/options").json()["options"]
    answer = {"passkey": key.sign(options)}
    assert ask(door, "post", "/confirm", answer).status_code == 200
    again, _session = sign_in(qian, **HERE)
    assert ask(again, "post", "/confirm", answer).json()["code"] == "stale_challenge"
    # Nor is the challenge of another session.
    ask(again, "post", "/confirm/options")
    assert ask(again, "post", "/confirm", answer).json()["code"] == "wrong_proof"


def test_another_s_key_and_another_site_s_are_refused(qian: Actor, sun: Actor) -> None:
    key, of_sun = SecurityKey(), SecurityKey()
    add(at_localhost(signed_in(with_password(qian))), key)
    add(at_localhost(signed_in(sun)), of_sun)
    door, _session = sign_in(qian, **HERE)
    assert show(door, of_sun).json()["code"] == "wrong_proof"
    assert show(door, SecurityKey()).json()["code"] == "wrong_proof"
    key.origin = "https://evil.example"
    assert show(door, key).json()["code"] == "wrong_proof"
    key.origin, key.count = "http://localhost", -1
    assert show(door, key).status_code == 200, "a key that does not count says 0 for ever"
    key.count = 40
    assert show(door, key).status_code == 200
    key.count = 12
    assert show(door, key).json()["code"] == "wrong_proof", "a copy counts on its own"


@pytest.mark.parametrize(
    "spoilt", [{}, {"rawId": 7}, {"id": "x", "rawId": "x", "type": "public-key", "response": {}}]
)
def test_nonsense_in_place_of_an_answer_is_refused_in_words(spoilt: dict[str, Any], qian: Actor) -> None:
    browser = at_localhost(signed_in(qian))
    ask(browser, "post", "/factors/passkeys/options")
    answer = ask(browser, "post", "/factors/passkeys", {"name": "x", "passkey": spoilt})
    assert answer.status_code in (400, 422), answer.content
    assert not Passkey.objects.exists()


def test_an_attestation_that_does_not_parse_is_refused(qian: Actor) -> None:
    browser, key = at_localhost(signed_in(qian)), SecurityKey()
    options = ask(browser, "post", "/factors/passkeys/options").json()["options"]
    answer = key.make(options)
    answer["response"]["attestationObject"] = answer["response"]["attestationObject"][:40]
    refused = ask(browser, "post", "/factors/passkeys", {"name": "x", "passkey": answer})
    assert (refused.status_code, refused.json()["code"]) == (422, "wrong_proof")


@pytest.mark.parametrize(
    ("host", "said"), [("127.0.0.1", "no_name"), ("[::1]", "no_name"), ("testserver", "no_https")]
)
def test_where_browsers_give_none_it_is_said(host: str, said: str, qian: Actor, settings: Any) -> None:
    settings.ALLOWED_HOSTS = [host]
    browser = signed_in(qian)
    browser.defaults["HTTP_HOST"] = host
    assert ask(browser, "get", "/factors").json()["passkeys_here"] == said
    refused = ask(browser, "post", "/factors/passkeys/options")
    assert (refused.status_code, refused.json()["code"]) == (422, "no_passkey_here")


def test_ten_are_enough(qian: Actor) -> None:
    browser = at_localhost(signed_in(qian))
    for _each in range(10):
        assert add(browser, SecurityKey()).status_code == 200
    assert ask(browser, "post", "/factors/passkeys/options").json()["code"] == "too_many_passkeys"
    assert Device.objects.get(account=qian.account_id).challenge is None
