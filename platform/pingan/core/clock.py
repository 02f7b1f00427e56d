"""The one place that asks what time it is, so that a test, or a season of demo cases, can set the clock."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date, datetime, time, timedelta

from django.utils import timezone

# A phone's clock may go ahead of ours by this much and still be believed.
TOLERANCE = timedelta(minutes=10)
# Nobody reports, measures or records what lies farther back; a clock that lost its battery says 1970.
FARTHEST_BACK = timedelta(days=3653)

_set_to: ContextVar[datetime | None] = ContextVar("clock", default=None)


def now() -> datetime:
    """The server's time, aware. Deadlines and order come from it, never from a phone's clock."""
    return _set_to.get() or timezone.now()


def today() -> date:
    """The calendar day where the county lies (setting TIME_ZONE)."""
    return local_day(now())


def local_day(moment: datetime) -> date:
    """The calendar day a moment falls on where the county lies."""
    return timezone.localdate(moment, timezone.get_default_timezone())


def day_begins(day: date) -> datetime:
    """The moment a calendar day begins where the county lies."""
    return timezone.make_aware(datetime.combine(day, time.min), timezone.get_default_timezone())


def last_day(limit: datetime) -> date:
    """The last calendar day within a limit: one that ends with a day ends at the midnight after it."""
    return local_day(limit - timedelta.resolution)


def as_limit(moment: datetime | None) -> datetime | date | None:
    """A limit as it is written down: a day, where it is the end of one."""
    if moment is None or moment != day_begins(local_day(moment)):
        return moment
    return last_day(moment)


def doubtful(moment: datetime | None, *, told_at: datetime) -> bool:
    """Whether a moment told at `told_at` cannot be: still to come then, or more than ten years past."""
    return moment is not None and not told_at - FARTHEST_BACK <= moment <= told_at + TOLERANCE


@contextmanager
def set_to(moment: datetime) -> Iterator[None]:
    """Let `now()` answer this moment inside the block, in this thread or task only."""
    token = _set_to.set(moment)
    try:
        yield
    finally:
        _set_to.reset(token)
