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
    unknown = running.paused_for - sum((_passed(limit, one) for one in happened), _NOTHING)
    if unknown > _NOTHING:
        found = limit.later(found, unknown)
    for one in happened:
        if isinstance(one, Pause):
            found = limit.later(found, limit.passed(one.at, one.until))
        else:
            found = max(found, one.until)
    return found


def _passed(limit: Limit, one: Pause | Extension) -> timedelta:
    return limit.passed(one.at, one.until) if isinstance(one, Pause) else _NOTHING


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
    return measured(limit, running.started_at, running.due_at) - _stood(limit, running)


def used(limit: Limit | None, running: Running, at: datetime) -> timedelta:
    """How much of it has passed. A clock that stands or has been stopped uses no more."""
    until = min(at, running.stopped_at or running.paused_at or at)
    return max(measured(limit, running.started_at, until) - _stood(limit, running), _NOTHING)


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


def _stood(limit: Limit | None, running: Running) -> timedelta:
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
    stood = list(_standing(limit, running, at))
    days = [(day, *_why(limit, day, first, stood)) for day in _days(first, last)]
    return list(_runs(days))[:MOST_RUNS]


def _last_day(limit: Limit, due_at: datetime) -> date:
    """Of whole days the due moment is the midnight that ends the last."""
    return clock.local_day(due_at - timedelta(microseconds=1) if limit.unit == "whole_day" else due_at)


def _standing(limit: Limit, running: Running, at: datetime) -> Iterator[tuple[date, date]]:
    """The first and the last day of each pause that do not count because of it."""
    pauses = [one for one in befell(running) if isinstance(one, Pause)]
    if running.paused_at is not None:
        pauses.append(Pause(running.paused_at, at))
    for pause in pauses:
        since, until = clock.local_day(pause.at), clock.local_day(pause.until)
        # Of hours only days that stood from morning to evening count for nothing at all.
        yield (since + _DAY, until if limit.unit != "working_hour" else until - _DAY)


def _why(limit: Limit, day: date, first: date, stood: Sequence[tuple[date, date]]) -> tuple[bool, str, str]:
    """Whether the day counts, why, and what the holiday is called."""
    if day == first and limit.unit != "working_hour":
        return False, START, ""
    why = calendar.calendar().why(day)
    if limit.unit != "whole_day" and why not in COUNTING:
        return False, why.value, calendar.calendar().names.get(day, "")
    if any(since <= day <= until for since, until in stood):
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
