"""Two clocks of every case: when somebody must have it, and when it must be closed.

Limits are a table, per urgency; a county with rules of its own edits `LIMITS`. Working time counts
by the work calendar of `territory`, calendar time straight on. The server's receipt starts both.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from pingan.territory import calendar


@dataclass(frozen=True, slots=True)
class Limit:
    """A span of calendar time, or of whole working days (then due at the end of that day)."""

    span: timedelta | None = None
    working_days: int = 0

    def due(self, start: datetime) -> datetime:
        if self.span is not None:
            return start + self.span
        return calendar.add_working_days(start, self.working_days)


@dataclass(frozen=True, slots=True)
class Limits:
    accept: Limit
    close: Limit


# Practice of county centres: danger at once, urgent within a day, the rest in five working days.
LIMITS: Mapping[str, Limits] = {
    "critical": Limits(Limit(timedelta(minutes=30)), Limit(timedelta(hours=24))),
    "urgent": Limits(Limit(timedelta(hours=2)), Limit(timedelta(hours=24))),
    "general": Limits(Limit(working_days=1), Limit(working_days=5)),
}
# A mediation ends within a month unless both sides agree to go on (rules of 2002 on mediation, art. 36).
MEDIATION_SPAN = timedelta(days=30)


def deadlines(urgency: str, received_at: datetime, *, dispute: bool) -> tuple[datetime, datetime]:
    """(accept_due, close_due) of a case received at that moment."""
    limits = LIMITS[urgency]
    close = received_at + MEDIATION_SPAN if dispute else limits.close.due(received_at)
    return limits.accept.due(received_at), close
