"""Writes of the dispute track. Each is one step of the case, with its own record beside it."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from django.db import transaction

from pingan.cases.deadlines import deadlines
from pingan.cases.models import Case
from pingan.cases.services import Target, lock_case, take_step
from pingan.core import clock
from pingan.mediation.errors import EffectiveDayMissing, RoutesNotTold, SessionInFuture
from pingan.mediation.models import Dispute, Session
from pingan.mediation.workflow import (
    AGREEMENTS,
    CONCLUDE,
    HAND_TO_MEDIATION,
    RECORD_SESSION,
    ROUTES_MUST_BE_TOLD,
    Outcome,
)

# 人民调解法 art. 33: thirty days from the agreement's effect.
CONFIRMATION_SPAN = timedelta(days=30)


@transaction.atomic
def hand_to_mediation(target: Target, *, reason: str) -> Case:
    """Turn an event into a dispute: the track changes, code and timeline go on, mediators are to claim it."""
    case = lock_case(target.case_id, target.by)
    accept_due, close_due = deadlines(case.urgency, clock.now(), dispute=True)
    return take_step(
        case,
        HAND_TO_MEDIATION,
        target,
        note=reason,
        holder=None,
        accept_due=accept_due,
        close_due=close_due,
    )


@transaction.atomic
def record_session(
    target: Target,
    *,
    held_at: datetime,
    place: str,
    mode: str,
    attendees: int,
    summary: str,
    next_at: datetime | None,
) -> Case:
    """Record a session that was held. The timeline says that it was; what was said stays with mediators.

    Raises SessionInFuture for one that is still to come.
    """
    if held_at > clock.now() + clock.TOLERANCE:
        raise SessionInFuture
    case = lock_case(target.case_id, target.by)
    dispute = _dispute_of(case)
    dispute.session_count += 1
    dispute.save(update_fields=["session_count"])
    Session.objects.create(
        dispute=dispute,
        number=dispute.session_count,
        held_at=held_at,
        place=place,
        mode=mode,
        attendees=attendees,
        summary=summary,
        next_at=next_at,
        by_id=target.by.account_id,
    )
    return take_step(case, RECORD_SESSION, target, data={"session": dispute.session_count})


@transaction.atomic
def conclude_case(
    target: Target, *, outcome: str, note: str, effective_on: date | None = None, routes_told: bool = False
) -> Case:
    """Record how the mediation ended.

    Raises RoutesNotTold where it ended without full agreement and the parties have not heard of the other
    routes, EffectiveDayMissing for an agreement without its day.
    """
    ended = Outcome(outcome)
    if ended in ROUTES_MUST_BE_TOLD and not routes_told:
        raise RoutesNotTold
    if ended in AGREEMENTS and effective_on is None:
        raise EffectiveDayMissing
    case = lock_case(target.case_id, target.by)
    dispute = _dispute_of(case)
    dispute.outcome = ended.value
    dispute.outcome_note = note
    dispute.routes_told = routes_told
    dispute.effective_on = effective_on if ended in AGREEMENTS else None
    dispute.confirmation_due = dispute.effective_on + CONFIRMATION_SPAN if dispute.effective_on else None
    dispute.save()
    return take_step(case, CONCLUDE, target, data={"outcome": ended.value})


def _dispute_of(case: Case) -> Dispute:
    """The case's dispute record, made at its first use; the case is locked, so nobody else makes it."""
    dispute, _new = Dispute.objects.get_or_create(case=case)
    return dispute
