"""Writes of the dispute track. Each is one step of the case, with its own record beside it."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from django.db import transaction

from pingan.cases import clocks
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

# 人民调解法 art. 33: so long after the agreement took effect (`clocks.csv`).
CONFIRMATION = "confirmation"


@transaction.atomic
def hand_to_mediation(target: Target, *, reason: str) -> Case:
    """Turn an event into a dispute: the track changes, code and timeline go on, mediators are to claim it."""
    case = lock_case(target.case_id, target.by)
    return take_step(case, HAND_TO_MEDIATION, target, note=reason, holder=None)


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
    dispute.confirmation_due = _start_confirmation(case, dispute.effective_on)
    dispute.save()
    return take_step(case, CONCLUDE, target, data={"outcome": ended.value})


def _start_confirmation(case: Case, effective_on: date | None) -> date | None:
    """Until that day both parties may ask the court to confirm it; the clock outlives the case's closing."""
    if effective_on is None:
        return None
    running = clocks.start(case, CONFIRMATION, clock.day_begins(effective_on))
    return clock.local_day(running.due_at - timedelta.resolution)


def _dispute_of(case: Case) -> Dispute:
    """The case's dispute record, made at its first use; the case is locked, so nobody else makes it."""
    dispute, _new = Dispute.objects.get_or_create(case=case)
    return dispute
