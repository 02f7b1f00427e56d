"""Files are there whole under their names, or not at all; and nobody gets one by asking the proxy for it."""

from __future__ import annotations

import os
from datetime import timedelta
from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from django.http import FileResponse
from pytest_django import Settings

from pingan.core import clock, vault
from pingan.core.errors import NotFound, StorageFull, TooLarge
from pingan.core.ids import uuid7
from pingan.jobs.every import JOBS

PLAN = vault.Kind("plans", ".pdf", "application/pdf", at_most=20)


@pytest.fixture(autouse=True)
def media(settings: Settings, tmp_path: Path) -> Path:
    settings.MEDIA_ROOT = tmp_path / "media"
    return tmp_path / "media"


def files_in(folder: Path) -> list[str]:
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file())


def read(name: str) -> bytes:
    with vault.open_file(name) as file:
        return file.read()


def test_what_is_kept_comes_back_and_what_is_put_again_replaces_it(media: Path) -> None:
    name = PLAN.name_of(uuid7())
    vault.put(name, b"first")
    vault.put(name, b"second")
    assert read(name) == b"second"
    assert files_in(media) == [name]
    vault.delete(name)
    vault.delete(name)
    with pytest.raises(NotFound):
        vault.open_file(name)


def test_what_was_not_kept_is_gone(media: Path) -> None:
    name = PLAN.name_of(uuid7())
    vault.put(name, b"as it was")
    with pytest.raises(ZeroDivisionError), vault.beside({name: b"new"}):
        raise ZeroDivisionError
    with vault.beside({name: b"new", PLAN.name_of(uuid7(), ".small"): b"new"}):
        assert len(files_in(media)) == 3
    assert files_in(media) == [name]
    assert read(name) == b"as it was"


def test_two_at_once_do_not_write_into_each_other(media: Path) -> None:
    name = PLAN.name_of(uuid7())
    with vault.beside({name: b"one"}) as one, vault.beside({name: b"two"}) as two:
        two.keep()
        one.keep()
    assert read(name) == b"one"
    assert files_in(media) == [name]


def test_a_disk_that_fails_at_the_second_file_leaves_neither(
    media: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    flush, calls = os.fsync, iter([False, True])

    def refuse(file: int) -> None:
        if next(calls):
            raise OSError(28, "No space left on device")
        flush(file)

    monkeypatch.setattr(os, "fsync", refuse)
    with (
        pytest.raises(StorageFull),
        vault.beside({PLAN.name_of(uuid7()): b"a", PLAN.name_of(uuid7()): b"b"}),
    ):
        pytest.fail("nothing is done with half of them")
    assert files_in(media) == []


@pytest.mark.parametrize("name", ["../outside", "/etc/outside", "plans/../../outside"])
def test_no_name_leads_out_of_the_vault(media: Path, name: str) -> None:
    with pytest.raises((NotFound, Exception)) as refused:
        vault.put(name, b"x")
    assert "Suspicious" in type(refused.value).__name__
    assert not (media.parent / "outside").exists()


def test_a_kind_says_how_much_it_takes() -> None:
    PLAN.refuse_larger(b"x" * 20)
    with pytest.raises(TooLarge):
        PLAN.refuse_larger(b"x" * 21)


def test_without_our_proxy_the_bytes_are_sent_here() -> None:
    name = PLAN.name_of(uuid7())
    vault.put(name, b"whole")
    answer = PLAN.answer(name)
    assert isinstance(answer, FileResponse)
    assert (b"".join(answer), answer["Content-Type"]) == (b"whole", "application/pdf")  # type: ignore[arg-type]


def test_behind_our_proxy_the_file_is_named(settings: Settings) -> None:
    settings.VAULT_SENT_BY_PROXY = True
    name = PLAN.name_of(uuid7())
    with pytest.raises(NotFound):
        PLAN.answer(name)
    vault.put(name, b"whole")
    answer = PLAN.answer(name)
    assert (answer["X-Accel-Redirect"], answer["Content-Type"]) == (f"/vault/{name}", "application/pdf")
    assert answer.content == b""  # type: ignore[attr-defined]


def test_what_a_killed_process_left_beside_is_swept_up_a_day_later(media: Path) -> None:
    vault.sweep()
    storage = vault.LocalStorage()
    for left in ("beside/new", "beside/old"):
        storage.save(left, ContentFile(b"half"))
    two_days_ago = (clock.now() - timedelta(days=2)).timestamp()
    os.utime(media / "beside" / "old", (two_days_ago, two_days_ago))
    kept = PLAN.name_of(uuid7())
    vault.put(kept, b"whole")
    os.utime(media / kept, (two_days_ago, two_days_ago))
    JOBS["jobs.sweep_files"].do()
    assert files_in(media) == ["beside/new", kept]
