"""The dispute track's table of moves. Law: 人民调解法 (2010), articles in brackets."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from pingan.cases import event_track
from pingan.cases.workflow import ANYBODY, Action, Holding, Move, State

DISPUTE: Final = "dispute"

# Its own states and actions, beside those that every track knows.
MEDIATING: Final = "mediating"  # 调解中
CONCLUDED: Final = "concluded"  # 调解结束, to be closed
OPEN_STATES = frozenset({State.REPORTED, State.ACCEPTED, MEDIATING, CONCLUDED})
HAND_TO_MEDIATION: Final = "hand_to_mediation"
RECORD_SESSION: Final = "record_session"
CONCLUDE: Final = "conclude"

_MEDIATOR = frozenset({"mediator"})

# What it adds to the event track: the way over. None ever comes back.
EVENT_MOVES: Mapping[str, Move] = {
    HAND_TO_MEDIATION: Move(
        frozenset({State.REPORTED, State.ACCEPTED, event_track.HANDLED}),
        State.REPORTED,
        frozenset({"dispatcher"}),
        Holding.FREE_OR_HOLDER,
        needs=("reason",),
        past="handed_to_mediation",
        clocks=event_track.ANEW,
        track=DISPUTE,
    ),
}

DISPUTE_MOVES: Mapping[str, Move] = {
    Action.CLAIM: Move(
        frozenset({State.REPORTED}), State.ACCEPTED, _MEDIATOR, past="claimed", clocks=event_track.TAKEN
    ),
    # By any mediator, for whoever holds it may be ill or gone; the sessions held so far stay with the case.
    Action.RELEASE: Move(
        frozenset({State.ACCEPTED, MEDIATING}),
        State.REPORTED,
        _MEDIATOR,
        needs=("reason",),
        past="released",
        clocks=event_track.WAITS_AGAIN,
    ),
    # Settled where it arose, before anybody took it: the 枫桥 way needs no file. Once it was handed over or a
    # session held, it ends with an outcome, and the parties have heard of the other routes (art. 26).
    Action.SELF_RESOLVE: Move(
        frozenset({State.REPORTED}),
        State.CLOSED,
        frozenset({"grid_worker"}),
        needs=("result",),
        past="self_resolved",
        clocks=event_track.FINISHED,
        untaken=True,
    ),
    RECORD_SESSION: Move(
        frozenset({State.ACCEPTED, MEDIATING}),
        MEDIATING,
        _MEDIATOR,
        Holding.HOLDER,
        needs=("held_at", "place", "mode", "attendees", "summary"),
        past="session_recorded",
        says_more=True,
    ),
    # A party may refuse before any session (art. 17, 23), so `accepted` ends here too.
    CONCLUDE: Move(
        frozenset({State.ACCEPTED, MEDIATING}),
        CONCLUDED,
        _MEDIATOR,
        Holding.HOLDER,
        needs=("outcome", "note"),
        past="concluded",
        says_more=True,
    ),
    # By any mediator: whoever follows up need not be the one who mediated.
    Action.CLOSE: Move(
        frozenset({CONCLUDED}),
        State.CLOSED,
        _MEDIATOR,
        needs=("note",),
        past="closed",
        clocks=event_track.FINISHED,
    ),
    Action.NOTE: Move(OPEN_STATES, None, ANYBODY, needs=("text",), past="noted"),
    Action.ADD_PHOTO: Move(
        OPEN_STATES | {State.CLOSED}, None, ANYBODY, needs=("photo",), past="photo_added", says_more=True
    ),
}


class Outcome(StrEnum):
    AGREEMENT_WRITTEN = "agreement_written"  # art. 28, 29
    AGREEMENT_ORAL = "agreement_oral"  # art. 28, 30: effective when reached, recorded by the mediator
    SETTLED_BY_PARTIES = "settled_by_parties"  # 和解
    PARTIAL = "partial"
    FAILED = "failed"
    REFUSED = "refused"  # one clear refusal ends it, without any penalty
    WITHDRAWN = "withdrawn"


# Where no full agreement came about, the parties must hear of the other routes (art. 26).
ROUTES_MUST_BE_TOLD = frozenset({Outcome.PARTIAL, Outcome.FAILED, Outcome.REFUSED})
AGREEMENTS = frozenset({Outcome.AGREEMENT_WRITTEN, Outcome.AGREEMENT_ORAL})
