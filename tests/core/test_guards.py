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
    ],
)
def test_text_is_made_clean(given_text: str, kept: str) -> None:
    assert text(given_text, max_length=50) == kept


def test_one_line_text_has_no_breaks() -> None:
    assert text(" 村口 \n\t 大树下 ", max_length=50, lines=False) == "村口 大树下"


@pytest.mark.parametrize(
    "mark", ["\x00", "\x07", "\x1b", "\x7f", "\x85", "\u202e", "\u2066", "\u200f", "\ud800", "\uffff"]
)
def test_marks_that_control_or_reorder_are_refused(mark: str) -> None:
    with pytest.raises(BadInput):
        text(f"转账{mark}给我", max_length=50)


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
