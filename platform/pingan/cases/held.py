"""What of cases lies in somebody's hands, when their post is to end: where, and nothing of what it is."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from uuid import UUID

from django.db.models import QuerySet

from pingan.cases.hand_over import tracks_handed_over
from pingan.cases.models import OPEN, Case, Task
from pingan.staff.holdings import HELD, MOST


def register() -> None:
    HELD.register("cases", _cases)
    HELD.register("single_cases", _single_cases)
    HELD.register("tasks", _tasks)


def _cases(accounts: Collection[UUID]) -> Iterable[tuple[UUID, str]]:
    return _told(Case.objects.filter(track__in=tracks_handed_over()), accounts)


def _single_cases(accounts: Collection[UUID]) -> Iterable[tuple[UUID, str]]:
    """On tracks where nobody takes them back for others: each goes on by steps of its own."""
    return _told(Case.objects.exclude(track__in=tracks_handed_over()), accounts)


def _told(cases: QuerySet[Case], accounts: Collection[UUID]) -> Iterable[tuple[UUID, str]]:
    return cases.filter(OPEN, holder__in=accounts).values_list("holder_id", "grid_code")[:MOST]


def _tasks(accounts: Collection[UUID]) -> Iterable[tuple[UUID, str]]:
    held = Task.objects.filter(holder__in=accounts, done_at__isnull=True)
    return held.values_list("holder_id", "case__grid_code")[:MOST]
