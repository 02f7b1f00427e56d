"""The first day: each link makes one administrator of the county, once, and nobody else comes in by it."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.test import Client

from pingan.core import clock
from pingan.operations import beginning
from pingan.people.models import Account, Post
from tests.territory.small_county import COUNTY

pytestmark = pytest.mark.django_db
PASSWORD = "a river behind the county hall"
WRITTEN = {"username": "first", "name": "何以宁", "password": PASSWORD, "again": PASSWORD}
ADMINISTRATORS = {"administrator", "security_admin", "audit_admin"}


@pytest.fixture(autouse=True)
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settings, "OPERATIONS_DIR", tmp_path / "operations")


def test_three_links_make_three_administrators(county: Any) -> None:
    keys = beginning.offer()
    assert set(keys) == ADMINISTRATORS
    browser = Client()
    for number, (role, key) in enumerate(sorted(keys.items())):
        assert browser.get("/begin", {"key": key}).status_code == 200
        written = WRITTEN | {"key": key, "username": f"first{number}"}
        done = browser.post("/begin", written)
        assert (done.status_code, done["Location"]) == (302, "/manage/#/setup")
        post = Post.objects.get(account__username=f"first{number}")
        assert (post.role, post.area_code) == (role, COUNTY)
        assert browser.get("/begin", {"key": key}).status_code == 404
        assert browser.post("/begin", written | {"username": "again"}).status_code == 404
    assert Account.objects.filter(username__startswith="first").count() == 3
    assert beginning.offer() == {}
    entered = browser.post(
        "/api/v1/session", {"username": "first0", "password": PASSWORD}, content_type="application/json"
    )
    assert entered.status_code in {200, 201}


def test_what_was_written_is_kept_when_it_will_not_do(county: Any) -> None:
    key = beginning.offer()["administrator"]
    for change in ({"again": "another"}, {"password": "short", "again": "short"}, {"username": "!"}):
        page = Client().post("/begin", WRITTEN | {"key": key} | change)
        assert page.status_code == 422
        text = page.content.decode()
        assert 'role="alert"' in text
        assert "何以宁" in text
        assert PASSWORD not in text
    assert not Post.objects.filter(role="administrator").exists()
    assert Client().post("/begin", WRITTEN | {"key": key}).status_code == 302


def test_a_link_is_good_for_a_day_and_the_newer_ends_the_older(
    county: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    older, newer = beginning.offer()["administrator"], beginning.offer()["administrator"]
    assert Client().get("/begin", {"key": older}).status_code == 404
    assert Client().get("/begin", {"key": newer}).status_code == 200
    later = clock.now() + timedelta(hours=25)
    monkeypatch.setattr(clock, "now", lambda: later)
    assert Client().get("/begin", {"key": newer}).status_code == 404


@pytest.mark.parametrize("key", ["", "x", "\x00", "编号" * 400])
def test_anything_else_is_no_link(county: Any, key: str) -> None:
    beginning.offer()
    assert Client().get("/begin", {"key": key}).status_code == 404
    assert Client().post("/begin", WRITTEN | {"key": key}).status_code == 404


def test_keys_lie_nowhere(county: Any) -> None:
    keys = beginning.offer()
    said = (settings.OPERATIONS_DIR / "first.json").read_text(encoding="utf-8")
    assert not [key for key in keys.values() if key in said]


def test_without_areas_there_is_nobody_to_be(db: None) -> None:
    with pytest.raises(beginning.NoCounty):
        beginning.offer()
