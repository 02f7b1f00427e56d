"""Signing in and out, choosing a post, and slowing down guessing."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from pingan.journal.models import Act
from pingan.people import services
from pingan.people.actors import Actor
from pingan.people.models import Account, Device, Post
from tests.cast import Browser, body_of, organisation_of, signed_in
from tests.territory.small_county import FIRST_GRID, NEXT_GRID

PASSWORD = "a-long-enough-secret"


@pytest.fixture
def he(county: object) -> Account:
    """He works grid 1, with a password."""
    account = services.open_account(username="he", name="何以宁", password=PASSWORD)
    organisation = organisation_of(FIRST_GRID[:12], "village_committee")
    for area in (FIRST_GRID, NEXT_GRID):
        services.appoint(
            account=account,
            role="grid_worker",
            area_code=area,
            organisation=organisation,
            starts_on=timezone.localdate() - timedelta(days=30),
        )
    return account


def sign_in(client: Client, password: str = PASSWORD, username: str = "he") -> int:
    body = {"username": username, "password": password}
    return client.post("/api/v1/session", body, content_type="application/json").status_code


def test_signs_in_under_the_first_post(he: Account) -> None:
    client = Browser()
    assert sign_in(client) == 200
    answer = client.get("/api/v1/session").json()
    assert answer["account"]["name"] == "何以宁"
    assert answer["post"]["area_code"] == FIRST_GRID
    assert [post["area_code"] for post in answer["posts"]] == [FIRST_GRID, NEXT_GRID]
    device = Device.objects.get(account=he)
    assert client.cookies["pingan_session"]["httponly"]
    assert device.session_key == client.cookies["pingan_session"].value
    assert Act.objects.filter(type="people.signed_in", object_id=he.pk).exists()


def test_switches_to_another_own_post_and_to_no_other(he: Account, sun: Actor) -> None:
    client = Browser()
    sign_in(client)
    old_key = client.cookies["pingan_session"].value
    second = Post.objects.get(account=he, area_code=NEXT_GRID)
    answer = client.put("/api/v1/session/post", {"post_id": str(second.pk)}, content_type="application/json")
    assert answer.json()["post"]["area_code"] == NEXT_GRID
    assert client.cookies["pingan_session"].value != old_key
    stolen = client.put(
        "/api/v1/session/post", {"post_id": str(sun.post_id)}, content_type="application/json"
    )
    assert stolen.status_code == 404


def test_signing_out_ends_the_device(he: Account) -> None:
    client = Browser()
    sign_in(client)
    assert client.delete("/api/v1/session").status_code == 204
    assert client.get("/api/v1/session").status_code == 401
    assert not Device.objects.filter(account=he).exists()


@pytest.mark.parametrize(("username", "password"), [("he", "wrong-password"), ("nobody", PASSWORD)])
def test_wrong_is_wrong_and_does_not_say_which(he: Account, username: str, password: str) -> None:
    answer = Client().post(
        "/api/v1/session", {"username": username, "password": password}, content_type="application/json"
    )
    assert (answer.status_code, answer.json()["code"]) == (401, "wrong_credentials")


def test_nobody_appoints_themselves(he: Account) -> None:
    act = Act.objects.filter(type="people.appointed", object_id=he.pk).latest("id")
    post = Post.objects.get(account=he, area_code=NEXT_GRID)
    assert (act.actor, act.post, act.facts) == (None, None, {"post": str(post.pk)})


def test_a_forged_form_cannot_sign_anyone_in(he: Account) -> None:
    client = Browser(enforce_csrf_checks=True)
    assert sign_in(client) == 403
    client.get("/desk/")
    token = client.cookies["csrftoken"].value
    answer = client.post(
        "/api/v1/session",
        {"username": "he", "password": PASSWORD},
        content_type="application/json",
        headers={"X-CSRFToken": token},
    )
    assert answer.status_code == 200
    # Whoever planted a token before learns nothing by it: the one in use is new.
    assert client.cookies["csrftoken"].value != token


def test_answers_to_one_person_are_kept_by_nobody_on_the_way(qian: Actor) -> None:
    for address in ("/api/v1/session", "/api/v1/cases", "/api/v1/events"):
        assert signed_in(qian).get(address)["Cache-Control"] == "no-store"


def test_a_post_that_ended_ends_the_session(he: Account) -> None:
    client = Browser()
    sign_in(client)
    for post in Post.objects.filter(account=he):
        services.end_post(post=post, on=timezone.localdate() - timedelta(days=1))
    assert client.get("/api/v1/session").status_code == 401
    assert sign_in(client) == 403


def test_a_deactivated_account_is_out_at_once(qian: Actor) -> None:
    client = signed_in(qian)
    assert client.get("/api/v1/session").status_code == 200
    Account.objects.filter(pk=qian.account_id).update(is_active=False)
    assert client.get("/api/v1/session").status_code == 401


def test_a_lost_token_is_no_missing_right_and_comes_with_the_refusal(qian: Actor) -> None:
    page = signed_in(qian)
    page.handler.enforce_csrf_checks = True
    refused = page.post("/api/v1/cases", body_of(), content_type="application/json")
    problem = refused.json()
    assert (refused.status_code, problem["code"], problem["retry"]) == (403, "csrf_failed", "after_refresh")
    again = page.post(
        "/api/v1/cases",
        body_of(),
        content_type="application/json",
        headers={"X-CSRFToken": problem["csrf_token"]},
    )
    assert again.status_code == 201


def test_a_door_that_lost_its_token_gets_one_with_the_refusal(he: Account) -> None:
    door = Browser(enforce_csrf_checks=True)
    credentials = {"username": "he", "password": PASSWORD}
    refused = door.post("/api/v1/session", credentials, content_type="application/json").json()
    assert refused["code"] == "csrf_failed"
    token = {"X-CSRFToken": refused["csrf_token"]}
    answer = door.post("/api/v1/session", credentials, content_type="application/json", headers=token)
    assert answer.status_code == 200
