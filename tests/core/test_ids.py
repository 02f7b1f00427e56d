"""Identifiers sort by time, say their version, and can be read aloud."""

from __future__ import annotations

import time
from uuid import UUID, uuid4

import pytest

from pingan.core.ids import CROCKFORD, is_uuid7, public_code, read_public_code, uuid7


def test_uuid7_carries_the_millisecond_and_its_version() -> None:
    before = time.time_ns() // 1_000_000
    made = uuid7()
    after = time.time_ns() // 1_000_000
    assert before <= made.int >> 80 <= after
    assert is_uuid7(made)


def test_ids_made_one_after_the_other_sort_in_that_order() -> None:
    made = []
    for _ in range(200):
        made.append(uuid7())
        time.sleep(0.000_01)
    assert made == sorted(made)
    assert len(set(made)) == len(made)


def test_other_versions_are_told_apart() -> None:
    assert not is_uuid7(uuid4())
    assert not is_uuid7(UUID(int=0))
    # Version 7 with the variant bits of another family.
    assert not is_uuid7(UUID("01890a5d-ac96-774b-0000-000000000000"))


def test_public_codes_use_eight_unmistakable_characters() -> None:
    codes = {public_code() for _ in range(500)}
    assert len(codes) == 500
    assert all(len(code) == 8 and set(code) <= set(CROCKFORD) for code in codes)
    assert not set("ILOU") & set(CROCKFORD)


@pytest.mark.parametrize(
    "written",
    [
        "PA-2A4A-XRA0",
        "pa-2a4a-xra0",
        "2A4AXRA0",
        " 2a4a xrao ",
        "ＰＡ－２Ａ４Ａ－ＸＲＡ０",
        "PA—2A4A—XRAO",
        "pa2a4axra0",
    ],
)
def test_a_code_is_read_however_it_was_written(written: str) -> None:
    assert read_public_code(written) == "2A4AXRA0"


@pytest.mark.parametrize(
    "written", ["", "PA", "2A4A-XRA", "2A4A-XRA0-1", "2A4A-XRAU", "桥" * 8, "2A4A-XRA0" + " " * 5000]
)
def test_what_can_be_no_code_is_none(written: str) -> None:
    assert read_public_code(written) is None


def test_a_code_may_itself_begin_with_the_mark() -> None:
    assert read_public_code("PA23-4567") == "PA234567"
    assert read_public_code("PA-PA23-4567") == "PA234567"
