"""Lists and point tiles over HTTP beside their bare SQL, in a young county and in one with a long history."""

from __future__ import annotations

import math
import os
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from psycopg2.extensions import connection as Connection

from pingan.maps import tiles as case_tiles
from tests.bench import place, servers, visitors
from tests.bench.county import County
from tests.bench.machine import Meter, backends_named
from tests.bench.place import Person
from tests.bench.report import Goal, Table, cost, ratio, verdict
from tests.bench.rounds import Cost, Pace, Path, Ratio, interleaved
from tests.bench.servers import Server
from tests.bench.visitors import Request

BARE = "bench-bare"
GROWTH_GOAL = Goal(1.5, at_most=True)
TILE_GOAL = Goal(0.85)
POINT_ZOOMS = (13, 14)
# Tiles around cases drawn by lot: busy places are looked at more often, as on a real map.
TILES_A_ZOOM = 12

Statement = tuple[str, Mapping[str, Any]]


@dataclass(frozen=True, slots=True)
class Errand:
    """The same question twice: requests to the platform, and the statements that answer them."""

    name: str
    requests: Sequence[Request]
    statements: Sequence[Statement]


@contextmanager
def serving(counties: Sequence[County]) -> Iterator[list[tuple[County, Server, Connection]]]:
    """A web server and a bare connection for each county."""
    if not counties:
        yield []
        return
    first, *others = counties
    with (
        servers.web(first.database) as server,
        place.closing(place.connect(first.database, BARE)) as bare,
        serving(others) as rest,
    ):
        yield [(first, server, bare), *rest]


def paths_of(
    errand: Errand, county: County, server: Server, bare: Connection, watcher: Connection
) -> tuple[Path, Path]:
    """The bare and the whole way of an errand in one county."""
    database = county.database
    return (
        Path(
            f"bare {county.cases}",
            lambda deadline: ask_database(bare, errand.statements, deadline),
            Meter(lambda: [os.getpid()], lambda: backends_named(watcher, database, BARE)),
        ),
        Path(
            f"whole {county.cases}",
            lambda deadline: visitors.cycle(server.port, errand.requests, deadline),
            Meter(server.processes, lambda: backends_named(watcher, database, server.application_name)),
        ),
    )


def ask_database(bare: Connection, statements: Sequence[Statement], deadline: float) -> int:
    """Run all statements over and over, always whole rounds."""
    done = 0
    with bare.cursor() as cursor:
        while done == 0 or time.monotonic() < deadline:
            for statement, parameters in statements:
                cursor.execute(statement, parameters)
                cursor.fetchall()
            done += len(statements)
    return done


def lists(
    counties: tuple[County, County], watcher: Connection, people: Mapping[str, Person], pace: Pace
) -> Table:
    small, large = counties
    table = Table(
        "Lists of cases",
        "`GET /api/v1/cases?queue=…`, the first page of 50, through granian, against one statement that reads "
        f"the same 51 rows with the names of reporter and holder, in a county with {small.cases:,} cases and "
        f"in one with {large.cases:,}. Growth is what the whole path costs there over what it costs here.",
        ("List", "Cases", "Bare SQL", "HTTP with everything", "Ratio", "Growth", "Goal for growth"),
    )
    with serving(counties) as served:
        for errand in _queues(people):
            paths = [
                path
                for county, server, bare in served
                for path in paths_of(errand, county, server, bare, watcher)
            ]
            costs = interleaved(paths, pace)
            table.rows += _grown_rows(errand.name, costs, small, large, GROWTH_GOAL)
    return table


def points(counties: tuple[County, County], watcher: Connection, leader: Person, pace: Pace) -> Table:
    small, large = counties
    table = Table(
        "Tiles of single cases",
        "`GET /tiles/cases/{z}/{x}/{y}.mvt` for the county leader, without a cached copy, against the "
        f"platform's own statement for that tile; {TILES_A_ZOOM} tiles a zoom around cases drawn by lot. "
        "Growth has no goal: a tile of the large county draws more points, up to 5,000.",
        ("Zoom", "Cases", "Bare SQL", "HTTP with everything", "Ratio", "Growth", "Goal for the ratio"),
    )
    with serving(counties) as served:
        for zoom in POINT_ZOOMS:
            paths: list[Path] = []
            for county, server, bare in served:
                errand = tiles_errand(bare, zoom, leader)
                paths += paths_of(errand, county, server, bare, watcher)
            costs = interleaved(paths, pace)
            table.rows += _grown_rows(f"z{zoom}", costs, small, large, TILE_GOAL, of_ratio=True)
    return table


def _grown_rows(
    name: str, costs: Mapping[str, Cost], small: County, large: County, goal: Goal, *, of_ratio: bool = False
) -> list[Sequence[str]]:
    rows: list[Sequence[str]] = []
    growth = Ratio.of(costs[f"whole {large.cases}"].each, costs[f"whole {small.cases}"].each)
    for county in (small, large):
        bare, whole = costs[f"bare {county.cases}"], costs[f"whole {county.cases}"]
        found = Ratio.of(bare.each, whole.each)
        judged = found if of_ratio else growth
        is_large = county is large
        rows.append(
            (
                name,
                f"{county.cases:,}",
                cost(bare),
                cost(whole),
                ratio(found),
                ratio(growth) if is_large else "–",
                verdict(goal, judged) if is_large else "–",
            )
        )
    return rows


def tiles_errand(bare: Connection, zoom: int, viewer: Person) -> Errand:
    """Tiles of a zoom where cases are."""
    headers = visitors.as_person(viewer)
    addresses = [address_of(lng, lat, zoom) for lng, lat in _drawn_by_lot(bare)]
    return Errand(
        f"z{zoom}",
        [Request(f"/tiles/cases/{zoom}/{x}/{y}.mvt", headers) for x, y in addresses],
        [case_tiles.statement_of(zoom, x, y, viewer.area_code) for x, y in addresses],
    )


def address_of(lng: float, lat: float, zoom: int) -> tuple[int, int]:
    """Column and row of the tile a point lies in."""
    across = (lng + 180) / 360
    down = (1 - math.asinh(math.tan(math.radians(lat))) / math.pi) / 2
    return int(across * (1 << zoom)), int(down * (1 << zoom))


def _drawn_by_lot(bare: Connection) -> list[tuple[float, float]]:
    with bare.cursor() as cursor:
        cursor.execute(
            "SELECT ST_X(location), ST_Y(location) FROM cases_case ORDER BY hashint8extended(cell, 7), id LIMIT %s",
            [TILES_A_ZOOM],
        )
        return list(cursor.fetchall())


def _queues(people: Mapping[str, Person]) -> list[Errand]:
    """A page of the desk, of the leader's view and of the mediators' list."""
    dispatcher, leader, mediator = people["li"], people["chen"], people["wu"]
    waiting = "township_code = %(area)s AND closed_at IS NULL AND state = 'reported'"
    disputes = "county_code = %(area)s AND closed_at IS NULL AND track = 'dispute'"
    return [
        _queue("dispatcher of a township, waiting", "waiting", dispatcher, waiting, order="due, id"),
        _queue("county leader, all", "all", leader, "county_code = %(area)s"),
        _queue("mediator of the county, open", "open", mediator, disputes),
        *(
            _queue(f"{name}, one {kind} category", f"all&category={code}", viewer, f"{where} AND {matches}")
            for name, viewer, where in (
                ("county leader", leader, "county_code = %(area)s"),
                ("dispatcher", dispatcher, "county_code = left(%(area)s, 6) AND township_code = %(area)s"),
            )
            for kind, code, matches in (
                ("major", "07", "major_category = '07'"),
                ("minor", "0506", "category = '0506'"),
            )
        ),
    ]


def _queue(
    name: str, queue: str, viewer: Person, condition: str, order: str = "received_at DESC, id DESC"
) -> Errand:
    statement = f"""
        SELECT c.*, reporter.name, holder.name FROM (
          SELECT id, code, track, category, urgency, state, left(what, 60), grid_code, received_at,
                 accept_due, close_due, due, closed_at, ST_X(location), ST_Y(location), version, reporter_id, holder_id
          FROM cases_case WHERE {condition} ORDER BY {order} LIMIT 51
        ) AS c
        JOIN people_account AS reporter ON reporter.id = c.reporter_id
        LEFT JOIN people_account AS holder ON holder.id = c.holder_id
        ORDER BY {order}"""  # noqa: S608  constant conditions
    request = Request(f"/api/v1/cases?queue={queue}", visitors.as_person(viewer))
    return Errand(name, [request], [(statement, {"area": viewer.area_code})])
