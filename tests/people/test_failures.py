"""Tries that failed are counted by day for whoever watches, and tell no more than security needs."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from pingan.core import clock
from pingan.factors import services as factors
from pingan.people import failures, services
from pingan.people.actors import Actor
from pingan.people.models import FailedSignIn
from tests.cast import Browser, signed_in
from tests.factors.people import PASSWORD, ask, set_up_phone, sign_in, with_password

JSON = "application/json"
PATH = "/api/v1/staff/failed-sign-ins"


@pytest.fixture(autouse=True)
def quick_hashes(monkeypatch: pytest.MonkeyPatch) -> None:
    for room in (services, factors):
        monkeypatch.setattr(room, "check_password", lambda password, _hash: password == PASSWORD)


def guess(username: str, times: int, browser: Browser | None = None) -> None:
    for _each in range(times):
        body = {"username": username, "password": "another-long-secret"}
        answer = (browser or Browser()).post("/api/v1/session", body, content_type=JSON)
        assert answer.status_code == 401, answer.content


def told(viewer: Actor) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = signed_in(viewer).get(PATH).json()["items"]
    return found


def test_a_day_of_guessing_is_one_line_and_a_slip_is_none(qian: Actor, sun: Actor, cai: Actor) -> None:
    guess("qian", 4)
    guess("sun", 2)
    guess("who-is-this", 3)
    nobody, qians = told(cai)
    assert (qians["account"]["username"], qians["tries"], qians["way"], qians["known"]) == (
        *("qian", 4, "password"),
        False,
    )
    assert (nobody["account"], nobody["tries"]) == (None, 3)
    assert FailedSignIn.objects.count() == 3, "however many tries there were"
    assert {field.name for field in FailedSignIn._meta.get_fields()} == {
        *("id", "account", "county_code", "day", "way", "known", "tries", "last_at")
    }, "neither what was typed nor from where"


def test_the_next_day_has_a_line_of_its_own_and_half_a_year_is_the_end(qian: Actor, cai: Actor) -> None:
    guess("qian", 3)
    with clock.set_to(clock.now() + timedelta(days=1)):
        guess("qian", 3)
    assert [one["tries"] for one in told(cai)] == [3, 3]
    with clock.set_to(clock.now() + failures.KEPT + timedelta(days=1)):
        services.forget_expired()
    assert [one["day"] for one in told(cai)] == [str(clock.today() + timedelta(days=1))]


def test_codes_and_open_pages_are_told_apart(qian: Actor, cai: Actor) -> None:
    set_up_phone(signed_in(with_password(qian)))
    door, _session = sign_in(qian)
    for _each in range(3):
        assert ask(door, "post", "/confirm", {"code": "000000"}).status_code == 422
    inside = signed_in(with_password(cai))
    for _each in range(3):
        assert ask(inside, "post", "/confirm", {"password": "x"}).status_code == 422
    assert [(one["account"]["username"], one["way"], one["known"]) for one in told(cai)] == [
        ("cai", "password", True),
        ("qian", "factor", False),
    ]


def test_another_county_s_are_not_told_and_nobody_else_reads_them(
    qian: Actor, cai: Actor, han: Actor
) -> None:
    guess("qian", 3)
    FailedSignIn.objects.update(county_code="530102")
    assert told(cai) == []
    assert signed_in(han).get(PATH).status_code == 403
