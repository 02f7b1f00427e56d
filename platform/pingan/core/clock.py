"""The one place that asks what time it is, so a test can hold the clock still by replacing one function."""

from __future__ import annotations

from datetime import date, datetime

from django.utils import timezone


def now() -> datetime:
    """The server's time, aware. Deadlines and order come from it, never from a phone's clock."""
    return timezone.now()


def today() -> date:
    """The calendar day where the county lies (setting TIME_ZONE)."""
    return timezone.localdate(now())
