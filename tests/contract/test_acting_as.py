"""No page acts for anybody but the person it shows: every write of the API, by real HTTP."""

from __future__ import annotations

from typing import Any

import pytest
from django.conf import settings
from django.test import Client

from pingan.cases.models import Case
from pingan.journal.models import Act
from pingan.people.actors import Actor
from pingan.people.models import Device
from tests.cast import Browser, body_of, signed_in

from .test_policy_matrix import CELLS, TABLE, address_of, call

SIGN_IN = ("api/v1/session", "POST")
# A gateway's receipts are signed, and come from nobody's page.
BY_SIGNATURE = "notices.receipt"
WRITES = [cell for cell in CELLS if cell[1] != "GET" and cell[:2] != SIGN_IN and cell[2] != BY_SIGNATURE]
# A calendar's feed is read by programs that know its secret address, whoever is signed in.
BY_SECRET = "mediation.feed_read"
READS = [
    cell
    for cell in CELLS
    if cell[1] == "GET" and TABLE[cell[2]]["leader"] and cell[0] != SIGN_IN[0] and cell[2] != BY_SECRET
]

pytestmark = pytest.mark.django_db


def page_of(shown: Actor, signed_in_now: Actor) -> Browser:
    """A page that shows one person, in a browser another one has signed in at since."""
    browser = signed_in(signed_in_now)
    browser.acts_as(shown.account_id, shown.post_id)
    return browser


def told(answer: Any) -> tuple[int, str, str]:
    problem = answer.json()
    return answer.status_code, problem["code"], problem["retry"]


@pytest.mark.parametrize(("pattern", "method", "operation"), WRITES)
def test_no_write_is_done_for_another(
    pattern: str, method: str, operation: str, wu: Actor, zheng: Actor
) -> None:
    acts = Act.objects.count()
    answer = call(page_of(wu, zheng), method, address_of(pattern))
    assert told(answer) == (409, "another_actor", "after_login")
    assert Act.objects.count() == acts


@pytest.mark.parametrize(("pattern", "method", "operation"), WRITES)
def test_no_write_is_done_for_nobody(pattern: str, method: str, operation: str, wu: Actor) -> None:
    unnamed = Client()
    unnamed.cookies[settings.SESSION_COOKIE_NAME] = signed_in(wu).cookies[settings.SESSION_COOKIE_NAME].value
    assert told(call(unnamed, method, address_of(pattern))) == (428, "actor_not_named", "after_refresh")


@pytest.mark.parametrize(("pattern", "method", "operation"), READS)
def test_nothing_is_shown_to_a_page_of_another(
    pattern: str, method: str, operation: str, chen: Actor, qian: Actor
) -> None:
    assert told(call(page_of(qian, chen), method, address_of(pattern)))[:2] == (409, "another_actor")


def test_another_post_of_the_same_person_is_another(wu: Actor, zheng: Actor) -> None:
    browser = signed_in(wu)
    browser.acts_as(wu.account_id, zheng.post_id)
    assert browser.post("/api/v1/cases", body_of(), content_type="application/json").status_code == 409
    assert not Case.objects.exists()


def test_a_page_of_another_may_still_ask_who_is_here(wu: Actor, zheng: Actor) -> None:
    browser = page_of(wu, zheng)
    assert browser.get("/api/v1/session").json()["account"]["name"] == "zheng"


def test_a_page_of_another_signs_nobody_out(wu: Actor, zheng: Actor) -> None:
    assert page_of(wu, zheng).delete("/api/v1/session").status_code == 409
    assert Device.objects.filter(account_id=zheng.account_id).exists()
