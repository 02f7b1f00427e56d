"""Totals for those above the grids, and the attack by subtraction on them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pingan.people.actors import Actor
from pingan.registry.disclosure import K
from pingan.registry.models import GridCount
from pingan.registry.selectors import AreaTotals, totals_of
from pingan.registry.services import register_households
from tests.registry.conftest import browser, household
from tests.territory.small_county import COUNTY, FIRST_GRID, GRIDS, NEXT_GRID

Counts = Mapping[str, int]
URL = "/api/v1/registry/totals"
VILLAGE = FIRST_GRID[:12]
PARENTS = [COUNTY, *sorted({code[:9] for code in GRIDS}), *sorted({code[:12] for code in GRIDS})]


def test_a_leader_sees_sums_and_small_grids_as_less_than_five(chen: Actor) -> None:
    many, few = [household(size=4) for _ in range(6)], [household(NEXT_GRID, size=1) for _ in range(4)]
    register_households(batch=[*many, *few], notice_version="1", actor=None)
    body = browser(chen).get(URL, {"area": VILLAGE}).json()
    assert body["code"] == VILLAGE
    assert (body["households"], body["persons"]) == (
        {"value": 6, "at_least": True},
        {"value": 24, "at_least": True},
    )
    assert [
        (child["code"], child["households"]["value"], child["persons"]["value"]) for child in body["children"]
    ] == [
        (FIRST_GRID, 6, 24),
        (NEXT_GRID, "<5", "<5"),
    ]


def test_an_area_of_small_grids_says_how_many_it_may_be_at_most(chen: Actor) -> None:
    body = browser(chen).get(URL, {"area": COUNTY}).json()
    assert body["persons"] == {"value": "<33", "at_least": True}
    assert [child["persons"]["value"] for child in body["children"]] == ["<17", "<17"]


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


# -- the attack --------------------------------------------------------------------------------------

worlds = st.fixed_dictionaries({code: st.integers(0, 3 * K) for code in GRIDS})
unhurried = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@given(
    world=worlds,
    victim=st.sampled_from(sorted(GRIDS)),
    truth=st.integers(0, K - 1),
    guess=st.integers(0, K - 1),
)
@unhurried
def test_no_figure_on_any_level_depends_on_a_hidden_count(
    chen: Actor, world: dict[str, int], victim: str, truth: int, guess: int
) -> None:
    """The strongest form of the differencing attack: whatever is computed from all figures there are,
    it comes out the same for every possible value of the hidden grid."""
    assert published(chen, {**world, victim: truth}) == published(chen, {**world, victim: guess})


@given(world=worlds)
@unhurried
def test_what_is_shown_is_true(chen: Actor, world: dict[str, int]) -> None:
    for code, (value, at_least) in published(chen, world).items():
        truth = sum(count for grid, count in world.items() if grid.startswith(code))
        if isinstance(value, str):
            assert truth < int(value[1:])
        else:
            assert value <= truth if at_least else value == truth
            grids = sum(grid.startswith(code) for grid in GRIDS)
            assert truth - value < K * grids


def test_exact_totals_beside_hidden_parts_would_fall_to_the_attack() -> None:
    """The control: hiding small grids under exact sums of villages gives the hidden count away."""
    world = dict.fromkeys(GRIDS, 20) | {NEXT_GRID: 3}
    exact_village = sum(count for grid, count in world.items() if grid.startswith(VILLAGE))
    shown = sum(count for grid, count in world.items() if grid.startswith(VILLAGE) and count >= K)
    assert exact_village - shown == 3


def published(viewer: Actor, world: Counts) -> dict[str, Any]:
    """Every figure a leader can ask for, by area."""
    GridCount.objects.all().delete()
    GridCount.objects.bulk_create(
        [GridCount(grid_code=code, households=count, persons=count) for code, count in world.items()]
    )
    return {
        totals.area.code: (totals.persons.value, totals.persons.at_least)
        for area in PARENTS
        for totals in _figures(viewer, area)
    }


def _figures(viewer: Actor, area: str) -> Iterator[AreaTotals]:
    totals = totals_of(actor=viewer, area_code=area)
    return iter([totals.whole, *totals.parts])
