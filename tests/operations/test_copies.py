"""The vault's files in another place: sealed, copied once, and gone there once they are erased."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.conf import settings

from pingan.core import vault
from pingan.operations.copies import Copies, Done, Unreadable

KEY = "00" * 32


@pytest.fixture
def root(tmp_path: Path) -> Path:
    for name in ("photos/ab/1.jpg", "files/cd/2.bin", "beside/x", "parts/ef/3.part"):
        (tmp_path / "media" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "media" / name).write_bytes(name.encode() * 100)
    return tmp_path / "media"


@pytest.fixture
def copies(tmp_path: Path) -> Copies:
    return Copies(tmp_path / "copies", KEY)


def test_what_is_there_is_not_copied_again_and_what_is_under_way_is_left(
    root: Path, copies: Copies, tmp_path: Path
) -> None:
    assert copies.bring(root) == Done(2, 2, 2900)
    assert copies.bring(root) == Done(2, 0, 0)
    (root / "photos/ab/4.jpg").write_bytes(b"new")
    assert copies.bring(root) == Done(3, 1, 3)
    assert copies.fetch(tmp_path / "elsewhere") == Done(3, 3, 2903)
    there = tmp_path / "elsewhere" / "photos/ab/1.jpg"
    assert there.read_bytes() == (root / "photos/ab/1.jpg").read_bytes()


def test_a_copy_says_nothing_without_its_key_and_stands_for_one_name(
    root: Path, copies: Copies, tmp_path: Path
) -> None:
    copies.bring(root)
    one, other = tmp_path / "copies/photos/ab/1.jpg", tmp_path / "copies/photos/ab/9.jpg"
    assert b"photos" not in one.read_bytes()
    with pytest.raises(Unreadable):
        Copies(tmp_path / "copies", "11" * 32).read("photos/ab/1.jpg")
    other.write_bytes(one.read_bytes())
    with pytest.raises(Unreadable):
        copies.read("photos/ab/9.jpg")
    one.write_bytes(one.read_bytes()[:-1])
    with pytest.raises(Unreadable):
        copies.read("photos/ab/1.jpg")
    # Cut short by a lost power: the next run makes it whole.
    assert copies.bring(root).moved == 1
    assert copies.read("photos/ab/1.jpg")


def test_only_what_was_erased_leaves_the_copy(root: Path, copies: Copies, tmp_path: Path) -> None:
    copies.bring(root)
    (root / "files/cd/2.bin").unlink()
    assert copies.bring(root).files == 1
    assert copies.read("files/cd/2.bin")
    ledger = tmp_path / "erased.jsonl"
    ledger.write_text(
        '{"what": "vault", "ids": ["photos/ab/1.jpg", "../media/photos/ab/1.jpg"]}\n'
        '{"what": "callers", "ids": ["files/cd/2.bin"]}\n',
        encoding="utf-8",
    )
    assert copies.forget(ledger) == 1
    assert (root / "photos/ab/1.jpg").exists()
    assert copies.read("files/cd/2.bin")
    with pytest.raises(Unreadable):
        copies.read("photos/ab/1.jpg")


def test_every_kind_of_file_that_rows_name_is_opened_in_a_drill() -> None:
    """A kind of file that nobody registers would be lost in silence."""
    sources = (Path(settings.REPOSITORY) / "platform" / "pingan").rglob("*.py")
    folders = {
        folder
        for source in sources
        for folder in re.findall(r'vault\.Kind\(\s*"(\w+)"', source.read_text(encoding="utf-8"))
    }
    assert folders >= {"photos", "papers"}
    assert folders == set(vault.NAMED)


def test_a_mirror_is_what_there_is_now_and_nothing_else(copies: Copies, tmp_path: Path) -> None:
    county = tmp_path / "county"
    county.mkdir()
    (county / "manifest.json").write_bytes(b"one")
    (county / "old.geojson").write_bytes(b"areas")
    assert copies.mirror(county) == Done(2, 2, 8)
    # The same size, and something else: a county's files change under their names.
    (county / "manifest.json").write_bytes(b"two")
    (county / "old.geojson").unlink()
    assert copies.mirror(county) == Done(1, 1, 3)
    assert copies.names() == ["manifest.json"]
    assert copies.fetch(tmp_path / "elsewhere") == Done(1, 1, 3)
    assert (tmp_path / "elsewhere" / "manifest.json").read_bytes() == b"two"
