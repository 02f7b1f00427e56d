"""Reads of what is asked of others: of one case, and of one's own organisation."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from django.db.models import F, Prefetch, Q, QuerySet

from pingan.cases import leave, numbers, selectors, tasks, tracks
from pingan.cases.models import Case, Task, TaskRating, shown_code
from pingan.core.errors import NotFound
from pingan.core.paging import Cursor, Order, Page, page
from pingan.people import policy
from pingan.people.actors import Actor
from pingan.people.models import Account
from pingan.territory import selectors as territory

OPEN, DONE = "open", "done"
# What is open by the moment an answer is wanted by, what is done by when it was.
ORDERS = {
    OPEN: Order("respond_by", newest_first=False),
    DONE: Order("done_at", newest_first=True),
}
# What nobody set a moment for comes behind all that has one; a cursor says so by this.
_UNDATED = datetime(9999, 12, 31, tzinfo=UTC)


def tasks_of(case: Case, viewer: Actor) -> list[dict[str, Any]]:
    """What was asked for a case that the viewer may read, oldest first.

    Words are None where the case's track keeps them from the viewer, unless they are their own
    organisation's business.
    """
    found = whole(Task.objects.filter(case=case)).order_by("asked_at", "id")
    return [describe(task, case, viewer) for task in found]


def asked_of(viewer: Actor) -> QuerySet[Task]:
    """What the viewer's organisation was asked and has not answered; what is due first comes first."""
    asked = Task.objects.filter(organisation_id=viewer.organisation_id, done_at=None)
    return asked.select_related("case").order_by(F("respond_by").asc(nulls_last=True), "id")


def page_of(viewer: Actor, state: str, *, cursor: Cursor | None, size: int) -> Page[Task]:
    """One page of what the viewer's organisation was asked: what is still open, or what was answered.

    Each reads one range of one index, however much was ever asked.
    """
    asked = Task.objects.filter(organisation_id=viewer.organisation_id)
    found: Page[Any]
    if state == DONE:
        answered = asked.filter(done_at__isnull=False).values_list("id", "done_at", named=True)
        found = page(answered, ORDERS[DONE], cursor=cursor, size=size)
    else:
        found = _open_page(asked.filter(done_at=None), cursor, size)
    # Whose tasks they are is settled; only now everything about them is read.
    tasks_by_id = whole(Task.objects.all()).select_related("case").in_bulk([line.id for line in found.items])
    return Page([tasks_by_id[line.id] for line in found.items], found.next)


def get_task(viewer: Actor, task_id: UUID) -> Task:
    """A task of which the viewer's organisation is one of the two sides, or NotFound."""
    mine = (
        Q(organisation_id=viewer.organisation_id)
        | Q(asking_id=viewer.organisation_id)
        | Q(asked_by_id=viewer.account_id)
    )
    task = whole(Task.objects.filter(mine, pk=task_id)).select_related("case").first()
    if task is None:
        raise NotFound
    return task


def describe(task: Task, case: Case, viewer: Actor) -> dict[str, Any]:
    """A task as the viewer may read it, with what they may do about it now."""
    readable = _may_read_words(task, case, viewer)

    def told(words: str, by: UUID | None) -> str | None:
        if not readable:
            return None
        # Whom it was written to reads all of it.
        return words if _concerns(task, viewer) else selectors.words_for(words, case, viewer, by=by)

    ratings = {rating.side: rating for rating in task.ratings.all()}
    return {
        "id": task.pk,
        "kind": task.kind,
        "action": task.action,
        "organisation": {"id": task.organisation_id, "name": task.organisation.name},
        "asking": task.asking and {"id": task.asking_id, "name": task.asking.name},
        "holder": _person(task.holder),
        "asked_by": {"id": selectors.callable_id(task.asked_by), "name": task.asked_by.name},
        "asked_at": task.asked_at,
        "words": told(task.words, task.asked_by_id),
        # What leave is asked for: until which day, with which answer to the reporter.
        "said": {name: told(value, task.asked_by_id) for name, value in task.said.items() if readable},
        "respond_by": task.respond_by,
        "arrived_at": task.arrived_at,
        "arrived_by": _person(task.arrived_by),
        "done_at": task.done_at,
        "done_by": _person(task.done_by),
        "outcome": task.outcome,
        "report": told(task.report, task.done_by_id),
        "rating": _rated(ratings.get(tasks.ASKING), told),
        "reply": _rated(ratings.get(tasks.ASKED), told),
        "outcomes": sorted(tasks.KINDS[task.kind].outcomes) if task.kind in tasks.KINDS else [],
        "actions": list(_open_to(task, viewer, ratings.keys())),
    }


def describe_with_case(task: Task, viewer: Actor) -> dict[str, Any]:
    """The same with what its case is, for a list. Of a case that is out of sight by now, no word."""
    case = task.case
    return {**describe(task, case, viewer), "case": _case(case, summed_up=task.done_at is None)}


def _open_page(asked: QuerySet[Task], cursor: Cursor | None, size: int) -> Page[Any]:
    """What has a moment first, by it; then what has none, by its id. Both are ranges of one index."""
    lines = asked.values_list("id", "respond_by", named=True)
    dated = cursor is None or cursor.at < _UNDATED
    found: list[Any] = []
    if dated:
        rows = lines.filter(respond_by__isnull=False)
        if cursor is not None:
            rows = rows.filter(respond_by__gte=cursor.at)
            rows = rows.filter(Q(respond_by__gt=cursor.at) | Q(id__gt=cursor.id))
        found += rows.order_by("respond_by", "id")[: size + 1]
    if len(found) <= size:
        rows = lines.filter(respond_by=None)
        if cursor is not None and not dated:
            rows = rows.filter(id__gt=cursor.id)
        found += rows.order_by("id")[: size + 1 - len(found)]
    last = found[size - 1] if len(found) > size else None
    following = last and Cursor(last.respond_by or _UNDATED, last.id).encode(ORDERS[OPEN])
    return Page(found[:size], following)


def whole(found: QuerySet[Task]) -> QuerySet[Task]:
    """With everybody who is named in it: two statements for however many tasks."""
    people = ("holder", "asked_by", "arrived_by", "done_by")
    ratings = Prefetch("ratings", TaskRating.objects.select_related("by"))
    return found.select_related("organisation", "asking", *people).prefetch_related(ratings)


def _open_to(task: Task, viewer: Actor, rated: Any) -> Iterator[str]:
    """What the viewer may do, in the words of the addresses."""
    kind = tasks.KINDS.get(task.kind)
    if kind is None or kind.of_moves:
        return
    is_asked = task.organisation_id == viewer.organisation_id and policy.may(viewer.role, "cases.asked")
    is_asking = tasks.asks(task, viewer) and policy.may(viewer.role, "cases.ask")
    over = task.done_at is not None
    if is_asked and not over:
        yield from ["arrive"] if kind.comes and task.arrived_at is None else []
        yield "finish"
        # Screens pass a task on to another organisation; among colleagues it needs no step.
        yield from [] if kind.stays else ["hand_over"]
    if is_asked and tasks.ASKING in rated and tasks.ASKED not in rated:
        yield "reply"
    if is_asking and not over and not kind.lifted:
        yield "withdraw"
    if is_asking and over and kind.rated and task.outcome != leave.WITHDRAWN and tasks.ASKING not in rated:
        yield "rate"


def _concerns(task: Task, viewer: Actor) -> bool:
    return viewer.organisation_id == task.organisation_id or tasks.asks(task, viewer)


def _may_read_words(task: Task, case: Case, viewer: Actor) -> bool:
    track = tracks.get(case.track)
    may_read = track.may_read if track else None
    return _concerns(task, viewer) or may_read is None or may_read(case, viewer)


def _rated(rating: TaskRating | None, told: Any) -> dict[str, Any] | None:
    if rating is None:
        return None
    return {
        "rating": rating.rating,
        "words": told(rating.words, rating.by_id),
        "by": _person(rating.by),
        "at": rating.at,
    }


def _case(case: Case, *, summed_up: bool) -> dict[str, Any]:
    return {
        "id": case.pk,
        "code": shown_code(case.code),
        "track": case.track,
        "category": case.category,
        "urgency": case.urgency,
        "state": case.state,
        "area_name": territory.path_name(case.grid_code),
        # Veiled for everybody: who handles it reads numbers on the case itself.
        "summary": selectors.cut(numbers.veiled(case.opening)) if summed_up else None,
    }


def _person(account: Account | None) -> dict[str, Any] | None:
    return {"id": account.pk, "name": account.name} if account else None
