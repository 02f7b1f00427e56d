"""Finding cases by who told us of them: a whole number or its last four digits, for those who may.

Nothing is read out by it: the query is turned into a fingerprint, and what is found are cases of the viewer's
reach, with their callers masked as ever.
"""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from pingan.callers import numbers
from pingan.callers.models import Caller
from pingan.cases import reach
from pingan.cases.models import OPEN, Case
from pingan.cases.search import FINDERS, FOUND_AT_ONCE, Query
from pingan.cases.selectors import lines, row_of
from pingan.cases.walk import Found
from pingan.core import paging
from pingan.core.paging import Cursor, Order
from pingan.people import policy
from pingan.people.actors import Actor

OPERATION = "callers.find"
# Of a number that has called about everything (a hotline's own, say) the newest so many are looked at.
MOST_KNOWN = 200
MOST_TOLD = 10
NEWEST = Order("received_at", newest_first=True)


def find(viewer: Actor, query: Query, order: Order, cursor: Cursor | None) -> Found | None:
    """The places of cases whose caller's number it is, or ends so; None for any other query, and for whoever
    may not ask. However common the number, a bounded range of one index is read."""
    if not policy.may(viewer.role, OPERATION) or (asked := numbers.looked_for("".join(query.words))) is None:
        return None
    column, fingerprint = asked
    called = by_index(viewer.county_code, column, fingerprint, order, cursor)
    places = [Cursor(at, pk) for at, pk in called.values_list("received_at", "case_id")]
    seen = _within(viewer, [place.id for place in places])
    return Found(
        [place for place in dict.fromkeys(places) if place.id in seen],
        places[-1] if len(places) == FOUND_AT_ONCE else None,
    )


def by_index(
    county: str, column: str, fingerprint: bytes, order: Order, cursor: Cursor | None
) -> QuerySet[Caller]:
    """The callers of a county with that number or tail, as their cases lie in the order."""
    called = Caller.objects.filter(**{"county_code": county, column: fingerprint})
    return paging.following(called, order, cursor, key="case_id")[:FOUND_AT_ONCE]


def open_cases_of(viewer: Actor, number: str) -> list[dict[str, Any]]:
    """The open cases in the viewer's reach about which that number has called, the newest first, as rows."""
    called = by_index(viewer.county_code, "number_index", numbers.number_index(number), NEWEST, None)
    cases = Case.objects.filter(
        OPEN,
        reach.where(viewer, OPERATION),
        pk__in=list(called.values_list("case_id", flat=True)[:MOST_KNOWN]),
    )
    newest = lines(cases.order_by("-received_at", "-id"))[:MOST_TOLD]
    return [row_of(line, viewer) for line in newest]


def _within(viewer: Actor, cases: list[UUID]) -> set[UUID]:
    return set(Case.objects.filter(reach.where(viewer, OPERATION), pk__in=cases).values_list("pk", flat=True))


def register() -> None:
    FINDERS.register("callers", find)
