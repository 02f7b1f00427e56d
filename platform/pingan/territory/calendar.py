"""Working days and hours: what deadlines are counted in.

Time limits come in three units: 工作时 working hour, 工作日 working day, 自然日 calendar day. The
calendar is our own table, because packaged calendars raise, or guess without saying so, on years whose
holidays have not been announced. For such a year we count Monday to Friday and say so aloud with
`CalendarUnpublished`; whoever keeps what was counted in it asks `is_announced`, and is told by `LOADED` when
a calendar has come.
"""

from __future__ import annotations

import warnings
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from itertools import islice

from django.utils import timezone

from pingan.core import clock
from pingan.core.kept import Kept
from pingan.core.registry import Registry
from pingan.territory.models import CalendarYear, SpecialDay

# 8 hours; a case that comes in at night or over lunch starts counting when the office opens.
OFFICE_HOURS = ((time(9, 0), time(12, 0)), (time(13, 0), time(18, 0)))
CLOSING_TIME = OFFICE_HOURS[-1][1]
OFFICE_DAY = timedelta(hours=8)

# What is to be done once a calendar has been loaded, in the transaction that loads it, by the rooms above.
LOADED: Registry[Callable[[], object]] = Registry("territory.calendar_loaded")

_SATURDAY = 5
# The State Council announces a year's holidays in the autumn before it, in this month at the latest.
ANNOUNCED_IN = 11
KEEP_SECONDS = 300


class CalendarUnpublished(UserWarning):
    """A deadline was counted in a year whose holidays have not been announced: Monday to Friday stand in."""


class Why(StrEnum):
    """Why a day counts, or does not."""

    WORKING = "working"
    MAKE_UP = "make_up"  # 调休上班
    WEEKEND = "weekend"
    HOLIDAY = "holiday"
    ASSUMED = "assumed"  # a weekday of a year whose holidays have not been announced


@dataclass(frozen=True, slots=True)
class WorkCalendar:
    """Announced years and the days that break the Monday-to-Friday rule in them, with their names."""

    years: frozenset[int] = frozenset()
    special: Mapping[date, bool] = field(default_factory=dict)
    names: Mapping[date, str] = field(default_factory=dict)
    _ends: dict[tuple[date, int], tuple[datetime, bool]] = field(
        default_factory=dict, compare=False, repr=False
    )

    def is_working_day(self, day: date) -> bool:
        """Warns CalendarUnpublished when the day's year has not been announced."""
        if day.year not in self.years:
            warnings.warn(f"no announced holidays for {day.year}", CalendarUnpublished, stacklevel=2)
        return self.special.get(day, is_weekday(day))

    def why(self, day: date) -> Why:
        """Why the day is a working day, or is none."""
        if day in self.special:
            return Why.MAKE_UP if self.special[day] else Why.HOLIDAY
        if not is_weekday(day):
            return Why.WEEKEND
        return Why.WORKING if day.year in self.years else Why.ASSUMED

    def closing_on(self, day: date) -> datetime:
        """When the office closes on that day or, where it is closed then, on the next day that it opens
        (Civil Code art. 203)."""
        return _at(next(self._working_days(day)), CLOSING_TIME)

    def add_working_days(self, start: datetime, days: int) -> datetime:
        """Closing time of the last of `days` working days; the day of `start` is not counted.

        Civil Code art. 201 and 203: a period in days begins on the next day and ends when business
        hours end on its last one. The answer is in the current time zone.
        """
        return self.working_days(start, days)[0]

    def working_days(self, start: datetime, days: int) -> tuple[datetime, bool]:
        """The same, and whether the holidays of all its days have been announced."""
        if days < 1:
            raise ValueError("a period of working days has at least one")
        begun = timezone.localtime(start).date()
        # All cases of a day have the same few ends.
        if (known := self._ends.get((begun, days))) is None:
            last = next(islice(self._working_days(begun + timedelta(days=1)), days - 1, None))
            announced = all(year in self.years for year in range(begun.year, last.year + 1))
            known = self._ends[begun, days] = (_at(last, CLOSING_TIME), announced)
        return known

    def add_working_hours(self, start: datetime, hours: float) -> datetime:
        """The moment at which `hours` of office time have passed since `start`."""
        return self.add_office_time(start, timedelta(hours=hours))

    def add_office_time(self, start: datetime, left: timedelta) -> datetime:
        """The moment at which so much office time has passed since `start`."""
        if left <= timedelta(0):
            raise ValueError("a period of working hours is longer than nothing")
        begin = timezone.localtime(start)
        for day in self._working_days(begin.date()):
            for opens, closes in OFFICE_HOURS:
                counted_from = max(begin, _at(day, opens))
                available = _at(day, closes) - counted_from
                if available >= left:
                    return counted_from + left
                left -= max(available, timedelta(0))
        raise AssertionError("working days do not run out")

    def working_days_between(self, since: datetime, until: datetime) -> int:
        """How many working days lie after the day of `since`, up to and with that of `until`."""
        first, last = timezone.localtime(since).date(), timezone.localtime(until).date()
        days = (first + timedelta(days=number) for number in range(1, (last - first).days + 1))
        return sum(self.is_working_day(day) for day in days)

    def working_hours_between(self, since: datetime, until: datetime) -> timedelta:
        """How much office time lies between two moments."""
        begin, end = timezone.localtime(since), timezone.localtime(until)
        if begin.date() == end.date():
            return self._open_on(begin.date(), begin, end)
        between = self.working_days_between(since, until) - self.is_working_day(end.date())
        return (
            self._open_on(begin.date(), begin, None)
            + between * OFFICE_DAY
            + self._open_on(end.date(), None, end)
        )

    def _open_on(self, day: date, begin: datetime | None, end: datetime | None) -> timedelta:
        """How long the office is open on a day, not before one moment and not after the other."""
        passed = timedelta(0)
        if self.is_working_day(day):
            for opens, closes in OFFICE_HOURS:
                since, until = _at(day, opens), _at(day, closes)
                open_for = min(end or until, until) - max(begin or since, since)
                passed += max(open_for, timedelta(0))
        return passed

    def is_announced(self, since: datetime, until: datetime) -> bool:
        """Whether the holidays of every year from one moment to the other have been announced."""
        first, last = timezone.localtime(since).year, timezone.localtime(until).year
        return all(year in self.years for year in range(first, last + 1))

    def _working_days(self, first: date) -> Iterator[date]:
        day = first
        while True:
            if self.is_working_day(day):
                yield day
            day += timedelta(days=1)


def _at(day: date, moment: time) -> datetime:
    return timezone.make_aware(datetime.combine(day, moment))


def local(moment: datetime) -> datetime:
    """The moment as clocks on the wall of the county show it."""
    return timezone.localtime(moment, timezone.get_default_timezone())


def is_office_time(moment: datetime) -> bool:
    """Whether offices are open: an office hour of a working day."""
    here = local(moment)
    open_now = any(opens <= here.time() < closes for opens, closes in OFFICE_HOURS)
    return open_now and is_working_day(here.date())


def is_weekday(day: date) -> bool:
    """Monday to Friday, whatever has been announced."""
    return day.weekday() < _SATURDAY


def is_working_day(day: date) -> bool:
    return calendar().is_working_day(day)


def add_working_days(start: datetime, days: int) -> datetime:
    return calendar().add_working_days(start, days)


def working_days(start: datetime, days: int) -> tuple[datetime, bool]:
    return calendar().working_days(start, days)


def add_working_hours(start: datetime, hours: float) -> datetime:
    return calendar().add_working_hours(start, hours)


def add_office_time(start: datetime, left: timedelta) -> datetime:
    return calendar().add_office_time(start, left)


def working_days_between(since: datetime, until: datetime) -> int:
    return calendar().working_days_between(since, until)


def working_hours_between(since: datetime, until: datetime) -> timedelta:
    return calendar().working_hours_between(since, until)


def closing_on(day: date) -> datetime:
    return calendar().closing_on(day)


def is_announced(since: datetime, until: datetime) -> bool:
    return calendar().is_announced(since, until)


def calendar() -> WorkCalendar:
    """The calendar of the table; read at most every five minutes, since it changes once a year."""
    return _calendar.get()


def missing() -> list[int]:
    """The years that should be announced by now and are not: this one and, from November on, the next."""
    today = clock.today()
    due = [today.year, *([today.year + 1] if today.month >= ANNOUNCED_IN else [])]
    return [year for year in due if year not in calendar().years]


def forget() -> None:
    """Drop the kept calendar, so that the next question reads the table."""
    _calendar.forget()


def _read() -> WorkCalendar:
    days = list(SpecialDay.objects.values_list("day", "is_working", "name"))
    return WorkCalendar(
        years=frozenset(CalendarYear.objects.values_list("year", flat=True)),
        special={day: is_working for day, is_working, _name in days},
        names={day: name for day, _is_working, name in days},
    )


_calendar = Kept(_read, KEEP_SECONDS)
