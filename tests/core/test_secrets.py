"""Secrets are made once, kept to their owner, and a server without them does not start."""

from __future__ import annotations

import stat
from io import StringIO
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.core.management import call_command
from pytest_django import Settings

from pingan.core.checks import check_durability, check_secrets, require_secrets
from pingan.core.crypto import KeyRing


def test_both_files_are_made_for_the_owner_only(keys: Path) -> None:
    assert {file.name for file in keys.iterdir()} == {"secret_key", "field_keys.json"}
    for file in keys.iterdir():
        assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(keys.stat().st_mode) == 0o700
    assert len((keys / "secret_key").read_text(encoding="utf-8").strip()) >= 50


def test_a_second_time_changes_nothing(keys: Path) -> None:
    before = {file.name: file.read_bytes() for file in keys.iterdir()}
    call_command("make_secrets", stdout=StringIO())
    assert {file.name: file.read_bytes() for file in keys.iterdir()} == before


def test_a_new_key_is_added_and_the_old_ones_stay(keys: Path) -> None:
    before = KeyRing.load(keys / "field_keys.json")
    call_command("make_secrets", new_key=True, stdout=StringIO())
    after = KeyRing.load(keys / "field_keys.json")
    assert (after.active, after.keys[1], after.index_key) == (2, before.keys[1], before.index_key)
    assert stat.S_IMODE((keys / "field_keys.json").stat().st_mode) == 0o600


def test_a_server_starts_only_with_its_own_secrets(keys: Path, settings: Settings) -> None:
    settings.DEBUG = False
    require_secrets()
    assert check_secrets(None) == []
    (keys / "secret_key").unlink()
    with pytest.raises(ImproperlyConfigured, match="make_secrets"):
        require_secrets()
    assert [found.id for found in check_secrets(None)] == ["core.E001"]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{}",
        "[]",
        '{"active": 1, "keys": {}, "index": ""}',
        '{"active": 1, "keys": {"1": "AA=="}, "index": "AA=="}',
    ],
)
def test_a_broken_ring_is_named(keys: Path, settings: Settings, text: str) -> None:
    settings.DEBUG = False
    (keys / "field_keys.json").write_text(text, encoding="utf-8")
    with pytest.raises(ImproperlyConfigured, match="field_keys"):
        require_secrets()


def test_a_ring_that_others_can_read_is_refused(keys: Path, settings: Settings) -> None:
    settings.DEBUG = False
    (keys / "field_keys.json").chmod(0o640)
    with pytest.raises(ImproperlyConfigured, match="owner only"):
        require_secrets()


@pytest.mark.django_db
def test_a_database_that_forgets_confirmed_rows_is_refused() -> None:
    from django.db import connection

    assert check_durability(None, databases=["default"]) == []
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL synchronous_commit = off")
    assert [found.id for found in check_durability(None, databases=["default"])] == ["core.E002"]
