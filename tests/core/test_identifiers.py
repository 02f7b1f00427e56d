"""Identifiers are compared in one form, whatever keyboard or paste they came by."""

from __future__ import annotations

import pytest

from pingan.core.identifiers import compact, folded


@pytest.mark.parametrize(
    "typed",
    [
        "zhangsan",
        "ZhangSan",
        " zhangsan\n",
        "ｚｈａｎｇＳＡＮ",
        "zhang\u200bsan\ufeff",
        "\u200ezhangsan\u3000",
    ],
)
def test_spellings_of_one_name(typed: str) -> None:
    assert folded(typed) == "zhangsan"


def test_folding_is_done_once_for_all() -> None:
    for value in ("Straße", "ŉ", "ﬁle", "İ", "ΐ", "\u0345a", "Å", "张三"):
        assert folded(folded(value)) == folded(value)


def test_a_number_is_read_without_what_makes_it_readable() -> None:
    assert compact(" １１０１０５ 1949-1231 002Ｘ") == "11010519491231002x"


def test_what_is_nobody_s_costs_nothing() -> None:
    long = "a" + "\u0301\u0316" * 200_000
    # The very same string, hence untouched: evening out so many stacked marks would take minutes.
    assert folded(long) is long
