"""The arithmetic of a clock: when it is due, how much of its time is used, and why, day by day.

A clock is its limit, its start and what befell it since (`Clock.befell`): pauses, and what it was put off
until. Here all of that is counted over the county's calendar, and told to whoever asks for the reckoning.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import groupby
from typing import Any, Final, Protocol

from pingan.cases.rules import Limit
from pingan.core import clock
from pingan.territory import calendar
from pingan.territory.calendar import Why

# So many runs of days are told; in half a year there are about sixty.
MOST_RUNS: Final = 60
# So many days are looked at for them.
MOST_DAYS: Final = 400
ALL: Final = 100  # per cent
# Of its time used, at which people are told.
MARKS: Final = (50, 80, ALL)
START, PAUSED = "start", "paused"
COUNTING: Final = frozenset({Why.WORKING, Why.MAKE_UP, Why.ASSUMED})

_DAY = timedelta(days=1)
_NOTHING = timedelta(0)


class Running(Protocol):
    """What is counted of a clock."""

    started_at: datetime
    due_at: datetime
    paused_at: datetime | None
    paused_for: timedelta
    stopped_at: datetime | None
    befell: list[dict[str, str]]


@dataclass(frozen=True, slots=True)
class Pause:
    """It stood still from one moment to the other."""

    at: datetime
    until: datetime

    def kept(self) -> dict[str, str]:
        return {"paused": self.at.isoformat(), "resumed": self.until.isoformat()}


@dataclass(frozen=True, slots=True)
class Extension:
    """It was put off: due at one moment before, at the other since."""

    was: datetime
    until: datetime

    def kept(self) -> dict[str, str]:
        return {"was": self.was.isoformat(), "until": self.until.isoformat()}


def befell(running: Running) -> list[Pause | Extension]:
    """What befell the clock, in order; a pause that has not ended is none yet."""
    return [_read(kept) for kept in running.befell]


def _read(kept: dict[str, str]) -> Pause | Extension:
    if "paused" in kept:
        return Pause(_moment(kept["paused"]), _moment(kept["resumed"]))
    return Extension(_moment(kept["was"]), _moment(kept["until"]))


def _moment(text: str) -> datetime:
    return datetime.fromisoformat(text)


def due(limit: Limit, running: Running) -> datetime:
    """Counted from the beginning, by the calendar of now. What somebody agreed to is never taken back."""
    found = limit.due(running.started_at)
    happened = befell(running)
    # An earlier release kept only the sum of what was paused.
    known = (stood(limit, running.started_at, one) for one in happened if isinstance(one, Pause))
    unknown = running.paused_for - sum(known, _NOTHING)
    if unknown > _NOTHING:
        found = limit.later(found, unknown)
    for one in happened:
        if isinstance(one, Pause):
            found = limit.later(found, stood(limit, running.started_at, one))
        else:
            found = max(found, one.until)
    return found


def after(limit: Limit | None, running: Running, pause: Pause) -> datetime:
    """When the clock is due after a pause: later by what stood of its own time. What was late stays late by
    as much, and what was in time is not late when it goes on."""
    passed = stood(limit, running.started_at, pause)
    return limit.later(running.due_at, passed) if limit else running.due_at + passed


def stood(limit: Limit | None, started_at: datetime, pause: Pause) -> timedelta:
    """How much of its own time a pause took. The day of its start is none of a limit in days."""
    if limit is None:
        return pause.until - pause.at
    since = pause.at
    if limit.is_in_days:
        since = max(since, limit.day_ends(clock.local_day(started_at)))
    return limit.passed(since, max(since, pause.until))


# -- how much is used ------------------------------------------------------------------------------


def measured(limit: Limit | None, since: datetime, until: datetime) -> timedelta:
    """How much of its own time lies between: office time of a limit in working days or hours."""
    if until <= since:
        return _NOTHING
    return calendar.working_hours_between(since, until) if _is_working(limit) else until - since


def later(limit: Limit | None, moment: datetime, by: timedelta) -> datetime:
    """The moment at which so much of its own time has passed."""
    if by <= _NOTHING:
        return moment
    return calendar.add_office_time(moment, by) if _is_working(limit) else moment + by


def _is_working(limit: Limit | None) -> bool:
    return limit is not None and limit.is_working


def whole(limit: Limit | None, running: Running) -> timedelta:
    """All the time it has, what it stood still not counted."""
    return measured(limit, running.started_at, running.due_at) - _paused(limit, running)


def used(limit: Limit | None, running: Running, at: datetime) -> timedelta:
    """How much of it has passed. A clock that stands or has been stopped uses no more."""
    until = min(at, running.stopped_at or running.paused_at or at)
    return max(measured(limit, running.started_at, until) - _paused(limit, running), _NOTHING)


def share(limit: Limit | None, running: Running, at: datetime) -> float:
    """How much of its own time a clock has used: 1 when it is due, more afterwards."""
    all_of_it = whole(limit, running)
    if all_of_it <= _NOTHING:
        return 1.0 if at >= running.due_at else 0.0
    return used(limit, running, at) / all_of_it


def reaches(limit: Limit | None, running: Running, per_cent: int, at: datetime) -> datetime:
    """When so much of its time is used, if nothing befalls it meanwhile; `at`, where it is by then."""
    if per_cent >= ALL:
        return later(limit, running.due_at, whole(limit, running) * (per_cent - ALL) / ALL)
    missing = whole(limit, running) * per_cent / ALL - used(limit, running, at)
    return later(limit, at, missing)


def mark(limit: Limit | None, running: Running, at: datetime) -> int:
    """The highest mark that it has reached; 0 for none."""
    return max((one for one in MARKS if reaches(limit, running, one, at) <= at), default=0)


def _paused(limit: Limit | None, running: Running) -> timedelta:
    pauses = (one for one in befell(running) if isinstance(one, Pause))
    return sum((measured(limit, pause.at, pause.until) for pause in pauses), _NOTHING)


# -- told to the reader ----------------------------------------------------------------------------


def arithmetic(limit: Limit | None, running: Running, at: datetime) -> list[dict[str, Any]]:
    """Day by day from the start to the due moment which days count and why, like days in runs.

    Empty for what runs on by day and night: there every hour counts. A pause that has not ended is told up to
    `at`. At most MOST_RUNS runs.
    """
    if limit is None or not (limit.is_working or limit.unit == "whole_day"):
        return []
    first, last = clock.local_day(running.started_at), _last_day(limit, running.due_at)
    if (last - first).days > MOST_DAYS:
        return []
    pauses = list(_standing(running, at))
    days = [(day, *_why(limit, day, first, pauses)) for day in _days(first, last)]
    return list(_runs(days))[:MOST_RUNS]


def _last_day(limit: Limit, due_at: datetime) -> date:
    """Of whole days the due moment is the midnight that ends the last."""
    return clock.local_day(due_at - timedelta(microseconds=1) if limit.unit == "whole_day" else due_at)


def _standing(running: Running, at: datetime) -> Iterator[Pause]:
    yield from (one for one in befell(running) if isinstance(one, Pause))
    if running.paused_at is not None:
        yield Pause(running.paused_at, max(at, running.paused_at))


def _stands(limit: Limit, day: date, pause: Pause) -> bool:
    """Whether a day does not count because of a pause: in days, if it ended meanwhile; in hours, if nothing
    of it was left."""
    ends = limit.day_ends(day)
    if limit.unit == "working_hour":
        return pause.at <= clock.day_begins(day) and ends <= pause.until
    return pause.at < ends <= pause.until


def _why(limit: Limit, day: date, first: date, pauses: Sequence[Pause]) -> tuple[bool, str, str]:
    """Whether the day counts, why, and what the holiday is called."""
    if day == first and limit.unit != "working_hour":
        return False, START, ""
    why = calendar.calendar().why(day)
    if limit.unit != "whole_day" and why not in COUNTING:
        return False, why.value, calendar.calendar().names.get(day, "")
    if any(_stands(limit, day, pause) for pause in pauses):
        return False, PAUSED, ""
    if limit.unit == "whole_day":
        return True, "day", ""
    return True, why.value, calendar.calendar().names.get(day, "")


def _days(first: date, last: date) -> Iterator[date]:
    return (first + timedelta(days=number) for number in range((last - first).days + 1))


def _runs(days: Iterable[tuple[date, bool, str, str]]) -> Iterator[dict[str, Any]]:
    for (counts, why, name), run in groupby(days, key=lambda one: one[1:]):
        of_a_kind = [day for day, *_ in run]
        yield {
            "day": of_a_kind[0],
            "to": of_a_kind[-1],
            "days": len(of_a_kind),
            "counts": counts,
            "why": why,
            "name": name,
        }
