"""The work calendar: announced holidays and the days worked to make up for them, year by year.

A year counts as announced once its days are in; the table takes them as a spreadsheet, too. What was counted
while a year was not announced is counted again at once; everything else stays as it was promised.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date

from django.utils.translation import gettext_lazy as _

from pingan.config.differences import Row
from pingan.config.sections import SECTIONS, Choice, Column, Draft, Fault, Section
from pingan.core import clock
from pingan.territory import calendar
from pingan.territory.models import SpecialDay
from pingan.territory.services import keep_calendar

CODE = "calendar"
HOLIDAY, MAKE_UP = "holiday", "make_up"
# There are seven festivals; an announcement with fewer days is a part of one.
FEWEST_HOLIDAYS = 7


def register() -> None:
    SECTIONS.register(CODE, CALENDAR)


def rows(_on: date, _county: str) -> Sequence[Row]:
    days = SpecialDay.objects.order_by("day").values_list("day", "is_working", "name")
    return [
        {"day": day.isoformat(), "counts": MAKE_UP if is_working else HOLIDAY, "name": name}
        for day, is_working, name in days
    ]


def apply(draft: Draft) -> None:
    """Keep the days of the years that are touched; one without days is not announced any more."""
    years = {date.fromisoformat(key).year for key in draft.difference.touched}
    days = [(date.fromisoformat(row["day"]), row) for row in draft.rows]
    keep_calendar(
        years,
        [
            SpecialDay(day=day, is_working=row["counts"] == MAKE_UP, name=row["name"])
            for day, row in days
            if day.year in years
        ],
    )


def faults(draft: Draft) -> Iterator[Fault]:
    announced, today = calendar.calendar().years, clock.today()
    for key in draft.difference.touched:
        day = date.fromisoformat(key)
        # A year that comes late comes as a whole; what an announced year said of a day that is over holds.
        if day < today and day.year in announced:
            yield Fault(key, "day", _("This day is over: what was counted by it stays."))
    touched = {date.fromisoformat(key).year for key in draft.difference.touched}
    off = Counter(row["day"][:4] for row in draft.rows if row["counts"] == HOLIDAY)
    for row in draft.rows:
        day = date.fromisoformat(row["day"])
        if row["counts"] == MAKE_UP and calendar.is_weekday(day):
            yield Fault(
                row["day"], "counts", _("Only a Saturday or Sunday is worked to make up for a holiday.")
            )
        if day.year in touched and off[row["day"][:4]] < FEWEST_HOLIDAYS:
            yield Fault(
                row["day"], "day", _("A year comes as a whole: its seven festivals have more days off.")
            )


CALENDAR = Section(
    code=CODE,
    label=_("Work calendar"),
    about=_(
        "Holidays and the days worked to make up for them, as the State Council announces them each autumn "
        "for the next year. A year without days is counted Monday to Friday, provisionally."
    ),
    columns=(
        Column("day", "date", _("Day"), required=True),
        Column(
            "counts",
            "choice",
            _("What it is"),
            required=True,
            choices=(Choice(HOLIDAY, _("Day off")), Choice(MAKE_UP, _("Working day, to make up"))),
        ),
        Column("name", "text", _("Festival"), required=True, most=40),
    ),
    key=("day",),
    rows=rows,
    apply=apply,
    check=faults,
    operation="config.write",
    dated=False,
    shared=True,
)
