"""The dispute track's table of moves. Law: 人民调解法 (2010), articles in brackets."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from enum import StrEnum
from typing import Final

from pingan.cases import event_moves, event_track, oversight
from pingan.cases.event_moves.corrections import CORRECTIONS
from pingan.cases.event_moves.taking import WITHDRAWAL
from pingan.cases.workflow import (
    NOBODY,
    Action,
    Holding,
    Move,
    State,
    additions,
    stop,
)
from pingan.mediation.moves import CONCLUDED, MEDIATING, MEDIATORS, OPEN_STATES
from pingan.mediation.moves.appointments import APPOINTMENT_MOVES
from pingan.mediation.moves.choices import CHOICE_MOVES
from pingan.mediation.moves.danger import DANGER_MOVES
from pingan.mediation.moves.evidence import EVIDENCE_MOVES
from pingan.mediation.moves.intake import INTAKE_MOVES, SENDER
from pingan.mediation.moves.keeping import KEEPING_MOVES
from pingan.mediation.moves.onward import ONWARD_MOVES
from pingan.mediation.moves.parties import PARTY_MOVES
from pingan.mediation.moves.plan import PLAN, PLAN_MOVES
from pingan.mediation.moves.statements import STATEMENT_MOVES
from pingan.mediation.moves.team import TEAM_MOVES
from pingan.papers import moves as papers

DISPUTE: Final = "dispute"

# Its own actions, beside those that every track knows.
HAND_TO_MEDIATION: Final = "hand_to_mediation"
RECORD_SESSION: Final = "record_session"
CONCLUDE: Final = "conclude"

# No desk calls back about what was said in confidence: whoever mediates follows an agreement up (`keeping`).
UNASKED: Final[tuple[str, ...]] = ()

# What it adds to the event track: the way over. None ever comes back.
EVENT_MOVES: Mapping[str, Move] = {
    HAND_TO_MEDIATION: Move(
        frozenset({State.REPORTED, State.ACCEPTED, event_moves.HANDLED}),
        State.REPORTED,
        event_moves.DISPATCHERS,
        Holding.FREE_OR_HOLDER,
        needs=("reason",),
        holder=NOBODY,
        organisation=NOBODY,
        clocks=event_moves.ANEW,
        past="handed_to_mediation",
        track=DISPUTE,
        body="reason",
        words="reason",
        about="Turn an event into a dispute: code and timeline go on, a mediator is to claim it.",
    ),
}


def _put_right(action: str, by: frozenset[str]) -> Move:
    return replace(CORRECTIONS[action], sources=OPEN_STATES, by=by)


DISPUTE_MOVES: Mapping[str, Move] = {
    Action.CLAIM: replace(
        event_track.MOVES[Action.CLAIM],
        by=MEDIATORS,
        guards=("unclaimed", "mediation.not_refused"),
        effects=(),
    ),
    # A report taken back is none, whatever its trade. But what was closed is not opened again here: an
    # agreement binds (art. 31) and is confirmed or kept to, and a quarrel that breaks out anew is mediated
    # anew.
    event_moves.WITHDRAW: WITHDRAWAL,
    # What was put down wrongly is put right as elsewhere, and what lies beside the case goes with it. None is
    # merged or split: a quarrel is its parties' own.
    event_moves.RECATEGORISE: _put_right(event_moves.RECATEGORISE, MEDIATORS | event_moves.WORKERS),
    event_moves.CORRECT_PLACE: _put_right(event_moves.CORRECT_PLACE, MEDIATORS | event_moves.WORKERS),
    event_moves.REHOME: _put_right(event_moves.REHOME, MEDIATORS),
    # By any mediator, for whoever holds it may be ill or gone; the sessions held so far stay with the case.
    Action.RELEASE: replace(
        event_track.MOVES[Action.RELEASE], sources=frozenset({State.ACCEPTED, MEDIATING}), by=MEDIATORS
    ),
    # Both parties may want another mediator, and whoever holds it may be kin to one of them (art. 17, 23).
    event_moves.PASS_ON: replace(
        event_track.MOVES[event_moves.PASS_ON],
        sources=frozenset({State.ACCEPTED, MEDIATING}),
        by=MEDIATORS,
        guards=(*event_track.MOVES[event_moves.PASS_ON].guards, "mediation.colleague_not_refused"),
        effects=(),
    ),
    # Settled where it arose, before anybody took it: the 枫桥 way needs no file. Once it was handed over or a
    # session held, it ends with an outcome, and the parties have heard of the other routes (art. 26).
    Action.SELF_RESOLVE: replace(
        event_track.MOVES[Action.SELF_RESOLVE], effects=UNASKED, clocks=event_moves.FINISHED
    ),
    RECORD_SESSION: Move(
        frozenset({State.ACCEPTED, MEDIATING}),
        MEDIATING,
        MEDIATORS,
        Holding.TEAM,
        needs=("held_at", "place", "mode", "attendees", "summary"),
        guards=(
            "mediation.session_was_held",
            "mediation.its_appointment",
            "mediation.all_agreed",
            "mediation.unbiased",
            "mediation.danger_seen_to",
        ),
        effects=("mediation.session", "mediation.appointment_held"),
        past="session_recorded",
        body="mediation.session",
        says_more=True,
        about="Record a session that was held. The timeline says that it was; what was said stays with "
        "mediators.",
    ),
    # A party may refuse before any session (art. 17, 23), so `accepted` ends here too.
    CONCLUDE: Move(
        frozenset({State.ACCEPTED, MEDIATING}),
        CONCLUDED,
        MEDIATORS,
        Holding.HOLDER,
        needs=("outcome", "note"),
        # What is still open of the plan is late for nobody any more.
        clocks=(stop(PLAN),),
        guards=(
            "mediation.routes_told",
            "mediation.effective_day",
            "mediation.agreement_of_all",
            "mediation.unbiased",
            "mediation.danger_seen_to",
            "mediation.known_roads",
        ),
        effects=("mediation.outcome", "mediation.roads", "mediation.follow_up"),
        past="concluded",
        body="mediation.outcome",
        keeps=("outcome",),
        says_more=True,
        about="Record how the mediation ended. Without full agreement the parties must have heard of the "
        "other routes (`routes_not_told`); an agreement has its day (`effective_day_missing`).",
    ),
    # By any mediator: whoever follows up need not be the one who mediated.
    Action.CLOSE: replace(
        event_track.MOVES[Action.CLOSE],
        sources=frozenset({CONCLUDED}),
        by=MEDIATORS,
        holding=Holding.ANYONE,
        guards=(),
        effects=UNASKED,
        clocks=(*event_moves.FINISHED, stop(SENDER)),
    ),
    **INTAKE_MOVES,
    **PARTY_MOVES,
    **TEAM_MOVES,
    **EVIDENCE_MOVES,
    **STATEMENT_MOVES,
    **KEEPING_MOVES,
    **PLAN_MOVES,
    **APPOINTMENT_MOVES,
    **CHOICE_MOVES,
    **DANGER_MOVES,
    **ONWARD_MOVES,
    **oversight.moves(OPEN_STATES),
    **additions(OPEN_STATES, not_by=event_moves.LEADERS),
    **papers.additions(OPEN_STATES, MEDIATORS),
}


class Outcome(StrEnum):
    AGREEMENT_WRITTEN = "agreement_written"  # art. 28, 29
    AGREEMENT_ORAL = "agreement_oral"  # art. 28, 30: effective when reached, recorded by the mediator
    SETTLED_BY_PARTIES = "settled_by_parties"  # 和解
    PARTIAL = "partial"
    FAILED = "failed"
    REFUSED = "refused"  # one clear refusal ends it, without any penalty
    WITHDRAWN = "withdrawn"
    TRANSFERRED = "transferred"  # to another road, which is told
    TERMINATED = "terminated"  # 终止: the time has run out, or it can go on no longer


# Where no full agreement came about, the parties must hear of the other routes (art. 26).
ROUTES_MUST_BE_TOLD = frozenset(
    {Outcome.PARTIAL, Outcome.FAILED, Outcome.REFUSED, Outcome.TRANSFERRED, Outcome.TERMINATED}
)
AGREEMENTS = frozenset({Outcome.AGREEMENT_WRITTEN, Outcome.AGREEMENT_ORAL})
# Something was agreed: it binds as far as it goes, is kept, and may be confirmed.
AGREED = AGREEMENTS | {Outcome.PARTIAL}
# The quarrel is over, with terms or without.
SETTLED = AGREED | {Outcome.SETTLED_BY_PARTIES}
