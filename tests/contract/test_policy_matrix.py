"""The policy table against the running system: every address, every role, inside and outside their reach.

The expectation comes from `tests.promises`, not through the code under test. Who walks is told by the tables
themselves: a role that is added to them is walked at once.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import product
from typing import Any

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver
from django.utils import timezone

from pingan.cases.models import Step
from pingan.cases.reporting import report_case
from pingan.core.ids import uuid7
from pingan.people import policy, roles
from pingan.people.actors import Actor
from pingan.people.models import Account
from pingan.people.reach import Reach
from tests.cast import PARTS, appoint, report_of, signed_in
from tests.promises import TABLE, Matter, reaches, spans
from tests.territory.small_county import FIRST_GRID, NEXT_GRID

# The cast is fetched by name, so the runner cannot see by itself that these tests need a database.
pytestmark = pytest.mark.django_db
ACROSS = "999921101001001"
DIGITS = {"county": 6, "township": 9, "village": 12, "grid": 15}
# Roles that there are not: a column of the one table and a line of the other is all that they cost.
THROW_AWAY = {
    "auditor": (
        "region,county,county,newest,审计员,auditor,,all",
        {"cases.read": "county:event", "maps.tiles": "area"},
    ),
    "petition_clerk": (
        "desk,township village,township_center,due,信访专员,petition clerk,信访员,waiting tasks open",
        {
            "cases.read": "county:dispute+own",
            "cases.act": "own",
            "cases.report": "any",
            "people.workers": "county",
        },
    ),
    "observer": ("field,grid,village_committee,newest,观察员,observer,,open", {"cases.read": "grid"}),
    "reporter": (
        "field,grid village,county,newest,信息员,reporter,,mine",
        {"cases.read": "own", "cases.report": "any"},
    ),
}
# Rows that guard a part of an answer rather than an address.
INSIDE_ANSWERS = {
    "cases.look",
    *("mediation.read_sessions", "cases.be_given", "cases.be_assigned", "cases.public"),
    *("duties.override", "config.administer", "routing.acts_as"),
    *("ledgers.monthly", "ledgers.cases", "ledgers.handed_over", "ledgers.disputes"),
    *("ledgers.supervision", "ledgers.overrides"),
    *("staff.reset_all", "factors.needed"),
    "notices.telephone",
}
# Filled into addresses: the first grid for codes, ids of nothing for the rest.
ARGUMENTS = {
    "code": FIRST_GRID,
    "item_id": "1",
    "z": "13",
    "x": "0",
    "y": "0",
    "number": "1",
    "what": "close",
    "proposal": "1",
    "channel": "email",
    "county": FIRST_GRID[:6],
}


def api_views() -> Iterator[tuple[str, type]]:
    """(address, view class) of everything under /api/ and /tiles/."""

    def walk(patterns: list[Any], prefix: str) -> Iterator[tuple[str, type]]:
        for pattern in patterns:
            address = prefix + str(pattern.pattern)
            if isinstance(pattern, URLResolver):
                yield from walk(pattern.url_patterns, address)
            elif isinstance(pattern, URLPattern) and address.startswith(("api/", "tiles/")):
                found = getattr(pattern.callback, "view_class", None) or getattr(
                    pattern.callback, "cls", None
                )
                yield address, found or pattern.callback

    yield from walk(get_resolver().url_patterns, "")


CELLS = [
    (address, method, view.operations[method])
    for address, view in api_views()
    for method in getattr(view, "operations", {})
]


def test_every_address_names_an_operation_for_every_method() -> None:
    for address, view in api_views():
        operations = getattr(view, "operations", None)
        assert operations, f"{address} names no operations"
        offered = {name.upper() for name in ("get", "post", "put", "patch", "delete") if hasattr(view, name)}
        assert set(operations) == offered, address


def test_the_table_and_the_addresses_know_the_same_operations() -> None:
    assert {operation for _, _, operation in CELLS} | INSIDE_ANSWERS == set(TABLE)


def address_of(pattern: str) -> str:
    """A concrete address: known codes, and fresh ids that name nothing."""
    return "/" + re.sub(r"<(?:\w+:)?(\w+)>", lambda found: ARGUMENTS.get(found[1], str(uuid7())), pattern)


def call(client: Client, method: str, address: str) -> Any:
    return client.generic(
        method, address, b"{}", content_type="application/json", headers={"If-Match": '"1"'}
    )


@pytest.mark.parametrize(("pattern", "method", "operation"), CELLS)
def test_nobody_does_what_the_table_leaves_empty(
    pattern: str, method: str, operation: str, request: pytest.FixtureRequest
) -> None:
    address = address_of(pattern)
    refused = call(Client(), method, address)
    if TABLE[operation]["anonymous"]:
        assert refused.status_code not in (403, 500)
    else:
        assert (refused.status_code, refused.json()["code"]) == (401, "unauthenticated")
    for role in roles.ROLES:
        name = next(name for name, (held, _) in PARTS.items() if held == role)
        is_refused_where_the_table_is_empty(request.getfixturevalue(name), method, address, TABLE[operation])


def is_refused_where_the_table_is_empty(
    actor: Actor, method: str, address: str, row: Mapping[str, str]
) -> None:
    answer = call(signed_in(actor), method, address)
    assert answer.status_code < 500, (actor.name, answer.content)
    denied = answer.status_code == 403 and answer.json()["code"] == "not_your_operation"
    assert denied == (not row[actor.role]), (actor.name, address, answer.status_code)


@pytest.mark.parametrize(("pattern", "method", "operation"), CELLS)
def test_a_password_somebody_else_gave_opens_nothing_but_its_change(
    pattern: str, method: str, operation: str, qian: Actor
) -> None:
    Account.objects.filter(pk=qian.account_id).update(must_change_password=True)
    answer = call(signed_in(qian), method, address_of(pattern))
    if operation in ("people.session", "people.password"):
        assert answer.status_code in (200, 204, 400)
    elif pattern.startswith("tiles/"):
        # Tiles know who acts, and nobody does yet.
        assert answer.status_code == 401
    else:
        assert (answer.status_code, answer.json()["code"]) == (403, "password_first")


@pytest.mark.parametrize(
    ("reporter", "grid", "category", "track"),
    [
        ("qian", FIRST_GRID, "0506", "event"),
        ("qian", FIRST_GRID, "0101", "dispute"),
        ("qian", NEXT_GRID, "0506", "event"),
        ("sun", NEXT_GRID, "0101", "dispute"),
        ("zhou", ACROSS, "0506", "event"),
        ("wu", ACROSS, "0506", "event"),
        ("li", ACROSS, "0101", "dispute"),
    ],
)
def test_a_case_is_found_exactly_by_whom_the_table_says(
    reporter: str, grid: str, category: str, track: str, request: pytest.FixtureRequest
) -> None:
    teller: Actor = request.getfixturevalue(reporter)
    case_id = told_of(teller, grid, category)
    matter = Matter(grid, track, frozenset({teller.account_id}))
    onlookers = [actor for role in roles.ROLES for actor in holders_of(role)]
    for actor in (*(request.getfixturevalue(name) for name in PARTS), *onlookers):
        finds_what_the_table_says(actor, case_id, matter, TABLE)


def told_of(reporter: Actor, grid: str, category: str) -> str:
    """A case of theirs, with words on its timeline of somebody who looks on nowhere."""
    report = report_of(grid, category=category)
    report_case(report=report, by=reporter)
    stranger, _ = Account.objects.get_or_create(username="he", name="he")
    Step.objects.create(
        case_id=report.id,
        action="note",
        to_state="reported",
        by=stranger,
        role="mediator",
        at=timezone.now(),
        note="一句话",
    )
    return str(report.id)


def holders_of(role: str) -> list[Actor]:
    """Somebody with a post of that role at each level it can be at, around both grids and across."""
    areas = {
        grid[: DIGITS[level]]
        for grid in (FIRST_GRID, NEXT_GRID, ACROSS)
        for level in roles.ROLES[role].levels
    }
    return [appoint(f"{role}-{area}", role, area) for area in sorted(areas)]


def finds_what_the_table_says(
    actor: Actor, case_id: str, matter: Matter, table: Mapping[str, Mapping[str, str]]
) -> None:
    """The case, its timeline, a step on it and the list of everything, as the actor's cells have it."""

    def within(operation: str) -> bool:
        return reaches(table[operation][actor.role], actor, matter)

    browser, address = signed_in(actor), f"/api/v1/cases/{case_id}"
    readable = 403 if not table["cases.read"][actor.role] else 200 if within("cases.read") else 404
    for part in ("", "/timeline"):
        assert browser.get(address + part).status_code == readable, (actor.name, part)
    # A version nobody has: inside the reach it is stale, outside there is no such case.
    touched = browser.post(
        f"{address}/claim", {}, content_type="application/json", headers={"If-Match": '"999"'}
    ).status_code
    stale = 403 if not table["cases.act"][actor.role] else 412 if within("cases.act") else 404
    assert touched == stale, actor.name
    if readable == 200:
        told = browser.get(f"{address}/timeline").json()["items"]
        withheld = matter.track == "dispute" and not within("mediation.read_sessions")
        assert any(line["withheld"] for line in told) == withheld, actor.name
    if cell := table["cases.list"][actor.role]:
        listed = [row["id"] for row in browser.get("/api/v1/cases", {"queue": "all"}).json()["items"]]
        assert (case_id in listed) == spans(cell, actor, matter), actor.name


@pytest.mark.parametrize("role", THROW_AWAY)
def test_a_new_role_costs_lines_of_the_tables_alone(
    role: str, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    line, cells = THROW_AWAY[role]
    given = dict.fromkeys(("people.session", "territory.read", "cases.categories"), "any") | cells
    given |= dict.fromkeys(("cases.list", "cases.counts", "realtime.events"), cells["cases.read"])
    head = "role,face,levels,employer,reads_first,label,label_en,also,tabs"
    read = roles.read_roles([head, f"{role},{line}"])
    monkeypatch.setitem(roles.ROLES, role, read[role])  # type: ignore[arg-type]
    for operation, row in policy.TABLE.items():
        if operation in given:
            changed = {**row, role: Reach.read(given[operation])}
            monkeypatch.setitem(policy.TABLE, operation, changed)  # type: ignore[arg-type]
    assert list(policy.misunderstood(policy.TABLE)) == []
    table = {operation: {**row, role: given.get(operation, "")} for operation, row in TABLE.items()}

    teller: Actor = request.getfixturevalue("qian")
    people = holders_of(role)
    for pattern, method, operation in CELLS:
        is_refused_where_the_table_is_empty(people[0], method, address_of(pattern), table[operation])
    for person in people:
        session = signed_in(person).get("/api/v1/session").json()
        face = roles.ROLES[role].face.path
        assert (session["post"]["role"], session["post"]["face"]) == (role, face)
        assert set(session["reaches"]) == set(given)
        assert signed_in(person).get("/").headers["Location"] == face
        reporters = [teller, person] if given.get("cases.report") else [teller]
        for reporter, grid, (category, track) in product(
            reporters, (FIRST_GRID, NEXT_GRID, ACROSS), (("0506", "event"), ("0101", "dispute"))
        ):
            matter = Matter(grid, track, frozenset({reporter.account_id}))
            finds_what_the_table_says(person, told_of(reporter, grid, category), matter, table)
