"""Sessions and what goes wrong while they change: a browser never holds what the database does not."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.conf import settings
from django.db import OperationalError
from django.utils import timezone

from pingan.journal.models import Act
from pingan.people import services
from pingan.people.actors import Actor
from pingan.people.models import Account, Device, Post
from pingan.people.sessions import SessionStore
from tests.cast import Browser, organisation_of, signed_in
from tests.territory.small_county import FIRST_GRID, NEXT_GRID

SESSION, POST = "/api/v1/session", "/api/v1/session/post"
CREDENTIALS = {"username": "he", "password": "a-long-enough-secret"}


@pytest.fixture
def he(county: object) -> Account:
    """He works two grids, with a password."""
    account = services.open_account(name="何以宁", **CREDENTIALS)
    organisation = organisation_of(FIRST_GRID[:12], "village_committee")
    for area in (FIRST_GRID, NEXT_GRID):
        services.appoint(
            account=account,
            role="grid_worker",
            area_code=area,
            organisation=organisation,
            starts_on=timezone.localdate(),
        )
    return account


@pytest.fixture
def journal_away(monkeypatch: pytest.MonkeyPatch) -> None:
    """The database goes away between the session and its act."""

    def broken(*_: Any, **__: Any) -> None:
        raise OperationalError("server closed the connection unexpectedly")

    monkeypatch.setattr(services, "journal_own", broken)


def cookie_of(browser: Browser) -> str:
    return browser.cookies[settings.SESSION_COOKIE_NAME].value


def test_a_failed_change_of_post_leaves_the_session_as_it_was(
    he: Account, request: pytest.FixtureRequest
) -> None:
    browser = Browser()
    browser.post(SESSION, CREDENTIALS, content_type="application/json")
    before, other = cookie_of(browser), Post.objects.get(account=he, area_code=NEXT_GRID)
    request.getfixturevalue("journal_away")
    answer = browser.put(POST, {"post_id": str(other.pk)}, content_type="application/json")
    assert (answer.status_code, answer.json()["code"]) == (503, "unavailable")
    assert cookie_of(browser) == before
    assert browser.get(SESSION).json()["post"]["area_code"] == FIRST_GRID


def test_a_failed_sign_out_says_so_and_signs_nobody_out(qian: Actor, journal_away: None) -> None:
    browser = signed_in(qian)
    before = cookie_of(browser)
    assert browser.delete(SESSION).status_code == 503
    assert cookie_of(browser) == before
    assert browser.get(SESSION).status_code == 200


def test_a_failed_sign_in_leaves_whoever_was_there(he: Account, qian: Actor, journal_away: None) -> None:
    browser = signed_in(qian)
    assert browser.post(SESSION, CREDENTIALS, content_type="application/json").status_code == 503
    assert browser.get(SESSION).json()["account"]["name"] == "qian"
    assert not Device.objects.filter(account=he).exists()


def test_signing_in_at_another_s_browser_signs_that_one_out(he: Account, qian: Actor) -> None:
    browser = signed_in(qian)
    assert browser.post(SESSION, CREDENTIALS, content_type="application/json").status_code == 200
    assert not Device.objects.filter(account_id=qian.account_id).exists()
    # The former person's other pages in that browser hear it by this act.
    act = Act.objects.get(type="people.signed_out")
    assert (act.object_id, act.actor) == (qian.account_id, qian.account_id)


def test_signing_in_again_signs_nobody_out(he: Account) -> None:
    browser = Browser()
    for _ in range(2):
        assert browser.post(SESSION, CREDENTIALS, content_type="application/json").status_code == 200
    assert not Act.objects.filter(type="people.signed_out").exists()
    assert Device.objects.filter(account=he).count() == 1


def test_signing_out_lets_the_browser_forget_but_not_what_was_typed(qian: Actor) -> None:
    browser = signed_in(qian)
    browser.get("/m/")
    token = browser.cookies["csrftoken"].value
    answer = browser.delete(SESSION)
    assert answer["Clear-Site-Data"] == '"cache"'
    assert cookie_of(browser) == ""
    assert browser.cookies["csrftoken"].value != token


def test_a_late_answer_to_an_ended_session_takes_no_cookie_away(qian: Actor) -> None:
    """The browser may have been given another one meanwhile, at another tab."""
    late = signed_in(qian)
    Device.objects.all().delete()
    answer = late.get(SESSION)
    assert answer.status_code == 401
    assert settings.SESSION_COOKIE_NAME not in answer.cookies


@pytest.mark.parametrize("key", ['"\\000aaaaaaaa"', "é" * 10, "-" * 40, "a" * 4000])
def test_a_key_that_nobody_was_given_is_nobody_s(db: None, key: str) -> None:
    browser = Browser(headers={"cookie": f"{settings.SESSION_COOKIE_NAME}={key}"})
    assert browser.get("/").status_code == 200
    assert browser.get(SESSION).status_code == 401
    assert browser.get("/signed-in").status_code == 401


def test_a_post_without_an_end_in_sight_turns_nothing(qian: Actor) -> None:
    Post.objects.filter(pk=qian.post_id).update(ends_on=date.max)
    device = SessionStore(cookie_of(signed_in(qian)))
    assert device.turns_at() == Device.objects.get(session_key=device.session_key).expire_date


def test_a_post_whose_role_is_no_more_leaves_the_others_as_they_are(he: Account) -> None:
    """As while a release that brings or takes a role comes in, server by server."""
    page = Browser()
    assert page.post(SESSION, CREDENTIALS, content_type="application/json").status_code == 200
    there = {post["area_code"]: post["id"] for post in page.get(SESSION).json()["posts"]}
    used = page.get(SESSION).json()["post"]["area_code"]
    (other,) = {FIRST_GRID, NEXT_GRID} - {used}
    Post.objects.filter(pk=there[other]).update(role="ghost")
    assert [post["area_code"] for post in page.get(SESSION).json()["posts"]] == [used]
    # In the one that is used nobody acts any more; signing in takes the next that is one.
    Post.objects.filter(pk=there[used]).update(role="ghost")
    Post.objects.filter(pk=there[other]).update(role="grid_worker")
    assert page.get(SESSION).status_code == 401
    assert (
        page.post(SESSION, CREDENTIALS, content_type="application/json").json()["post"]["id"] == there[other]
    )
