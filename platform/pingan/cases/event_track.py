"""The event track: a matter is accepted at a desk, sent to a grid worker, dealt with, checked and closed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from pingan.cases.tracks import Track
from pingan.cases.workflow import (
    ACCEPT,
    ANYBODY,
    CLOSE,
    Action,
    Holding,
    Move,
    State,
    resume,
    start,
    stop,
)

EVENT: Final = "event"

# Its own states, beside those that every track knows.
DISPATCHED: Final = "dispatched"  # 已派单: on its way to a grid worker
IN_HAND: Final = "in_hand"  # 办理中: the worker has it
HANDLED: Final = "handled"  # 待核查: done, to be checked by the desk
OPEN_STATES = frozenset({State.REPORTED, State.ACCEPTED, DISPATCHED, IN_HAND, HANDLED})

# Its own actions.
DISPATCH: Final = "dispatch"
RECALL: Final = "recall"
RECEIVE: Final = "receive"
SEND_BACK: Final = "send_back"
HANDLE: Final = "handle"
REWORK: Final = "rework"

# What becomes of the two clocks that every case has.
TAKEN = (stop(ACCEPT),)
WAITS_AGAIN = (resume(ACCEPT),)
FINISHED = (stop(ACCEPT), stop(CLOSE))
ANEW = (start(ACCEPT), start(CLOSE))

_DISPATCHER = frozenset({"dispatcher"})
_WORKER = frozenset({"grid_worker"})

MOVES: Mapping[str, Move] = {
    Action.CLAIM: Move(
        frozenset({State.REPORTED}), State.ACCEPTED, _DISPATCHER, past="claimed", clocks=TAKEN
    ),
    # By any colleague, for whoever claimed it may be ill or gone; so is `recall`. Both say why.
    Action.RELEASE: Move(
        frozenset({State.ACCEPTED}),
        State.REPORTED,
        _DISPATCHER,
        needs=("reason",),
        past="released",
        clocks=WAITS_AGAIN,
    ),
    # From `reported` too: a desk that knows at once whose it is need not claim it first.
    DISPATCH: Move(
        frozenset({State.REPORTED, State.ACCEPTED}),
        DISPATCHED,
        _DISPATCHER,
        Holding.FREE_OR_HOLDER,
        needs=("worker_id",),
        past="dispatched",
        clocks=TAKEN,
    ),
    RECALL: Move(
        frozenset({DISPATCHED, IN_HAND}),
        State.REPORTED,
        _DISPATCHER,
        needs=("reason",),
        past="recalled",
        clocks=WAITS_AGAIN,
    ),
    RECEIVE: Move(frozenset({DISPATCHED}), IN_HAND, _WORKER, Holding.HOLDER, past="received"),
    # Not mine, wrong place, wrong trade: back to the desk's queue, with the reason on record.
    SEND_BACK: Move(
        frozenset({DISPATCHED, IN_HAND}),
        State.REPORTED,
        _WORKER,
        Holding.HOLDER,
        needs=("reason",),
        past="sent_back",
        clocks=WAITS_AGAIN,
    ),
    HANDLE: Move(frozenset({IN_HAND}), HANDLED, _WORKER, Holding.HOLDER, needs=("result",), past="handled"),
    # Most small things end where they arise (自办自结): the grid's worker settles what nobody has taken yet.
    Action.SELF_RESOLVE: Move(
        frozenset({State.REPORTED}),
        State.CLOSED,
        _WORKER,
        needs=("result",),
        past="self_resolved",
        clocks=FINISHED,
        untaken=True,
    ),
    REWORK: Move(frozenset({HANDLED}), DISPATCHED, _DISPATCHER, needs=("reason",), past="reworked"),
    Action.CLOSE: Move(
        frozenset({State.ACCEPTED, HANDLED}),
        State.CLOSED,
        _DISPATCHER,
        Holding.FREE_OR_HOLDER,
        needs=("note",),
        past="closed",
        clocks=FINISHED,
    ),
    Action.NOTE: Move(OPEN_STATES, None, ANYBODY, needs=("text",), past="noted"),
    # Photos follow the words, hours later on a weak link: the case may be closed by then, or from the start.
    Action.ADD_PHOTO: Move(
        OPEN_STATES | {State.CLOSED}, None, ANYBODY, needs=("photo",), past="photo_added", says_more=True
    ),
}

TRACK = Track(EVENT, MOVES)
