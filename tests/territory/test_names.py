"""How a place is written."""

from __future__ import annotations

import pytest

from pingan.territory.selectors import _said_once


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
    assert " ".join(_said_once(labels)) == said
