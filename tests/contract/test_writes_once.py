"""Every write of the API, sent again because its answer was lost: it is done once, and says so.

Walks all operations of the contract that change something. A new one fails here until it is told in `writes/`
how it is brought about, or why a second time is a second one.
"""

from __future__ import annotations

from collections.abc import Iterator
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
import yaml
from django.conf import settings
from django.core.management import call_command
from django.db.models import F
from django.utils import timezone

from pingan.cases.models import Case
from pingan.core import clock
from pingan.core.ids import uuid7
from pingan.people import services as people
from pingan.people.actors import Actor
from pingan.people.models import Device, Post
from pingan.receipts.api import HEADER
from pingan.receipts.models import Receipt
from tests.cast import Browser, signed_in
from tests.contract.writes import ANEW, KEYED, MAKING, READING, SETTLED, TELLING_ELSE
from tests.contract.writes.config import module
from tests.contract.writes.registry import reveal
from tests.contract.writes.walker import SECRET, Sent, World, everything, step


def contract() -> Iterator[tuple[str, dict[str, Any]]]:
    """Every operation that changes something, with its entry in the contract."""
    text = (Path(settings.REPOSITORY) / "platform" / "openapi.yaml").read_text(encoding="utf-8")
    for methods in yaml.safe_load(text)["paths"].values():
        for method, operation in methods.items():
            if method in ("post", "put", "patch", "delete"):
                yield operation["operationId"], operation


CONTRACT = dict(contract())


@pytest.fixture
def world(qian: Actor, li: Actor, wu: Actor, chen: Actor, han: Actor, settings: Any, tmp_path: Path) -> World:
    settings.MEDIA_ROOT, settings.SECRET_DIR = tmp_path / "media", tmp_path / "secrets"
    call_command("make_secrets", stdout=StringIO())
    return World(qian=qian, li=li, wu=wu, chen=chen, han=han)


def test_every_write_of_the_contract_is_walked_here() -> None:
    assert set(CONTRACT) == {*KEYED, *MAKING, *SETTLED} | ANEW | READING


@pytest.mark.parametrize("operation", KEYED)
def test_the_contract_names_the_key(operation: str) -> None:
    names = {parameter["name"]: parameter for parameter in CONTRACT[operation]["parameters"]}
    assert names[HEADER]["in"] == "header"
    assert not names[HEADER].get("required")


@pytest.mark.parametrize("operation", KEYED)
def test_a_write_whose_answer_was_lost_is_done_once(operation: str, world: World) -> None:
    write, key = KEYED[operation](world), str(uuid7())
    first = write.send_and_lose_the_answer(**{HEADER: key})
    assert first in (200, 204)
    done = everything()
    again = write.send(**{HEADER: key})
    assert (again.status_code, again["Idempotent-Replayed"]) == (first, "true"), again.content
    assert everything() == done
    if write.path.startswith(f"/cases/{world.case}") and operation not in TELLING_ELSE:
        assert again.json()["version"] == Case.objects.get(pk=world.case).version
    _something_else_under_its_key_is_refused(write, key, world)


def _something_else_under_its_key_is_refused(write: Sent, key: str, world: World) -> None:
    if write.browser is world.at["han"]:  # whoever configures has no cases to write on
        seen = write.browser.get("/api/v1/config/texts")["ETag"]
        said = {"valid_from": clock.today().isoformat(), "rows": [module("xg")]}
        refused = Sent(write.browser, "put", "/config/texts", said, {"If-Match": seen}).send(**{HEADER: key})
        assert (refused.status_code, refused.json()["code"]) == (409, "payload_mismatch")
        return
    done = everything()
    other = World(**world.cast)
    other.report()
    another = other.step("qian", "note", text="别的话")
    another.browser = write.browser
    refused = another.send(**{HEADER: key})
    if refused.status_code == 401:  # signed out by what it did
        return
    assert (refused.status_code, refused.json()["code"]) == (409, "payload_mismatch")
    assert refused.json()["retry"] == "never"
    assert len(everything()["Step"]) == len(done["Step"]) + 1, "but for the other report"


@pytest.mark.parametrize("operation", MAKING)
def test_what_is_made_under_an_id_is_made_once(operation: str, world: World) -> None:
    write = MAKING[operation](world)
    before = Receipt.objects.filter(key=F("object_id")).count()
    assert write.send_and_lose_the_answer() == 201
    assert Receipt.objects.filter(key=F("object_id")).count() == before + 1
    done = everything()
    assert write.send().status_code == 200
    assert everything() == done


@pytest.mark.parametrize("operation", SETTLED)
def test_what_is_settled_already_is_not_done_again(operation: str, world: World) -> None:
    write = SETTLED[operation](world)
    assert write.send_and_lose_the_answer() in (200, 204)
    done = everything()
    assert write.send().status_code in (200, 204, 401)
    assert everything() == done


@pytest.mark.parametrize("operation", ["cases_note", "residents_reveal", "households_remove"])
def test_without_a_key_it_is_another_write(operation: str, world: World) -> None:
    """The control: what the walk above shows is the key's doing."""
    write = KEYED[operation](world)
    write.send()
    done = everything()
    again = write.send()
    assert again.status_code >= 400 or everything() != done


def test_ones_own_repeat_is_never_stale_whoever_came_between(world: World) -> None:
    write, key = step("qian", "note", text="明天再去")(world), str(uuid7())
    write.send_and_lose_the_answer(**{HEADER: key})
    world.take("li", "claim")
    again = write.send(**{HEADER: key})
    assert (again.status_code, again.json()["state"]) == (200, "accepted")
    looked_again = write.send(**{HEADER: key, "If-Match": again["ETag"]})
    assert (looked_again.status_code, looked_again["Idempotent-Replayed"]) == (200, "true")


def test_a_refused_write_leaves_its_key_good_for_another_try(world: World) -> None:
    world.report()
    key, stale = str(uuid7()), world.step("li", "claim")
    world.take("qian", "note", text="水还在涨")
    if Case.objects.get(pk=world.case).version > 1:
        assert stale.send(**{HEADER: key}).status_code == 412
    assert world.step("li", "claim").send(**{HEADER: key}).status_code == 200


def test_anothers_key_is_as_good_as_unknown(world: World) -> None:
    key, note = str(uuid7()), step("qian", "note", text="明天再去")(world)
    note.send(**{HEADER: key})
    own = world.step("li", "note", text="明天再去").send(**{HEADER: key})
    assert own.status_code == 200
    assert "Idempotent-Replayed" not in own.headers
    assert own.json()["version"] == Case.objects.get(pk=world.case).version


def test_what_went_out_of_sight_was_done_all_the_same(world: World, sun: Actor) -> None:
    """sun is sent a case of the next grid and gives it back: it is none of theirs any more."""
    world.cast["sun"], world.at["sun"] = sun, signed_in(sun)
    world.report()
    world.take("li", "dispatch", worker_id=str(sun.account_id))
    back, key = world.step("sun", "send_back", reason="不在我的网格"), str(uuid7())
    assert back.send_and_lose_the_answer(**{HEADER: key}) == 200
    world.take("qian", "note", text="只给能看的人看")
    again = back.send(**{HEADER: key})
    assert (again.status_code, again["Idempotent-Replayed"], again.content) == (204, "true", b"")


def test_a_reveal_sent_again_shows_for_what_is_left_of_its_time(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    look, key = reveal(world), str(uuid7())
    look.send_and_lose_the_answer(**{HEADER: key})
    began = clock.now()
    monkeypatch.setattr(clock, "now", lambda: began + timezone.timedelta(minutes=10))
    again = look.send(**{HEADER: key}).json()
    assert again["value"] == "12900001234"
    assert 290 <= again["expires_in"] <= 300
    monkeypatch.setattr(clock, "now", lambda: began + timezone.timedelta(minutes=16))
    over = look.send(**{HEADER: key})
    assert (over.status_code, over.json()["code"], over.json()["retry"]) == (409, "reveal_ended", "never")


@pytest.mark.parametrize("key", ["", "1", "6fa459ea-ee8a-3ca4-894e-db77e160355e", "é" * 36])
def test_a_key_that_is_none_is_refused(key: str, world: World) -> None:
    refused = step("qian", "note", text="明天再去")(world).send(**{HEADER: key})
    assert (refused.status_code, refused.json()["invalid_params"][0]["name"]) == (400, HEADER)


def test_signing_in_twice_leaves_two_devices(world: World) -> None:
    """Why it needs no key: it is no doubled write, and the password was judged both times."""
    account = people.open_account(username="he", name="何以宁", password=SECRET)
    post = Post.objects.get(pk=world.cast["li"].post_id)
    people.appoint(
        account=account,
        role=world.cast["li"].role,
        area_code=post.area_code,
        organisation=post.organisation,
        starts_on=timezone.localdate(),
    )
    for _ in range(2):
        said = {"username": "he", "password": SECRET}
        assert Sent(Browser(), "post", "/session", said).send().status_code == 200
    assert Device.objects.filter(account=account).count() == 2
