"""An act that was changed, taken out or left off after it was sealed is found, though the owner did it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import connection, transaction

from pingan.journal import seals

from .conftest import record_one

TRIGGERS = ["journal_act_no_update", "journal_act_no_delete", "journal_act_unnumbered"]
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def place(settings: Any, tmp_path: Path) -> None:
    settings.SECRET_DIR = tmp_path / "secrets"
    call_command("make_secrets", verbosity=0)


@pytest.fixture(autouse=True)
def few_to_a_seal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settings, "OPERATIONS_DIR", tmp_path / "operations")
    monkeypatch.setattr(seals, "SPAN", 3)


def run(*statements: str) -> None:
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


def acts(count: int, area_code: str = "999921001001001") -> None:
    """Recorded and numbered, as by a commit."""
    for _ in range(count):
        record_one(area_code)
    run("SET CONSTRAINTS ALL IMMEDIATE", "SET CONSTRAINTS ALL DEFERRED")


def found() -> list[tuple[int, int]]:
    return [(one.after + 1, one.seq) for one in seals.broken(seals.file_of_seals())]


def test_a_journal_as_it_was_fits_and_grows() -> None:
    acts(5)
    acts(1, "999922001001001")
    assert seals.seal() == 3
    assert found() == []
    assert seals.seal() == 0
    acts(1)
    assert found() == []
    assert seals.seal() == 1
    assert [one.seq for one in seals.read(seals.file_of_seals()) if one.county == "999921"] == [3, 5, 6]
    assert found() == []


@pytest.mark.usefixtures("by_the_owner")
def test_what_was_done_to_it_is_found_though_its_owner_did_it() -> None:
    acts(8)
    seals.seal()
    run(*(f"ALTER TABLE journal_act DISABLE TRIGGER {name}" for name in TRIGGERS))
    update = "UPDATE journal_act SET"
    changed = [
        ([f"{update} facts = '{{\"to\": 1}}' WHERE seq = 2"], (1, 3)),
        ([f"{update} at = at + interval '1 microsecond' WHERE seq = 5"], (4, 6)),
        (["DELETE FROM journal_act WHERE seq = 4"], (4, 6)),
        (["DELETE FROM journal_act WHERE seq > 7"], (7, 8)),
        ([f"{update} seq = {to} WHERE seq = {of}" for of, to in ((5, 99), (7, 5), (99, 7))], (4, 6)),
    ]
    for statements, place in changed:
        with transaction.atomic():
            run(*statements)
            assert found() == [place], statements
            transaction.set_rollback(True)
    assert found() == []


def test_whoever_lacks_the_key_makes_no_seal_that_fits(settings: Any) -> None:
    acts(1)
    seals.seal()
    (settings.SECRET_DIR / "field_keys.json").unlink()
    call_command("make_secrets", verbosity=0)
    assert found() == [(1, 1)]


@pytest.mark.usefixtures("by_the_owner")
def test_a_copy_of_an_earlier_moment_goes_on_from_the_seals_of_its_own_past(tmp_path: Path) -> None:
    acts(5)
    seals.seal()
    backup = seals.file_of_seals().rename(tmp_path / "backup.jsonl")
    run(*(f"ALTER TABLE journal_act DISABLE TRIGGER {name}" for name in TRIGGERS))
    run("DELETE FROM journal_act WHERE seq > 4", "UPDATE journal_stream SET head = 4")
    assert seals.take_up(backup) == 1
    assert found() == []
    acts(1)
    assert seals.seal() == 1
    assert found() == []


def test_a_long_journal_is_digested_side_by_side_and_sealed_in_order(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    acts(7)
    monkeypatch.setattr(seals, "SPAN", 1)
    seals.seal()
    one_by_one = seals.file_of_seals().read_bytes()
    seals.file_of_seals().unlink()
    runs: list[int] = []
    known = {one.seq: one for one in seals._digest("999921", [(after, after + 1) for after in range(7)])}

    def apart(_county: str, run: Sequence[tuple[int, int]]) -> list[seals._Digested]:
        # The first comes last. Another connection would not see what this test has not committed.
        if run[0][0] == 0:
            assert others.wait(60)
        runs.append(len(run))
        if len(runs) == 2:
            others.set()
        return [known[seq] for _after, seq in run]

    others = Event()
    monkeypatch.setattr(seals, "_SIDE_BY_SIDE", 2)
    monkeypatch.setattr(seals, "AT_A_TIME", 3)
    monkeypatch.setattr(seals, "_digest_apart", apart)
    assert seals.seal() == 7
    assert runs == [3, 1, 3]
    assert seals.file_of_seals().read_bytes() == one_by_one
    others.clear()
    runs.clear()
    assert list(seals.broken(seals.file_of_seals())) == []
