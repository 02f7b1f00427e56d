"""Finding cases by a number of others: by which a hotline, a petition office or another system knows the
matter, or which a report named.

The whole number, however it was written down: a part of one is a part of many. Nobody learns anything by it:
what is found are cases of the list that is searched, and each of them tells the number itself.
"""

from __future__ import annotations

from django.db.models import F, QuerySet

from pingan.cases.elsewhere import folded
from pingan.cases.models import Case
from pingan.cases.search import FINDERS, FOUND_AT_ONCE, Query
from pingan.cases.walk import Found
from pingan.core import paging
from pingan.core.paging import Cursor, Order
from pingan.incoming.models import Number
from pingan.people.actors import Actor


def find(viewer: Actor, query: Query, order: Order, cursor: Cursor | None) -> Found | None:
    """The places of cases that have this number; None for what is none. Of one that stands everywhere
    (somebody's own running number after all) the newest so many are looked at."""
    number = folded("".join(query.words))
    if number is None:
        return None
    cases = Case.objects.filter(pk__in=list(by_index(viewer.county_code, number)))
    there = paging.following(cases, order, cursor)
    return Found([Cursor(at, pk) for at, pk in there.values_list(order.by, "pk")])


def by_index(county: str, number: str) -> QuerySet[Number, object]:
    """The cases of a county that have a number, as it is compared; the newest first."""
    there = Number.objects.filter(county_code=county, number=number).order_by(F("case").desc())
    return there.values_list("case_id", flat=True)[:FOUND_AT_ONCE]


def register() -> None:
    FINDERS.register("incoming", find)
