"""Whoever tells the desk of a matter is written down with it, once, sealed, and shown masked."""

from __future__ import annotations

from typing import Any
from uuid import UUID

import pytest
from django.db import connection

from pingan.callers.models import Caller
from pingan.cases.models import Case
from pingan.core.ids import uuid7
from pingan.people.actors import Actor
from tests.callers.conftest import MASKED, NAME, PHONE, callers, post, take_down
from tests.cast import actions_of, body_of, signed_in

pytestmark = pytest.mark.django_db


def test_a_caller_is_written_down_with_the_case(li: Actor) -> None:
    case = take_down(signed_in(li))
    caller = Caller.objects.get()
    assert (caller.pk, caller.case_id, caller.about_id) == (case.pk, case.pk, case.pk)
    assert (caller.name, caller.phone, caller.by_id) == (NAME, PHONE, li.account_id)
    assert (caller.at, caller.received_at, caller.calls) == (case.received_at, case.received_at, 1)


def test_the_answer_to_the_report_shows_them_masked(li: Actor) -> None:
    body = body_of(caller={"name": NAME, "phone": "129-0000-1234"})
    told = post(signed_in(li), "/cases", body).json()
    assert told["caller"] == {**MASKED, "reveal": True, "others": 0, "owes": ""}


def test_nothing_of_them_lies_open_in_the_table(li: Actor) -> None:
    take_down(signed_in(li))
    with connection.cursor() as cursor:
        cursor.execute("SELECT kept::text FROM callers_caller AS kept")
        (line,) = (text for (text,) in cursor.fetchall())
    assert "小河" not in line
    assert "12900001234" not in line
    assert "00001234" not in line


@pytest.mark.parametrize("caller", [None, {}, {"name": "", "phone": ""}, {"name": " "}])
def test_who_says_neither_is_no_caller(li: Actor, caller: Any) -> None:
    case = take_down(signed_in(li), caller=caller)
    assert not Caller.objects.exists()
    assert signed_in(li).get(f"/api/v1/cases/{case.pk}").json()["caller"] is None


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ({"name": NAME}, {"name": "王**", "phone": None}),
        ({"phone": "+86 129 0000 1234"}, {"name": None, "phone": "129****1234"}),
        ({"phone": "0871-65123456"}, {"name": None, "phone": "087****3456"}),
    ],
)
def test_either_may_be_missing(li: Actor, said: Any, shown: Any) -> None:
    case = take_down(signed_in(li), caller=said)
    told = signed_in(li).get(f"/api/v1/cases/{case.pk}").json()["caller"]
    assert {name: told[name] for name in ("name", "phone")} == shown


@pytest.mark.parametrize(
    "caller", [{"phone": "12345"}, {"name": "王" * 61}, {"phone": "1" * 41}, {"age": 3}, "王小河", 7]
)
def test_what_cannot_be_is_named_and_leaves_nothing(li: Actor, caller: Any) -> None:
    body = body_of(caller=caller)
    answer = post(signed_in(li), "/cases", body)
    assert answer.status_code in (400, 422), answer.content
    assert answer.json()["invalid_params"][0]["name"].startswith("caller")
    assert not Case.objects.filter(pk=body["id"]).exists()
    assert not Caller.objects.exists()


def test_a_refused_report_leaves_no_caller(li: Actor) -> None:
    body = body_of(caller={"name": NAME, "phone": PHONE}, location={"lng": 0.0, "lat": 0.0, "datum": "wgs84"})
    assert post(signed_in(li), "/cases", body).status_code == 422
    assert not Caller.objects.exists()


def test_a_report_that_comes_again_makes_nobody_twice(li: Actor) -> None:
    body = body_of(caller={"name": NAME, "phone": PHONE})
    browser = signed_in(li)
    assert post(browser, "/cases", body).status_code == 201
    again = post(browser, "/cases", body)
    assert (again.status_code, again["Idempotent-Replayed"]) == (200, "true")
    assert again.json()["caller"]["phone"] == MASKED["phone"]
    assert Caller.objects.count() == 1


def test_the_same_report_with_another_caller_is_another(li: Actor) -> None:
    body = body_of(caller={"name": NAME, "phone": PHONE})
    browser = signed_in(li)
    post(browser, "/cases", body)
    other = post(browser, "/cases", body | {"caller": {"name": NAME, "phone": "12900009999"}})
    assert (other.status_code, other.json()["code"]) == (409, "payload_mismatch")
    assert Caller.objects.get().phone == PHONE


def test_another_call_about_a_case_is_counted(li: Actor) -> None:
    browser = signed_in(li)
    case = take_down(browser)
    answer = post(
        browser, f"/cases/{case.pk}/callers", {"caller": {"phone": PHONE}, "text": "又打来一次，水更大了"}
    )
    assert answer.status_code == 200, answer.content
    assert answer.json()["version"] == 1
    assert actions_of(case.pk) == ["report", "call"]
    (caller,) = callers(browser, case)["items"]
    assert (caller["calls"], caller["phone"]) == (2, MASKED["phone"])
    post(
        browser,
        f"/cases/{case.pk}/callers",
        {"caller": {"name": "李大山", "phone": "12900005678"}, "text": "邻居也来电"},
    )
    assert [caller["name"] for caller in callers(browser, case)["items"]] == ["王**", "李**"]
    assert browser.get(f"/api/v1/cases/{case.pk}").json()["caller"]["others"] == 1


def test_a_call_whose_answer_was_lost_is_counted_once(li: Actor) -> None:
    browser = signed_in(li)
    case = take_down(browser)
    said, key = {"caller": {"phone": PHONE}, "text": "催问进度"}, {"Idempotency-Key": str(uuid7())}
    path = f"/cases/{case.pk}/callers"
    assert post(browser, path, said, **key).status_code == 200
    assert post(browser, path, said, **key)["Idempotent-Replayed"] == "true"
    assert Caller.objects.get().calls == 2
    other = post(browser, path, said | {"caller": {"phone": "12900009999"}}, **key)
    assert (other.status_code, other.json()["code"]) == (409, "payload_mismatch")


def test_nobody_calls_about_a_case_that_is_closed(li: Actor) -> None:
    browser = signed_in(li)
    case = take_down(browser, resolved_on_spot=True)
    refused = post(browser, f"/cases/{case.pk}/callers", {"caller": {"phone": PHONE}, "text": "还没有好"})
    assert (refused.status_code, refused.json()["code"]) == (409, "wrong_state")


def test_out_of_reach_is_as_good_as_absent(li: Actor, zhou: Actor, qian: Actor) -> None:
    case = take_down(signed_in(li))
    said = {"caller": {"phone": PHONE}, "text": "又打来一次"}
    path = f"/cases/{case.pk}/callers"
    assert signed_in(zhou).get(f"/api/v1{path}").status_code == 404
    assert post(signed_in(zhou), path, said).status_code == 404
    assert post(signed_in(qian), path, said).status_code == 403
    assert post(signed_in(li), f"/cases/{UUID(int=0)}/callers", said).status_code == 404
