"""A user name is one name in whatever letter case or width it is typed."""

from __future__ import annotations

import importlib
from collections.abc import Callable
from typing import Any

import pytest
from django.apps import apps
from django.contrib.auth.hashers import make_password
from django.db import IntegrityError
from django.test import Client

from pingan.people import selectors
from pingan.people.actors import Actor
from pingan.people.models import Account
from pingan.people.passwords import DEMO_PASSWORD

migration = importlib.import_module("pingan.people.migrations.0003_sign_in")


@pytest.mark.parametrize("typed", ["wu", "WU", " Wu ", "ｗｕ", "w\u200bu"])
def test_any_spelling_finds_the_account(wu: Actor, typed: str) -> None:
    account = Account.objects.get(pk=wu.account_id)
    account.set_password("a-long-enough-secret")
    account.save()
    body = {"username": typed, "password": "a-long-enough-secret"}
    assert Client().post("/api/v1/session", body, content_type="application/json").status_code == 200
    assert selectors.account_named(typed) == Account.objects.get_by_natural_key(typed) == account


def test_no_two_accounts_differ_in_letter_case_alone(wu: Actor) -> None:
    with pytest.raises(IntegrityError):
        Account.objects.create(username="Wu", name="另一人")


def test_names_from_before_are_folded_and_those_that_meet_are_numbered(
    db: None, capsys: pytest.CaptureFixture[str]
) -> None:
    raw: Callable[..., Any] = Account.objects.bulk_create  # past `save`, as the release before kept them
    raw([Account(username=name, name=name) for name in ("LiMing", "liming", "ＺＨＡＯ", "qian", "LIMING")])
    migration.fold_usernames(apps, None)
    found = dict(Account.objects.values_list("name", "username"))
    assert found == {
        "LiMing": "liming",
        "liming": "liming-2",
        "LIMING": "liming-3",
        "ＺＨＡＯ": "zhao",
        "qian": "qian",
    }
    assert "liming-2" in capsys.readouterr().out


def test_demo_passwords_from_before_are_known(db: None) -> None:
    shared, own = make_password(DEMO_PASSWORD), make_password("a-long-enough-secret")
    for name, password in (("demo07", shared), ("demo08", shared), ("chen", own), ("zhang", own + "x")):
        Account.objects.create(username=name, name=name, password=password)
    migration.mark_demo_passwords(apps, None)
    marked = Account.objects.filter(has_demo_password=True).values_list("username", flat=True)
    assert set(marked) == {"demo07", "demo08"}
