"""What is written down of an agreement and of how it is kept. Law: 人民调解法 art. 28 to 33."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from pingan.cases.workflow import Holding, Move, State
from pingan.mediation.moves import CONCLUDED, MEDIATING, beside

WRITE_AGREEMENT: Final = "write_agreement"
RECORD_PERFORMANCE: Final = "record_performance"
URGE_PERFORMANCE: Final = "urge_performance"
RECORD_BREACH: Final = "record_breach"
APPLY_FOR_CONFIRMATION: Final = "apply_for_confirmation"
RECORD_RULING: Final = "record_ruling"
PLAN_VISIT: Final = "plan_visit"
RECORD_VISIT: Final = "record_visit"
MEDIATE_ANEW: Final = "mediate_anew"

# What is done about a promise that was not kept: urge on, go to court (art. 32), mediate anew.
COURT, ANEW = "court", "anew"
ROADS: Final = (COURT, ANEW)
_AFTERWARDS: Final = frozenset({CONCLUDED, State.CLOSED})


def _afterwards(past: str, effect: str, thing: str, about: str, *, guards: tuple[str, ...] = ()) -> Move:
    """By any mediator of the place, long after the case was closed: a promise outlives its file."""
    return beside(past, effect, thing, about, sources=_AFTERWARDS, guards=guards, holding=Holding.ANYONE)


# The timeline tells numbers, days and states; of what was said it keeps nothing.
KEEPING_MOVES: Mapping[str, Move] = {
    WRITE_AGREEMENT: beside(
        "agreement_written_down",
        "mediation.agreement",
        "agreement",
        "Write down what was agreed and who keeps what until when (art. 29).",
        sources=frozenset({State.ACCEPTED, MEDIATING, CONCLUDED}),
        guards=("mediation.terms_may_change",),
    ),
    RECORD_PERFORMANCE: _afterwards(
        "performance_recorded",
        "mediation.performance",
        "performance",
        "Record that something of a promise was kept, with what proves it.",
    ),
    URGE_PERFORMANCE: _afterwards(
        "performance_urged",
        "mediation.urge",
        "promise",
        "Record that somebody was urged to keep a promise (art. 31).",
    ),
    RECORD_BREACH: _afterwards(
        "breach_recorded",
        "mediation.breach",
        "breach",
        "Record that a promise was not kept, and what follows: court (art. 32), or mediating anew.",
    ),
    APPLY_FOR_CONFIRMATION: _afterwards(
        "confirmation_applied",
        "mediation.apply",
        "application",
        "Record that all parties asked the court together to confirm the agreement (art. 33).",
        guards=("mediation.can_be_confirmed",),
    ),
    RECORD_RULING: _afterwards(
        "ruling_recorded", "mediation.ruling", "ruling", "Record what the court said: confirmed, or rejected."
    ),
    PLAN_VISIT: _afterwards(
        "visit_planned",
        "mediation.plan_visit",
        "planned",
        "Plan one more return visit.",
        guards=("mediation.room_for_a_visit",),
    ),
    RECORD_VISIT: _afterwards(
        "visit_recorded",
        "mediation.visit",
        "visit",
        "Record a return visit. Not by the only one who mediated.",
        guards=("mediation.not_the_only_mediator",),
    ),
    MEDIATE_ANEW: _afterwards(
        "mediated_anew",
        "mediation.anew",
        "why",
        "What was promised is not kept, or the matter has come back: it becomes a dispute of its own.",
        guards=("mediation.not_anew_yet",),
    ),
}
