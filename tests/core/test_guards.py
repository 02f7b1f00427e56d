"""Text and points are made clean or refused."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pingan.core.errors import BadInput
from pingan.core.guards import point, text


@pytest.mark.parametrize(
    ("given_text", "kept"),
    [
        ("  路灯坏了 \n", "路灯坏了"),
        ("第一行\r\n第二行\r第三行", "第一行\n第二行\n第三行"),
        ("e\u0301", "é"),
        ("列\t表", "列\t表"),
        ("\ufeff隐\u200b形\u2060字\u00ad符", "隐形字符"),
        ("👨\u200d👩\u200d👧", "👨\u200d👩\u200d👧"),
        ("\u200d空\u200d\u200d 洞\u200c", "空 洞"),
        ("𠮷野家", "𠮷野家"),
        ("\U000e0041旗", "旗"),
        # What pasting brings along and nobody sees: direction marks around a number from a contact list,
        # overrides, controls of spreadsheets and terminals, annotation marks.
        ("电话\u200e13800000000\u200f", "电话13800000000"),
        ("\u202d13800000000\u202c", "13800000000"),
        ("\u206613800000000\u2069", "13800000000"),
        ("转账\u202e给我", "转账给我"),
        ("甲\x1f乙\x07丙\x7f丁\x80戊", "甲乙丙丁戊"),
        ("注\ufff9释\ufffb\uffff", "注释"),
        # Breaks of other programs are breaks.
        ("一\x0b二\x0c三\x85四\u2028五", "一\n二\n三\n四\n五"),
        # What a script needs stays: Uyghur with a mark, Persian joiner, Mongolian selector, a rare surname.
        ("ياخشى \u200f(2)", "ياخشى \u200f(2)"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("ᠠ\u180bᠨ", "ᠠ\u180bᠨ"),
        ("邉\U000e0101", "邉\U000e0101"),
        # Only fillers: nothing was written.
        ("\u3164\u2800 \u115f", ""),
    ],
)
def test_text_is_made_clean(given_text: str, kept: str) -> None:
    assert text(given_text, max_length=50) == kept


def test_one_line_text_has_no_breaks() -> None:
    assert text(" 村口 \n\t 大树下 ", max_length=50, lines=False) == "村口 大树下"


@pytest.mark.parametrize("mark", ["\x00", "\ud800"])
def test_what_cannot_be_stored_is_refused(mark: str) -> None:
    with pytest.raises(BadInput):
        text(f"转账{mark}给我", max_length=50)


def test_a_tower_of_accents_is_refused_before_it_is_sorted(monkeypatch: pytest.MonkeyPatch) -> None:
    def too_late(*_args: object) -> str:
        raise AssertionError("normalised before its bounds were looked at")

    for tower in ("a" + "\u0301\u0316" * 15_500, "a" + "\u0301\u0316" * 50, "好" * 31_000):
        with monkeypatch.context() as patched:
            patched.setattr("pingan.core.guards.unicodedata.normalize", too_late)
            with pytest.raises(BadInput):
                text(tower, max_length=2000)


def test_as_many_marks_as_writing_has_are_kept() -> None:
    assert text("a" + "\u0316" * 30, max_length=50) == "a" + "\u0316" * 30
    assert text("e\u0301" * 20, max_length=20) == "é" * 20, "the length counts composed letters"


def test_length_counts_what_is_kept() -> None:
    assert text("\u200b" * 10 + "四个汉字", max_length=4) == "四个汉字"
    with pytest.raises(BadInput):
        text("五个汉字了", max_length=4)


@given(st.text(max_size=60))
def test_cleaning_twice_changes_nothing_more(value: str) -> None:
    try:
        once = text(value, max_length=60)
    except BadInput:
        return
    assert text(once, max_length=60) == once
    once.encode()


def test_points_are_finite_and_on_the_globe() -> None:
    assert point(-180, 90) == (-180, 90)
    for lng, lat in [(math.nan, 0), (0, math.inf), (180.1, 0), (0, -90.1)]:
        with pytest.raises(BadInput):
            point(lng, lat)
