"""Sums follow every change: whatever acts change of a case, and in whatever batches they are folded."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

import pytest
from django.db import transaction
from django.utils import timezone
from hypothesis import example, given
from hypothesis import strategies as st

from pingan.cases.journalling import Standing, journal_case
from pingan.cases.models import Case
from pingan.cases.workflow import Action
from pingan.core import kept
from pingan.core.ids import uuid7
from pingan.people.actors import Actor
from pingan.stats import services
from pingan.stats.models import AreaCount, DayCount, Pyramid
from tests.properties.settings import tried
from tests.properties.world import (
    CORE,
    CORRECTIONS,
    Corrected,
    Happening,
    Reported,
    World,
    corrected,
    happenings,
    people,
)
from tests.stats.conftest import fold
from tests.territory.small_county import COUNTY, FIRST_GRID, GRIDS, NEXT_GRID

LEVELS = range(11, 18)


@dataclass(frozen=True)
class Changed:
    """A case, told apart by its number, becomes this, whatever it was; the first time it is new."""

    case: int
    now: Standing


@dataclass(frozen=True)
class Folded:
    """The journal is folded to its head, in batches of so many acts."""

    limit: int


categories = st.sampled_from(["0506", "0501", "0301", "0101"])
# Neighbours, and far from each other: cells that are one at some level, and cells that never are.
cells = st.none() | st.sampled_from([0, 1, 5, 2**20, 2**33 + 1, 2**34 - 1])
standings = st.builds(
    lambda category, **rest: Standing(category=category, major=category[:2], **rest),
    state=st.sampled_from(["reported", "accepted", "handled", "closed"]),
    track=st.sampled_from(["event", "dispute"]),
    category=categories,
    area=st.sampled_from(sorted(GRIDS)),
    cell=cells,
    day=st.sampled_from([date(2026, 3, 1), date(2026, 3, 2)]),
)
changes = st.builds(Changed, case=st.integers(0, 4), now=standings)
lives = st.lists(
    st.one_of(changes, changes, changes, st.builds(Folded, limit=st.integers(1, 5))), min_size=1, max_size=14
)

# By the township's dispatcher, each of them once: two cases are merged, and apart again.
ALL_CORRECTIONS = [
    Corrected(by=1, case=0, action=action, other=1, grid=NEXT_GRID, category="0301")
    for action in ("recategorise", "correct_place", "split", "merge", "unmerge", "rehome")
]


def live_count(standings: Iterable[Standing]) -> Sequence[Counter[tuple[Any, ...]]]:
    """The sums as they must be, said once more: one of each case at each of its levels."""
    areas: Counter[tuple[Any, ...]] = Counter()
    days: Counter[tuple[Any, ...]] = Counter()
    everyone: Counter[tuple[Any, ...]] = Counter()
    still_open: Counter[tuple[Any, ...]] = Counter()
    for case in standings:
        for length in (6, 9, 12, 15):
            areas[case.area[:length], case.track, case.major, case.state] += 1
            days[case.area[:length], case.day, case.major, case.state] += 1
        for level in LEVELS if case.cell is not None else ():
            place = level, (case.cell or 0) >> 2 * (17 - level), case.area[:9]
            everyone[place] += 1
            still_open[place] += case.state != "closed"
    return areas, days, everyone, still_open


def sums() -> Sequence[dict[tuple[Any, ...], int]]:
    areas = AreaCount.objects.values_list("area_code", "track", "major", "state", "n")
    days = DayCount.objects.values_list("area_code", "day", "major", "state", "n")
    cells = list(Pyramid.objects.values_list("level", "key", "township_code", "n", "n_open"))
    return (
        {row[:-1]: row[-1] for row in areas},
        {row[:-1]: row[-1] for row in days},
        {row[:3]: row[3] for row in cells},
        {row[:3]: row[4] for row in cells},
    )


@pytest.mark.django_db
def test_whatever_changes_sums_are_the_live_count(li: Actor) -> None:
    @tried(30)
    @given(lives)
    def live(life: list[Changed | Folded]) -> None:
        with transaction.atomic():
            known: dict[int, tuple[UUID, int, Standing]] = {}
            for event in life:
                if isinstance(event, Folded):
                    fold(event.limit)
                    continue
                case_id, version, was = known.get(event.case, (uuid7(), 0, None))
                journal_case(
                    was,
                    event.now,
                    type_="case.reported" if was is None else "case.noted",
                    action=Action.REPORT if was is None else Action.NOTE,
                    case_id=case_id,
                    version=version + 1,
                    hearers=[],
                    by=li,
                )
                known[event.case] = case_id, version + 1, event.now
            fold(3)
            folded = sums()
            assert list(folded) == list(live_count(standing for *_, standing in known.values()))
            services.rebuild(COUNTY)
            assert sums() == folded, "folded in steps, and folded at once"
            transaction.set_rollback(True)

    live()


def standing(case: Case) -> Standing:
    """How a case must be counted, said once more from its row."""
    return Standing(
        state=case.state,
        track=case.track,
        category=case.category,
        major=case.category[:2],
        area=case.grid_code,
        cell=case.cell,
        day=timezone.localdate(case.received_at),
    )


@pytest.mark.django_db
@pytest.mark.usefixtures("county")
def test_whatever_people_do_sums_are_the_live_count() -> None:
    """Reports, steps, hand-overs, corrections of category, place and grid, merging, undoing it, splitting."""
    worlds: list[World] = []

    @tried(6)
    @example([*CORE, ("county_dispatcher", COUNTY)], ALL_CORRECTIONS, 3)
    @given(people(), st.lists(st.one_of(happenings, corrected), min_size=8, max_size=30), st.integers(1, 40))
    def live(chosen: list[tuple[str, str]], done: list[Happening], limit: int) -> None:
        with transaction.atomic():
            world = World(chosen)
            worlds.append(world)
            for _ in range(3):
                world.let(Reported(0, FIRST_GRID, "0506", settled=False, by_hand=False))
            for number, happening in enumerate(done):
                world.let(happening)
                if number % 7 == limit % 7:
                    fold(limit)
            fold(limit)
            folded = sums()
            assert list(folded) == list(live_count(map(standing, Case.objects.all())))
            services.rebuild(COUNTY)
            assert sums() == folded, "folded in steps, and folded at once"
            transaction.set_rollback(True)
        kept.forget_all()

    live()
    tried_out = Counter(action for world in worlds for action in world.corrections)
    assert set(tried_out) == set(CORRECTIONS), tried_out
