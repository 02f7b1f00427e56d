"""What holds for every look at somebody in plain: so many in a day, each for so long on a screen."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from math import ceil
from typing import Final
from uuid import UUID

from django.db import connection
from django.db.models import Model
from django.utils import timezone

from pingan.core import clock
from pingan.core.errors import Problem
from pingan.registry.errors import RevealEnded

# How long a screen may show a revealed value, in seconds.
REVEAL_SECONDS: Final = 900

_SPEND_SQL = """
INSERT INTO {budget} AS kept (account_id, day, used) VALUES (%s, %s, 1)
ON CONFLICT (account_id) DO UPDATE
SET day = excluded.day, used = CASE WHEN kept.day = excluded.day THEN kept.used + 1 ELSE 1 END
WHERE kept.day <> excluded.day OR kept.used < %s
"""


def spend(budget: type[Model], account_id: UUID, *, at_most: int, spent: type[Problem]) -> None:
    """Count one look against the account's day, in a table of account, day and number used.

    One statement: two requests cannot share the last one. Raises `spent` with the seconds until midnight.
    """
    with connection.cursor() as cursor:
        cursor.execute(_SPEND_SQL.format(budget=budget._meta.db_table), [account_id, clock.today(), at_most])
        if cursor.rowcount == 0:
            raise spent(retry_after=_seconds_to_midnight())


def seconds_left(seen_at: datetime) -> int:
    """For how long what was revealed then may still be shown. Raises RevealEnded."""
    left = REVEAL_SECONDS - ceil((clock.now() - seen_at).total_seconds())
    if left <= 0:
        raise RevealEnded
    return left


def _seconds_to_midnight() -> int:
    now = timezone.localtime(clock.now())
    midnight = datetime.combine(now.date() + timedelta(days=1), time.min, tzinfo=now.tzinfo)
    return ceil((midnight - now).total_seconds())
