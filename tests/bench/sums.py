"""Maps of the whole county: tiles from the pyramid, numbers from the sums, and what keeping them costs."""

from __future__ import annotations

import json
import time
from collections.abc import Sequence
from statistics import median, quantiles

import mapbox_vector_tile
from psycopg2.extensions import connection as Connection

from pingan.core.cells import FINEST_LEVEL, spread
from pingan.maps import tiles as case_tiles
from tests.bench import visitors
from tests.bench.county import County, Folding
from tests.bench.place import Person
from tests.bench.reads import Errand, Statement, paths_of, serving, tiles_errand
from tests.bench.report import Goal, Table, cost, ratio, verdict
from tests.bench.rounds import Pace, Ratio, interleaved
from tests.bench.servers import Server
from tests.bench.visitors import Request

ZOOMS = range(6, 13)
TILE_GOAL = Goal(0.85)
FOLD_GOAL = Goal(100, at_most=True)
WALL_SAMPLES = 200

_LIVE_TILE = """
SELECT count(*), count(*) FILTER (WHERE closed_at IS NULL) FROM cases_case
WHERE county_code = %s AND cell BETWEEN %s AND %s
"""
_LIVE_TOWNSHIPS = """
SELECT township_code, count(*) FILTER (WHERE closed_at IS NULL),
       count(*) FILTER (WHERE closed_at IS NULL AND now() >
         CASE WHEN state = 'reported' THEN accept_due ELSE close_due END),
       count(*) FILTER (WHERE recent), count(*) FILTER (WHERE recent AND closed_at IS NOT NULL)
FROM (
  SELECT *, (received_at AT TIME ZONE 'Asia/Shanghai')::date
            > (now() AT TIME ZONE 'Asia/Shanghai')::date - 30 AS recent
  FROM cases_case WHERE county_code = %s
) AS c
GROUP BY 1
"""
# What the choropleth view reads when nothing but numbers were asked for.
_CHOROPLETH = """
WITH parts AS (
  SELECT code FROM territory_area WHERE valid_to IS NULL AND (code = %(area)s OR parent_code = %(area)s)
)
SELECT code,
  (SELECT sum(n) FROM maps_areacount WHERE area_code = code AND state <> 'closed'),
  (SELECT sum(n) FROM maps_daycount WHERE area_code = code AND day > current_date - 30),
  (SELECT sum(n) FROM maps_daycount WHERE area_code = code AND day > current_date - 30 AND state = 'closed')
FROM parts
UNION ALL
SELECT left(grid_code, 9), NULL, NULL, count(*) FROM cases_case
WHERE county_code = %(area)s AND closed_at IS NULL AND due < now() GROUP BY 1
"""


def measure(
    county: County, watcher: Connection, leader: Person, pace: Pace, per_report: float | None
) -> list[Table]:
    """Tables of tiles, numbers and the fold. Raises AssertionError where a sum is not the live count."""
    with serving([county]) as served:
        [(_county, server, bare)] = served
        counted = _check_tiles(county, server, bare, leader)
        counted += _check_numbers(county, server, bare, leader)
        table = Table(
            "Maps of the whole county",
            f"Tiles up to z12 and the choropleth of {county.cases:,} cases, from sums folded from the journal, "
            "for the county leader through granian without a cached copy, against their bare SQL. Before "
            f"anything was measured {counted:,} sums were compared with live counts; all were equal.",
            ("Map", "Bare SQL", "HTTP with everything", "Ratio", "SQL p50 / p95, wall", "Goal for the ratio"),
        )
        errands = [tiles_errand(bare, zoom, leader) for zoom in ZOOMS]
        for errand in [*errands, _instead_of_points(errands[-1], leader), _choropleth(leader)]:
            costs = interleaved(paths_of(errand, county, server, bare, watcher), pace)
            bare_cost, whole = costs[f"bare {county.cases}"], costs[f"whole {county.cases}"]
            found = Ratio.of(bare_cost.each, whole.each)
            goal = TILE_GOAL if errand.name.startswith(f"z{ZOOMS[-1]}") else None
            timed = _wall(bare, errand.statements)
            table.rows.append(
                (errand.name, cost(bare_cost), cost(whole), ratio(found), timed, verdict(goal, found))
            )
    return [table, _fold_table(county.folding, per_report)]


def _fold_table(folding: Folding, per_report: float | None) -> Table:
    table = Table(
        "Keeping the sums",
        "Adding an act to area counts, day counts and pyramid, in batches of 10,000 while the history was "
        "folded for the first time: CPU of the database, and its share of the CPU of a whole report.",
        ("Fold", "CPU an act", "Wall an act", "Goal", "Share of a report"),
    )
    if folding.cpu:
        cpu = median(folding.cpu)
        spread_of = f"{cpu:.0f} µs ({min(folding.cpu):.0f}–{max(folding.cpu):.0f})"
        share = f"{cpu / 1000 / per_report:.3f}" if per_report else "–"
        table.rows.append(
            ("an act", spread_of, f"{median(folding.wall):.0f} µs", verdict(FOLD_GOAL, cpu) + " (µs)", share)
        )
    return table


def _instead_of_points(errand: Errand, leader: Person) -> Errand:
    """The same requests beside what other tile servers would draw for them: the single cases."""
    addresses = [request.path.removesuffix(".mvt").split("/")[-3:] for request in errand.requests]
    points = [case_tiles.points_of(*(int(part) for part in at), leader.area_code) for at in addresses]
    return Errand(f"{errand.name}, bare SQL of the points", errand.requests, points)


def _choropleth(leader: Person) -> Errand:
    request = Request("/api/v1/maps/choropleth?days=30", visitors.as_person(leader))
    return Errand("choropleth, 30 days", [request], [(_CHOROPLETH, {"area": leader.area_code})])


def _check_tiles(county: County, server: Server, bare: Connection, leader: Person) -> int:
    """Every tile we shall ask for says what counting its cases says; how many numbers that were."""
    compared = 0
    for zoom in ZOOMS:
        for request in tiles_errand(bare, zoom, leader).requests:
            x, y = (int(part) for part in request.path.removesuffix(".mvt").split("/")[-2:])
            below = 2 * (FINEST_LEVEL - zoom)
            first = (spread(x) | spread(y) << 1) << below
            with bare.cursor() as cursor:
                cursor.execute(_LIVE_TILE, [county.code, first, first + (1 << below) - 1])
                live = cursor.fetchone()
            answer = visitors.ask(server.port, request)
            features = mapbox_vector_tile.decode(answer.body)["clusters"]["features"]
            shown = tuple(sum(f["properties"][name] for f in features) for name in ("n", "n_open"))
            if shown != live:
                raise AssertionError(f"{request.path} shows {shown}, the cases are {live}")
            compared += len(shown)
    return compared


def _check_numbers(county: County, server: Server, bare: Connection, leader: Person) -> int:
    answer = visitors.ask(server.port, _choropleth(leader).requests[0])
    areas = json.loads(answer.body)["areas"]
    with bare.cursor() as cursor:
        cursor.execute(_LIVE_TOWNSHIPS, [county.code])
        live = {code: list(counts) for code, *counts in cursor.fetchall()}
    shown = {code: list(numbers.values()) for code, numbers in areas.items()}
    names = ["open", "overdue", "reported", "closed"]
    if [list(numbers) for numbers in areas.values()] != [names] * len(areas) or shown != live:
        raise AssertionError(f"the choropleth shows {shown}, the cases are {live}")
    return len(names) * len(areas)


def _wall(bare: Connection, statements: Sequence[Statement]) -> str:
    times: list[float] = []
    with bare.cursor() as cursor:
        while len(times) < WALL_SAMPLES:
            for statement, parameters in statements:
                began = time.perf_counter()
                cursor.execute(statement, parameters)
                cursor.fetchall()
                times.append((time.perf_counter() - began) * 1000)
    return f"{median(times):.2f} / {quantiles(times, n=20)[-1]:.2f} ms"
