"""Service points as a table on screen: made, moved, withdrawn and brought back, undone; judged before."""

from __future__ import annotations

from typing import Any

import pytest

from pingan.centers.hours import DAY_KEYS
from pingan.centers.models import ServicePoint
from pingan.people.actors import Actor
from tests.cast import signed_in
from tests.config.conftest import Desk
from tests.territory.small_county import FIRST_GRID, middle

SECTION = "points"
TOWNSHIP = FIRST_GRID[:9]
ONE, TWO = f"{TOWNSHIP}-01", f"{TOWNSHIP}-02"


def door(code: str, **cells: Any) -> dict[str, Any]:
    row = {
        "code": code,
        "name": f"{code}号门",
        "kind": "township_center",
        "area": TOWNSHIP,
        "address": "示例路1号",
    }
    words = dict.fromkeys(("phone", "lng", "lat", "name_en", "address_en"), "")
    lists: dict[str, Any] = {day: [] for day in DAY_KEYS} | {"centers": ["zongzhi"], "services": ["intake"]}
    return {**row, **words, **lists, "mon": ["09:00-12:00", "14:30-18:00"], **cells}


@pytest.fixture
def office(han: Actor) -> Desk:
    return Desk(signed_in(han))


def save(office: Desk, *rows: dict[str, Any]) -> int:
    return int(office.save(*rows, section=SECTION).status_code)


def problems(office: Desk, *rows: dict[str, Any]) -> list[tuple[str, str]]:
    seen = office.preview(*rows, section=SECTION).json()
    return [(one["key"], one["column"]) for one in seen["problems"]]


def test_a_door_without_a_place_stands_within_its_area(office: Desk) -> None:
    assert save(office, door(ONE)) == 200
    point = ServicePoint.objects.get(code=ONE)
    assert point.hours["mon"] == [["09:00", "12:00"], ["14:30", "18:00"]]
    [row] = office.table(SECTION)["rows"]
    assert (row["lng"], row["lat"]) == ("", "")
    # As it stands it can be saved again, and is the same.
    assert problems(office, row, door(TWO)) == []
    assert save(office, row, door(TWO)) == 200
    assert ServicePoint.objects.get(code=ONE).location == point.location


def test_what_is_no_place_or_no_hours_is_named_by_its_cell(office: Desk) -> None:
    lng, lat = map(str, middle(FIRST_GRID))
    assert problems(office, door(ONE, lng=lng, lat=lat)) == []
    assert problems(office, door(ONE, lng=lng)) == [(ONE, "lng")]
    assert problems(office, door(ONE, lng="nan", lat=lat)) == [(ONE, "lng")]
    assert problems(office, door(ONE, lng="100.5", lat="30.5")) == [(ONE, "lng")]
    assert problems(office, door(ONE, tue=["9-12"])) == [(ONE, "tue")]
    assert problems(office, door(ONE, tue=["14:00-12:00"])) == [(ONE, "tue")]
    # Two counties never mean two doors by one code.
    assert problems(office, door("01")) == [("01", "code")]


def test_what_left_the_table_is_withdrawn_and_an_undoing_brings_it_back(office: Desk) -> None:
    save(office, door(ONE), door(TWO))
    rows = office.table(SECTION)["rows"]
    assert save(office, rows[0]) == 200
    gone = ServicePoint.objects.get(code=TWO)
    assert gone.withdrawn_at is not None
    change = office.changes(SECTION)[0]["id"]
    assert office.undo(change).status_code == 200
    assert ServicePoint.objects.get(code=TWO).withdrawn_at is None
