"""Signing in by a provider, tried against one that runs: state, nonce, PKCE, a signed answer, signing out."""

from __future__ import annotations

from collections.abc import Iterator
from io import StringIO
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
import requests
from django.core.management import call_command
from django.urls import include, path
from oidc_provider_mock import run_server_in_thread

from pingan.identities import provider
from pingan.identities.models import Identity
from pingan.identities.urls import ways
from pingan.identities.views import COOKIE
from pingan.journal.models import Act
from pingan.people.actors import Actor
from pingan.people.models import Account, Device
from pingan.urls import urlpatterns as house
from tests.cast import Browser, signed_in

SUBJECT = "e7c1-0042"
WHY = {"why": "统一身份"}
JSON = "application/json"
# The house with a provider: without one these addresses are not there.
urlpatterns = [path("sign-in/", include((ways(), "identities"))), *house]


@pytest.fixture(scope="module")
def issuer() -> Iterator[str]:
    with run_server_in_thread(require_nonce=True) as server:
        yield f"http://localhost:{server.server_port}"


@pytest.fixture
def open_to(issuer: str, settings: Any) -> str:
    settings.OIDC = {
        "issuer": issuer,
        "client_id": "pingan",
        "secret": "a-secret-of-the-client",
        "scope": "openid",
        "ca_file": "",
        "name": "统一身份认证",
        "name_en": "identity provider",
    }
    settings.ROOT_URLCONF = "tests.identities.test_provider"
    return issuer


def bind(by: Actor, account_id: object, subject: str = SUBJECT) -> Any:
    path = f"/api/v1/staff/accounts/{account_id}/identity"
    return signed_in(by).put(path, WHY | {"subject": subject}, content_type=JSON)


def go_there(browser: Browser, face: str = "/m/") -> str:
    """Where the provider is asked, by the browser's redirect."""
    sent = browser.get("/sign-in/provider", {"face": face})
    assert sent.status_code == 302, sent.content
    return str(sent["Location"])


def at_the_provider(address: str, subject: str = SUBJECT) -> str:
    """Its person gives their name there; where it sends the browser back to."""
    answer = requests.post(address, data={"sub": subject}, allow_redirects=False, timeout=15)
    assert answer.status_code in (302, 303), answer.text
    return answer.headers["Location"]


def come_back(browser: Browser, address: str) -> Any:
    parts = urlsplit(address)
    return browser.get(parts.path, {name: one for name, (one, *_) in parse_qs(parts.query).items()})


def sign_in(browser: Browser, subject: str = SUBJECT) -> Any:
    return come_back(browser, at_the_provider(go_there(browser), subject))


def test_without_a_provider_there_is_neither_address_nor_button(client: Any, county: object) -> None:
    assert client.get("/sign-in/provider").status_code == 404
    assert '"provider": null' in client.get("/m/").content.decode()


def test_whoever_is_bound_comes_in(open_to: str, qian: Actor, cai: Actor) -> None:
    assert bind(cai, qian.account_id).status_code == 204
    browser = Browser()
    back = sign_in(browser)
    assert (back.status_code, back["Location"]) == (302, "/m/")
    session = browser.get("/api/v1/session").json()
    assert (session["account"]["id"], session["first"]) == (str(qian.account_id), "")
    assert Device.objects.get(session_key=browser.cookies["pingan_session"].value).provider == "oidc"
    act = Act.objects.filter(type="people.signed_in").latest("id")
    assert (act.actor, act.facts) == (qian.account_id, {"provider": "oidc"})
    assert not browser.cookies[COOKIE].value


def test_the_way_there_carries_state_nonce_and_pkce(open_to: str, county: object) -> None:
    asked = parse_qs(urlsplit(go_there(Browser())).query)
    assert asked["code_challenge_method"] == ["S256"]
    assert all(asked[name][0] for name in ("state", "nonce", "code_challenge", "redirect_uri"))
    assert asked["scope"] == ["openid"], "no more is asked for than who it is"


def test_nobody_is_made_and_nobody_found_by_anything_but_the_subject(open_to: str, qian: Actor) -> None:
    before = Account.objects.count()
    # Not even under the user name of somebody who is there.
    refused = sign_in(Browser(), "qian")
    assert refused.status_code == 403
    assert "qian" in refused.content.decode(), "what the administrator has to be told"
    assert Account.objects.count() == before
    assert not Device.objects.filter(provider="oidc").exists()


def test_an_answer_without_its_own_question_is_refused(open_to: str, qian: Actor, cai: Actor) -> None:
    bind(cai, qian.account_id)
    mine, theirs = Browser(), Browser()
    back = at_the_provider(go_there(theirs))
    # Lured to somebody else's answer: without a cookie, and with that of another way.
    assert come_back(mine, back).status_code == 400
    go_there(mine)
    assert come_back(mine, back).status_code == 400
    assert come_back(theirs, back).status_code == 302
    # And no answer is good twice.
    assert come_back(theirs, back).status_code == 400


def test_a_nonce_of_another_question_is_refused(
    open_to: str, qian: Actor, cai: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    bind(cai, qian.account_id)
    browser = Browser()
    back = at_the_provider(go_there(browser))
    real = provider.subject_of
    monkeypatch.setattr(provider, "subject_of", lambda **said: real(**said | {"nonce": "another"}))
    refused = come_back(browser, back)
    assert refused.status_code == 403
    assert not Device.objects.filter(provider="oidc").exists()


def test_what_goes_wrong_there_is_said_in_words(open_to: str, county: object, settings: Any) -> None:
    browser = Browser()
    state = parse_qs(urlsplit(go_there(browser)).query)["state"][0]
    refused = browser.get("/sign-in/back", {"state": state, "error": "access_denied"})
    assert (refused.status_code, "/?stay" in refused.content.decode()) == (403, True)
    settings.OIDC = settings.OIDC | {"issuer": "http://localhost:9"}
    assert browser.get("/sign-in/provider").status_code == 503


def test_who_administers_is_bound_at_the_console_and_still_shows_a_factor(
    open_to: str, han: Actor, cai: Actor
) -> None:
    """A security administrator who bound their own subject, and took the factor away, would be both."""
    refused = bind(cai, han.account_id)
    assert (refused.status_code, refused.json()["code"]) == (403, "not_yours_to_bind")
    assert sign_in(Browser()).status_code == 403
    call_command("bind_identity", "han", SUBJECT, stdout=StringIO())
    browser = Browser()
    assert sign_in(browser).status_code == 302
    assert browser.get("/api/v1/session").json()["first"] == "set_up"
    call_command("bind_identity", "han", "", stdout=StringIO())
    assert browser.get("/api/v1/session").status_code == 401


def test_whoever_was_bound_before_is_out_once_another_is(open_to: str, qian: Actor, cai: Actor) -> None:
    bind(cai, qian.account_id, "the wrong one")
    browser = Browser()
    sign_in(browser, "the wrong one")
    assert browser.get("/api/v1/session").status_code == 200
    bind(cai, qian.account_id)
    assert browser.get("/api/v1/session").status_code == 401
    assert sign_in(Browser(), "the wrong one").status_code == 403


def test_a_password_that_was_given_is_nobody_s_business_here(open_to: str, qian: Actor, cai: Actor) -> None:
    bind(cai, qian.account_id)
    Account.objects.filter(pk=qian.account_id).update(must_change_password=True)
    browser = Browser()
    sign_in(browser)
    assert browser.get("/api/v1/cases").status_code == 200


def test_signing_out_leads_to_the_provider_where_it_has_a_way_out(
    open_to: str, qian: Actor, cai: Actor
) -> None:
    bind(cai, qian.account_id)
    browser = Browser()
    sign_in(browser)
    browser.get("/api/v1/session")
    out = browser.delete("/api/v1/session")
    assert out.status_code == 204
    known = requests.get(f"{open_to}/.well-known/openid-configuration", timeout=15).json()
    assert out.headers["Sign-Out-At"].startswith(known["end_session_endpoint"])
    # A session by password goes nowhere else.
    assert "Sign-Out-At" not in signed_in(qian).delete("/api/v1/session").headers


def test_a_subject_is_one_person_s_and_unbound_ends_its_sessions(
    open_to: str, qian: Actor, sun: Actor, cai: Actor, han: Actor
) -> None:
    for _twice in range(2):
        assert bind(cai, qian.account_id).status_code == 204
    assert Act.objects.filter(type="people.identity_bound").count() == 1
    taken = bind(cai, sun.account_id)
    assert (taken.status_code, taken.json()["code"]) == (409, "subject_taken")
    browser = Browser()
    sign_in(browser)
    assert bind(cai, qian.account_id, "").status_code == 204
    assert browser.get("/api/v1/session").status_code == 401
    assert not Identity.objects.exists()
    assert bind(cai, cai.account_id).json()["code"] == "not_yourself"
    assert bind(han, qian.account_id).json()["code"] == "not_your_operation"


def test_a_shut_account_stays_shut(open_to: str, qian: Actor, cai: Actor) -> None:
    bind(cai, qian.account_id)
    Account.objects.filter(pk=qian.account_id).update(is_active=False)
    assert sign_in(Browser()).status_code == 403


def test_without_a_provider_nobody_is_bound(qian: Actor, cai: Actor, settings: Any) -> None:
    settings.OIDC = None
    refused = bind(cai, qian.account_id)
    assert (refused.status_code, refused.json()["code"]) == (422, "no_provider")
