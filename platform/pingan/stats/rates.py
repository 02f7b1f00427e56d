"""The three rates (响应、解决、满意) of months: what was said when whoever told us of a closed case was
called back, with every closing that is in no denominator, and why. Of areas and organisations, never of
people.

A closing is in exactly one place of each rate: said yes, said no, reached without an answer to that question,
or excluded for a reason. Decision 26.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final, Literal, TypedDict
from uuid import UUID

from django.db import connection
from django.db.models import F, Q, QuerySet

from pingan.cases import reach
from pingan.cases.evaluations import CALL, days_of
from pingan.cases.models import Case
from pingan.cases.selectors import lines, row_of
from pingan.core.area_codes import LENGTHS, county_of
from pingan.core.paging import Cursor, Order, Page, page
from pingan.people.actors import Actor
from pingan.people.selectors import names_of_organisations
from pingan.stats import folds, rate_words, rates_sql
from pingan.stats.models import Closing
from pingan.stats.rate_words import COUNTS, RATES, definitions
from pingan.stats.rates_fold import NAME
from pingan.territory import selectors as territory

__all__ = ["closings", "definitions", "rates"]

By = Literal["area", "organisation"]
# Closings of cases that were no organisation's.
NOBODYS: Final = ""
_NEWEST: Final = Order("at", newest_first=True)


class Answers(TypedDict):
    """Of one question: how many said yes, how many no, and how many were reached and not asked."""

    yes: int
    no: int
    untold: int


class Figures(TypedDict):
    """`closings` is all there are: those that count, as many as the answers of each rate together, and those
    that are excluded, by reason."""

    closings: int
    counted: int
    rates: dict[str, Answers]
    excluded: dict[str, int]


class Row(TypedDict):
    code: str
    name: str
    figures: Figures


class Rates(TypedDict):
    total: Figures
    rows: list[Row]


def rates(area: str, first: date, last: date, *, by: By, organisation: UUID | None = None) -> Rates:
    """The rates of an area in whole months, from the first's to the last's: of the area, of its parts and of
    closings that lie in none of today's, or of the organisations that had the cases; of one organisation
    alone, where it is named.

    A range of the sums for each month. Rows come in the order of codes or names: it is no ranking. Raises
    AreaNotFound.
    """
    territory.area_of(area)
    counted = _counted(area, first, last, by, organisation)
    names = _names(area, counted, by)
    rows = [
        Row(code=code, name=name, figures=_figures(counted.get(code, ()))) for code, name in names.items()
    ]
    return Rates(total=_figures(line for found in counted.values() for line in found), rows=rows)


def settled_on(area: str, last: date) -> date:
    """From which day on the figures of a month change no more: the last that was closed in it can be called
    back no longer."""
    return _next_month(last) + timedelta(days=days_of(CALL)(county_of(area)))


def as_of(area: str) -> int:
    """The last act of the county's journal in these numbers."""
    return folds.at(NAME, county_of(area))


@dataclass(frozen=True, slots=True)
class Which:
    """Closings of one figure: of a month in an area, of an organisation, of a part of a rate or a reason."""

    area: str
    month: date
    organisation: UUID | str | None = None
    rate: str = ""
    answer: str = ""
    reason: str = ""


def closings(viewer: Actor, which: Which, *, cursor: str, size: int) -> Page[dict[str, Any]]:
    """The cases behind a figure that the viewer may read, the newest closing first."""
    begin = Cursor.decode(cursor, _NEWEST) if cursor else None
    found = page(_of(which), _NEWEST, cursor=begin, size=size)
    readable = Case.objects.filter(reach.where(viewer, "cases.read"), pk__in={one.id for one in found.items})
    rows = {line.id: row_of(line, viewer) for line in lines(readable)}
    return Page([_told(one, rows[one.id]) for one in found.items if one.id in rows], found.next)


def _of(which: Which) -> QuerySet[Closing, Any]:
    found = Closing.objects.filter(
        county=county_of(which.area),
        month=which.month,
        area_code__gte=which.area,
        area_code__lt=_beyond(which.area),
    )
    if which.organisation is not None:
        found = found.filter(organisation=which.organisation or None)
    if which.rate:
        found = found.filter(Q(reason=COUNTS), **{which.rate: _ANSWERS[which.answer]})
    if which.reason:
        found = found.filter(reason=which.reason)
    return found.annotate(id=F("case_id")).values_list("id", "at", "reason", *RATES, named=True)


_ANSWERS: Final[Mapping[str, bool | None]] = {"yes": True, "no": False, "untold": None}


def _told(one: Any, row: dict[str, Any]) -> dict[str, Any]:
    answers = {rate: getattr(one, rate) for rate in RATES}
    return {"case": row, "at": one.at, "reason": one.reason, **answers}


# A line of the count: why it is excluded, the three answers, how many.
Line = tuple[str, bool | None, bool | None, bool | None, int]


def _counted(area: str, first: date, last: date, by: By, organisation: UUID | None) -> dict[str, list[Line]]:
    with connection.cursor() as cursor:
        cursor.execute(
            rates_sql.COUNT.format(key=_KEYS[by]),
            {
                "county": county_of(area),
                "digits": _digits(area, by),
                "months": list(_months(first, last)),
                "area": area,
                "beyond": _beyond(area),
                "organisation": organisation,
            },
        )
        counted: dict[str, list[Line]] = defaultdict(list)
        for key, *line in cursor.fetchall():
            counted[key].append((line[0], line[1], line[2], line[3], line[4]))
    return counted


_KEYS: Final[Mapping[By, str]] = {
    "area": "area_code",
    "organisation": "coalesce(organisation::text, '')",
}


def _digits(area: str, by: By) -> int:
    """Of which level the rows are that make up the area: its parts, where these are told apart."""
    narrower = (digits for digits in LENGTHS.values() if digits > len(area))
    return next(narrower, len(area)) if by == "area" else len(area)


def _names(area: str, counted: Iterable[str], by: By) -> dict[str, str]:
    """What each row is called, in their order; of areas those without a closing, too."""
    if by == "organisation":
        ids = [UUID(code) for code in counted if code != NOBODYS]
        named = {str(key): name for key, name in names_of_organisations(ids).items()}
        in_order = dict(sorted(named.items(), key=lambda one: (one[1], one[0])))
        return in_order | ({NOBODYS: ""} if NOBODYS in counted else {})
    parts = {part.code: part.label for part in territory.children_of(area)}
    gone = [code for code in counted if code not in parts]
    return dict(sorted({**parts, **{code: territory.path_name(code) for code in gone}}.items()))


def _figures(found: Iterable[Line]) -> Figures:
    answered = {rate: Answers(yes=0, no=0, untold=0) for rate in RATES}
    figures = Figures(closings=0, counted=0, rates=answered, excluded={})
    excluded: dict[str, int] = dict.fromkeys(rate_words.REASONS, 0)
    for reason, *answers, n in found:
        figures["closings"] += n
        if reason != COUNTS:
            excluded[reason] = excluded.get(reason, 0) + n
            continue
        figures["counted"] += n
        for rate, answer in zip(RATES, answers, strict=True):
            _add(figures["rates"][rate], answer, n)
    figures["excluded"] = {reason: n for reason, n in excluded.items() if n}
    return figures


def _add(answers: Answers, answer: bool | int | None, n: int) -> None:
    if answer is None:
        answers["untold"] += n
    elif answer:
        answers["yes"] += n
    else:
        answers["no"] += n


def _months(first: date, last: date) -> Iterator[date]:
    month = first.replace(day=1)
    while month <= last:
        yield month
        month = _next_month(month)


def _next_month(day: date) -> date:
    return (day.replace(day=28) + timedelta(days=4)).replace(day=1)


def _beyond(area: str) -> str:
    """What comes after every code in the area, as codes are ordered."""
    return f"{area}:"
