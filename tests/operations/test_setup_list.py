"""What a county lacks before it is in service, as its administrator sees it."""

from __future__ import annotations

import json
from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import settings

from pingan.config.sections import SECTIONS
from pingan.core import clock
from pingan.operations import setup_list
from pingan.people.actors import Actor
from tests.cast import signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(settings, "OPERATIONS_DIR", tmp_path)
    return tmp_path


def states(by: Actor) -> dict[str, str]:
    answer = signed_in(by).get("/api/v1/operations/setup")
    assert answer.status_code == 200
    return {one["code"]: one["state"] for one in answer.json()["items"]}


def test_what_is_missing_is_told_and_goes_when_it_is_done(
    han: Actor, qian: Actor, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = states(han)
    assert (found["areas"], found["workers"], found["posts"]) == ("done", "done", "missing")
    assert (found["https"], found["backup"], found["escrow"], found["drill"]) == ("missing",) * 4
    monkeypatch.setattr(settings, "HTTPS", True)
    now = int(clock.now().timestamp())
    said = {"sound": True, "last_sound": now, "held": True}
    (place / "backup.json").write_text(json.dumps(said), encoding="utf-8")
    (place / "drill.json").write_text(json.dumps(said | {"sound": False}), encoding="utf-8")
    found = states(han)
    assert (found["https"], found["backup"], found["escrow"], found["drill"]) == (
        "done",
        "done",
        "done",
        "missing",
    )
    tomorrow = clock.now() + timedelta(days=2)
    monkeypatch.setattr(clock, "now", lambda: tomorrow)
    assert {one["code"]: one["state"] for one in setup_list.items(han)}["backup"] == "missing"


@pytest.mark.parametrize("said", ["", "[]", '{"last_sound": "x"}', '{"last_sound": 1e400}'])
def test_what_cannot_be_read_is_no_backup(han: Actor, place: Path, said: str) -> None:
    (place / "backup.json").write_text(said, encoding="utf-8")
    assert states(han)["backup"] == "missing"


def test_only_who_administers_is_told(qian: Actor, chen: Actor) -> None:
    for other in (qian, chen):
        assert signed_in(other).get("/api/v1/operations/setup").status_code == 403


def test_it_leads_to_tables_that_there_are() -> None:
    assert {item.section for item in setup_list.ITEMS if item.section} <= set(SECTIONS)
    assert [item for item in setup_list.ITEMS if not (item.label and item.without)] == []
