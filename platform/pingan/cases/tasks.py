"""What is asked of others for a case: to help, to look into it, to come at a whistle, to give leave.

A task goes to an organisation and may have a holder there. It takes nobody's turn and changes no state or
version: whoever is about to claim the case looks at no stale copy. Its life stands in the timeline and in the
journal, and a move can wait on it, by its `approval` or by a guard.

A move that asks or ends something itself does so by `put` and `end`: its own line and act tell of it. What
was asked is read by `cases.asked`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction

from pingan.cases import clocks, selectors, tracks
from pingan.cases.errors import (
    AlreadyArrived,
    AlreadyAsked,
    AlreadyRated,
    EndedByItsStep,
    NotRated,
    RespondByPast,
    TaskDone,
    TaskOpen,
    TasksOpen,
    UnknownColleague,
    UnknownMove,
    UnknownOrganisation,
    UnknownOutcome,
    WrongKind,
    WrongState,
)
from pingan.cases.guards import GUARDS, Guard, When
from pingan.cases.journalling import journal_case, standing_of
from pingan.cases.leave import APPROVED, WITHDRAWN
from pingan.cases.models import Case, Step, Task, TaskRating
from pingan.cases.reach import hearers_of
from pingan.cases.workflow import stop
from pingan.core import clock
from pingan.core.area_codes import county_of
from pingan.core.errors import InvalidParam, NotFound, Problem
from pingan.core.registry import Registry
from pingan.people.actors import Actor
from pingan.people.models import Organisation, Post

# The guard of a move that waits until all that was asked has been answered.
NO_OPEN_TASKS = "no_open_tasks"

OPENED, FINISHED, HANDED_OVER, RECALLED, ARRIVED, RATED, REPLIED = (
    *("open_task", "finish_task", "hand_over_task", "withdraw_task"),
    *("arrive_task", "rate_task", "reply_task"),
)
_PAST: Mapping[str, str] = {
    OPENED: "case.task_opened",
    FINISHED: "case.task_finished",
    HANDED_OVER: "case.task_handed_over",
    RECALLED: "case.task_withdrawn",
    ARRIVED: "case.task_arrived",
    RATED: "case.task_rated",
    REPLIED: "case.task_replied",
}
# Every act that the life of a task has.
ACTS = tuple(_PAST.values())

# The two sides of a task, and what one may say of the other.
ASKING, ASKED = "asking", "asked"
RATINGS = ("satisfied", "partly", "unsatisfied")


@dataclass(frozen=True, slots=True)
class Kind:
    """One thing that can be asked. `outcomes` are what may come of it; `of_a_move`: leave is asked for one.

    `of_moves`: moves open and end it, and nothing else does; `lifted`: its organisation answers it, but only
    a move says that it is asked no longer. `comes`: the organisation says that it has come; `rated`: both
    sides say afterwards how it went. `stays`: it is that organisation's to answer by what it is, and cannot
    be passed on to another. `clock`: the clock of the case that runs while it is open.
    """

    code: str
    outcomes: frozenset[str] = frozenset({"done", "declined"})
    of_a_move: bool = False
    of_moves: bool = False
    lifted: bool = False
    comes: bool = False
    rated: bool = False
    stays: bool = False
    clock: str = ""


KINDS: Registry[Kind] = Registry(
    "cases.tasks", needs=lambda: tracks.words_of(lambda move: [move.approval] if move.approval else [])
)
# What else becomes of a case when a task of a kind has ended: the move that leave was given for, say.
Finished = Callable[[Case, Task, Actor], None]
FINISHERS: Registry[Finished] = Registry("cases.tasks.finished")

ASSISTANCE = Kind("assistance", comes=True)  # 协办
SUPERVISION = Kind("supervision", frozenset({"done"}), lifted=True, stays=True)  # 督办
WHISTLE = Kind("whistle", comes=True, rated=True)  # 吹哨
APPROVAL = Kind("approval", frozenset({APPROVED, "refused"}), of_a_move=True, stays=True)  # 审批
HANDLING = Kind("handling", of_moves=True)  # 主办
# What a desk asks of its own accord; all others come of moves.
ASKED_FREELY = (ASSISTANCE.code, WHISTLE.code)


def register() -> None:
    """The kinds that cases of every track know, and what a move can wait for."""
    for kind in (ASSISTANCE, SUPERVISION, WHISTLE, APPROVAL, HANDLING):
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


def finished_by(kind: str, finished: Finished) -> None:
    """What is done, under the case's lock, when a task of that kind has ended."""
    FINISHERS.register(kind, finished)


@transaction.atomic
def open_task(*, case_id: UUID, asked: Asked, by: Actor) -> Task:
    """Ask something of an organisation of the case's county.

    Raises NotFound, WrongState (a closed case), UnknownOrganisation, UnknownMove, RespondByPast and
    AlreadyAsked.
    """
    return open_tasks(case_id=case_id, asked=[asked], by=by)[0]


@transaction.atomic
def open_tasks(*, case_id: UUID, asked: Sequence[Asked], by: Actor) -> list[Task]:
    """Ask several organisations the same at once: all of them, or none. Raises as `open_task` does."""
    case = selectors.get_case(by, case_id, operation="cases.ask", lock=True)
    tasks = [put(case, one, by, named=f"organisation_ids.{place}") for place, one in enumerate(asked)]
    _tell(case, tasks, OPENED, by, note=asked[0].words)
    return tasks


def put(case: Case, asked: Asked, by: Actor, *, named: str = "organisation_id") -> Task:
    """Ask within a move that has locked the case; its line and act tell of it. Raises as `open_task` does,
    and says of which field (`named`) the organisation was."""
    if case.closed_at is not None:
        raise WrongState
    kind = KINDS[asked.kind]
    if kind.of_a_move != (asked.action in tracks.moves_of(case.track)):
        raise UnknownMove
    now = clock.now()
    refuse_past(asked.respond_by)
    _refuse_foreign(asked.organisation_id, case, named)
    _refuse_asked_before(case, asked.organisation_id, asked.kind, asked.action, named)
    return Task.objects.create(
        case=case,
        kind=kind.code,
        action=asked.action,
        organisation_id=asked.organisation_id,
        asked_by_id=by.account_id,
        asking_id=by.organisation_id,
        asked_at=now,
        words=asked.words,
        respond_by=asked.respond_by,
    )


def refuse_past(respond_by: datetime | None) -> None:
    """Raises RespondByPast for an answer that is wanted by a moment that has gone by."""
    if respond_by is not None and respond_by <= clock.now():
        raise RespondByPast(invalid_params=[_wrong("respond_by", RespondByPast)])


def end(case: Case, kind: str, outcome: str, report: str, by: Actor) -> list[UUID]:
    """End what is open of a kind, within a move that has locked the case; its line and act tell of it.

    The organisations that had it in sight until now: hearers of that act.
    """
    open_ones = list(Task.objects.select_for_update(no_key=True).filter(case=case, kind=kind, done_at=None))
    for task in open_ones:
        _close(case, task, outcome, report, by)
    return [task.organisation_id for task in open_ones]


def end_all(case: Case, by: Actor) -> list[Task]:
    """Ask nothing any more for a case that a move, which has locked it, closes; what was still open."""
    still_open = Task.objects.filter(case=case, done_at=None).order_by("id")
    open_ones = list(still_open.select_for_update(no_key=True))
    for task in open_ones:
        _close(case, task, WITHDRAWN, "", by)
    return open_ones


@transaction.atomic
def finish_task(*, task_id: UUID, outcome: str, report: str, by: Actor) -> Task:
    """Say what came of it, on behalf of the organisation that was asked.

    Raises NotFound for everybody else, TaskDone, UnknownOutcome.
    """
    case, task = _held(task_id, by)
    _refuse_of_moves(task)
    if outcome not in KINDS[task.kind].outcomes:
        raise UnknownOutcome(invalid_params=[_wrong("outcome", UnknownOutcome)])
    _close(case, task, outcome, report, by)
    line = _line(case, [task], FINISHED, by, note=report)
    finished = FINISHERS.get(task.kind)
    if finished is not None:
        finished(case, task, by)
    _act(case, line, by, [task.organisation_id])
    return task


@transaction.atomic
def arrive(*, task_id: UUID, by: Actor, note: str = "") -> Task:
    """Say for the organisation that it has the matter and comes. Raises NotFound, TaskDone, WrongKind,
    AlreadyArrived."""
    case, task = _held(task_id, by)
    if not KINDS[task.kind].comes:
        raise WrongKind
    if task.arrived_at is not None:
        raise AlreadyArrived
    task.arrived_at, task.arrived_by_id = clock.now(), by.account_id
    task.save(update_fields=["arrived_at", "arrived_by_id"])
    _tell(case, [task], ARRIVED, by, note=note)
    return task


@transaction.atomic
def withdraw_task(*, task_id: UUID, reason: str, by: Actor) -> Task:
    """Ask it no longer: who asked may, and their colleagues. Raises NotFound, TaskDone, EndedByItsStep."""
    case, task = _open(task_id)
    _refuse_who_did_not_ask(task, by)
    _refuse_of_moves(task)
    if KINDS[task.kind].lifted:
        raise EndedByItsStep
    _close(case, task, WITHDRAWN, reason, by)
    _tell(case, [task], RECALLED, by, note=reason)
    return task


@transaction.atomic
def rate_task(*, task_id: UUID, rating: str, words: str, by: Actor) -> Task:
    """Say how the answer was, once, for the side that asked. Raises NotFound, WrongKind, TaskOpen,
    AlreadyRated."""
    case, task = _locked(task_id)
    _refuse_who_did_not_ask(task, by)
    if not KINDS[task.kind].rated or task.outcome == WITHDRAWN:
        raise WrongKind
    if task.done_at is None:
        raise TaskOpen
    _rate(task, ASKING, rating, words, by)
    _tell(case, [task], RATED, by, note=words, rating=rating)
    return task


@transaction.atomic
def reply_to_rating(*, task_id: UUID, rating: str, words: str, by: Actor) -> Task:
    """Answer a rating, once, for the side that was asked, which may say in turn how the asking was.

    Raises NotFound, NotRated, AlreadyRated.
    """
    case, task = _locked(task_id)
    if task.organisation_id != by.organisation_id:
        raise NotFound
    if not task.ratings.filter(side=ASKING).exists():
        raise NotRated
    _rate(task, ASKED, rating, words, by)
    _tell(case, [task], REPLIED, by, note=words, rating=rating)
    return task


@transaction.atomic
def hand_over_task(
    *, task_id: UUID, by: Actor, holder_id: UUID | None = None, organisation_id: UUID | None = None
) -> Task:
    """Give it to a colleague, or to another organisation of the county, where nobody holds it yet.

    An organisation that has not come yet has not come: what the last one said of it is theirs. What only the
    one that was asked may answer goes to its own people alone.
    Raises NotFound, TaskDone, WrongKind, UnknownColleague, UnknownOrganisation, AlreadyAsked.
    """
    case, task = _held(task_id, by)
    _refuse_of_moves(task)
    was = task.organisation_id
    if organisation_id is not None and organisation_id != was:
        if KINDS[task.kind].stays:
            raise WrongKind
        _refuse_foreign(organisation_id, case, "organisation_id")
        _refuse_asked_before(case, organisation_id, task.kind, task.action, "organisation_id")
        task.organisation_id, task.arrived_at, task.arrived_by_id = organisation_id, None, None
    if holder_id is not None and not _works_for(holder_id, task.organisation_id):
        raise UnknownColleague(invalid_params=[_wrong("holder_id", UnknownColleague)])
    task.holder_id = holder_id
    task.save(update_fields=["organisation_id", "holder_id", "arrived_at", "arrived_by_id"])
    _tell(case, [task], HANDED_OVER, by, was=was)
    return task


# -- what others ask of tasks ----------------------------------------------------------------------


def none_open(case: Case) -> bool:
    """Whether nothing that was asked for the case is still to be answered."""
    return not Task.objects.filter(case=case, done_at=None).exists()


# -- inside ----------------------------------------------------------------------------------------


def _locked(task_id: UUID) -> tuple[Case, Task]:
    """The case, locked first as every step does, and its task. Raises NotFound."""
    case_id = Task.objects.filter(pk=task_id).values_list("case_id", flat=True).first()
    if case_id is None:
        raise NotFound
    case = Case.objects.select_for_update(no_key=True).get(pk=case_id)
    return case, Task.objects.select_for_update(no_key=True).get(pk=task_id)


def _open(task_id: UUID) -> tuple[Case, Task]:
    """The same where it is still to be answered. Raises NotFound, TaskDone."""
    case, task = _locked(task_id)
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


def asks(task: Task, actor: Actor) -> bool:
    """Whether the actor speaks for the side that asked: whoever asked may be ill or gone."""
    return actor.account_id == task.asked_by_id or actor.organisation_id == task.asking_id


def _refuse_who_did_not_ask(task: Task, by: Actor) -> None:
    if not asks(task, by):
        raise NotFound


def _refuse_of_moves(task: Task) -> None:
    if KINDS[task.kind].of_moves:
        raise EndedByItsStep


def _close(case: Case, task: Task, outcome: str, report: str, by: Actor) -> None:
    task.done_at, task.done_by_id = clock.now(), by.account_id
    task.outcome, task.report = outcome, report
    task.save(update_fields=["done_at", "done_by_id", "outcome", "report"])
    kind = KINDS.get(task.kind)
    if kind is not None and kind.clock:
        # However it ended, nobody waits for it any more.
        case.save(update_fields=clocks.run(case, (stop(kind.clock),), task.done_at))


def _rate(task: Task, side: str, rating: str, words: str, by: Actor) -> None:
    """The case is locked, so nobody of the same side rates in between."""
    if task.ratings.filter(side=side).exists():
        raise AlreadyRated
    TaskRating.objects.create(
        task=task, side=side, rating=rating, words=words, by_id=by.account_id, at=clock.now()
    )


def _refuse_foreign(organisation_id: UUID, case: Case, named: str) -> None:
    still_open = Organisation.objects.open_on(clock.today())
    area = still_open.filter(pk=organisation_id).values_list("area_code", flat=True).first()
    if area is None or county_of(area) != county_of(case.grid_code):
        raise UnknownOrganisation(invalid_params=[_wrong(named, UnknownOrganisation)])


def _refuse_asked_before(case: Case, organisation_id: UUID, kind: str, action: str, named: str) -> None:
    """The case is locked, so nobody asks in between."""
    same = Task.objects.filter(case=case, organisation_id=organisation_id, kind=kind, action=action)
    if same.filter(done_at=None).exists():
        raise AlreadyAsked(invalid_params=[_wrong(named, AlreadyAsked)])


def _works_for(account_id: UUID, organisation_id: UUID) -> bool:
    posts = Post.objects.current(clock.today()).filter(account_id=account_id, account__is_active=True)
    return posts.filter(organisation_id=organisation_id).exists()


def _wrong(name: str, problem: type[Problem]) -> InvalidParam:
    return InvalidParam(name=name, reason=problem.title)


def _tell(
    case: Case, tasks: Sequence[Task], action: str, by: Actor, *, was: UUID | None = None, **said: str
) -> None:
    """The timeline's line and, last, the journal's act."""
    line = _line(case, tasks, action, by, **said)
    # An organisation that has just answered, or passed it on, had the case in sight until now.
    _act(case, line, by, [*(task.organisation_id for task in tasks), *([was] if was else [])])


def _line(
    case: Case, tasks: Sequence[Task], action: str, by: Actor, *, note: str = "", rating: str = ""
) -> Step:
    """One line, of however many were asked at once."""
    return Step.objects.create(
        case=case,
        track=case.track,
        action=action,
        from_state=case.state,
        to_state=case.state,
        by_id=by.account_id,
        role=by.role,
        at=clock.now(),
        note=note,
        data={
            "kind": tasks[0].kind,
            "tasks": [str(task.pk) for task in tasks],
            **({"rating": rating} if rating else {}),
        },
    )


def _act(case: Case, line: Step, by: Actor, organisations: Sequence[UUID]) -> None:
    standing = standing_of(case)
    journal_case(
        standing,
        standing,
        type_=_PAST[line.action],
        action=line.action,
        case_id=case.pk,
        version=case.version,
        quiet=True,
        hearers=hearers_of(case, organisations=organisations),
        by=by,
    )
