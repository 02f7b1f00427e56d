"""A catalogue of three items, and a task as a township writes it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from pingan.categories.models import Duty, Sort
from pingan.core import clock
from pingan.core.ids import uuid7
from pingan.people.actors import Actor
from tests.cast import signed_in
from tests.territory.small_county import COUNTY, FIRST_GRID

TOWN = FIRST_GRID[:9]
ASSIGNMENTS = "/api/v1/workload/assignments"
Give = Callable[..., Any]


def item(category: str, kind: str, level: str, sort: str = Sort.BASIC, area_code: str = "") -> Duty:
    return Duty.objects.create(
        county_code=COUNTY,
        category=category,
        kind=kind,
        level=level,
        area_code=area_code,
        sort=sort,
        name=f"事项{category}",
        name_en=f"Item {category}",
        basis="本县清单",
        valid_from=clock.today() - timedelta(days=30),
    )


@pytest.fixture
def listed(county: object) -> dict[str, Duty]:
    """What a township does itself, what a bureau does, and what was taken back."""
    return {
        "own": item("0506", "township_center", "township"),
        "bureau": item("0505", "department", "county"),
        "taken_back": item("0501", "county", "county", Sort.TAKEN_BACK),
    }


@pytest.fixture
def give(listed: dict[str, Duty]) -> Give:
    """Hand a task in, and hear what was answered."""

    def hand_in(by: Actor, **changes: Any) -> Any:
        said = {
            "id": str(uuid7()),
            "area": TOWN,
            "duty": listed["own"].pk,
            "title": "汛前排查水渠",
            "reason": "七月汛期前",
            "minutes": 40,
            "until": (clock.today() + timedelta(days=10)).isoformat(),
        }
        return signed_in(by).post(ASSIGNMENTS, said | changes, content_type="application/json")

    return hand_in
