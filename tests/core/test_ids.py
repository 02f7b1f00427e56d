"""Identifiers sort by time, say their version, and can be read aloud."""

from __future__ import annotations

import json
import time
from pathlib import Path
from uuid import UUID, uuid4

import pytest

from pingan.core.ids import CROCKFORD, check_letter, is_uuid7, public_code, read_public_code, uuid7

CODES = Path(__file__).with_name("codes.json")


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


def test_public_codes_use_nine_unmistakable_characters() -> None:
    codes = {public_code() for _ in range(500)}
    assert len(codes) == 500
    assert all(len(code) == 9 and set(code) <= set(CROCKFORD) for code in codes)
    assert all(read_public_code(code) == code for code in codes)
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


@pytest.mark.parametrize("written", ["PA-2A4A-XRA0W", "pa 2a4a xraow", "2A4AXRA0W", "pa2a4axra0w"])
def test_a_code_of_today_is_read_with_its_check_letter(written: str) -> None:
    assert read_public_code(written) == "2A4AXRA0W"


@pytest.mark.parametrize("sample", json.loads(CODES.read_text(encoding="utf-8")))
def test_the_check_letter_is_that_of_the_phones(sample: list[str]) -> None:
    drawn, code = sample
    assert drawn + check_letter(drawn) == code


def test_one_wrong_letter_or_two_that_changed_places_are_noticed() -> None:
    code = "2A4AXRA0W"
    for place, letter in enumerate(code):
        for other in set(CROCKFORD) - {letter}:
            assert read_public_code(code[:place] + other + code[place + 1 :]) is None
        for further in range(place + 1, len(code)):
            swapped = list(code)
            swapped[place], swapped[further] = swapped[further], swapped[place]
            assert "".join(swapped) == code or read_public_code("".join(swapped)) is None


def test_a_code_may_itself_begin_with_the_mark() -> None:
    assert read_public_code("PA23-4567") == "PA234567"
    assert read_public_code("PA-PA23-4567") == "PA234567"
    assert read_public_code("PA23-4567K") == read_public_code("PA-PA23-4567K") == "PA234567K"
