"""How somebody wants to be told, and when by that a notice is due: pure, but for the reading."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from django.utils import timezone

from pingan.core import clock
from pingan.notices.models import Preference

# The usual night, and when what is gathered is handed out.
QUIET_FROM, QUIET_TO = 22, 7
DIGEST_HOURS: Final = (8, 14, 18)


@dataclass(frozen=True, slots=True)
class Wishes:
    """What somebody's page says; without a word of theirs, what is usual."""

    off: frozenset[str] = frozenset()
    quiet: bool = True
    quiet_from: int = QUIET_FROM
    quiet_to: int = QUIET_TO
    digest: bool = False

    def is_night(self, moment: datetime) -> bool:
        """Whether nobody should be disturbed then. Hours may go over midnight."""
        return self._is_quiet(timezone.localtime(moment, timezone.get_default_timezone()).hour)

    def gathered_at(self) -> list[int]:
        """The hours at which what is gathered comes: of those that lie in the night, its end."""
        return sorted({self.quiet_to if self._is_quiet(hour) else hour for hour in DIGEST_HOURS})

    def _is_quiet(self, hour: int) -> bool:
        if not self.quiet or self.quiet_from == self.quiet_to:
            return False
        if self.quiet_from < self.quiet_to:
            return self.quiet_from <= hour < self.quiet_to
        return hour >= self.quiet_from or hour < self.quiet_to

    def morning(self, moment: datetime) -> datetime:
        """The end of the night that a moment lies in."""
        day = clock.local_day(moment)
        ends = clock.day_begins(day) + timedelta(hours=self.quiet_to)
        return (
            ends
            if ends > moment
            else clock.day_begins(day + timedelta(days=1)) + timedelta(hours=self.quiet_to)
        )

    def due(self, moment: datetime, *, urgent: bool, gathered: bool) -> datetime:
        """When a notice is sent that could be sent at `moment`: what is urgent then, whatever the hour."""
        if urgent:
            return moment
        at = _next_digest(moment) if gathered else moment
        return self.morning(at) if self.is_night(at) else at


USUAL: Final = Wishes()


def _next_digest(moment: datetime) -> datetime:
    """The next of the hours at which what is gathered goes out."""
    day = clock.local_day(moment)
    hours = [clock.day_begins(day) + timedelta(hours=hour) for hour in DIGEST_HOURS]
    tomorrow = clock.day_begins(day + timedelta(days=1)) + timedelta(hours=DIGEST_HOURS[0])
    return next((at for at in hours if at > moment), tomorrow)


def of(accounts: Iterable[UUID]) -> Mapping[UUID, Wishes]:
    """The wishes of those who said any, one query for all."""
    return {row.pk: of_row(row) for row in Preference.objects.filter(pk__in=set(accounts))}


def of_row(row: Preference) -> Wishes:
    return Wishes(frozenset(row.off), row.quiet, row.quiet_from, row.quiet_to, row.digest)
