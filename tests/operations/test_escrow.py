"""The keys in custody: any two shares of three open them, one does not, nor do those of another county."""

from __future__ import annotations

from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from pingan.operations import escrow

FILES = {"field_keys.json": b"{}", "backup_key": b"nobody may read this"}


def test_so_many_shares_open_it_and_one_fewer_do_not() -> None:
    holder, shares = escrow.by_shares(2, 3)
    sealed = escrow.seal(FILES, holder)
    assert b"nobody may" not in sealed.encode()
    assert escrow.open_with_shares(sealed, [shares[2], shares[0]]) == FILES
    other = escrow.by_shares(2, 3)[1]
    for few in (shares[:1], [shares[0], other[1]], other[:2], ["no share at all"]):
        with pytest.raises(escrow.NotOpened):
            escrow.open_with_shares(sealed, few)


def test_a_seal_tells_whether_the_keys_are_those_of_today() -> None:
    holder, _shares = escrow.by_shares(1, 1)
    sealed = escrow.seal(FILES, holder)
    assert escrow.digest_of(sealed) == escrow.digest(FILES)
    assert escrow.digest_of(sealed) != escrow.digest(FILES | {"backup_key": b"abd"})


def test_a_machine_without_keys_gets_them_from_printed_pages(
    settings: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As a person does it: what was printed is typed in again, headings and all."""
    settings.REPOSITORY, settings.SECRET_DIR = tmp_path, tmp_path / "secrets"
    settings.SECRET_DIR.mkdir()
    (settings.SECRET_DIR / "backup_key").write_text("abc", encoding="ascii")
    (tmp_path / ".env").write_text("PINGAN_DEMO=0\n", encoding="ascii")
    printed = StringIO()
    call_command("escrow", "shares", "2", "3", stdout=printed)
    call_command("escrow", "seal", str(tmp_path / "sealed.json"), stdout=StringIO())
    (tmp_path / ".env").unlink()
    settings.SECRET_DIR = tmp_path / "another machine"
    pages = printed.getvalue().split("\f")
    monkeypatch.setattr("sys.stdin", StringIO(pages[0]))
    with pytest.raises(CommandError):
        call_command("escrow", "open", str(tmp_path / "sealed.json"), stdout=StringIO(), stderr=StringIO())
    monkeypatch.setattr("sys.stdin", StringIO(pages[1] + pages[2]))
    call_command("escrow", "open", str(tmp_path / "sealed.json"), stdout=StringIO(), stderr=StringIO())
    key = settings.SECRET_DIR / "backup_key"
    assert key.read_text(encoding="ascii") == "abc"
    assert key.stat().st_mode & 0o077 == 0
    assert (tmp_path / ".env").read_text(encoding="ascii") == "PINGAN_DEMO=0\n"


def test_a_passphrase_opens_it_and_must_be_long(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(escrow, "COST", 1 << 4)
    with pytest.raises(ValueError, match="16"):
        escrow.by_passphrase("short")
    sealed = escrow.seal(FILES, escrow.by_passphrase("four words of the county"))
    assert escrow.open_with_passphrase(sealed, "four words of the county") == FILES
    with pytest.raises(escrow.NotOpened):
        escrow.open_with_passphrase(sealed, "four words of a stranger")
