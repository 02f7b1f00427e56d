"""The one way a case moves after its report: one locked move, one line of timeline, one journal act."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from pingan.cases import clocks, guards, leave, selectors, tasks, tracks, workflow
from pingan.cases.effects import AFTER, EFFECTS, Taking
from pingan.cases.errors import ApprovalNeeded, NotYourMove, WrongState
from pingan.cases.guards import When
from pingan.cases.journalling import journal_case, standing_of
from pingan.cases.models import Case, Step
from pingan.cases.reach import has_turn, hearers_of
from pingan.cases.workflow import Handing, Holding, Move, State
from pingan.core import clock
from pingan.core.errors import StaleVersion
from pingan.people import policy
from pingan.people.actors import Actor


@dataclass(frozen=True, slots=True)
class DoneAt:
    """When a step was done that a phone could only send later; `doubtful` where that cannot be."""

    at: datetime
    doubtful: bool

    def kept(self) -> dict[str, str]:
        """What the timeline's line keeps of it. Order and limits go by when it was received."""
        return {"done_doubtful" if self.doubtful else "done_at": self.at.isoformat()}


@dataclass(frozen=True, slots=True)
class Target:
    """Which case, at which version the caller saw it, and who acts. A quiet move asks for no version.

    `done_at` is told where it was done before it could be sent.
    """

    case_id: UUID
    version: int | None
    by: Actor
    done_at: DoneAt | None = None


def take(target: Target, action: str, /, **said: Any) -> Case:
    """Move a case by one action of its track's table, with the fields of the action's body.

    Raises NotFound outside the actor's reach, AlreadyClaimed with the holder for all but the first of several
    who claim, StaleVersion with the case as it is now where the caller looked at an older one, WrongState
    where the table has no such step from here, NotYourMove where it is another's, and what guards refuse.
    """
    with transaction.atomic():
        lock_all(target.case_id, *_others(action, said))
        return take_locked(lock_case(target.case_id, target.by), target, action, **said)


def lock_all(*case_ids: UUID) -> None:
    """Where a move needs several cases, they are locked in one order, whoever asks: two that merge each
    other's case at once would wait for each other otherwise. One alone is locked where it is looked for."""
    if len(case_ids) > 1:
        rows = Case.objects.filter(pk__in=case_ids).order_by("pk").select_for_update(no_key=True)
        list(rows.values_list("pk", flat=True))


def _others(action: str, said: Mapping[str, Any]) -> list[UUID]:
    move = tracks.actions().get(action)
    return [said[field] for field in move.locks if field in said] if move else []


def lock_case(case_id: UUID, by: Actor) -> Case:
    """The case locked for a move, if the actor may act on it at all; NotFound otherwise.

    The lock leaves foreign keys alone (`no_key`): steps inserted elsewhere need not wait for it.
    """
    return selectors.get_case(by, case_id, operation="cases.act", lock=True)


def take_locked(case: Case, target: Target, action: str, /, **said: Any) -> Case:
    """`take` for a case that the caller has locked in this transaction."""
    move = tracks.moves_of(case.track).get(action)
    if move is not None:
        guards.require(When.FIRST, move, case, target.by, said)
    # Whoever says no version means a quiet step: a track that has none of that name has no such step at all.
    if move is None and target.version is None:
        raise WrongState
    if case.version != target.version and not (move is not None and move.quiet):
        raise StaleVersion(seen=lambda: {"current": selectors.describe_whole(case, target.by)[1]})
    move = allowed_move(case, action, target.by)
    guards.require(When.SAID, move, case, target.by, said)
    taking = Taking(case, move, target.by, clock.now(), said)
    if target.done_at is not None:
        taking.data.update(target.done_at.kept())
    return _do(case, action, taking)


def allowed_move(case: Case, action: str, by: Actor) -> Move:
    """The table's move for this action. Raises WrongState, NotYourMove or a refusal of the case's guards."""
    move = tracks.moves_of(case.track).get(action)
    if move is None or not move.starts_from(case.state):
        raise WrongState
    guards.require(When.CASE, move, case, by, {})
    if not leave.allows(case, action, move):
        raise ApprovalNeeded
    holds, free = has_turn(case, by), case.holder_id is None
    shares = not holds and move.holding is Holding.TEAM and tracks.shares(case, by)
    may = policy.may(by.role, "cases.act") and move.is_for(by.role)
    if not may or not workflow.holding_fits(move, holds=holds, free=free, shares=shares):
        raise NotYourMove
    return move


def _do(case: Case, action: str, taking: Taking) -> Case:
    """The row, the timeline's line and, last, the journal's act."""
    move, by = taking.move, taking.by
    was, was_holder = standing_of(case), case.holder_id
    taking.change(**_moved(taking, action))
    for effect in move.effects:
        EFFECTS[effect](taking)
    _ask_no_longer(taking)
    clocked = clocks.run(case, move.clocks, taking.at, taking.said)
    case.save(update_fields={*taking.changed, *clocked})
    Step.objects.create(
        case=case,
        track=was.track,
        action=action,
        from_state=was.state,
        to_state=case.state,
        by_id=by.account_id,
        role=by.role,
        at=taking.at,
        note=taking.said.get(move.words, "") if move.words else "",
        data={**_kept(taking), **taking.data},
    )
    for follow in AFTER.values():
        follow(taking, action)
    # The act comes last: its sequence number is stamped at commit, and nothing may wait behind that.
    journal_case(
        was,
        standing_of(case),
        type_=f"case.{move.past}",
        action=action,
        case_id=case.pk,
        version=case.version,
        quiet=move.quiet,
        more=taking.facts,
        # Whoever lets the case go hears it too: nothing else takes it off the list of one from another area.
        hearers=hearers_of(case, was_holder, organisations=[was.organisation, *taking.hearers]),
        by=by,
    )
    for tell in taking.acts:
        tell()
    return case


def _ask_no_longer(taking: Taking) -> None:
    """What was asked for a case ends where nobody needs it any more: all of it when the case closes, which
    its line tells, and otherwise leave for what cannot be done from where it has come to."""
    case, by = taking.case, taking.by
    if taking.move.to == State.CLOSED:
        ended = tasks.end_all(case, by)
        taking.hearers += [task.organisation_id for task in ended]
        if ended:
            taking.data["withdrawn"] = [str(task.pk) for task in ended]
    elif taking.move.to is not None:
        moves = tracks.moves_of(case.track)
        taking.hearers += leave.withdraw_void(case, moves, by=by.account_id, at=taking.at)


def _kept(taking: Taking) -> dict[str, str]:
    """What the timeline's line keeps of what was said; nothing of what was left empty."""
    said = {name: taking.said.get(name) for name in taking.move.keeps}
    return {name: str(value) for name, value in said.items() if value not in (None, "")}


def _moved(taking: Taking, action: str) -> dict[str, Any]:
    """The columns that the move itself changes; none of a quiet one."""
    case, move = taking.case, taking.move
    moved: dict[str, Any] = {}
    if not move.quiet:
        moved["version"] = case.version + 1
    if move.to is not None:
        closes = move.to == State.CLOSED
        moved |= {"state": move.to, "closed_at": taking.at if closes else None}
        moved["ending"] = action if closes else ""
    if move.track is not None:
        moved["track"] = move.track
    if move.holder != workflow.KEEP:
        moved["holder_id"] = _next_holder(taking, move.holder)
    if move.organisation != workflow.KEEP:
        moved["organisation_id"] = _given(taking, move.organisation)
    return moved


def _next_holder(taking: Taking, holder: Handing) -> UUID | None:
    if holder.rule == "last_by":
        return _last_to(taking.case, holder.word)
    return taking.by.account_id if holder == workflow.ACTOR else _given(taking, holder)


def _given(taking: Taking, to: Handing) -> UUID | None:
    return UUID(str(taking.said[to.word])) if to.rule == "given" else None


def _last_to(case: Case, action: str) -> UUID | None:
    """Who took the action last; None before anybody has, and then the table refuses the step anyway."""
    takers = Step.objects.filter(case=case, action=action).order_by("-id")
    return takers.values_list("by_id", flat=True).first()
