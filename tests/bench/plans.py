"""What the database looks at when a county with a long history is asked: every list of every role, the next
page, counts, searches, and all that the contract lets anybody read.

Nothing is timed. Each statement behind an answer is run once more under EXPLAIN (ANALYZE, BUFFERS), and what it
looked at is held to bounds that do not grow with the history: no large table is read whole, and neither rows
nor pages are more than a page of a list has a use for. A list, an operation or a role that is new is asked
without a word here; an operation that needs words to be answered says them in `QUERIES` or `POSTED`.
"""

from __future__ import annotations

import json
import logging
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from tests.bench import django_side, visitors
from tests.bench.county import County
from tests.bench.place import Person, closing, connect_owner
from tests.bench.report import Goal, Table, verdict

API = "/api/v1"
# A table with more rows than these grows with the history: none of it may be read from end to end.
LARGE = 20_000
# What people look for: a word of many cases, one of hardly any, and one that no case has.
SEARCHES = {"common": "水渠", "two": "水渠 村主路", "rare": "闻所未闻", "code": "{code}", "tail": "{tail}"}


@dataclass(frozen=True, slots=True)
class Bound:
    """So much may one question look at: rows that a step of a plan goes through, pages of all its plans."""

    rows: int
    pages: int


@dataclass(frozen=True, slots=True)
class Statement:
    """What one statement looked at."""

    sql: str
    rows: int
    pages: int
    whole: frozenset[str]
    indexes: frozenset[str] = frozenset()


@dataclass(slots=True)
class Asked:
    """A question, who asked it, and what the statements behind its answer looked at."""

    kind: str
    who: str
    path: str
    status: int = 0
    statements: list[Statement] = field(default_factory=list)

    @property
    def rows(self) -> int:
        return max((one.rows for one in self.statements), default=0)

    @property
    def pages(self) -> int:
        return sum(one.pages for one in self.statements)

    @property
    def whole(self) -> frozenset[str]:
        return frozenset[str]().union(*(one.whole for one in self.statements))

    def faults(self) -> list[str]:
        bound = bound_of(self.kind)
        found = [f"reads the whole of {', '.join(sorted(self.whole))}"] if self.whole else []
        found += [f"goes through {self.rows} rows"] if self.rows > bound.rows else []
        found += [f"reads {self.pages} pages"] if self.pages > bound.pages else []
        return found


# A case with all that lies beside it, a map, a table of the configuration.
USUAL = Bound(rows=3_000, pages=4_000)
# By the beginning of a kind. A page of a list reads on past what is of another track or state, what comes due
# within a day, or as many acts as one look goes through; a list of those who have not been told reads all of
# these. A list that is narrowed is walked, two thousand rows at a time by two ways at most, and so is one that is
# searched; of a rare word all finds are looked up. Whoever counts up to a thousand may have to pass by all that is
# open first, and a map tells how much of that is late. Who may be called back is of fifteen working days, and what
# may be the same matter of two months and one kind. The center's numbers are counted from the disputes of a
# month (of a million cases a year two hundred thousand, so that a month has seventeen thousand), by each of four
# days, and the cases of one of them are put in order.
# A calendar shows up to a thousand appointments, each with its case: by its key that is four pages, of a million
# cases three of the index and one of the table.
# Each is so many times a page or a cap, or what is open, and no part of it is the length of the history.
BOUNDS: Mapping[str, Bound] = {
    "list": Bound(rows=5_500, pages=8_000),
    "list to_call": Bound(rows=10_000, pages=25_000),
    "list to_tell": Bound(rows=5_500, pages=15_000),
    "search": Bound(rows=5_500, pages=25_000),
    "counts": Bound(rows=30_000, pages=25_000),
    "preview": Bound(rows=5_500, pages=8_000),
    f"{API}/calendar": Bound(rows=3_000, pages=6_000),
    f"{API}/cases/counts": Bound(rows=30_000, pages=25_000),
    f"{API}/cases/{{case_id}}/similar": Bound(rows=10_000, pages=10_000),
    f"{API}/numbers": Bound(rows=20_000, pages=8_000),
    f"{API}/maps/choropleth": Bound(rows=60_000, pages=45_000),
}


def bound_of(kind: str) -> Bound:
    return next(
        (BOUNDS[name] for name in sorted(BOUNDS, key=len, reverse=True) if kind.startswith(name)), USUAL
    )


# What a read cannot do without.
QUERIES: Mapping[str, Sequence[Mapping[str, str]]] = {
    f"{API}/areas": ({"q": "{grid}"},),
    f"{API}/calendar": ({}, {"days": "31"}),
    f"{API}/cases/by_code": ({"code": "{shown_code}"},),
    f"{API}/incoming/answers": ({"source": "12345"},),
    f"{API}/keeping": tuple({"what": what} for what in ("visits", "promises", "windows")),
    f"{API}/locate": ({"lng": "{lng}", "lat": "{lat}", "accuracy": "500"},),
    f"{API}/maps/choropleth": ({}, {"days": "7", "category": "05"}),
    f"{API}/numbers": (
        *({"by": by} for by in ("area", "kind", "road", "committee")),
        *({"month": "{last_month}", "live": live} for live in ("true", "false")),
        {"area": "{township}"},
    ),
    f"{API}/numbers/cases": (
        *({"number": number, "month": "{last_month}"} for number in ("in_flow", "resolved", "kept")),
        {"number": "in_flow", "month": "{last_month}", "live": "true"},
        {"number": "out_flow", "month": "{month}", "by": "area", "row": "{township}"},
        {"number": "resolved", "month": "{last_month}", "part": "rest"},
    ),
    f"{API}/registry/totals": ({"area": "{county}"}, {"area": "{township}"}),
    f"{API}/stats/rates": ({}, {"by": "organisation"}, {"months": "12"}),
    f"{API}/stats/dwell": ({}, {"months": "12"}, {"area": "{township}", "category": "05"}),
    f"{API}/workers": ({"area": "{village}"},),
}
POSTED: Mapping[str, Sequence[Mapping[str, Any]]] = {
    f"{API}/cases/similar": (
        {"category": "0506", "grid_code": "{grid}", "what": "水渠被泥石堵住，水漫到路上"},
        {"category": "0506", "grid_code": "{grid}"},
    ),
    f"{API}/routing/trial": ({"rows": []},),
}
# What needs a county's own words: who may not ask, or has none of it, hears so, and that is an answer too.
NOT_UNDERSTOOD = 400


def looked_at(plan: Mapping[str, Any], large: frozenset[str], sql: str) -> Statement:
    """What a plan with figures says that it went through."""
    nodes = list(_nodes(plan))
    return Statement(
        sql,
        rows=max((round(_through(node)) for node in nodes if _counts(node, large)), default=0),
        pages=plan["Shared Hit Blocks"] + plan["Shared Read Blocks"],
        whole=frozenset(node["Relation Name"] for node in nodes if _is_whole(node, large)),
        indexes=frozenset(node["Index Name"] for node in nodes if "Index Name" in node),
    )


def _nodes(plan: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    yield plan
    for part in plan.get("Plans", ()):
        yield from _nodes(part)


def _counts(node: Mapping[str, Any], large: frozenset[str]) -> bool:
    """Whether a step reads a large table, or puts in order what was read. What an index of words alone gives
    are numbers of rows, thousands to a page: they count as pages."""
    return node["Node Type"] == "Sort" or node.get("Relation Name") in large


def _through(node: Mapping[str, Any]) -> float:
    """All rows that a step has had in hand, kept or not."""
    dropped = sum(value for name, value in node.items() if name.startswith("Rows Removed by"))
    return float((node["Actual Rows"] + dropped) * node["Actual Loops"])


def _is_whole(node: Mapping[str, Any], large: frozenset[str]) -> bool:
    return node["Node Type"] == "Seq Scan" and node["Relation Name"] in large and node["Actual Loops"] > 0


class Listener:
    """Runs every reading statement of a connection once more, to hear what it looks at."""

    def __init__(self, large: frozenset[str]) -> None:
        self.large = large
        self.heard: list[Statement] = []

    def __call__(
        self, execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Mapping[str, Any]
    ) -> Any:
        if sql.lstrip("( \n").upper().startswith(("SELECT", "WITH", "EXECUTE")):
            with context["connection"].connection.cursor() as cursor:
                cursor.execute(f"EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) {sql}", params)
                told = cursor.fetchone()[0]
            plan = (json.loads(told) if isinstance(told, str) else told)[0]["Plan"]
            self.heard.append(looked_at(plan, self.large, sql))
        return execute(sql, params, many, context)


@contextmanager
def listening(county: County) -> Iterator[Listener]:
    from django.db import connection

    django_side.use(county.database)
    with closing(connect_owner(county.database, "bench-plans")) as owner, owner.cursor() as cursor:
        cursor.execute("SELECT relname FROM pg_class WHERE relkind = 'r' AND reltuples > %s", [LARGE])
        large = frozenset(name for (name,) in cursor.fetchall())
    listener = Listener(large)
    with connection.execute_wrapper(listener):
        yield listener
    connection.close()


class Questions:
    """Asks as one person, in this process, and keeps what was looked at for each answer."""

    def __init__(self, listener: Listener, person: Person) -> None:
        from django.test import Client

        # That somebody may not ask is no news here.
        logging.getLogger("django.request").setLevel(logging.ERROR)

        self._listener, self._person = listener, person
        self._client = Client(SERVER_NAME="localhost")
        headers = visitors.as_person(person)
        self._headers = {name: value for name, value in headers.items() if name != "Content-Type"}
        self.asked: list[Asked] = []

    def ask(self, kind: str, path: str, query: Mapping[str, str] | None = None, body: Any = None) -> Any:
        self._listener.heard = []
        sent: dict[str, Any] = {"headers": self._headers}
        if body is None:
            answer: Any = self._client.get(path, query or {}, **sent)
        else:
            answer = self._client.post(path, json.dumps(body), content_type="application/json", **sent)
        said = "&".join(f"{name}={value}" for name, value in (query or {}).items())
        asked = Asked(kind, self._person.role, f"{path}?{said}" if said else path, answer.status_code)
        asked.statements = self._listener.heard
        self.asked.append(asked)
        is_json = answer.headers.get("Content-Type", "").startswith("application/json")
        return answer.json() if answer.status_code == 200 and is_json else None


def measure(county: County, people: Mapping[str, Person]) -> tuple[Table, list[str]]:
    """The table, and a line for each question that looked at more than it may."""
    asked: list[Asked] = []
    with listening(county) as listener:
        for person in _one_of_each(people):
            asked += _asked_by(Questions(listener, person), person)
    return _table(county, asked), _faults(asked)


def _one_of_each(people: Mapping[str, Person]) -> list[Person]:
    """One of each role on each level that it has posts on."""
    found: dict[tuple[str, int], Person] = {}
    for name in sorted(people):
        person = people[name]
        found.setdefault((person.role, len(person.area_code)), person)
    return list(found.values())


def _asked_by(questions: Questions, person: Person) -> list[Asked]:
    from pingan.people.roles import ROLES

    _look_back(person)
    sample = None
    for tab in ROLES[person.role].tabs:
        sample = _list(questions, person, tab) or sample
    questions.ask("counts", f"{API}/cases/counts")
    for state in ("open", "done"):
        first = questions.ask("tasks", f"{API}/tasks", {"state": state})
        if first and first["next"]:
            questions.ask("tasks, next page", f"{API}/tasks", {"state": state, "cursor": first["next"]})
    _catch_up(questions, person)
    _whatever_can_be_read(questions, sample or {})
    _whatever_is_asked_with_words(questions, sample or {})
    _whatever_can_be_configured(questions)
    return questions.asked


def _look_back(person: Person) -> None:
    """Let everything of the second half of the journal be unread to them."""
    from pingan.cases import queues
    from pingan.cases.models import ReadMark
    from pingan.core.area_codes import county_of
    from pingan.journal import selectors as journal

    county = county_of(person.area_code)
    for tab in queues.QUEUES:
        ReadMark.objects.update_or_create(
            account_id=person.account_id, county=county, tab=tab, defaults={"seq": journal.head(county) // 2}
        )


def _list(questions: Questions, person: Person, tab: str) -> Mapping[str, Any] | None:
    """Its pages in every order, narrowed, and what is looked for in it; one case of it."""
    from pingan.cases import queues

    sample: Mapping[str, Any] | None = None
    for order in queues.ORDERS:
        first = questions.ask(f"list {tab}", f"{API}/cases", {"queue": tab, "order": order})
        if first and first["items"]:
            sample = first["items"][0]
        if first and first["next"]:
            turned = {"queue": tab, "order": order, "cursor": first["next"]}
            questions.ask(f"list {tab}, next page", f"{API}/cases", turned)
    grid = sample["grid_code"] if sample else ""
    for narrowed in (
        *({"area": grid[:digits]} for digits in (9, 12, 15) if grid),
        *({"category": code} for code in ("07", "0506")),
        *({"track": track} for track in ("event", "dispute")),
    ):
        questions.ask(f"list {tab}, narrowed", f"{API}/cases", {"queue": tab, **narrowed})
    code = sample["code"] if sample else "PA-0000-0000"
    for kind, words in SEARCHES.items():
        q = words.format(code=code, tail=code[-4:])
        found = questions.ask(f"search, {kind}", f"{API}/cases", {"queue": tab, "q": q})
        if found and found["next"]:
            turned = {"queue": tab, "q": q, "cursor": found["next"]}
            questions.ask(f"search, {kind}, next page", f"{API}/cases", turned)
    return sample


def _catch_up(questions: Questions, person: Person) -> None:
    from pingan.core.area_codes import county_of
    from pingan.journal import selectors as journal

    place = questions.ask("events", f"{API}/events") or {}
    epoch = str(place.get("epoch", ""))
    for behind in (500, 5_000_000):
        after = str(max(0, journal.head(county_of(person.area_code)) - behind))
        questions.ask("events", f"{API}/events", {"after": after, "epoch": epoch})


def _whatever_can_be_read(questions: Questions, sample: Mapping[str, Any]) -> None:
    from tests.contract.answers import contract

    ids = defaultdict(lambda: "00000000-0000-7000-8000-000000000000", _ids(sample))
    for method, address in contract().operations:
        if method == "get" and address not in (f"{API}/cases", f"{API}/tasks", f"{API}/events"):
            for query in QUERIES.get(address, ({},)):
                said = {name: value.format_map(ids) for name, value in query.items()}
                first = questions.ask(address, address.format_map(ids), said)
                if isinstance(first, Mapping) and first.get("next"):
                    turned = {**said, "cursor": str(first["next"])}
                    questions.ask(f"{address}, next page", address.format_map(ids), turned)


def _whatever_is_asked_with_words(questions: Questions, sample: Mapping[str, Any]) -> None:
    ids = _ids(sample)
    for address, bodies in POSTED.items():
        for body in bodies:
            questions.ask(address, address.format_map(ids), body=_filled(body, ids))


def _whatever_can_be_configured(questions: Questions) -> None:
    """What each section would have meant last month without its first row."""
    from pingan.core import clock

    sections = questions.ask("sections", f"{API}/config/sections") or {"items": []}
    for code in (section["code"] for section in sections["items"]):
        table = questions.ask("section", f"{API}/config/{code}") or {"rows": []}
        said = {"rows": table["rows"][1:], "valid_from": str(clock.today())}
        questions.ask(f"preview of {code}", f"{API}/config/{code}/preview", body=said)


def _filled(words: Any, ids: Mapping[str, str]) -> Any:
    if isinstance(words, str):
        return words.format_map(ids)
    if isinstance(words, Mapping):
        return {name: _filled(value, ids) for name, value in words.items()}
    return [_filled(one, ids) for one in words] if isinstance(words, list) else words


def _ids(sample: Mapping[str, Any]) -> dict[str, str]:
    from pingan.core import clock

    grid = str(sample.get("grid_code", "999921100001001"))
    return {
        "case_id": str(sample.get("id", "00000000-0000-7000-8000-000000000000")),
        "code": grid[:9],
        "township": grid[:9],
        "shown_code": str(sample.get("code", "PA-0000-0000")),
        "grid": grid,
        "village": grid[:12],
        "county": grid[:6],
        "month": f"{clock.today():%Y-%m}",
        "last_month": f"{clock.today().replace(day=1) - timedelta(days=1):%Y-%m}",
        "lng": str(sample.get("lng", "")),
        "lat": str(sample.get("lat", "")),
        "section": "categories",
    }


def _table(county: County, asked: Sequence[Asked]) -> Table:
    table = Table(
        "What a question looks at",
        f"In a county with {county.cases:,} cases: of every role's questions of a kind the most rows that a step of "
        "a plan went through, and the most pages that all statements behind one answer read, by EXPLAIN (ANALYZE, "
        "BUFFERS). None may read a large table whole.",
        ("Question", "Asked", "Rows", "At most", "Pages", "At most"),
    )
    kinds: dict[str, list[Asked]] = defaultdict(list)
    for one in asked:
        kinds[one.kind].append(one)
    for kind, ones in kinds.items():
        bound = bound_of(kind)
        rows, pages = max(one.rows for one in ones), max(one.pages for one in ones)
        goals = (
            verdict(Goal(most, at_most=True), found)
            for most, found in ((bound.rows, rows), (bound.pages, pages))
        )
        told_rows, told_pages = goals
        table.rows.append((kind, str(len(ones)), f"{rows:,}", told_rows, f"{pages:,}", told_pages))
    return table


def _faults(asked: Sequence[Asked]) -> list[str]:
    found = [f"{one.who} {one.path}: {fault}" for one in asked for fault in one.faults()]
    understood = {one.kind for one in asked if one.status != NOT_UNDERSTOOD}
    found += [
        f"{kind}: not asked so that anybody is answered" for kind in {one.kind for one in asked} - understood
    ]
    return sorted(set(found))
