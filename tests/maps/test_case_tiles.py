"""Tiles of cases: right sums, right scope, nothing for those who may not look."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

import mapbox_vector_tile
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from pingan.cases.measured import Place
from pingan.cases.models import Case
from pingan.cases.reporting import report_case
from pingan.core import kept
from pingan.maps import tiles, viewers
from pingan.people.actors import Actor
from pingan.people.models import Device
from tests.cast import report_of, signed_in
from tests.history import known, many
from tests.stats.conftest import fold
from tests.territory.small_county import COUNTY, FIRST_GRID, GRIDS, middle

Season = Callable[..., list[Case]]
ZOOMS = range(15)


def address(lng: float, lat: float, z: int) -> tuple[int, int]:
    n = 1 << z
    return int((lng + 180) / 360 * n), int((1 - math.asinh(math.tan(math.radians(lat))) / math.pi) / 2 * n)


def tiles_of_the_county(z: int) -> list[tuple[int, int]]:
    corners = [middle(code) for code in GRIDS]
    west, north = address(min(lng for lng, _ in corners), max(lat for _, lat in corners), z)
    east, south = address(max(lng for lng, _ in corners), min(lat for _, lat in corners), z)
    # One tile more on every side: cases lie up to half a grid beyond the middles.
    return [
        (x, y)
        for x in range(max(west - 1, 0), min(east + 2, 1 << z))
        for y in range(max(north - 1, 0), min(south + 2, 1 << z))
    ]


def decoded(scope: str, z: int, x: int, y: int, layer: str) -> list[dict[str, Any]]:
    """Features inside the tile proper; those in its margin belong to a neighbour."""
    tile = tiles.case_tile(z, x, y, scope)
    if not tile:
        return []
    features = mapbox_vector_tile.decode(tile, default_options={"y_coord_down": True})[layer]["features"]
    return [f for f in features if all(0 <= axis < tiles.EXTENT for axis in f["geometry"]["coordinates"])]


def totals(scope: str, z: int) -> tuple[int, int]:
    """(cases, open cases) summed over all tiles of the county at a zoom."""
    found = [f["properties"] for x, y in tiles_of_the_county(z) for f in decoded(scope, z, x, y, layer_of(z))]
    if z <= 12:
        return sum(p["n"] for p in found), sum(p["n_open"] for p in found)
    return len(found), sum(p["state"] != "closed" for p in found)


def layer_of(z: int) -> str:
    return "clusters" if z <= 12 else "cases"


def live(scope: str) -> tuple[int, int]:
    inside = Case.objects.filter(grid_code__startswith=scope).exclude(location=None)
    return inside.count(), inside.exclude(state="closed").count()


@pytest.mark.parametrize("scope", [COUNTY, FIRST_GRID[:9], FIRST_GRID[:12], FIRST_GRID])
def test_sums_of_all_tiles_equal_a_live_count_at_every_zoom(season: Season, scope: str) -> None:
    season(60)
    fold()
    assert live(scope)[0] > 0
    assert {z: totals(scope, z) for z in ZOOMS} == dict.fromkeys(ZOOMS, live(scope))


def test_a_point_carries_what_the_map_shows_and_nothing_anybody_wrote(qian: Actor) -> None:
    report = report_of()
    report_case(report=report, by=qian)
    x, y = address(*middle(FIRST_GRID), 14)
    (feature,) = decoded(COUNTY, 14, x, y, "cases")
    assert feature["properties"] == {
        "id": str(report.id),
        "category": "0506",
        "state": "reported",
        "track": "event",
        "urgency": "general",
    }


def test_a_cluster_lies_at_the_middle_of_its_cell(qian: Actor) -> None:
    report_case(report=report_of(), by=qian)
    fold()
    lng, lat = middle(FIRST_GRID)
    x, y = address(lng, lat, 12)
    (feature,) = decoded(COUNTY, 12, x, y, "clusters")
    east, south = address(lng, lat, 17)
    assert feature["geometry"]["coordinates"] == [east % 32 * 128 + 64, south % 32 * 128 + 64]


def test_beyond_the_bound_open_and_new_cases_come_first(qian: Actor, monkeypatch: pytest.MonkeyPatch) -> None:
    for resolved in (True, False, True):
        report_case(report=report_of(resolved_on_spot=resolved), by=qian)
    monkeypatch.setattr(tiles, "_POINTS", tiles._POINTS.replace(f"LIMIT {tiles.MAX_POINTS}", "LIMIT 1"))
    x, y = address(*middle(FIRST_GRID), 14)
    (feature,) = decoded(COUNTY, 14, x, y, "cases")
    assert feature["properties"]["state"] == "reported"


def get(actor: Actor, z: int, x: int, y: int, **headers: str) -> Any:
    return signed_in(actor).get(f"/tiles/cases/{z}/{x}/{y}.mvt", headers=headers)


@pytest.mark.parametrize("z", [11, 14])
def test_a_dispatcher_sees_nothing_of_the_next_township(qian: Actor, li: Actor, zhou: Actor, z: int) -> None:
    report_case(report=report_of(), by=qian)
    fold()
    x, y = address(*middle(FIRST_GRID), z)
    assert get(li, z, x, y).status_code == 200
    answer = get(zhou, z, x, y)
    assert (answer.status_code, answer.content) == (204, b"")


def test_workers_and_mediators_have_no_map_of_all_cases(qian: Actor, wu: Actor) -> None:
    for actor in (qian, wu):
        answer = get(actor, 14, 0, 0)
        assert (answer.status_code, answer.json()["code"]) == (403, "not_your_operation")


def test_nobody_signed_in_sees_nothing(client: Any, county: object) -> None:
    answer = client.get("/tiles/cases/14/0/0.mvt")
    assert (answer.status_code, answer.json()["code"]) == (401, "unauthenticated")


@pytest.mark.parametrize("address", ["3/8/0", "3/0/8", "23/0/0", "99999999999999999999/0/0"])
def test_addresses_off_the_map_are_refused(chen: Actor, address: str) -> None:
    answer = signed_in(chen).get(f"/tiles/cases/{address}.mvt")
    assert (answer.status_code, answer.json()["code"]) == (400, "bad_input")


@pytest.mark.parametrize("address", ["a/0/0", "3/-1/0", "3/0.5/0"])
def test_addresses_without_numbers_are_not_found(chen: Actor, address: str) -> None:
    assert signed_in(chen).get(f"/tiles/cases/{address}.mvt").status_code == 404


@pytest.mark.parametrize("z", [11, 14])
def test_an_unchanged_tile_asks_the_database_nothing(qian: Actor, chen: Actor, z: int) -> None:
    report_case(report=report_of(), by=qian)
    fold()
    x, y = address(*middle(FIRST_GRID), z)
    browser = signed_in(chen)
    first = browser.get(f"/tiles/cases/{z}/{x}/{y}.mvt")
    assert first["Cache-Control"] == "private, no-cache"
    with CaptureQueriesContext(connection) as queries:
        again = browser.get(f"/tiles/cases/{z}/{x}/{y}.mvt", headers={"If-None-Match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert len(queries) == 0


def test_a_session_that_ended_sees_no_tile_a_second_later(
    chen: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    browser = signed_in(chen)
    assert browser.get("/tiles/cases/11/0/0.mvt").status_code == 204
    Device.objects.all().delete()
    later = kept.monotonic() + viewers.KEEP_SECONDS
    monkeypatch.setattr(kept, "monotonic", lambda: later)
    assert browser.get("/tiles/cases/11/0/0.mvt").status_code == 401


@pytest.mark.parametrize("z", [11, 14])
def test_a_new_case_changes_the_tag(qian: Actor, chen: Actor, z: int) -> None:
    report_case(report=report_of(), by=qian)
    fold()
    x, y = address(*middle(FIRST_GRID), z)
    tag = get(chen, z, x, y)["ETag"]
    report_case(report=report_of(), by=qian)
    fold()
    answer = get(chen, z, x, y, **{"If-None-Match": tag})
    assert (answer.status_code, answer["ETag"] != tag) == (200, True)


def test_tags_of_two_scopes_differ(chen: Actor, li: Actor) -> None:
    assert get(chen, 11, 0, 0)["ETag"] != get(li, 11, 0, 0)["ETag"]


def plan(z: int, scope: str) -> str:
    x, y = address(*middle(FIRST_GRID), z)
    statement, parameters = tiles.statement_of(z, x, y, scope)
    with connection.cursor() as cursor:
        # A handful of rows fits on a page, which the planner would rightly just read.
        cursor.execute("SET LOCAL enable_seqscan = off")
        cursor.execute(f"EXPLAIN {statement}", parameters)
        return "\n".join(row[0] for row in cursor.fetchall())


def test_cluster_tiles_are_one_range_of_the_pyramids_key(chen: Actor) -> None:
    assert "maps_pyramid_pkey" in plan(12, COUNTY)


@pytest.mark.usefixtures("by_the_owner")
def test_point_tiles_use_the_spatial_index(qian: Actor) -> None:
    """Over a history spread across a county no other index of open cases is a rival for a small tile."""
    report = report_of()
    report_case(report=report, by=qian)
    many(2_000, Case.objects.get(pk=report.id), holder=qian)
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE cases_case SET location = ST_Translate(location, random() - 0.5, random() - 0.5)"
        )
    known()
    assert "cases_location_3857" in plan(14, COUNTY)


def test_a_place_without_accuracy_is_drawn_too(qian: Actor) -> None:
    lng, lat = middle(FIRST_GRID)
    report_case(report=report_of(place=Place(lng, lat, "manual")), by=qian)
    fold()
    assert totals(COUNTY, 10) == (1, 1)
