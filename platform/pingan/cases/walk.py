"""Walking an index for those of its cases that are looked for: no more than so many rows at a time, whatever
lies between those that fit. Where that is no page, the reader goes on from where the walk ended.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, Final, Protocol
from uuid import UUID

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import Case as Choice
from django.db.models import Q, QuerySet, Value, When
from django.db.models.expressions import RawSQL

from pingan.cases.models import Case
from pingan.core import paging
from pingan.core.paging import Cursor, Order, Page

# So many of an index are looked at one by one: some common kind fills a page from there.
LOOKED_AT: Final = 2_000
_BEGINNING: Final = datetime(1970, 1, 1, tzinfo=UTC)
# So many finds are asked at once whether they are in the list.
BATCH: Final = 500


@dataclass(frozen=True, slots=True)
class Walk:
    """The cases of one range of an index in the order that is asked for, and which of them are looked for.
    `share` is how many walks share one look."""

    cases: QuerySet[Case]
    fits: Q
    share: int = 1


@dataclass(frozen=True, slots=True)
class Found:
    """Places of cases in the order asked for, behind the cursor. There may be more behind `until`, which is
    not before the last of them; None where these are all."""

    places: Sequence[Cursor]
    until: Cursor | None = None


class Look(Protocol):
    """How one walk is gone, up to so many finds."""

    def __call__(self, walk: Walk, order: Order, cursor: Cursor | None, size: int) -> Found: ...


@dataclass(frozen=True, slots=True)
class Said:
    """A condition on what the database keeps of a case's words (`cases_wording`), with its values."""

    sql: str
    values: tuple[Any, ...]


def look(walk: Walk, order: Order, cursor: Cursor | None, size: int, said: Sequence[Said] = ()) -> Found:
    """What fits among the next of a range, up to one more than `size`."""
    if _is_of_none(walk):
        return Found([])
    most = max(1, LOOKED_AT // walk.share)
    following = paging.following(walk.cases, order, cursor)
    # Told beside each: nothing of the condition may choose another index than that of the order.
    beside = following.annotate(fits=told(walk.fits)).values_list(order.by, "pk", "fits")[:most]
    sql, values = beside.query.sql_with_params()
    words = [value for one in said for value in one.values]
    places, last = _read(_statement(sql, said), [*values, *words, size + 1, size, most - 1])
    return Found(places, places[-1] if len(places) > size else last)


def first_of(ranges: Sequence[QuerySet[Case]], order: Order, cursor: Cursor | None, size: int) -> Found:
    """The places of one page of what lies in these ranges. For lists that rooms above know by ids: what their
    lines tell beside a case would else be looked up for all of them before they are put in order."""
    several = (paging.following(cases, order, cursor).values_list(order.by, "pk") for cases in ranges)
    places = [Cursor(at, pk) for of_range in several for at, pk in of_range[: size + 1]]
    return Found(sorted(places, key=lambda place: rank(place, order)))


def _is_of_none(walk: Walk) -> bool:
    """Whether nothing can be found, which needs no statement."""
    try:
        walk.cases.filter(walk.fits).query.sql_with_params()
    except EmptyResultSet:
        return True
    return False


def told(fits: Q) -> Choice | Value:
    return Choice(When(fits, then=Value(True)), default=Value(False)) if fits else Value(True)


def _statement(sql: str, said: Sequence[Said]) -> str:
    """Finds, and then the last that was looked at, where the walk ended before as many were found. It is gone
    once: what one look costs is not asked again to hear where it ended. What is kept of a walk is read in the
    order in which it was gone, and only as far as somebody asks for it."""
    # Words are looked up case by case: joined, the database might begin with all that hold them.
    holds = " AND ".join(one.sql for one in said)
    words = f" AND (SELECT {holds} FROM cases_wording WHERE case_id = walked.id)" if said else ""  # noqa: S608
    return (
        f"WITH walked (at, id, fits) AS MATERIALIZED ({sql}), "  # noqa: S608
        f"found AS MATERIALIZED (SELECT at, id FROM walked WHERE fits{words} LIMIT %s) "
        "SELECT at, id, true FROM found UNION ALL "
        "(SELECT at, id, false FROM walked WHERE (SELECT count(*) FROM found) <= %s OFFSET %s LIMIT 1)"
    )


def _read(sql: str, values: Sequence[Any]) -> tuple[list[Cursor], Cursor | None]:
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        rows = [(Cursor(at, pk), is_find) for at, pk, is_find in cursor.fetchall()]
    places = [place for place, is_find in rows if is_find]
    return places, next((place for place, is_find in rows if not is_find), None)


def found(
    ways: Sequence[Sequence[Walk]], order: Order, cursor: Cursor | None, size: int, by: Look = look
) -> Found:
    """What is found by whichever way got farthest. All walks of a way together lead to all there is."""
    best = Found([], cursor)
    for number, walks in enumerate(ways):
        here = together(order, *(by(walk, order, cursor, size) for walk in walks))
        best = here if number == 0 else _farther(best, here, order)
        if best.until is None or len(best.places) > size:
            break
    return best


def _farther(one: Found, other: Found, order: Order) -> Found:
    if one.until is None or other.until is None:
        return one if one.until is None else other
    return one if rank(one.until, order) >= rank(other.until, order) else other


def together(order: Order, *several: Found | None) -> Found:
    """What any of them found, up to where all of them have looked."""
    there = [one for one in several if one is not None]
    untils = [one.until for one in there if one.until is not None]
    until = min(untils, key=lambda place: rank(place, order), default=None)
    places = {place for one in there for place in one.places}
    if until is not None:
        places = {place for place in places if rank(place, order) <= rank(until, order)}
    return Found(sorted(places, key=lambda place: rank(place, order)), until)


def rank(place: Cursor, order: Order) -> tuple[timedelta, int]:
    """Where a place stands in an order: from its beginning on."""
    sign = -1 if order.newest_first else 1
    return sign * (place.at - _BEGINNING), sign * place.id.int


def page(
    there: Found,
    ranges: Sequence[QuerySet[Case]],
    order: Order,
    lines: Callable[[QuerySet[Case]], QuerySet[Case, Any]],
    size: int,
) -> Page[Any]:
    """The rows at the places that were found, as far as they lie in one of the ranges. It may have fewer rows
    than were asked for, and still a next one."""
    places = _inside(there.places, ranges, size)
    shown = [place.id for place in places[:size]]
    items = paging.in_order((line for cases in ranges for line in lines(cases.filter(pk__in=shown))), order)
    if len(places) > size:
        return Page(items, places[size - 1].encode(order))
    return Page(items, there.until.encode(order) if there.until else None)


def _inside(places: Sequence[Cursor], ranges: Sequence[QuerySet[Case]], size: int) -> Sequence[Cursor]:
    """Those of the places that lie in one of the ranges, up to one more than `size`. So few as a page has
    need not be asked: their rows tell it.
    """
    if len(places) <= size + 1:
        return places
    inside: list[Cursor] = []
    for first in range(0, len(places), BATCH):
        batch = places[first : first + BATCH]
        known = {pk for cases in ranges for pk in _known(cases, [place.id for place in batch])}
        inside += [place for place in batch if place.id in known]
        if len(inside) > size:
            break
    return inside


def _known(cases: QuerySet[Case], ids: Sequence[UUID]) -> set[UUID]:
    """Which of these ids lie in the range: looked up one by one. Asked for them all, the database might go
    through the whole range for each batch."""
    one = cases.order_by().filter(pk=RawSQL("sought.id", ())).values("pk")[:1]
    try:
        sql, values = one.query.sql_with_params()
    except EmptyResultSet:
        return set()
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT id FROM unnest(%s::uuid[]) AS sought (id) WHERE ({sql}) IS NOT NULL",  # noqa: S608
            [list(ids), *values],
        )
        return {pk for (pk,) in cursor.fetchall()}
