"""People with passwords and phones, as tests of second factors need them."""

from __future__ import annotations

from typing import Any

import pyotp

from pingan.core import clock
from pingan.people.actors import Actor
from pingan.people.models import Account
from tests.cast import Browser

PASSWORD = "a-long-enough-secret"
JSON = "application/json"


def with_password(actor: Actor, password: str = PASSWORD) -> Actor:
    account = Account.objects.get(pk=actor.account_id)
    account.set_password(password)
    account.save()
    return actor


def sign_in(actor: Actor, **extra: Any) -> tuple[Browser, dict[str, Any]]:
    """At the door with the right password: the browser, and what the session says."""
    browser = Browser(**extra)
    said = {"username": Account.objects.get(pk=actor.account_id).username, "password": PASSWORD}
    answer = browser.post("/api/v1/session", said, content_type=JSON)
    assert answer.status_code == 200, answer.content
    return browser, answer.json()


def ask(browser: Browser, method: str, path: str, said: Any = None) -> Any:
    extra = {} if said is None else {"data": said}
    return getattr(browser, method)(f"/api/v1/session{path}", content_type=JSON, **extra)


def code_of(secret: str, *, steps: int = 0) -> str:
    """What a phone with this secret shows, so many half minutes from now."""
    return pyotp.TOTP(secret).at(clock.now(), counter_offset=steps)


def set_up_phone(browser: Browser) -> tuple[str, list[str]]:
    """The secret, which has shown a first code, and the recovery codes."""
    secret = ask(browser, "post", "/factors/totp").json()["secret"]
    # Half a minute ends when it likes: what is shown and what is looked at are of one moment.
    with clock.set_to(clock.now()):
        answer = ask(browser, "put", "/factors/totp", {"code": code_of(secret, steps=-1)})
    assert answer.status_code == 200, answer.content
    return secret, answer.json()["recovery_codes"]
