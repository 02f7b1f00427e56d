"""ID numbers, telephone numbers and their masks. Pure functions."""

from __future__ import annotations

from datetime import date

import pytest

from pingan.registry import identity
from pingan.registry.identity import NotAnIdNumber, NotAPhoneNumber

TODAY = date(2026, 6, 30)


@pytest.mark.parametrize(
    "number", ["11010519491231002X", "34052419800101001X", "440524188001010014", "999900199001010014"]
)
def test_published_vectors_are_valid(number: str) -> None:
    assert identity.citizen_id(number, today=TODAY).number == number


@pytest.mark.parametrize("written", ["110105-19491231-002x", "\u200e11010519491231002X\ufeff"])
def test_hyphens_and_unseen_marks_are_read(written: str) -> None:
    assert identity.citizen_id(written, today=TODAY).number == "11010519491231002X"


def test_spaces_and_a_small_x_are_read() -> None:
    assert identity.citizen_id(" 110105 19491231 002x", today=TODAY).number == "11010519491231002X"


@pytest.mark.parametrize(
    "number",
    [
        "",
        "110105194912310021",  # wrong check character
        "11010519490231002X",  # 31 February
        "1101051949123100",  # too short
        "１１０１０５１９４９１２３１００２Ｘ",  # full-width digits are not digits here
        "999900209901010019",  # born tomorrow's century
    ],
)
def test_impossible_numbers_are_refused(number: str) -> None:
    with pytest.raises(NotAnIdNumber):
        identity.citizen_id(number, today=TODAY)


def test_age_counts_the_birthday_itself() -> None:
    child = identity.citizen_id("999900201506300025", today=TODAY)
    assert child.age_on(date(2026, 6, 29)) == 10
    assert child.age_on(date(2026, 6, 30)) == 11


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("129 0000-1234", "12900001234"),
        ("0871-6000000", "08716000000"),
        ("\u202a12900001234\u202c", "12900001234"),
    ],
)
def test_phone_numbers_lose_their_spelling(written: str, number: str) -> None:
    assert identity.phone_number(written) == number


@pytest.mark.parametrize("written", ["", "110", "abc", "2290000123", "129000012345"])
def test_other_words_are_no_phone_numbers(written: str) -> None:
    with pytest.raises(NotAPhoneNumber):
        identity.phone_number(written)


@pytest.mark.parametrize(
    ("name", "masked"),
    [
        ("张三", "张*"),
        ("赵云杉", "赵**"),
        ("欧阳明远", "欧阳**"),
        ("欧阳（示例）", "欧*"),
        ("赵云杉（示例）", "赵**"),
        ("买买提·阿依古丽", "买**"),
        ("阿", "阿*"),
    ],
)
def test_a_masked_name_keeps_the_family_name(name: str, masked: str) -> None:
    assert identity.masked_name(name) == masked


def test_masked_numbers_tell_neither_birth_date_nor_middle() -> None:
    assert identity.masked_id("53012819800101001X") == "5****************X"
    assert identity.masked_phone("13812341234") == "138****1234"
