"""Opening hours: a weekly table, the county's clock, and the days that break the week.

A table names the spans of each weekday and of public holidays as `["09:00", "12:00"]`, in the county's
time, the end not included and "24:00" meaning midnight. A day left out is closed. On a public holiday
only the spans of `holiday` count; a weekend day made up for as a working day (调休) keeps Monday's hours.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import pairwise
from typing import Any

from pingan.centers.errors import BadHours

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
HOLIDAY = "holiday"
DAY_KEYS = (*WEEKDAYS, HOLIDAY)
MAX_SPANS = 4
# Longer than the longest public holiday, so that its end is always found.
HORIZON_DAYS = 14

_SATURDAY = 5
_TIME = re.compile(r"([01]\d|2[0-3]):[0-5]\d|24:00", re.ASCII)

Span = Sequence[str]
Hours = Mapping[str, Sequence[Span]]


def weekly_table(raw: Any) -> dict[str, list[list[str]]]:
    """A complete table (every day key present) from what was handed over. Raises BadHours."""
    if not isinstance(raw, dict) or not raw.keys() <= set(DAY_KEYS):
        raise BadHours(f"Days are {', '.join(DAY_KEYS)}.")
    return {key: _spans(key, raw.get(key, [])) for key in DAY_KEYS}


def _spans(key: str, raw: Any) -> list[list[str]]:
    if not isinstance(raw, list) or len(raw) > MAX_SPANS or not all(_is_span(span) for span in raw):
        raise BadHours(f'{key}: at most {MAX_SPANS} spans like ["09:00", "12:00"].')
    if any(before[1] >= after[0] for before, after in pairwise(raw)):
        raise BadHours(f"{key}: spans follow each other with a gap between them.")
    return raw


def _is_span(raw: Any) -> bool:
    return (
        isinstance(raw, list)
        and len(raw) == 2  # noqa: PLR2004  from and to
        and all(isinstance(word, str) and _TIME.fullmatch(word) for word in raw)
        and raw[0] < raw[1]
    )


@dataclass(frozen=True, slots=True)
class Opening:
    """Whether a place is open, and when that changes; None when it does not within two weeks."""

    is_open: bool
    next_change: datetime | None


def day_key(day: date, special: Mapping[date, bool]) -> str:
    """Which line of every table counts on a day. `special` says of days that break the week if one works."""
    working = special.get(day)
    if working is None:
        return WEEKDAYS[day.weekday()]
    if not working:
        return HOLIDAY
    return WEEKDAYS[0] if day.weekday() >= _SATURDAY else WEEKDAYS[day.weekday()]


def opening_at(hours: Hours, moment: datetime, special: Mapping[date, bool]) -> Opening:
    """The state at a moment, given in the county's time zone."""
    is_open = is_open_at(hours, moment, special)
    changes = (at for at in _boundaries(hours, moment, special) if is_open_at(hours, at, special) != is_open)
    return Opening(is_open, next(changes, None))


def is_open_at(hours: Hours, moment: datetime, special: Mapping[date, bool]) -> bool:
    """Whether a span of the day holds the moment."""
    clock = clock_word(moment)
    return any(opens <= clock < closes for opens, closes in hours[day_key(moment.date(), special)])


def clock_word(moment: datetime) -> str:
    """The moment as tables write it; words of this form sort like times."""
    return f"{moment:%H:%M}"


def _boundaries(hours: Hours, after: datetime, special: Mapping[date, bool]) -> Iterator[datetime]:
    """Every opening and closing after a moment, in order, within the horizon."""
    for ahead in range(HORIZON_DAYS + 1):
        day = after.date() + timedelta(days=ahead)
        for span in hours[day_key(day, special)]:
            for word in span:
                at = _moment(day, word, after)
                if at > after:
                    yield at


def _moment(day: date, word: str, like: datetime) -> datetime:
    hour, minute = map(int, word.split(":"))
    return datetime.combine(day, time(), like.tzinfo) + timedelta(hours=hour, minutes=minute)
