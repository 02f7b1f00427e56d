"""How a place is written."""

from __future__ import annotations

import pytest

from pingan.territory.selectors import path_name, said_once
from tests.territory.small_county import COUNTY, FIRST_GRID


@pytest.mark.parametrize(
    ("labels", "said"),
    [
        (["枫垭镇", "枫垭社区", "枫垭社区第一网格"], "枫垭镇 枫垭社区第一网格"),
        (["枫垭镇", "枫垭社区"], "枫垭镇 枫垭社区"),
        (["云岭乡", "云岭", "大石网格"], "云岭乡 云岭 大石网格"),
        (
            ["Fengya Town", "Fengya Community", "Fengya Community, Grid 1"],
            "Fengya Town Fengya Community, Grid 1",
        ),
    ],
)
def test_a_village_is_not_said_twice(labels: list[str], said: str) -> None:
    assert " ".join(said_once(labels)) == said


@pytest.mark.parametrize(
    ("code", "name"),
    [(COUNTY, "示例县号"), (FIRST_GRID[:9], "100号"), ("530101", "530101"), ("999922", "999922")],
)
def test_a_county_has_its_own_name_and_an_unknown_code_stays_one(
    county: object, code: str, name: str
) -> None:
    """A leader could not be appointed at the console: the place of the post had no name to be told."""
    assert path_name(code) == name
