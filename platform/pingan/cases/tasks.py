"""What is asked of others for a case: to help, to look into it, to come at a whistle, to give leave.

A task goes to an organisation and may have a holder there. It takes nobody's turn and changes no state or
version: whoever is about to claim the case looks at no stale copy. Its life stands in the timeline and in the
journal, and a move can wait on it, by its `approval` or by a guard.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import F, QuerySet

from pingan.cases import selectors, tracks
from pingan.cases.errors import (
    AlreadyAsked,
    RespondByPast,
    TaskDone,
    TasksOpen,
    UnknownColleague,
    UnknownMove,
    UnknownOrganisation,
    UnknownOutcome,
    WrongState,
)
from pingan.cases.guards import GUARDS, Guard, When
from pingan.cases.journalling import journal_case, standing_of
from pingan.cases.models import Case, Step, Task
from pingan.cases.reach import hearers_of
from pingan.cases.workflow import Move
from pingan.core import clock
from pingan.core.area_codes import county_of
from pingan.core.errors import NotFound
from pingan.core.registry import Registry
from pingan.people.actors import Actor
from pingan.people.models import Organisation, Post

# The guard of a move that waits until all that was asked has been answered.
NO_OPEN_TASKS = "no_open_tasks"
WITHDRAWN = "withdrawn"
APPROVED = "approved"

OPENED, FINISHED, HANDED_OVER, RECALLED = (
    *("open_task", "finish_task"),
    *("hand_over_task", "withdraw_task"),
)
_PAST: Mapping[str, str] = {
    OPENED: "case.task_opened",
    FINISHED: "case.task_finished",
    HANDED_OVER: "case.task_handed_over",
    RECALLED: "case.task_withdrawn",
}


@dataclass(frozen=True, slots=True)
class Kind:
    """One thing that can be asked. `outcomes` are what may come of it; `of_a_move`: it is asked for one."""

    code: str
    outcomes: frozenset[str] = frozenset({"done", "declined"})
    of_a_move: bool = False


KINDS: Registry[Kind] = Registry(
    "cases.tasks", needs=lambda: tracks.words_of(lambda move: [move.approval] if move.approval else [])
)

ASSISTANCE = Kind("assistance")  # 协办
SUPERVISION = Kind("supervision", frozenset({"done"}))  # 督办
WHISTLE = Kind("whistle")  # 吹哨
APPROVAL = Kind("approval", frozenset({APPROVED, "refused"}), of_a_move=True)  # 审批


def register() -> None:
    """The kinds that cases of every track know, and what a move can wait for."""
    for kind in (ASSISTANCE, SUPERVISION, WHISTLE, APPROVAL):
        KINDS.register(kind.code, kind)
    GUARDS.register(
        NO_OPEN_TASKS,
        Guard(When.CASE, lambda case, _by, _said: none_open(case), lambda _case, _by: TasksOpen()),
    )


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked of whom. `action` is the move that leave is asked for."""

    kind: str
    organisation_id: UUID
    words: str
    respond_by: datetime | None = None
    action: str = ""


@transaction.atomic
def open_task(*, case_id: UUID, asked: Asked, by: Actor) -> Task:
    """Ask something of an organisation of the case's county.

    Raises NotFound, WrongState (a closed case), UnknownOrganisation, UnknownMove, RespondByPast and
    AlreadyAsked.
    """
    case = selectors.get_case(by, case_id, operation="cases.act", lock=True)
    if case.closed_at is not None:
        raise WrongState
    kind = KINDS[asked.kind]
    if kind.of_a_move != (asked.action in tracks.moves_of(case.track)):
        raise UnknownMove
    now = clock.now()
    if asked.respond_by is not None and asked.respond_by <= now:
        raise RespondByPast
    _refuse_foreign(asked.organisation_id, case)
    _refuse_asked_before(case, asked.organisation_id, asked.kind, asked.action)
    task = Task.objects.create(
        case=case,
        kind=kind.code,
        action=asked.action,
        organisation_id=asked.organisation_id,
        asked_by_id=by.account_id,
        asked_at=now,
        words=asked.words,
        respond_by=asked.respond_by,
    )
    _tell(case, task, OPENED, by, note=asked.words)
    return task


@transaction.atomic
def finish_task(*, task_id: UUID, outcome: str, report: str, by: Actor) -> Task:
    """Say what came of it, on behalf of the organisation that was asked.

    Raises NotFound for everybody else, TaskDone, UnknownOutcome.
    """
    case, task = _held(task_id, by)
    if outcome not in KINDS[task.kind].outcomes:
        raise UnknownOutcome
    _close(task, outcome, report, by)
    _tell(case, task, FINISHED, by, note=report)
    return task


@transaction.atomic
def withdraw_task(*, task_id: UUID, reason: str, by: Actor) -> Task:
    """Ask it no longer; only who asked may. Raises NotFound, TaskDone."""
    case, task = _open(task_id)
    if task.asked_by_id != by.account_id:
        raise NotFound
    _close(task, WITHDRAWN, reason, by)
    _tell(case, task, RECALLED, by, note=reason)
    return task


@transaction.atomic
def hand_over_task(
    *, task_id: UUID, by: Actor, holder_id: UUID | None = None, organisation_id: UUID | None = None
) -> Task:
    """Give it to a colleague, or to another organisation of the county, where nobody holds it yet.

    Raises NotFound, TaskDone, UnknownColleague, UnknownOrganisation, AlreadyAsked.
    """
    case, task = _held(task_id, by)
    was = task.organisation_id
    if organisation_id is not None and organisation_id != was:
        _refuse_foreign(organisation_id, case)
        _refuse_asked_before(case, organisation_id, task.kind, task.action)
        task.organisation_id = organisation_id
    if holder_id is not None and not _works_for(holder_id, task.organisation_id):
        raise UnknownColleague
    task.holder_id = holder_id
    task.save(update_fields=["organisation_id", "holder_id"])
    _tell(case, task, HANDED_OVER, by, was=was)
    return task


# -- what others ask of tasks ----------------------------------------------------------------------


def approved(case: Case, kind: str, action: str) -> bool:
    """Whether leave was given for a move, and not used up by the move since."""
    given = Task.objects.filter(case=case, kind=kind, action=action, outcome=APPROVED).order_by("-done_at")
    last = given.values_list("done_at", flat=True).first()
    return last is not None and not Step.objects.filter(case=case, action=action, at__gte=last).exists()


def allows(case: Case, action: str, move: Move) -> bool:
    """Whether a move that waits for leave has it; all others do."""
    return move.approval is None or approved(case, move.approval, action)


def none_open(case: Case) -> bool:
    """Whether nothing that was asked for the case is still to be answered."""
    return not Task.objects.filter(case=case, done_at=None).exists()


def tasks_of(case: Case, viewer: Actor) -> list[dict[str, Any]]:
    """What was asked for a case that the viewer may read, oldest first.

    Words are None where the case's track keeps them from the viewer, unless they are their own
    organisation's business.
    """
    found = Task.objects.filter(case=case).select_related("organisation", "holder", "asked_by", "done_by")
    return [_described(task, case, viewer) for task in found.order_by("asked_at", "id")]


def asked_of(viewer: Actor) -> QuerySet[Task]:
    """What the viewer's organisation was asked and has not answered; what is due first comes first."""
    asked = Task.objects.filter(organisation_id=viewer.organisation_id, done_at=None)
    return asked.select_related("case").order_by(F("respond_by").asc(nulls_last=True), "id")


def _described(task: Task, case: Case, viewer: Actor) -> dict[str, Any]:
    readable = _may_read_words(task, case, viewer)
    return {
        "id": task.pk,
        "kind": task.kind,
        "action": task.action,
        "organisation": {"id": task.organisation_id, "name": task.organisation.name},
        "holder": task.holder and {"id": task.holder_id, "name": task.holder.name},
        "asked_by": {"id": task.asked_by_id, "name": task.asked_by.name},
        "asked_at": task.asked_at,
        "words": selectors.words_for(task.words, case, viewer, by=task.asked_by_id) if readable else None,
        "respond_by": task.respond_by,
        "done_at": task.done_at,
        "outcome": task.outcome,
        "report": selectors.words_for(task.report, case, viewer, by=task.done_by_id) if readable else None,
    }


def _may_read_words(task: Task, case: Case, viewer: Actor) -> bool:
    track = tracks.get(case.track)
    may_read = track.may_read if track else None
    concerned = viewer.organisation_id == task.organisation_id or viewer.account_id == task.asked_by_id
    return concerned or may_read is None or may_read(case, viewer)


# -- inside ----------------------------------------------------------------------------------------


def _open(task_id: UUID) -> tuple[Case, Task]:
    """The case, locked first as every step does, and its task. Raises NotFound, TaskDone."""
    case_id = Task.objects.filter(pk=task_id).values_list("case_id", flat=True).first()
    if case_id is None:
        raise NotFound
    case = Case.objects.select_for_update(no_key=True).get(pk=case_id)
    task = Task.objects.select_for_update(no_key=True).get(pk=task_id)
    if task.done_at is not None:
        raise TaskDone
    return case, task


def _held(task_id: UUID, by: Actor) -> tuple[Case, Task]:
    """The same, for the organisation that was asked: to all others it is not there."""
    if not Task.objects.filter(pk=task_id, organisation_id=by.organisation_id).exists():
        raise NotFound
    case, task = _open(task_id)
    # It may have been handed over while the lock was waited for.
    if task.organisation_id != by.organisation_id:
        raise NotFound
    return case, task


def _close(task: Task, outcome: str, report: str, by: Actor) -> None:
    task.done_at, task.done_by_id = clock.now(), by.account_id
    task.outcome, task.report = outcome, report
    task.save(update_fields=["done_at", "done_by_id", "outcome", "report"])


def _refuse_foreign(organisation_id: UUID, case: Case) -> None:
    area = Organisation.objects.filter(pk=organisation_id).values_list("area_code", flat=True).first()
    if area is None or county_of(area) != county_of(case.grid_code):
        raise UnknownOrganisation


def _refuse_asked_before(case: Case, organisation_id: UUID, kind: str, action: str) -> None:
    """The case is locked, so nobody asks in between."""
    same = Task.objects.filter(case=case, organisation_id=organisation_id, kind=kind, action=action)
    if same.filter(done_at=None).exists():
        raise AlreadyAsked


def _works_for(account_id: UUID, organisation_id: UUID) -> bool:
    posts = Post.objects.current(clock.today()).filter(account_id=account_id, account__is_active=True)
    return posts.filter(organisation_id=organisation_id).exists()


def _tell(case: Case, task: Task, action: str, by: Actor, *, note: str = "", was: UUID | None = None) -> None:
    """The timeline's line and, last, the journal's act."""
    Step.objects.create(
        case=case,
        track=case.track,
        action=action,
        from_state=case.state,
        to_state=case.state,
        by_id=by.account_id,
        role=by.role,
        at=clock.now(),
        note=note,
        data={"task": str(task.pk), "kind": task.kind, "organisation": str(task.organisation_id)},
    )
    standing = standing_of(case)
    journal_case(
        standing,
        standing,
        type_=_PAST[action],
        action=action,
        case_id=case.pk,
        version=case.version,
        quiet=True,
        # An organisation that has just answered, or passed it on, had the case in sight until now.
        hearers=hearers_of(case, organisations=[task.organisation_id, *([was] if was else [])]),
        by=by,
    )
