"""What a drill finds beside the database: other keys than those in use, and areas of another county."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from pingan.operations import escrow
from pingan.operations.copies import Copies
from pingan.operations.judging import _county, held
from pingan.territory.services import CountyLoad
from tests.territory.small_county import COUNTY

KEYS = {"field_keys.json": b"{}", "backup_key": b"abc"}


def test_keys_that_were_changed_since_they_were_sealed_are_found(tmp_path: Path) -> None:
    sealed = tmp_path / "sealed.json"
    assert held(sealed, escrow.digest(KEYS)).sound
    sealed.write_text(escrow.seal(KEYS, escrow.by_shares(1, 1)[0]), encoding="utf-8")
    assert held(sealed, escrow.digest(KEYS)).sound
    assert not held(sealed, escrow.digest(KEYS | {"secret_key": b"new"})).sound
    sealed.write_text("{}", encoding="utf-8")
    assert not held(sealed, escrow.digest(KEYS)).sound


@pytest.fixture
def files(tmp_path: Path) -> Path:
    (tmp_path / "handed").mkdir()
    return tmp_path / "handed"


def manifest(files: Path, code: str) -> None:
    (files / "manifest.json").write_text(json.dumps({"county_code": code}), encoding="utf-8")


@pytest.mark.django_db
def test_a_county_without_its_own_areas_is_found(
    files: Path, tmp_path: Path, county: CountyLoad, settings: Any
) -> None:
    copies = Copies(tmp_path / "copies", "00" * 32)
    # Nothing was copied, and what a checkout brings is another county's.
    settings.REPOSITORY = tmp_path
    (tmp_path / "fixtures" / "county").mkdir(parents=True)
    manifest(tmp_path / "fixtures" / "county", "999999")
    assert _county(copies).detail == f"areas of 999999, database of {COUNTY}"
    manifest(files, COUNTY)
    copies.mirror(files)
    assert _county(copies).sound
    manifest(files, "999999")
    copies.mirror(files)
    assert not _county(copies).sound
    spoilt = tmp_path / "copies" / "manifest.json"
    spoilt.write_bytes(spoilt.read_bytes()[:-1])
    assert _county(copies).detail == "manifest.json"
