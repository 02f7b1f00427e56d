"""What a viewer may see of a dispute: mediators the sessions, everyone else only that and how it ended."""

from __future__ import annotations

from typing import Any

from pingan.cases.models import Case
from pingan.cases.selectors import words_for
from pingan.mediation import parties
from pingan.mediation.confidants import may_read_words
from pingan.mediation.models import Dispute, Session
from pingan.people.actors import Actor


def describe_dispute(case: Case, viewer: Actor) -> dict[str, Any]:
    """The dispute part of a case. `parties`, `sessions` and `outcome_note` are for mediators, None for all
    others."""
    dispute = Dispute.objects.filter(case=case).first() or Dispute(case=case)
    confidant = may_read_words(case, viewer)
    return {
        "session_count": dispute.session_count,
        "outcome": dispute.outcome,
        "routes_told": dispute.routes_told,
        "effective_on": dispute.effective_on,
        "confirmation_due": dispute.confirmation_due,
        "outcome_note": words_for(dispute.outcome_note, case, viewer) if confidant else None,
        "sessions": _sessions(dispute, case, viewer) if confidant else None,
        "parties": parties.parties_of(dispute) if confidant else None,
        "may_write_parties": confidant and parties.may_be_written(case, viewer),
    }


def _sessions(dispute: Dispute, case: Case, viewer: Actor) -> list[dict[str, Any]]:
    return [
        {
            "id": session.id,
            "number": session.number,
            "held_at": session.held_at,
            "place": words_for(session.place, case, viewer, by=session.by_id),
            "mode": session.mode,
            "attendees": session.attendees,
            "summary": words_for(session.summary, case, viewer, by=session.by_id),
            "next_at": session.next_at,
        }
        for session in Session.objects.filter(dispute=dispute).order_by("held_at", "id")
    ]
