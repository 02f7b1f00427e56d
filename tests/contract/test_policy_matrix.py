"""The policy table against the running system: every address, every role, inside and outside their reach.

The expectation comes from `tests.promises`, not through the code under test.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver
from django.utils import timezone

from pingan.cases.models import Step
from pingan.cases.reporting import report_case
from pingan.core.ids import uuid7
from pingan.people.actors import Actor
from pingan.people.models import Account
from tests.cast import report_of, signed_in
from tests.promises import TABLE, Matter, reaches, spans
from tests.territory.small_county import FIRST_GRID, NEXT_GRID

# The cast is fetched by name, so the runner cannot see by itself that these tests need a database.
pytestmark = pytest.mark.django_db
ACROSS = "999921101001001"
CAST = ("qian", "sun", "li", "zhou", "wu", "zheng", "wang", "chen")
# Rows that guard a part of an answer rather than an address.
INSIDE_ANSWERS = {"mediation.read_sessions", "cases.be_given"}
# Filled into addresses: the first grid for codes, ids of nothing for the rest.
ARGUMENTS = {"code": FIRST_GRID, "z": "13", "x": "0", "y": "0"}


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
    for name in ("qian", "li", "wu", "chen"):
        actor: Actor = request.getfixturevalue(name)
        answer = call(signed_in(actor), method, address)
        assert answer.status_code < 500, (name, answer.content)
        denied = answer.status_code == 403 and answer.json()["code"] == "not_your_operation"
        assert denied == (not TABLE[operation][actor.role]), (name, answer.status_code)


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
    report = report_of(grid, category=category)
    report_case(report=report, by=teller)
    # Words on its timeline, of somebody who looks on nowhere.
    Step.objects.create(
        case_id=report.id,
        action="note",
        to_state="reported",
        by=Account.objects.create(username="he", name="he"),
        role="mediator",
        at=timezone.now(),
        note="一句话",
    )
    matter = Matter(grid, track, frozenset({teller.account_id}))
    address = f"/api/v1/cases/{report.id}"
    for name in CAST:
        actor: Actor = request.getfixturevalue(name)
        browser = signed_in(actor)
        visible = reaches(TABLE["cases.read"][actor.role], actor, matter)
        for part in ("", "/timeline"):
            answer = browser.get(address + part)
            assert answer.status_code == (200 if visible else 404), (name, part)
        # A version nobody has: inside the reach it is stale, outside there is no such case.
        touched = browser.post(
            f"{address}/note",
            {"text": "看过"},
            content_type="application/json",
            headers={"If-Match": '"999"'},
        ).status_code
        if not TABLE["cases.act"][actor.role]:
            assert touched == 403, name
        else:
            within = reaches(TABLE["cases.act"][actor.role], actor, matter)
            assert touched == (412 if within else 404), name
        listed = [row["id"] for row in browser.get("/api/v1/cases", {"queue": "all"}).json()["items"]]
        if visible:
            told = browser.get(f"{address}/timeline").json()["items"]
            confidant = reaches(TABLE["mediation.read_sessions"][actor.role], actor, matter)
            assert any(line["withheld"] for line in told) == (track == "dispute" and not confidant), name
        assert (str(report.id) in listed) == spans(TABLE["cases.list"][actor.role], actor, matter), name
