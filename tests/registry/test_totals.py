"""Totals for those above the grids; `tests/contract/test_disclosure.py` attacks them."""

from __future__ import annotations

import pytest

from pingan.people.actors import Actor
from pingan.registry.services import register_households
from tests.registry.conftest import browser, household
from tests.territory.small_county import COUNTY, FIRST_GRID, NEXT_GRID

URL = "/api/v1/registry/totals"
VILLAGE = FIRST_GRID[:12]


def test_a_leader_sees_rounded_sums_and_no_small_grid(chen: Actor) -> None:
    many, few = [household(size=4) for _ in range(6)], [household(NEXT_GRID, size=9) for _ in range(4)]
    register_households(batch=[*many, *few], notice_version="1", actor=None)
    body = browser(chen).get(URL, {"area": VILLAGE}).json()
    assert body["code"] == VILLAGE
    assert (body["households"], body["persons"]) == (
        {"value": 5, "at_least": True},
        {"value": 25, "at_least": True},
    )
    assert [
        (child["code"], child["households"]["value"], child["persons"]["value"]) for child in body["children"]
    ] == [
        (FIRST_GRID, 5, 25),
        (NEXT_GRID, None, None),
    ]


def test_an_area_of_small_grids_tells_nothing(chen: Actor) -> None:
    body = browser(chen).get(URL, {"area": COUNTY}).json()
    assert body["persons"] == {"value": None, "at_least": True}
    assert [child["persons"]["value"] for child in body["children"]] == [None, None]


def test_a_dispatcher_sees_the_own_township_only(li: Actor) -> None:
    client = browser(li)
    assert client.get(URL, {"area": li.area_code}).status_code == 200
    for area in (COUNTY, "999921101", "999921101001", "999921199"):
        assert client.get(URL, {"area": area}).status_code == 404


def test_a_grid_has_no_parts(chen: Actor) -> None:
    assert browser(chen).get(URL, {"area": FIRST_GRID}).status_code == 404


def test_workers_and_mediators_get_no_totals(qian: Actor, wu: Actor) -> None:
    assert browser(qian).get(URL, {"area": FIRST_GRID}).status_code == 403
    assert browser(wu).get(URL, {"area": COUNTY}).status_code == 403


@pytest.mark.parametrize("query", ["", "area=", "area=99992", "area=x", "area=%00", "area=999921&of=age"])
def test_other_questions_are_refused(chen: Actor, query: str) -> None:
    assert browser(chen).get(f"{URL}?{query}").status_code == 400
