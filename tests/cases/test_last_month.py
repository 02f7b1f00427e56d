"""What a change of organisations touches of last month: counted from a bounded part of their tasks."""

from __future__ import annotations

from datetime import timedelta

import pytest

from pingan.cases import last_month
from pingan.cases.models import Task
from pingan.cases.tasks import Asked, finish_task, open_task
from pingan.config.sections import Draft
from pingan.people.actors import Actor
from tests.cases.test_lists import reported


class _Difference:
    def __init__(self, *changed: str) -> None:
        self.changed, self.removed = changed, ()


class _Draft:
    def __init__(self, *organisations: object) -> None:
        self.difference = _Difference(*map(str, organisations))


def counted(*organisations: object) -> tuple[int, bool]:
    draft: Draft = _Draft(*organisations)  # type: ignore[assignment]
    (found,) = last_month.of_organisations(draft)
    return found.count, found.capped


def asked(by: Actor, *, months_ago: int, done: bool) -> None:
    task = open_task(
        case_id=reported(by).pk, asked=Asked("assistance", by.organisation_id, "请派人协助"), by=by
    )
    if done:
        finish_task(task_id=task.pk, outcome="done", report="去过了", by=by)
    begin, _end = last_month.last_month()
    at = begin + timedelta(days=3) - timedelta(days=62 * (months_ago - 1))
    Task.objects.filter(pk=task.pk).update(asked_at=at, respond_by=None)


def test_tasks_of_last_month_are_counted_open_or_done(li: Actor, monkeypatch: pytest.MonkeyPatch) -> None:
    for months_ago, done in ((1, False), (1, True), (1, True), (2, False), (2, True)):
        asked(li, months_ago=months_ago, done=done)
    assert counted(li.organisation_id) == (3, False)
    # Where not all were looked at, it says that there may be more.
    monkeypatch.setattr(last_month, "LOOKED_AT", 1)
    number, capped = counted(li.organisation_id)
    assert (number <= 2, capped) == (True, True)
