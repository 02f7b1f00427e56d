"""The demo's accounts are open where the demo is wanted, and nowhere else."""

from __future__ import annotations

import asyncio
import json
from io import StringIO
from pathlib import Path

import pytest
from django.conf import settings as django_settings
from django.core.exceptions import ImproperlyConfigured
from django.core.management import CommandError, call_command
from django.test import Client
from pytest_django import Settings

from pingan.journal.models import Act
from pingan.people import services
from pingan.people.actors import Actor
from pingan.people.checks import demo_accounts, require_closed_demo
from pingan.people.models import Account
from pingan.people.passwords import DEMO_PASSWORD
from tests.cast import signed_in

EVERYWHERE = "0.0.0.0"  # noqa: S104


def give_demo_password(actor: Actor) -> None:
    account = Account.objects.get(pk=actor.account_id)
    account.set_password(DEMO_PASSWORD)
    account.save()


def sign_in() -> tuple[int, str]:
    body = {"username": "qian", "password": DEMO_PASSWORD}
    answer = Client().post("/api/v1/session", body, content_type="application/json")
    return answer.status_code, answer.json().get("code", "")


def run(action: str) -> str:
    out = StringIO()
    call_command("demo_accounts", action, stdout=out)
    return out.getvalue()


def test_the_script_and_the_program_know_the_same_password() -> None:
    script = Path(django_settings.REPOSITORY) / "fixtures" / "demo" / "cast.json"
    assert json.loads(script.read_text(encoding="utf-8"))["password"] == DEMO_PASSWORD
    banner = Path(django_settings.REPOSITORY) / "ops" / "welcome-demo.txt"
    assert DEMO_PASSWORD in banner.read_text(encoding="utf-8")


def test_they_are_closed_and_opened_again_but_for_who_took_one_over(qian: Actor, sun: Actor) -> None:
    give_demo_password(qian)
    page, own = signed_in(qian), signed_in(sun)
    assert "1" in run("close")
    assert page.get("/api/v1/session").status_code == 401
    assert own.get("/api/v1/session").status_code == 200
    assert sign_in() == (401, "wrong_credentials")
    assert "0" in run("close")
    assert "1" in run("open")
    assert sign_in() == (200, "")
    acts = Act.objects.filter(object_id=qian.account_id).order_by("id").values_list("type", flat=True)
    assert list(acts)[1:] == ["people.deactivated", "people.reactivated", "people.signed_in"]


def test_a_seeding_that_was_cut_short_leaves_nobody_open(db: None) -> None:
    account = Account(username="demo01", name="演示")
    account.set_password(DEMO_PASSWORD)
    account.save()
    run("close")
    assert not Account.objects.get().is_active


def test_where_no_demo_is_nobody_gets_in_by_its_password(qian: Actor, settings: Settings) -> None:
    """Whatever is in the database: restored, seeded by hand, or the database was away at the start."""
    give_demo_password(qian)
    page = signed_in(qian)
    assert page.get("/api/v1/session").status_code == 200
    settings.DEMO_ACCOUNTS = False
    assert page.get("/api/v1/session").status_code == 401
    assert sign_in() == (403, "demo_closed")
    body = {"username": "qian", "password": "wrong"}
    wrong = Client().post("/api/v1/session", body, content_type="application/json")
    assert wrong.json()["code"] == "wrong_credentials"


def test_readyz_names_them_only_where_they_are_open(
    qian: Actor, sun: Actor, han: Actor, settings: Settings
) -> None:
    give_demo_password(qian)
    assert Client().get("/readyz").json()["demo_accounts"] == ["qian"]
    from_elsewhere = Client(REMOTE_ADDR="192.0.2.7").get("/readyz").json()
    assert sorted(from_elsewhere) == ["status", "version"], "a stranger has nothing to mend"
    for who, told in ((qian, False), (han, True)):
        answer = signed_in(who).get("/readyz", REMOTE_ADDR="192.0.2.7").json()
        assert ("demo_accounts" in answer) is told, "their page warns of it"
    settings.DEMO_ACCOUNTS = False
    assert "demo_accounts" not in Client().get("/readyz").json()


@pytest.mark.parametrize("command", [("seed_demo",), ("demo_accounts", "open")])
def test_commands_make_no_demo_where_none_may_be(
    db: None, settings: Settings, command: tuple[str, ...]
) -> None:
    settings.DEMO_ACCOUNTS = False
    with pytest.raises(CommandError, match="PINGAN_OPEN_DEMO"):
        call_command(*command)


@pytest.mark.django_db(transaction=True)
def test_no_server_runs_beyond_this_machine_with_one(monkeypatch: pytest.MonkeyPatch) -> None:
    account = services.open_account(username="zhang", name="张三", password="a-long-enough-secret")
    monkeypatch.setenv("PINGAN_BIND", EVERYWHERE)
    monkeypatch.delenv("PINGAN_PUBLISHED", raising=False)
    require_closed_demo()
    account.set_password(DEMO_PASSWORD)
    account.save()
    assert demo_accounts() == ["zhang"]
    with pytest.raises(ImproperlyConfigured, match="zhang"):
        require_closed_demo()

    async def as_uvicorn_does() -> None:
        require_closed_demo()

    with pytest.raises(ImproperlyConfigured, match="zhang"):
        asyncio.run(as_uvicorn_does())
    monkeypatch.setenv("PINGAN_OPEN_DEMO", "1")
    require_closed_demo()
    monkeypatch.delenv("PINGAN_OPEN_DEMO")
    monkeypatch.setenv("PINGAN_BIND", "127.0.0.1")
    require_closed_demo()


def test_a_demo_that_was_played_before_gets_whom_the_script_has_by_now(qian: Actor) -> None:
    run("open")
    assert not Account.objects.filter(username="cai").exists(), "no demo was played here"
    account = Account(username="demo01", name="演示")
    account.set_password(DEMO_PASSWORD)
    account.save()
    run("open")
    joined = Account.objects.get(username="cai")
    assert (joined.has_demo_password, joined.posts.get().role) == (True, "security_admin")
    assert Account.objects.get(username="qian").name == "qian", "whoever is there stays as they are"
