"""Every figure about people, whichever address tells it: no arithmetic finds fewer than five households.

The attacker asks everything as everybody, over and over, and knows all that is not asked about.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml
from django.conf import settings
from django.test import Client
from hypothesis import HealthCheck, Phase, example, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from pingan.core.disclosure import K, of_grid
from pingan.people.actors import Actor
from pingan.registry.models import GridCount
from pingan.territory import atlas
from pingan.territory.models import Area, BorderVillage
from tests.cast import signed_in
from tests.territory.small_county import BORDER_VILLAGE, GRIDS

Counts = tuple[int, int]
World = Mapping[str, Counts]
AREAS = sorted({grid[:digits] for grid in GRIDS for digits in (6, 9, 12, 15)})
NAMES = {"households", "population", "persons"}
counts = st.integers(0, 3 * K).flatmap(lambda doors: st.tuples(st.just(doors), st.integers(doors, 6 * doors)))
worlds = st.fixed_dictionaries(dict.fromkeys(GRIDS, counts))
hidden = st.tuples(st.integers(0, K - 1), st.integers(0, 60))
unhurried = hypothesis_settings(
    max_examples=3,
    deadline=None,
    # A world takes a second or two: the failing one is read as it was drawn.
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


@pytest.fixture
def attackers(qian: Actor, li: Actor, chen: Actor) -> list[Client]:
    return [signed_in(actor) for actor in (qian, li, chen)]


def become(world: World) -> None:
    """Make these the true counts, in the registry and in the county's own data alike."""
    GridCount.objects.all().delete()
    GridCount.objects.bulk_create(
        [
            GridCount(grid_code=code, households=doors, persons=people)
            for code, (doors, people) in world.items()
        ]
    )
    for code in AREAS:
        doors, people = (sum(of[n] for grid, of in world.items() if grid.startswith(code)) for n in (0, 1))
        Area.objects.filter(code=code).update(households=doors, population=people)
    doors = sum(of[0] for grid, of in world.items() if grid.startswith(BORDER_VILLAGE))
    BorderVillage.objects.filter(code=BORDER_VILLAGE).update(
        profile={"facilities": {"clinic": True, "shelters": 2, "tap_water_households": doors}}
    )
    atlas.forget()


def published(attackers: list[Client]) -> list[Any]:
    """Every answer that tells a figure about people: the ground's are the same for everybody."""
    anybody, *above = attackers
    ground = [*(f"/api/v1/areas/{code}" for code in AREAS), "/api/v1/border-villages"]
    return [anybody.get(path).json() for path in ground] + [
        attacker.get("/api/v1/registry/totals", {"area": code}).json() for attacker in above for code in AREAS
    ]


def figures(told: Any, name: str = "") -> Iterator[tuple[str, int | None]]:
    """(name, number) of all figures about people in an answer."""
    if isinstance(told, dict):
        for key, value in told.items():
            about = name if key == "value" else key
            yield from figures(value, about)
    elif isinstance(told, list):
        for each in told:
            yield from figures(each, name)
    elif (name in NAMES or name.endswith("_households")) and not isinstance(told, bool):
        yield name, told


# Eight doors are published as ten, so two such grids and a hidden one of three stand at a step of rounding.
@example(dict.fromkeys(GRIDS, (8, 20)), sorted(GRIDS)[0], (0, 0), (3, 40))
@example(dict.fromkeys(GRIDS, (8, 20)), sorted(GRIDS)[-1], (0, 0), (3, 40))
@given(world=worlds, victim=st.sampled_from(sorted(GRIDS)), truth=hidden, guess=hidden)
@unhurried
def test_no_figure_anywhere_depends_on_a_grid_of_few_households(
    attackers: list[Client], world: dict[str, Counts], victim: str, truth: Counts, guess: Counts
) -> None:
    """The strongest form of the attack by subtraction: whatever is computed from all figures there are, it
    comes out the same for everything the hidden grid may hold."""
    become({**world, victim: truth})
    before = published(attackers)
    become({**world, victim: guess})
    assert published(attackers) == before


@given(world=worlds)
@unhurried
def test_every_figure_is_rounded_and_true(attackers: list[Client], world: dict[str, Counts]) -> None:
    become(world)
    told = [figure for answer in published(attackers) for figure in figures(answer)]
    assert {name for name, _number in told} >= NAMES
    assert all(number is None or number % K == 0 for _name, number in told)
    shown = {grid: of for grid, of in world.items() if of[0] >= K}
    leader = attackers[-1]
    for code in AREAS:
        said = leader.get(f"/api/v1/areas/{code}").json()
        within = [of for grid, of in shown.items() if grid.startswith(code)]
        if not within:
            assert (said["households"], said["population"]) in ((None, None), (0, 0))
            continue
        for number, name in ((0, "households"), (1, "population")):
            assert abs(said[name] - sum(of[number] for of in within)) <= K // 2 * len(within)


def test_before_and_after_a_household_left_its_size_is_anybodys_guess() -> None:
    """An attacker who knows how many doors there are, and sees every figure before and after."""
    sizes = defaultdict(set)
    for people in range(40, 140):
        for size in range(1, 13):
            before, after = of_grid(20, people), of_grid(19, people - size)
            sizes[before.persons.shown, after.persons.shown].add(size)
    # At both ends of what was tried a guess is cut short by the trial itself.
    whole = [found for (was, _is), found in sizes.items() if 60 <= was <= 120 and max(found) < 12]
    assert min(len(found) for found in whole) >= 4


def test_exact_sums_beside_rounded_parts_would_fall_to_the_attack() -> None:
    """The control: an exact village above its published grids gives the hidden grid away."""
    world = {"first": (20, 60), "hidden": (3, 11)}
    exact = sum(people for _doors, people in world.values())
    parts = sum(of_grid(*of).persons.shown for of in world.values())
    assert exact - parts == 11


def test_no_answer_tells_of_people_but_those_that_are_attacked_here() -> None:
    """A new address with such a figure must join `published`."""
    schema = yaml.safe_load(
        (Path(settings.REPOSITORY) / "platform" / "openapi.yaml").read_text(encoding="utf-8")
    )
    telling = {
        name
        for name, shape in schema["components"]["schemas"].items()
        if NAMES & set(shape.get("properties", ())) and name.endswith("Out")
    }
    assert telling == {"AreaOut", "AreaChildOut", "BorderVillageOut", "AreaTotalsOut", "TotalsOut"}
