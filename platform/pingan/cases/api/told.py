"""When a step was done, where that was before it was sent: what a phone without signal says in headers."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

from django.utils.dateparse import parse_datetime
from django.utils.timezone import is_naive
from rest_framework.request import Request

from pingan.cases.services import DoneAt
from pingan.core import clock

DONE_AT: Final = "Done-At"
CLOCK_OFFSET: Final = "Clock-Offset"
# Whoever has signal is that quick: then the moment it was received is the moment it was done.
_AT_ONCE = timedelta(minutes=2)


def done_at(request: Request) -> DoneAt | None:
    """The moment by the server's clock, as far as the phone knew how far its own was off; None where it was
    done just now, or nothing can be read. What cannot be true is marked and never refused."""
    told = _moment(request.headers.get(DONE_AT, ""))
    if told is None:
        return None
    now = clock.now()
    try:
        moment = told + _offset(request.headers.get(CLOCK_OFFSET, ""))
    except OverflowError:
        return None
    if abs(now - moment) < _AT_ONCE:
        return None
    return DoneAt(moment, doubtful=clock.doubtful(moment, told_at=now))


def _moment(said: str) -> datetime | None:
    try:
        moment = parse_datetime(said.strip())
    except (ValueError, OverflowError):
        return None
    return None if moment is None or is_naive(moment) else moment


def _offset(said: str) -> timedelta:
    try:
        return timedelta(milliseconds=int(said))
    except (ValueError, OverflowError):
        return timedelta()
