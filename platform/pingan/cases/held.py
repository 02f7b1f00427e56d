"""What of cases lies in somebody's hands, when their post is to end: where, and nothing of what it is."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from uuid import UUID

from pingan.cases.models import OPEN, Case, Task
from pingan.staff.holdings import HELD, MOST


def register() -> None:
    HELD.register("cases", _cases)
    HELD.register("tasks", _tasks)


def _cases(accounts: Collection[UUID]) -> Iterable[tuple[UUID, str]]:
    held = Case.objects.filter(OPEN, holder__in=accounts)
    return held.values_list("holder_id", "grid_code")[:MOST]


def _tasks(accounts: Collection[UUID]) -> Iterable[tuple[UUID, str]]:
    held = Task.objects.filter(holder__in=accounts, done_at__isnull=True)
    return held.values_list("holder_id", "case__grid_code")[:MOST]
