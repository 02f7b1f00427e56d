"""The numbers a mediation center is asked for: live, closed by month, each opening the cases behind it.

What they are is data (`number_words`). They are counted from one row a dispute (`models.Counted`), made anew
from what lies in the case whenever its journal goes on, so they can be made again from nothing. Of areas,
kinds, roads and organisations; never of people.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final, Literal, TypedDict
from uuid import UUID

from django.conf import settings
from django.db import connection, transaction
from django.db.models import Count, F, Q, QuerySet
from django.db.models.functions import Left

from pingan.cases import reach
from pingan.cases.models import Case
from pingan.cases.selectors import lines, row_of
from pingan.categories.duties import label_of
from pingan.core import clock
from pingan.core.area_codes import LENGTHS, county_of
from pingan.core.paging import Cursor, Order, Page, page
from pingan.journal import selectors as journal
from pingan.mediation import numbers_sql
from pingan.mediation.models import ClosedMonth, Counted, CountedThen, CountedUpTo
from pingan.mediation.models.counted import DAYS
from pingan.mediation.number_words import number, numbers
from pingan.mediation.tables import KINDS, ROADS
from pingan.people.actors import Actor
from pingan.people.selectors import names_of_organisations
from pingan.territory import selectors as territory

By = Literal["area", "kind", "road", "committee"]
BY: Final = ("area", "kind", "road", "committee")
PARTS: Final = ("counts", "of", "rest")
BATCH: Final = 500
# On this day of the next month a month is closed.
CLOSES_ON: Final = 5
_NEWEST: Final = Order("received_at", newest_first=True)


class Figure(TypedDict):
    """Of how many, how many count."""

    of: int
    counts: int


Figures = dict[str, Figure]


class Row(TypedDict):
    code: str
    name: str
    figures: Figures


# -- following the journal -------------------------------------------------------------------------


def follow(county: str) -> int:
    """Count anew what the next acts of a county's journal are about; how many acts were looked at.

    Exact however often and by however many processes it is called. A county that is followed for the first
    time is counted whole.
    """
    with transaction.atomic():
        upto, new = CountedUpTo.objects.get_or_create(county=county, defaults={"seq": journal.head(county)})
        held = CountedUpTo.objects.select_for_update(skip_locked=True).filter(pk=upto.pk).first()
        if held is None:
            return 0
        if new:
            _count_whole(county)
            return 1
        acts = journal.read_after(county, held.seq, BATCH)
        if not acts:
            return 0
        touched = {act.object_id for act in acts if act.object_type == "case"}
        _count(numbers_sql.OF_CASES, cases=sorted(touched))
        held.seq = acts[-1].seq
        held.save(update_fields=["seq"])
        return len(acts)


def unfollowed() -> list[str]:
    """Counties whose journal has gone on."""
    at = dict(CountedUpTo.objects.values_list("county", "seq"))
    return [county for county, head in journal.heads().items() if head > at.get(county, -1)]


def rebuild(county: str) -> None:
    """Make a county's rows again from what lies in its cases."""
    with transaction.atomic():
        Counted.objects.filter(county=county).delete()
        _count_whole(county)


def close_months() -> list[date]:
    """Close the month before this one in every county where its day has come; the months that were."""
    today = clock.today()
    month = (today.replace(day=1) - timedelta(days=1)).replace(day=1)
    if today.day < CLOSES_ON:
        return []
    closed = set(ClosedMonth.objects.filter(month=month).values_list("county", flat=True))
    due = [county for county in CountedUpTo.objects.values_list("county", flat=True) if county not in closed]
    return [month for county in sorted(due) if close(county, month)]


@transaction.atomic
def close(county: str, month: date) -> bool:
    """Keep a month's rows as they are now; False where they are kept already, or somebody is following."""
    upto = CountedUpTo.objects.select_for_update(skip_locked=True).filter(county=county).first()
    if upto is None or upto.seq < journal.head(county):
        return False
    _closed, new = ClosedMonth.objects.get_or_create(
        county=county, month=month, defaults={"at": clock.now(), "seq": upto.seq}
    )
    if new:
        with connection.cursor() as cursor:
            cursor.execute(numbers_sql.CLOSE, {"county": county, "month": month, "next": next_month(month)})
    return new


def _count_whole(county: str) -> None:
    """Of years of disputes this takes longer than a request may."""
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL statement_timeout = 0")
    _count(numbers_sql.OF_COUNTY, county=county)


def _count(statement: str, **of: Any) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement, {**of, "zone": settings.TIME_ZONE})


# -- reads -----------------------------------------------------------------------------------------


def closed_at(area: str, month: date) -> ClosedMonth | None:
    """When a month of the area's county was closed; None while its numbers still move."""
    return ClosedMonth.objects.filter(county=county_of(area), month=month).first()


def as_of(area: str) -> int:
    """The last act of the county's journal in the numbers."""
    found = CountedUpTo.objects.filter(county=county_of(area)).values_list("seq", flat=True).first()
    return found or 0


def figures(area: str, month: date, *, by: By, then: bool) -> tuple[Figures, list[Row]]:
    """The numbers of an area in a month, live or as they were when it was closed (`then`).

    Of the whole, and of each part, kind, road or committee; a range of an index for each of the days by which
    a dispute belongs to a month, which has all that is counted. Rows come by code or name: it is no ranking.
    Raises AreaNotFound.
    """
    territory.area_of(area)
    none = Figure(of=0, counts=0)
    parts: dict[str, Figures] = {}
    total: Figures = {one.code: none for one in numbers()}
    for day in DAYS:
        for key, found in _counted(area, month, day, by, then=then):
            parts.setdefault(key, {}).update(found)
            for code, figure in found.items():
                total[code] = Figure(
                    of=total[code]["of"] + figure["of"], counts=total[code]["counts"] + figure["counts"]
                )
    names = _names(area, parts, by)
    rows = [
        Row(
            code=code,
            name=name,
            figures={one.code: parts.get(code, {}).get(one.code, none) for one in numbers()},
        )
        for code, name in names.items()
    ]
    return total, rows


@dataclass(frozen=True, slots=True)
class Which:
    """The disputes of one figure: those that count, those it is of, or the rest; of one row or of all."""

    area: str
    month: date
    number: str
    part: str = "counts"
    by: str = ""
    row: str = ""
    then: bool = False


def cases(viewer: Actor, which: Which, *, cursor: str, size: int) -> Page[dict[str, Any]]:
    """The cases behind a figure that the viewer may read, the newest first."""
    begin = Cursor.decode(cursor, _NEWEST) if cursor else None
    found = page(_of(which), _NEWEST, cursor=begin, size=size)
    readable = Case.objects.filter(reach.where(viewer, "cases.read"), pk__in={one.id for one in found.items})
    rows = {line.id: row_of(line, viewer) for line in lines(readable)}
    told = [
        {
            "case": rows[one.id],
            "outcome": one.outcome,
            "keeping": one.keeping,
            "confirmation": one.confirmation,
        }
        for one in found.items
        if one.id in rows
    ]
    return Page(told, found.next)


def _of(which: Which) -> QuerySet[Any, Any]:
    one = number(which.number)
    rows = _rows(which.area, which.month, one.month, then=which.then)
    if which.part == "counts":
        rows = rows.filter(one.numerator)
    elif which.part == "rest":
        # Of a plain number nothing is left over.
        rows = rows.filter(one.denominator).exclude(one.numerator) if one.is_share else rows.none()
    else:
        rows = rows.filter(one.denominator)
    if which.by:
        rows = rows.filter(_in_row(which))
    told = ("id", "received_at", "outcome", "keeping", "confirmation")
    named: QuerySet[Any, Any] = rows.annotate(id=F("case_id")).values_list(*told, named=True)
    return named


def _in_row(which: Which) -> Q:
    if which.by == "area":
        return Q(grid_code__startswith=which.row)
    if which.by == "committee":
        return Q(committee=UUID(which.row) if which.row else None)
    return Q(**{which.by: which.row})


def _rows(area: str, month: date, day: str, *, then: bool) -> QuerySet[Any]:
    """A month of an area by one of the days: a range of an index."""
    of_county = {"county": county_of(area), f"{day}__gte": month, f"{day}__lt": next_month(month)}
    rows: QuerySet[Any] = (
        CountedThen.objects.filter(month=month, **of_county) if then else Counted.objects.filter(**of_county)
    )
    return rows.filter(grid_code__gte=area, grid_code__lt=f"{area}:")


def _counted(area: str, month: date, day: str, by: By, *, then: bool) -> Iterable[tuple[str, Figures]]:
    """By each key the numbers that go by this day, all of them on one way through the month."""
    those = [one for one in numbers() if one.month == day]
    digits = next((digits for digits in LENGTHS.values() if digits > len(area)), len(area))
    key = Left("grid_code", digits) if by == "area" else F(by)
    of = {f"of_{one.code}": Count("case_id", filter=one.denominator) for one in those}
    counts = {f"counts_{one.code}": Count("case_id", filter=one.numerator) for one in those}
    rows = _rows(area, month, day, then=then).order_by().annotate(key=key).values("key")
    for line in rows.annotate(**of, **counts):
        found = {
            one.code: Figure(of=line[f"of_{one.code}"], counts=line[f"counts_{one.code}"]) for one in those
        }
        # A part that none of them is about has no row of its own.
        if any(figure["of"] for figure in found.values()):
            yield str(line["key"] or ""), found


def _names(area: str, found: Mapping[str, Figures], by: By) -> dict[str, str]:
    """What each row is called, in their order; of areas those without a dispute, too."""
    if by == "area":
        parts = {part.code: part.label for part in territory.children_of(area)}
        gone = {code: territory.path_name(code) for code in found if code not in parts}
        return dict(sorted({**parts, **gone}.items()))
    if by == "committee":
        named = names_of_organisations([UUID(code) for code in found if code])
        in_order = sorted(((str(key), name) for key, name in named.items()), key=lambda one: (one[1], one[0]))
        return dict(in_order) | ({"": ""} if "" in found else {})
    county = county_of(area)
    if by == "road":
        return {code: ROADS.label_of(county, code) for code in sorted(found)}
    # A dispute that was not taken in at a desk has none of the county's kinds: it goes by its category.
    known = KINDS.codes(county)
    return {
        code: (KINDS.label_of(county, code) if code in known else label_of(code)) for code in sorted(found)
    }


def next_month(day: date) -> date:
    return (day.replace(day=28) + timedelta(days=4)).replace(day=1)
