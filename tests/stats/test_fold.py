"""The sums equal a live count, in whatever steps the journal was folded."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from contextlib import closing

import psycopg2
import pytest
from django.db import connection
from django.utils import timezone

from pingan.cases.models import Case
from pingan.core.cells import COARSEST_LEVEL, FINEST_LEVEL
from pingan.stats import services
from pingan.stats.models import AreaCount, DayCount, FoldCursor, Pyramid
from tests.stats.conftest import fold, number_acts
from tests.territory.small_county import COUNTY

Season = Callable[..., list[Case]]
LENGTHS = (6, 9, 12, 15)


def sums() -> tuple[list[tuple[object, ...]], ...]:
    """Every row of every sum, in order."""
    return tuple(
        sorted(model.objects.values_list(*(field.name for field in model._meta.concrete_fields)))
        for model in (AreaCount, DayCount, Pyramid, FoldCursor)
    )


def test_area_counts_equal_a_live_count(season: Season) -> None:
    season(60)
    fold()
    live = Counter(
        (case.grid_code[:length], case.track, case.major_category, case.state)
        for case in Case.objects.all()
        for length in LENGTHS
    )
    assert {tuple(row[:4]): row[4] for row in sums()[0]} == live


def test_day_counts_equal_a_live_count(season: Season) -> None:
    season(60)
    fold()
    live = Counter(
        (case.grid_code[:length], timezone.localdate(case.received_at), case.major_category, case.state)
        for case in Case.objects.all()
        for length in LENGTHS
    )
    assert {tuple(row[:4]): row[4] for row in sums()[1]} == live


def test_the_pyramid_equals_a_live_count_at_every_level(season: Season) -> None:
    season(60)
    fold()
    everyone: Counter[tuple[int, int, str]] = Counter()
    still_open: Counter[tuple[int, int, str]] = Counter()
    for case in Case.objects.exclude(cell=None):
        for level in range(COARSEST_LEVEL, FINEST_LEVEL + 1):
            place = (level, case.cell >> 2 * (FINEST_LEVEL - level), case.grid_code[:9])
            everyone[place] += 1
            still_open[place] += case.state != "closed"
    assert {tuple(row[:3]): row[3] for row in sums()[2]} == everyone
    assert {tuple(row[:3]): row[4] for row in sums()[2]} == still_open


@pytest.mark.parametrize("limit", [1, 7, 10_000])
def test_rebuilding_gives_the_same_rows_as_folding_in_steps(season: Season, limit: int) -> None:
    season(25)
    total = fold(limit)
    folded = sums()
    assert services.rebuild(COUNTY) == total
    assert sums() == folded


def test_folding_while_cases_move_gives_what_folding_at_the_end_gives(season: Season) -> None:
    for seed in range(5):
        season(5, seed)
        fold(3)
    step_by_step = sums()
    services.rebuild(COUNTY)
    assert sums() == step_by_step


def test_folding_again_adds_nothing(season: Season) -> None:
    season(10)
    fold()
    before = sums()
    assert fold() == 0
    assert sums() == before


def test_sums_that_came_to_nothing_leave_no_row(season: Season) -> None:
    season(40)
    fold(1)
    assert not AreaCount.objects.filter(n=0).exists()
    assert not DayCount.objects.filter(n=0).exists()


def test_unfolded_names_the_counties_that_wait(season: Season) -> None:
    season(1)
    number_acts()
    assert services.unfolded() == {COUNTY: 0}
    fold()
    assert services.unfolded() == {}


def test_only_one_fold_of_a_county_is_at_work(season: Season) -> None:
    season(1)
    number_acts()
    settings = connection.settings_dict
    other = psycopg2.connect(
        host=settings["HOST"],
        port=settings["PORT"],
        user=settings["USER"],
        password=settings["PASSWORD"],
        dbname=settings["NAME"],
    )
    lock = services.lock_of(COUNTY)
    with closing(other), other.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s, %s)", lock)
        assert services.fold(COUNTY) == 0
        cursor.execute("SELECT pg_advisory_unlock(%s, %s)", lock)
        assert services.fold(COUNTY) > 0
