"""One report over HTTP with all its checks, beside the same rows from one raw prepared statement."""

from __future__ import annotations

import itertools
import json
import os
import random
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

from psycopg2.extensions import connection as Connection

from pingan.categories.tables import SEED, read_categories
from pingan.core.cells import cell_of
from pingan.core.ids import public_code, uuid7
from pingan.territory.datum import LngLat
from pingan.territory.selectors import GRID_AT_SQL, grid_at_sql
from tests.bench import servers, visitors
from tests.bench.machine import Meter, backends_named
from tests.bench.place import Person, connect
from tests.bench.report import Goal, Table, cost, ratio, verdict
from tests.bench.rounds import Cost, Pace, Path, Ratio, interleaved
from tests.bench.visitors import Answer, Request

GOAL = Goal(0.25)
LATER_GOAL = Goal(0.35)
BARE = "bench-bare"
BARE_AT_ONCE = "bench-bare-at-once"
BARE_MANY = "bench-bare-many"
# So many a phone hands in at once.
AT_ONCE = 100
BATCH_GOAL = Goal(0.8)

_WHAT = "水渠被泥石堵住，水漫到路上，附近两户门前积水，请尽快来人。"
_COLUMNS = {
    "id": "uuid",
    "code": "text",
    "category": "text",
    "track": "text",
    "what": "text",
    "lng": "float8",
    "lat": "float8",
    "cell": "bigint",
    "accuracy": "float8",
    "at": "timestamptz",
    "accept_due": "timestamptz",
    "close_due": "timestamptz",
    "reporter": "uuid",
    "post": "uuid",
    "hash": "bytea",
    "facts": "jsonb",
}
# Case and report as it came, receipt, two clocks, first step and act; the grid is looked up in here and the act is numbered while this commits.
_RAW = f"""
WITH {GRID_AT_SQL},
reported AS (
  INSERT INTO cases_case (
    id, code, track, category, urgency, state, what, place_note, location, cell, grid_code, received_at,
    accept_due, close_due, reporter_id)
  SELECT %(id)s, %(code)s, %(track)s, %(category)s, 'general', 'reported', %(what)s, '',
         ST_SetSRID(ST_MakePoint(%(lng)s, %(lat)s), 4490), %(cell)s, grid_code, %(at)s,
         %(accept_due)s, %(close_due)s, %(reporter)s
  FROM located WHERE grid_code IS NOT NULL
  ON CONFLICT DO NOTHING
  RETURNING id, grid_code
), as_it_came AS (
  INSERT INTO cases_received (case_id, raw_lng, raw_lat, source_datum, accuracy_m, near_codes, reporter_post)
  SELECT id, %(lng)s, %(lat)s, 'wgs84', %(accuracy)s, to_jsonb(near), %(post)s FROM reported, located
), receipt AS (
  INSERT INTO receipts_receipt (account, key, digest, object_type, object_id, at)
  SELECT %(reporter)s, id, %(hash)s, 'case', id, %(at)s FROM reported
), ticking AS (
  INSERT INTO cases_clock (case_id, kind, rule, started_at, due_at)
  SELECT id, kind, rule, %(at)s, due
  FROM reported, (VALUES ('accept', '*/general/accept=1 working_day', %(accept_due)s),
                         ('close', '*/general/close=5 working_day', %(close_due)s)) AS clock (kind, rule, due)
), first_step AS (
  INSERT INTO cases_step (case_id, action, from_state, to_state, by_id, role, at, note, data)
  SELECT id, 'report', '', 'reported', %(reporter)s, 'grid_worker', %(at)s, '', '{{}}' FROM reported
)
INSERT INTO journal_act (county, type, topic, object_type, object_id, object_version, area_code, actor, post,
                         purpose, hearers, facts, at)
SELECT left(grid_code, 6), 'case.reported', 'cases.' || %(track)s, 'case', id, 1, grid_code, %(reporter)s,
       %(post)s, '', ARRAY[%(reporter)s], %(facts)s, %(at)s
FROM reported RETURNING area_code
"""  # noqa: S608  constant text

_MANY_SQL = ", ".join(f"{name} {kind}" for name, kind in _COLUMNS.items())
# The same rows of a hundred reports by one statement of many rows.
_RAW_MANY = f"""
WITH given AS (SELECT * FROM json_to_recordset($1::json) AS given ({_MANY_SQL})),
placed AS (
  SELECT given.*, located.grid_code, located.near
  FROM given CROSS JOIN LATERAL ({grid_at_sql("given.lng", "given.lat", "given.accuracy")}) AS located
  WHERE located.grid_code IS NOT NULL
), reported AS (
  INSERT INTO cases_case (
    id, code, track, category, urgency, state, what, place_note, location, cell, grid_code, received_at,
    accept_due, close_due, reporter_id)
  SELECT id, code, track, category, 'general', 'reported', what, '',
         ST_SetSRID(ST_MakePoint(lng, lat), 4490), cell, grid_code, at, accept_due, close_due, reporter
  FROM placed
), as_it_came AS (
  INSERT INTO cases_received (case_id, raw_lng, raw_lat, source_datum, accuracy_m, near_codes, reporter_post)
  SELECT id, lng, lat, 'wgs84', accuracy, to_jsonb(near), post FROM placed
), receipt AS (
  INSERT INTO receipts_receipt (account, key, digest, object_type, object_id, at)
  SELECT reporter, id, hash, 'case', id, at FROM placed
), ticking AS (
  INSERT INTO cases_clock (case_id, kind, rule, started_at, due_at)
  SELECT id, kind, rule, at, due
  FROM placed, LATERAL (VALUES ('accept', '*/general/accept=1 working_day', accept_due),
                               ('close', '*/general/close=5 working_day', close_due)) AS clock (kind, rule, due)
), first_step AS (
  INSERT INTO cases_step (case_id, action, from_state, to_state, by_id, role, at, note, data)
  SELECT id, 'report', '', 'reported', reporter, 'grid_worker', at, '', '{{}}' FROM placed
)
INSERT INTO journal_act (county, type, topic, object_type, object_id, object_version, area_code, actor, post,
                         purpose, hearers, facts, at)
SELECT left(grid_code, 6), 'case.reported', 'cases.' || track, 'case', id, 1, grid_code, reporter, post, '',
       ARRAY[reporter], facts, at
FROM placed RETURNING area_code
"""  # noqa: S608  constant text


class BareWriter:
    """One connection, one prepared statement, and a pile of values made beforehand."""

    def __init__(
        self, database: str, worker: Person, places: Sequence[LngLat], pile: int, called: str = BARE
    ) -> None:
        self.connection = connect(database, called)
        self._worker = worker
        self._places = itertools.cycle(places)
        self._kinds = _kinds()
        self._pile = pile
        self._values: list[tuple[Any, ...]] = []
        self._many: list[str] = []
        statement = _RAW
        for number, name in enumerate(_COLUMNS, start=1):
            statement = statement.replace(f"%({name})s", f"${number}")
        with self.connection.cursor() as cursor:
            cursor.execute(f"PREPARE report ({', '.join(_COLUMNS.values())}) AS {statement}")
            cursor.execute(f"PREPARE reports (text) AS {_RAW_MANY}")

    def lay_out(self) -> None:
        self._values = [self._draw() for _ in range(self._pile)]

    def lay_out_many(self) -> None:
        self._many = [self._draw_many() for _ in range(self._pile // AT_ONCE)]

    def _draw_many(self) -> str:
        """A hundred as the statement reads them."""
        rows = [dict(zip(_COLUMNS, self._draw(), strict=True)) for _ in range(AT_ONCE)]
        for row in rows:
            row["hash"], row["facts"] = f"\\x{row['hash'].hex()}", json.loads(row["facts"])
        return json.dumps(rows, default=str, ensure_ascii=False)

    def run_many(self, deadline: float) -> int:
        """A hundred by one statement of many rows: what a phone's batch is held against."""
        done = 0
        with self.connection.cursor() as cursor:
            while self._many and time.monotonic() < deadline:
                cursor.execute("EXECUTE reports (%s)", [self._many.pop()])
                if cursor.rowcount != AT_ONCE:
                    raise RuntimeError("the bare statement did not write them all")
                done += AT_ONCE
        return done

    def run(self, deadline: float) -> int:
        done = 0
        execute = f"EXECUTE report ({', '.join(['%s'] * len(_COLUMNS))})"
        with self.connection.cursor() as cursor:
            while self._values and time.monotonic() < deadline:
                cursor.execute(execute, self._values.pop())
                if cursor.fetchone() is None:
                    raise RuntimeError("the bare statement wrote nothing")
                done += 1
        return done

    def run_at_once(self, deadline: float) -> int:
        """A hundred in one message and under one commit."""
        done = 0
        execute = f"EXECUTE report ({', '.join(['%s'] * len(_COLUMNS))})"
        with self.connection.cursor() as cursor:
            while len(self._values) >= AT_ONCE and time.monotonic() < deadline:
                many = [cursor.mogrify(execute, self._values.pop()) for _ in range(AT_ONCE)]
                cursor.execute(b"BEGIN; " + b"; ".join(many) + b"; COMMIT")
                done += AT_ONCE
        return done

    def _draw(self) -> tuple[Any, ...]:
        lng, lat = next(self._places)
        category, track = next(self._kinds)
        at = datetime.now(tz=UTC)
        cell = cell_of(lng, lat)
        facts = {
            "action": "report",
            "track": track,
            "was_track": None,
            "category": category,
            "major": category[:2],
            "state": "reported",
            "was_state": None,
            "day": at.date().isoformat(),
            "cell": cell,
        }
        due = at + timedelta(days=1), at + timedelta(days=5)
        who = str(self._worker.account_id), str(self._worker.post_id)
        return (
            *(str(uuid7()), public_code(), category, track, _WHAT, lng, lat, cell, 12.0, at, *due, *who),
            *(os.urandom(32), json.dumps(facts)),
        )


def measure(database: str, watcher: Connection, worker: Person, pace: Pace) -> tuple[Table, float]:
    """The table, and the CPU milliseconds of a whole report, which the fold is compared with."""
    began = datetime.now(tz=UTC)
    places = _places(database)
    with servers.web(database) as server:
        # No machine of today writes more than that in a slice; a slice that runs out ends early.
        bare = BareWriter(database, worker, places, pile=int(5000 * pace.seconds))
        at_once = BareWriter(database, worker, places, int(5000 * pace.seconds), BARE_AT_ONCE)
        many = BareWriter(database, worker, places, int(5000 * pace.seconds), BARE_MANY)
        draw = _bodies(worker, places)
        batch = _batches(worker, draw)
        paths = [
            # We ourselves are the process of the bare path: while it runs, nothing else does in here.
            Path(
                "bare",
                bare.run,
                Meter(lambda: [os.getpid()], lambda: backends_named(watcher, database, BARE)),
                bare.lay_out,
            ),
            Path(
                "whole",
                lambda deadline: visitors.create(server.port, draw, deadline),
                Meter(server.processes, lambda: backends_named(watcher, database, server.application_name)),
            ),
        ]
        paths += [
            Path(
                "at once",
                at_once.run_at_once,
                Meter(lambda: [os.getpid()], lambda: backends_named(watcher, database, BARE_AT_ONCE)),
                at_once.lay_out,
            ),
            Path(
                "many rows",
                many.run_many,
                Meter(lambda: [os.getpid()], lambda: backends_named(watcher, database, BARE_MANY)),
                many.lay_out_many,
            ),
            Path(
                "batch",
                lambda deadline: visitors.create(server.port, batch, deadline, _all_done),
                Meter(server.processes, lambda: backends_named(watcher, database, server.application_name)),
            ),
        ]
        costs = interleaved(paths, pace, judged=("bare", "whole"))
        bare.connection.close()
        at_once.connection.close()
        many.connection.close()
    _check_rows(database, began)
    return _table(costs), costs["whole"].total


def _table(costs: Mapping[str, Cost]) -> Table:
    names = ("bare", "whole", "at once", "many rows", "batch")
    bare, whole, at_once, many, batch = (costs[name] for name in names)
    table = Table(
        "Reporting a case",
        "`POST /api/v1/cases` through granian by a signed-in grid worker (session cookie, CSRF, rights, "
        "strict JSON, checks, an answer that describes the case), alone and a hundred in one request of a "
        "phone's outbox (by one statement), against case, receipt, clocks, first "
        "step and journal act by one prepared statement. Both find the grid among 600 by PostGIS and number the act at commit.",
        ("Path", "CPU a report", "Ratio", "Goal", "Later goal"),
    )
    found = Ratio.of(bare.each, whole.each)
    goals = verdict(GOAL, found), verdict(LATER_GOAL, found)
    table.rows.append(("one prepared statement", cost(bare), "1", "–", "–"))
    table.rows.append(("HTTP with everything", cost(whole), ratio(found), *goals))
    together = Ratio.of(many.each, batch.each)
    table.rows.append((f"one statement of {AT_ONCE} rows", cost(many), "1", "–", "–"))
    judged = verdict(BATCH_GOAL, together)
    table.rows.append((f"HTTP, {AT_ONCE} at once", cost(batch), ratio(together), judged, "–"))
    table.rows.append(
        (
            f"HTTP, {AT_ONCE} at once, against as many statements under one commit",
            cost(batch),
            ratio(Ratio.of(at_once.each, batch.each)),
            "–",
            "–",
        )
    )
    beside = Ratio.of(bare.each, batch.each)
    table.rows.append(
        (f"HTTP, {AT_ONCE} at once, against single statements", cost(batch), ratio(beside), "–", "–")
    )
    return table


def _check_rows(database: str, began: datetime) -> None:
    """Both paths wrote the same kinds of rows: every case has its step and its numbered act."""
    reader = connect(database, BARE)
    with reader.cursor() as cursor:
        cursor.execute(
            "SELECT count(*), count(s.id), count(a.seq) FROM cases_case AS c "
            "LEFT JOIN cases_step AS s ON s.case_id = c.id LEFT JOIN journal_act AS a ON a.object_id = c.id "
            "WHERE c.received_at >= %s",
            [began],
        )
        cases, steps, acts = cursor.fetchone() or (0, 0, 0)
    reader.close()
    if not cases == steps == acts > 0:
        raise AssertionError(f"{cases} cases, {steps} steps and {acts} acts do not belong together")


def _batches(worker: Person, draw: Callable[[], Request]) -> Callable[[], Request]:
    """Fresh outboxes, each of a hundred of the same reports."""
    headers = visitors.as_person(worker)

    def draw_many() -> Request:
        items = []
        for _ in range(AT_ONCE):
            said = json.loads(draw().body or b"")
            about = {"schema_version": 1, "author": str(worker.account_id), "action": "report"}
            items.append({**about, "key": said["id"], "case": said["id"], "said": said})
        body = json.dumps({"items": items, "waiting": 0}, ensure_ascii=False)
        return Request("/api/v1/outbox", headers, "POST", body.encode())

    return draw_many


def _all_done(answer: Answer) -> int:
    became = [item["became"] for item in json.loads(answer.body)["items"]] if answer.status == 200 else []
    if became != ["done"] * AT_ONCE:
        raise RuntimeError(f"answered {answer.status}: {answer.body[:500]!r}")
    return AT_ONCE


def _places(database: str) -> list[LngLat]:
    """Two points inside every grid, in a shuffled order that is always the same."""
    reader = connect(database, BARE)
    with reader.cursor() as cursor:
        cursor.execute(
            "SELECT ST_X(p), ST_Y(p) FROM (SELECT (ST_Dump(ST_GeneratePoints(shape, 2, 7))).geom AS p "
            "FROM territory_area WHERE level = 'grid' AND valid_to IS NULL ORDER BY code) AS drawn"
        )
        places = [(round(lng, 6), round(lat, 6)) for lng, lat in cursor.fetchall()]
    reader.close()
    random.Random(7).shuffle(places)
    return places


def _kinds() -> Iterator[tuple[str, str]]:
    """Minor categories in turn, with their tracks."""
    return itertools.cycle((row.code, row.track) for row in read_categories(SEED) if row.parent)


def _bodies(worker: Person, places: Sequence[LngLat]) -> Callable[[], Request]:
    """Fresh reports as a phone sends them."""
    headers = visitors.as_person(worker)
    # One stream for all visitors: next() on these is atomic.
    where, kinds = itertools.cycle(places), _kinds()

    def draw() -> Request:
        lng, lat = next(where)
        body = {
            "id": str(uuid7()),
            "category": next(kinds)[0],
            "what": _WHAT,
            "location": {"lng": lng, "lat": lat, "datum": "wgs84", "accuracy_m": 12.0},
        }
        return Request("/api/v1/cases", headers, "POST", json.dumps(body, ensure_ascii=False).encode())

    return draw
