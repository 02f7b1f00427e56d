"""Requests are answered in time or refused; what an operator asks for takes the time it takes."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django.core.management.sql import emit_post_migrate_signal, emit_pre_migrate_signal
from django.db import DEFAULT_DB_ALIAS, connection

from pingan.stats import services as stats
from pingan.territory import services as territory
from tests.territory.small_county import COUNTY

LIMITED = {"statement_timeout": "15s", "lock_timeout": "5s"}
UNLIMITED = dict.fromkeys(LIMITED, "0")


def limits() -> dict[str, str]:
    found = {}
    with connection.cursor() as cursor:
        for name in LIMITED:
            cursor.execute(f"SHOW {name}")
            (found[name],) = cursor.fetchone()
    return found


def test_a_migration_may_take_long_and_only_a_migration(db: None) -> None:
    assert limits() == LIMITED
    emit_pre_migrate_signal(verbosity=0, interactive=False, db=DEFAULT_DB_ALIAS)
    assert limits() == LIMITED | {"statement_timeout": "0"}
    emit_post_migrate_signal(verbosity=0, interactive=False, db=DEFAULT_DB_ALIAS)
    assert limits() == LIMITED


def test_what_ends_after_some_rows_is_read_on_by_nobody(db: None) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SHOW max_parallel_workers_per_gather")
        assert cursor.fetchone() == ("0",)


def test_sums_are_made_again_without_limits(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[dict[str, str]] = []

    def nothing_to_add(*_told: Any) -> int:
        seen.append(limits())
        return 0

    monkeypatch.setattr(stats, "_fold", nothing_to_add)
    stats.rebuild(COUNTY)
    assert seen == [UNLIMITED]


def test_a_county_is_loaded_without_limits(
    db: None, county_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[dict[str, str]] = []
    monkeypatch.setattr(territory, "_refuse_past", lambda *_told: seen.append(limits()))
    territory.load_county(county_dir)
    assert seen == [UNLIMITED]
