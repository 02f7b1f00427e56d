"""Writes on a case after its report: every step is one locked move, one line of timeline, one journal act."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import transaction

from pingan.cases import clocks, event_track, selectors, tracks, workflow
from pingan.cases.errors import AlreadyClaimed, NotYourMove, UnknownWorker, WrongState
from pingan.cases.journalling import journal_case, standing_of
from pingan.cases.models import Case, Step
from pingan.cases.workflow import Action, Move, State
from pingan.core import clock
from pingan.core.errors import StaleVersion
from pingan.people import policy
from pingan.people.actors import Actor
from pingan.people.selectors import workers_near


@dataclass(frozen=True, slots=True)
class Target:
    """Which case, at which version the caller saw it, and who acts."""

    case_id: UUID
    version: int
    by: Actor


def claim_case(target: Target) -> Case:
    """Take a waiting case. Raises AlreadyClaimed, naming the holder, for all but the first of several."""
    with transaction.atomic():
        case = lock_case(target.case_id, target.by)
        # Before the version: whoever comes second has a stale version too, and wants to hear who was quicker.
        if case.holder_id is not None and case.holder_id != target.by.account_id:
            raise AlreadyClaimed(extra=selectors.claimed_by(case, target.by))
        return take_step(case, Action.CLAIM, target, holder=target.by.account_id)


def release_case(target: Target, *, reason: str) -> Case:
    """Put a claimed case back into the queue; the desk's colleagues may, too, when its holder cannot."""
    return _step(target, Action.RELEASE, note=reason, holder=None)


def dispatch_case(target: Target, *, worker_id: UUID, note: str) -> Case:
    """Hand a case to a grid worker of its village. Raises UnknownWorker for anybody else."""
    with transaction.atomic():
        case = lock_case(target.case_id, target.by)
        if not _works_there(worker_id, case):
            raise UnknownWorker
        return take_step(
            case,
            event_track.DISPATCH,
            target,
            note=note,
            holder=worker_id,
            data={"worker_id": str(worker_id)},
        )


def recall_case(target: Target, *, reason: str) -> Case:
    """Take a case back from its worker into the desk's queue: ill, gone, or the wrong one to ask."""
    return _step(target, event_track.RECALL, note=reason, holder=None)


def receive_case(target: Target) -> Case:
    """The worker confirms having it."""
    return _step(target, event_track.RECEIVE)


def send_back_case(target: Target, *, reason: str) -> Case:
    """The worker returns it to the desk's queue, saying why."""
    return _step(target, event_track.SEND_BACK, note=reason, holder=None)


def handle_case(target: Target, *, result: str) -> Case:
    """The worker has dealt with it; the desk checks next, whoever sits there."""
    return _step(target, event_track.HANDLE, note=result, holder=None)


def rework_case(target: Target, *, reason: str) -> Case:
    """The desk is not satisfied: back to the worker who handled it last."""
    with transaction.atomic():
        case = lock_case(target.case_id, target.by)
        return take_step(case, event_track.REWORK, target, note=reason, holder=_last_handler(case))


def self_resolve_case(target: Target, *, result: str) -> Case:
    """The worker settled it on the spot: report and closing are one matter (自办自结)."""
    return _step(target, Action.SELF_RESOLVE, note=result)


def close_case(target: Target, *, note: str) -> Case:
    """Close a checked event or a concluded dispute."""
    return _step(target, Action.CLOSE, note=note, holder=None)


def note_case(target: Target, *, text: str) -> Case:
    """Add a line to the timeline; the state stays."""
    return _step(target, Action.NOTE, note=text)


def lock_case(case_id: UUID, by: Actor) -> Case:
    """The case locked for a move, if the actor may act on it at all; NotFound otherwise.

    The lock leaves foreign keys alone (`no_key`): steps inserted elsewhere need not wait for it.
    """
    return selectors.get_case(by, case_id, operation="cases.act", lock=True)


_KEEP: Any = object()


def take_step(
    case: Case,
    action: str,
    target: Target,
    *,
    note: str = "",
    data: Mapping[str, Any] | None = None,
    holder: UUID | None = _KEEP,
    **changes: Any,
) -> Case:
    """Move a locked case by one action: the row, the timeline's line and, last, the journal's act.

    Raises StaleVersion (with the case as it is now) where the caller looked at an older one, WrongState
    where the table has no such step from here, NotYourMove where it is another's.
    """
    if case.version != target.version:
        raise StaleVersion(extra={"current": selectors.describe(case, target.by)})
    move = allowed_move(case, action, target.by)
    was, was_holder = standing_of(case), case.holder_id
    if holder is not _KEEP:
        case.holder_id = holder
    for name, value in changes.items():
        setattr(case, name, value)
    if move.track is not None:
        case.track = move.track
    _enter(case, move)
    clocked = clocks.run(case, move.clocks, clock.now())
    case.version += 1
    case.save(update_fields=["track", "state", "holder_id", "closed_at", "version", *clocked, *changes])
    Step.objects.create(
        case=case,
        action=action,
        from_state=was.state,
        to_state=case.state,
        by_id=target.by.account_id,
        role=target.by.role,
        at=clock.now(),
        note=note,
        data=dict(data or {}),
    )
    # The act comes last: its sequence number is stamped at commit, and nothing may wait behind that.
    journal_case(
        was,
        standing_of(case),
        type_=f"case.{move.past}",
        action=action,
        case_id=case.pk,
        version=case.version,
        # Whoever lets the case go hears it too: nothing else takes it off the list of one from another area.
        hearers=[
            account for account in {case.reporter_id, was_holder, case.holder_id} if account is not None
        ],
        by=target.by,
    )
    return case


def _step(target: Target, action: str, **step: Any) -> Case:
    with transaction.atomic():
        return take_step(lock_case(target.case_id, target.by), action, target, **step)


def allowed_move(case: Case, action: str, by: Actor) -> Move:
    """The table's move for this action. Raises WrongState or NotYourMove."""
    move = tracks.moves_of(case.track).get(action)
    if move is None or case.state not in move.sources or (move.untaken and selectors.is_taken(case)):
        raise WrongState
    holds, free = case.holder_id == by.account_id, case.holder_id is None
    may = policy.may(by.role, "cases.act") and move.is_for(by.role)
    if not may or not workflow.holding_fits(move, holds=holds, free=free):
        raise NotYourMove
    return move


def _enter(case: Case, move: Move) -> None:
    if move.to is None:
        return
    case.state = move.to
    case.closed_at = clock.now() if move.to == State.CLOSED else None


def _works_there(worker_id: UUID, case: Case) -> bool:
    return workers_near(case.village_code).filter(account_id=worker_id).exists()


def _last_handler(case: Case) -> UUID | None:
    """Who handled it last; None before anybody has, and then the table refuses the step anyway."""
    handlers = Step.objects.filter(case=case, action=event_track.HANDLE).order_by("-id")
    return handlers.values_list("by_id", flat=True).first()
