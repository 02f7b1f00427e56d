"""Of a few no per cent is told, wherever a ledger or a page asks for one."""

from __future__ import annotations

import pytest

from pingan.core.shares import share


@pytest.mark.parametrize(("part", "of", "told"), [(0, 1, None), (9, 9, None), (9, 10, 0.9), (0, 10, 0.0)])
def test_of_fewer_than_ten_both_numbers_stand_alone(part: int, of: int, told: float | None) -> None:
    assert share(part, of) == told
