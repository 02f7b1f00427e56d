"""Which grid a point is in: one indexed statement that a write can carry inside itself."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from pingan.territory.selectors import GRID_AT_SQL, MAX_NEAR, grid_at
from tests.history import known
from tests.territory.small_county import FIRST_GRID, GRIDS, NEXT_GRID, SOUTH, STEP, WEST, middle

pytestmark = pytest.mark.usefixtures("county")

# One square is about 1,045 m east and 1,107 m north here.
METRES_EAST = 104_500.0


@pytest.mark.parametrize("code", GRIDS)
def test_a_point_inside_finds_its_grid(code: str) -> None:
    found = grid_at(middle(code), 20.0)
    assert (found.grid_code, found.near, found.outside) == (code, [], False)


def test_on_a_shared_border_the_lowest_code_wins_and_the_other_is_near() -> None:
    found = grid_at((WEST + STEP, SOUTH + 1.5 * STEP))
    assert (found.grid_code, found.near) == (FIRST_GRID, [NEXT_GRID])


def test_where_four_grids_meet_the_lowest_code_wins() -> None:
    found = grid_at((WEST + STEP, SOUTH + STEP))
    assert found.grid_code == FIRST_GRID
    assert found.near == ["999921100001002", "999921100002001", "999921100002002"]


def test_near_an_edge_the_neighbour_within_the_circle_is_named() -> None:
    thirty_metres_west_of_the_edge = (WEST + STEP - 30 / METRES_EAST, SOUTH + 1.5 * STEP)
    assert grid_at(thirty_metres_west_of_the_edge, 25.0).near == []
    assert grid_at(thirty_metres_west_of_the_edge, 35.0).near == [NEXT_GRID]


def test_outside_but_near_names_where_it_may_be() -> None:
    found = grid_at((WEST - 40 / METRES_EAST, SOUTH + 1.5 * STEP), 50.0)
    assert (found.grid_code, found.near, found.outside) == (None, [FIRST_GRID], True)


@pytest.mark.parametrize("point", [(WEST - 1, SOUTH), (0.0, 0.0), (180.0, 90.0), (-180.0, -90.0)])
def test_far_outside_is_outside(point: tuple[float, float]) -> None:
    assert grid_at(point, 50.0).outside


@pytest.mark.parametrize("accuracy", [None, 0.0, -5.0, 1e9, float("inf")])
def test_useless_accuracies_are_bounded(accuracy: float | None) -> None:
    found = grid_at(middle(FIRST_GRID), accuracy)
    assert found.grid_code == FIRST_GRID
    assert len(found.near) <= MAX_NEAR


def test_without_a_point_there_is_one_row_and_no_grid() -> None:
    nowhere = {"lng": None, "lat": None, "accuracy": None}
    with connection.cursor() as cursor:
        cursor.execute(f"WITH {GRID_AT_SQL} SELECT grid_code, near FROM located", nowhere)  # noqa: S608
        assert cursor.fetchall() == [(None, [])]


@pytest.mark.usefixtures("by_the_owner")
def test_one_query_by_the_index_of_current_grids() -> None:
    with CaptureQueriesContext(
        connection,
    ) as queries:
        grid_at(middle(FIRST_GRID), 20.0)
    assert len(queries) == 1
    with connection.cursor() as cursor:
        # Thousands of tests have written their county into these indexes and taken it back: what is left of
        # that is more than eight grids, and the planner would rightly go by the index that has least of it.
        cursor.execute("REINDEX TABLE territory_area")
        known()
        # Eight grids fit on a page, so the planner would rightly read them all.
        cursor.execute("SET LOCAL enable_seqscan = off")
        cursor.execute(f"EXPLAIN {queries.captured_queries[0]['sql']}")
        plan = "\n".join(row[0] for row in cursor.fetchall())
    assert "Index Scan using territory_grid_shape_now" in plan, plan
