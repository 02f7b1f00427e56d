"""Coming back after a night: what is caught up, what it costs, and when loading anew is cheaper."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from psycopg2.extensions import connection as Connection

from pingan.realtime.selectors import MAX_TO_HEAR
from tests.bench import visitors
from tests.bench.county import County
from tests.bench.place import Person
from tests.bench.reads import Errand, Statement, paths_of, serving
from tests.bench.report import Goal, Table, cost, ratio, verdict
from tests.bench.rounds import Cost, Pace, Ratio, interleaved
from tests.bench.servers import Server
from tests.bench.visitors import Request

NIGHT = 50_000
# Two acts a case, save for those that were only reported.
CASES = 28_000
GOAL = Goal(1, at_most=True)
PAGE = 500
GONE = 410

# What may be heard, in the fewest words.
_AREA = "starts_with(area_code, %(area)s)"
_OWN = f"({_AREA} OR %(account)s = ANY(hearers))"
_READ = """
SELECT * FROM journal_act WHERE county = %(county)s AND seq > %(after)s AND {heard} ORDER BY seq LIMIT %(limit)s
"""
_COUNT = """
SELECT count(*) FROM (
  SELECT FROM journal_act WHERE county = %(county)s AND seq > %(after)s AND {heard} LIMIT %(limit)s
) AS found
"""
_BEGIN = """
SELECT min(seq) - 1 FROM (
  SELECT seq FROM journal_act WHERE county = %(county)s AND {heard} ORDER BY seq DESC LIMIT %(limit)s
) AS newest
"""


@dataclass(frozen=True, slots=True)
class Back:
    """Somebody comes back: the requests that catch up and the statements behind them, how many acts they
    brought, and how many bytes."""

    errand: Errand
    heard: int
    size: int


def measure(county: County, watcher: Connection, people: Mapping[str, Person], pace: Pace) -> Table:
    """The table of catching up, each row with its own loading anew beside it."""
    table = Table(
        "Catching up after a night",
        f"All of `GET /api/v1/events?after=…` for somebody who missed {NIGHT:,} acts of the county, through "
        "granian, against one statement that reads the same acts, and against loading a first screen anew (two "
        f"lists, counts, and the place to listen from). With more than {MAX_TO_HEAR:,} acts to hear the answer "
        "is 410 and the screen is loaded anew.",
        (
            *("Who", "Acts", "Requests", "KB", "Bare SQL", "HTTP with everything", "Ratio"),
            *("Loading anew", "Catching up, in loadings", "Goal"),
        ),
    )
    with serving([county]) as served:
        [(_county, server, bare)] = served
        for name, person, is_night in (
            ("worker of a grid, a night", people["qian"], True),
            ("dispatcher of a township, a night", people["li"], True),
            ("dispatcher, as much as may be", people["li"], False),
            ("county leader, a night", people["chen"], True),
        ):
            after = _head(bare, county) - NIGHT if is_night else _as_much_as_may_be(bare, county, person)
            back = _come_back(person, max(after, 0), county, server)
            caught_up = paths_of(back.errand, county, server, bare, watcher)
            _bare, anew = paths_of(_anew(person), county, server, bare, watcher)
            costs = interleaved([*caught_up, replace(anew, name="anew")], pace)
            goal = GOAL if name.startswith("county") else None
            table.rows.append((name, *_row(back, _whole(costs, back, person, county), goal)))
    return table


def _whole(costs: Mapping[str, Cost], back: Back, person: Person, county: County) -> tuple[Cost, Cost, Cost]:
    """Of all requests together: what was measured is one of them."""
    requests, screen = len(back.errand.requests), len(_anew(person).requests)
    bare, whole = costs[f"bare {county.cases}"], costs[f"whole {county.cases}"]
    return _times(bare, len(back.errand.statements)), _times(whole, requests), _times(costs["anew"], screen)


def _times(cost_of_one: Cost, n: int) -> Cost:
    return Cost([each * n for each in cost_of_one.program], [each * n for each in cost_of_one.database])


def _row(back: Back, costs: tuple[Cost, Cost, Cost], goal: Goal | None) -> Sequence[str]:
    bare, whole, anew = costs
    loadings = Ratio.of(whole.each, anew.each)
    return (
        f"{back.heard:,}" if back.heard else f"> {MAX_TO_HEAR:,}: 410",
        str(len(back.errand.requests)),
        f"{back.size / 1000:,.0f}",
        cost(bare),
        cost(whole),
        ratio(Ratio.of(bare.each, whole.each)),
        cost(anew),
        ratio(loadings),
        verdict(goal, loadings),
    )


def _come_back(person: Person, after: int, county: County, server: Server) -> Back:
    """Ask page after page, as our pages do, and note each request."""
    headers = visitors.as_person(person)
    place = json.loads(visitors.ask(server.port, Request("/api/v1/events", headers)).body)
    requests: list[Request] = []
    statements: list[Statement] = []
    heard = size = 0
    condition = _AREA if person.role == "leader" else _OWN
    while True:
        address = f"/api/v1/events?after={after}&epoch={place['epoch']}"
        requests.append(Request(address, headers, statuses=(200, GONE)))
        answer = visitors.ask(server.port, requests[-1])
        size += len(answer.body)
        statement, limit = (_COUNT, MAX_TO_HEAR + 1) if answer.status == GONE else (_READ, PAGE)
        values = {"area": person.area_code, "account": str(person.account_id), "county": county.code}
        statements.append((statement.format(heard=condition), values | {"after": after, "limit": limit}))
        page = json.loads(answer.body)
        if answer.status == GONE or page["next"] >= page["head"]:
            heard += len(page.get("events", ()))
            return Back(Errand("catching up", requests, statements), heard, size)
        heard += len(page["events"])
        after = page["next"]


def _anew(person: Person) -> Errand:
    """What a page asks for when it begins."""
    queues = ("all", "open") if person.role == "leader" else ("waiting", "tasks")
    addresses = [
        "/api/v1/events",
        "/api/v1/cases/counts",
        *(f"/api/v1/cases?queue={queue}" for queue in queues),
    ]
    headers = visitors.as_person(person)
    return Errand("loading anew", [Request(address, headers) for address in addresses], [])


def _head(bare: Connection, county: County) -> int:
    with bare.cursor() as cursor:
        cursor.execute("SELECT head FROM journal_stream WHERE county = %s", [county.code])
        head: int = cursor.fetchone()[0]
    return head


def _as_much_as_may_be(bare: Connection, county: County, person: Person) -> int:
    values = {"area": person.area_code, "account": str(person.account_id), "county": county.code}
    with bare.cursor() as cursor:
        cursor.execute(_BEGIN.format(heard=_OWN), values | {"limit": MAX_TO_HEAR})
        after: int = cursor.fetchone()[0]
    return after
