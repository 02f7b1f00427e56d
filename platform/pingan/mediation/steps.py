"""What the moves of mediation ask, and the record that each leaves beside its step."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from pingan.cases import clocks
from pingan.cases.effects import EFFECTS, Taking
from pingan.cases.guards import GUARDS, Guard, When
from pingan.cases.models import Case
from pingan.core import clock
from pingan.mediation.disputes import dispute_of
from pingan.mediation.errors import EffectiveDayMissing, RoutesNotTold, SessionInFuture
from pingan.mediation.models import Session
from pingan.mediation.workflow import AGREED, AGREEMENTS, ROUTES_MUST_BE_TOLD
from pingan.people.actors import Actor

# 人民调解法 art. 33: so long after the agreement took effect (`clocks.csv`).
CONFIRMATION = "confirmation"


def register() -> None:
    GUARDS.register("mediation.session_was_held", Guard(When.SAID, _was_held, lambda *_: SessionInFuture()))
    GUARDS.register("mediation.routes_told", Guard(When.SAID, _routes_told, lambda *_: RoutesNotTold()))
    GUARDS.register(
        "mediation.effective_day", Guard(When.SAID, _has_its_day, lambda *_: EffectiveDayMissing())
    )
    EFFECTS.register("mediation.session", _record_session)
    EFFECTS.register("mediation.outcome", _record_outcome)


def _was_held(_case: Case, _by: Actor, said: Mapping[str, Any]) -> bool:
    return bool(said["held_at"] <= clock.now() + clock.TOLERANCE)


def _routes_told(_case: Case, _by: Actor, said: Mapping[str, Any]) -> bool:
    return said["outcome"] not in ROUTES_MUST_BE_TOLD or said.get("routes_told", False)


def _has_its_day(_case: Case, _by: Actor, said: Mapping[str, Any]) -> bool:
    return said["outcome"] not in AGREEMENTS or said.get("effective_on") is not None


def _record_session(taking: Taking) -> None:
    dispute = dispute_of(taking.case)
    dispute.session_count += 1
    dispute.save(update_fields=["session_count"])
    # Which appointment it was is that one's to say.
    said = {name: value for name, value in taking.said.items() if name != "appointment"}
    Session.objects.create(dispute=dispute, number=dispute.session_count, by_id=taking.by.account_id, **said)
    taking.data["session"] = dispute.session_count


def _record_outcome(taking: Taking) -> None:
    said, dispute = taking.said, dispute_of(taking.case)
    dispute.outcome = said["outcome"]
    dispute.outcome_note = said["note"]
    dispute.routes_told = said.get("routes_told", False)
    # What was agreed in part binds from a day, too, where somebody says which.
    dispute.effective_on = said.get("effective_on") if dispute.outcome in AGREED else None
    dispute.confirmation_due = _start_confirmation(taking.case, dispute.effective_on)
    dispute.save()


def _start_confirmation(case: Case, effective_on: date | None) -> date | None:
    """Until that day both parties may ask the court to confirm it; the clock outlives the case's closing."""
    if effective_on is None:
        return None
    running = clocks.start(case, CONFIRMATION, clock.day_begins(effective_on))
    return clock.last_day(running.due_at)
