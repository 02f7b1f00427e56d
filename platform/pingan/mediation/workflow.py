"""The dispute track's table of moves. Law: 人民调解法 (2010), articles in brackets."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from pingan.cases.workflow import OPEN_STATES, Action, Holding, Move, State
from pingan.people.actors import Role

_MEDIATOR = frozenset({Role.MEDIATOR})
_STAFF = frozenset({Role.GRID_WORKER, Role.DISPATCHER, Role.MEDIATOR})

DISPUTE_MOVES: Mapping[Action, Move] = {
    Action.CLAIM: Move(frozenset({State.REPORTED}), State.ACCEPTED, _MEDIATOR),
    # By any mediator, for whoever holds it may be ill or gone; the sessions held so far stay with the case.
    Action.RELEASE: Move(
        frozenset({State.ACCEPTED, State.MEDIATING}), State.REPORTED, _MEDIATOR, needs=("reason",)
    ),
    # Settled where it arose, before anybody took it: the 枫桥 way needs no file. Once it was handed over or a
    # session held, it ends with an outcome, and the parties have heard of the other routes (art. 26).
    Action.SELF_RESOLVE: Move(
        frozenset({State.REPORTED}),
        State.CLOSED,
        frozenset({Role.GRID_WORKER}),
        needs=("result",),
        untaken=True,
    ),
    Action.RECORD_SESSION: Move(
        frozenset({State.ACCEPTED, State.MEDIATING}),
        State.MEDIATING,
        _MEDIATOR,
        Holding.HOLDER,
        needs=("held_at", "place", "mode", "attendees", "summary"),
    ),
    # A party may refuse before any session (art. 17, 23), so `accepted` ends here too.
    Action.CONCLUDE: Move(
        frozenset({State.ACCEPTED, State.MEDIATING}),
        State.CONCLUDED,
        _MEDIATOR,
        Holding.HOLDER,
        needs=("outcome", "note"),
    ),
    # By any mediator: whoever follows up need not be the one who mediated.
    Action.CLOSE: Move(frozenset({State.CONCLUDED}), State.CLOSED, _MEDIATOR, needs=("note",)),
    Action.NOTE: Move(OPEN_STATES, None, _STAFF, needs=("text",)),
    Action.ADD_PHOTO: Move(frozenset(State), None, _STAFF, needs=("photo",)),
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
