"""The whole life of a case over HTTP (reported, searched for, dispatched, received, handled, closed) beside the
same rows in bare SQL, in a young county and in one with a long history; and what ten times the load does."""

from __future__ import annotations

import json
import os
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from http.client import HTTPConnection
from statistics import median, quantiles
from typing import Any

from psycopg2.extensions import connection as Connection

from tests.bench import create_case, reads, visitors
from tests.bench.county import County
from tests.bench.machine import Meter, backends_named
from tests.bench.place import Person
from tests.bench.report import Goal, Table, cost, ratio, verdict
from tests.bench.rounds import Cost, Pace, Path, Ratio, interleaved
from tests.bench.servers import Server
from tests.bench.visitors import Request

GROWTH_GOAL = Goal(1.5, at_most=True)
SPIKE = 10
# How many hands report while the load is ten times what it was: as many phones as wait at once.
HANDS = 20

# One step: the row, its line and its act, in one statement and one transaction.
_STEP = """
WITH moved AS (
  UPDATE cases_case SET state = %(state)s, holder_id = %(holder)s, version = version + 1,
         closed_at = CASE WHEN %(state)s = 'closed' THEN now() END
  WHERE id = %(id)s RETURNING id, version, grid_code, track, reporter_id
), line AS (
  INSERT INTO cases_step (case_id, action, track, from_state, to_state, by_id, role, at, note, data)
  SELECT id, %(action)s, track, %(was)s, %(state)s, %(by)s, %(role)s, now(), %(note)s, '{}' FROM moved
), clocks AS (
  UPDATE cases_clock SET stopped_at = now()
  WHERE case_id = %(id)s AND stopped_at IS NULL AND %(state)s = 'closed'
)
INSERT INTO journal_act (county, type, topic, object_type, object_id, object_version, area_code, actor, purpose,
                         hearers, facts, at)
SELECT left(grid_code, 6), 'case.' || %(action)s, 'cases.' || track, 'case', id, version, grid_code, %(by)s, '',
       ARRAY[reporter_id], jsonb_build_object('action', %(action)s, 'state', %(state)s, 'was_state', %(was)s),
       now()
FROM moved
"""
_SEARCH = """
SELECT case_id FROM cases_wording
WHERE cases_tokens(words, grid_code) @> cases_pairs(%(q)s) AND strpos(words, %(q)s) > 0
ORDER BY received_at DESC, case_id DESC LIMIT 51
"""


@dataclass(slots=True)
class Speed:
    """Lives and the seconds they took, of all slices together."""

    done: int = 0
    seconds: float = 0.0

    def timed(self, run: Callable[[float], int], deadline: float) -> int:
        began = time.monotonic()
        done = run(deadline)
        self.done += done
        self.seconds += time.monotonic() - began
        return done

    def __str__(self) -> str:
        return f"{self.done / self.seconds:.1f}" if self.seconds else "–"


class BareLives:
    """One connection that leads cases through their lives by SQL alone."""

    def __init__(self, county: County, worker: Person, desk: Person, bare: Connection) -> None:
        places = create_case._places(county.database)
        self._writer = create_case.BareWriter(county.database, worker, places, pile=1)
        self._worker, self._desk, self._bare = str(worker.account_id), str(desk.account_id), bare

    def run(self, deadline: float) -> int:
        done = 0
        while done == 0 or time.monotonic() < deadline:
            self._lead()
            done += 1
        return done

    def _lead(self) -> None:
        values = self._writer._draw()
        places = ", ".join(["%s"] * len(values))
        with self._writer.connection.cursor() as cursor:
            cursor.execute(f"EXECUTE report ({places})", values)
            cursor.execute(_SEARCH, {"q": values[1].lower()})
            if cursor.fetchone() is None:
                raise RuntimeError("the bare search found nothing")
            for action, was, state, by, role, holder in (
                ("dispatch", "reported", "dispatched", self._desk, "dispatcher", self._worker),
                ("receive", "dispatched", "in_hand", self._worker, "grid_worker", self._worker),
                ("handle", "in_hand", "handled", self._worker, "grid_worker", None),
                ("close", "handled", "closed", self._desk, "dispatcher", None),
            ):
                cursor.execute(
                    _STEP,
                    {
                        **{"id": values[0], "action": action, "was": was, "state": state, "by": by},
                        **{"role": role, "holder": holder, "note": "已处理"},
                    },
                )

    def close(self) -> None:
        self._writer.connection.close()


def lead(visitor: HTTPConnection, worker: Person, desk: Person, report: Request) -> None:
    """One case from its report to its close, as pages ask for it."""
    phone, page = visitors.as_person(worker), visitors.as_person(desk)
    case = _sent(visitor, report)
    found = _sent(visitor, Request(f"/api/v1/cases?q={case['code'][3:7]}{case['code'][8:]}", page))
    if [row["id"] for row in found["items"]] != [case["id"]]:
        raise RuntimeError("the search found something else")
    for action, headers, body in (
        ("dispatch", page, {"worker_id": str(worker.account_id)}),
        ("receive", phone, {}),
        ("handle", phone, {"result": "已疏通"}),
        ("close", page, {"note": "已回访"}),
    ):
        case = _sent(
            visitor,
            Request(
                f"/api/v1/cases/{case['id']}/{action}",
                {**headers, "If-Match": f'"{case["version"]}"'},
                "POST",
                json.dumps(body).encode(),
            ),
        )


def _sent(visitor: HTTPConnection, request: Request) -> dict[str, Any]:
    answer = visitors._exchange(visitor, request)
    visitors._expect(answer, 200, 201)
    found: dict[str, Any] = json.loads(answer.body)
    return found


def measure(
    counties: Sequence[County], watcher: Connection, worker: Person, desk: Person, pace: Pace
) -> Table:
    table = Table(
        "The whole life of a case",
        "Reported, found by its code in the search, dispatched, received, handled and closed: six requests by "
        "a worker and a desk, against the same rows by one statement each. Growth: the whole path here over the "
        "whole path in the young county.",
        ("Cases", "Bare", "Whole", "Ratio", "Lives a second (wall)", "Growth", "Goal"),
    )
    with reads.serving(counties) as served:
        paths: list[Path] = []
        speeds: dict[int, Speed] = {}
        closing: list[BareLives] = []
        for county, server, bare in served:
            lives = BareLives(county, worker, desk, bare)
            closing.append(lives)
            speeds[county.cases] = Speed()
            paths += _paths(county, server, lives, watcher, worker, desk, speeds[county.cases])
        costs = interleaved(paths, pace)
        for lives in closing:
            lives.close()
    young = costs[f"whole {counties[0].cases}"]
    for county in counties:
        table.rows.append(_row(county, costs, young, speeds[county.cases], is_young=county is counties[0]))
    return table


def _paths(
    county: County,
    server: Server,
    lives: BareLives,
    watcher: Connection,
    worker: Person,
    desk: Person,
    speed: Speed,
) -> tuple[Path, Path]:
    draw = _reports(county, worker)

    def whole(deadline: float) -> int:
        return visitors._visit(server.port, lambda visitor: _led(visitor, worker, desk, draw, deadline))

    database = county.database
    return (
        Path(
            f"bare {county.cases}",
            lives.run,
            Meter(lambda: [os.getpid()], lambda: backends_named(watcher, database, create_case.BARE)),
        ),
        Path(
            f"whole {county.cases}",
            lambda deadline: speed.timed(whole, deadline),
            Meter(server.processes, lambda: backends_named(watcher, database, server.application_name)),
        ),
    )


def _led(
    visitor: HTTPConnection, worker: Person, desk: Person, draw: Callable[[], Request], deadline: float
) -> int:
    done = 0
    while done == 0 or time.monotonic() < deadline:
        lead(visitor, worker, desk, draw())
        done += 1
    return done


def _reports(county: County, worker: Person) -> Callable[[], Request]:
    """Reports from the worker's own grid, of matters that its desk dispatches."""
    draw = create_case._bodies(worker, create_case._places(county.database))

    def own() -> Request:
        request = draw()
        body = {**json.loads(request.body or b"{}"), "grid_code": worker.area_code, "category": "0506"}
        return Request(request.path, request.headers, "POST", json.dumps(body).encode())

    return own


def _row(
    county: County, costs: dict[str, Cost], young: Cost, speed: Speed, *, is_young: bool
) -> Sequence[str]:
    bare, whole = costs[f"bare {county.cases}"], costs[f"whole {county.cases}"]
    growth = Ratio.of(whole.each, young.each)
    return (
        f"{county.cases:,}",
        cost(bare),
        cost(whole),
        ratio(Ratio.of(bare.each, whole.each)),
        str(speed),
        "–" if is_young else ratio(growth),
        "–" if is_young else verdict(GROWTH_GOAL, growth),
    )


@dataclass(slots=True)
class Phase:
    """So many seconds at so many reports a second: how long each took, and how many were put off."""

    name: str
    seconds: float
    rate: float
    took: list[float] = field(default_factory=list)
    put_off: int = 0

    @property
    def slow(self) -> float:
        """Seconds within which 95 in a hundred were answered."""
        return quantiles(self.took, n=20)[-1] if len(self.took) > 1 else 0.0


def spike(county: County, worker: Person, pace: Pace) -> Table:
    """A calm time, ten times as much for a minute, and the time after it."""
    minute = 60.0 * min(1.0, pace.seconds / 2.0)
    with reads.serving([county]) as ((_county, server, _bare),):
        draw = _reports(county, worker)
        capacity = visitors.create(server.port, draw, time.monotonic() + pace.seconds) / pace.seconds
        calm = capacity / SPIKE
        phases = [
            Phase("before", minute / 3, calm),
            Phase(f"{SPIKE} times as many", minute, calm * SPIKE),
            Phase("after", minute / 3, calm),
        ]
        for phase in phases:
            _keep_up(server.port, draw, phase)
    before, _during, after = phases
    table = Table(
        "A spike",
        f"Reports at a tenth of what the machine takes, then {SPIKE} times as many for a minute, then as before. "
        "Times are wall times from the moment a report was due to be sent; put off: answered 503 with a moment to "
        "come again. Growth: the median after the spike over the median before it.",
        ("Phase", "Reports a second", "Median", "95 %", "Put off", "Growth", "Goal"),
    )
    for phase in phases:
        growth = median(after.took) / median(before.took)
        table.rows.append(
            (
                phase.name,
                f"{phase.rate:.1f}",
                f"{median(phase.took) * 1000:.0f} ms",
                f"{phase.slow * 1000:.0f} ms",
                str(phase.put_off),
                f"{growth:.2f}" if phase is after else "–",
                verdict(GROWTH_GOAL, growth) if phase is after else "–",
            )
        )
    return table


def _keep_up(port: int, draw: Callable[[], Request], phase: Phase) -> None:
    """Send at the phase's rate, whether or not answers keep up with it."""
    begin, lock = time.monotonic(), threading.Lock()
    due = iter(range(max(2, int(phase.rate * phase.seconds))))

    def hand() -> None:
        visitor = HTTPConnection("127.0.0.1", port, timeout=60)
        while True:
            with lock:
                number = next(due, None)
            if number is None:
                break
            at = begin + number / phase.rate
            time.sleep(max(0.0, at - time.monotonic()))
            answer = visitors._exchange(visitor, draw())
            visitors._expect(answer, 201, 503)
            with lock:
                phase.took.append(time.monotonic() - at)
                phase.put_off += answer.status != 201
        visitor.close()

    hands = [threading.Thread(target=hand, daemon=True) for _ in range(HANDS)]
    for one in hands:
        one.start()
    for one in hands:
        one.join()
