"""How many examples are tried, as somebody asks for them."""

from __future__ import annotations

import pytest

from tests.properties.settings import how_many


@pytest.mark.parametrize(("asked", "examples"), [("", 6), ("500", 500), ("x3", 18)])
def test_a_number_is_taken_as_it_is_and_a_factor_multiplies(asked: str, examples: int) -> None:
    assert how_many(6, asked) == examples
