"""The event track: a matter is accepted at a desk, sent to a grid worker, dealt with, checked and closed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from pingan.cases import oversight
from pingan.cases.tracks import Track
from pingan.cases.workflow import (
    ACCEPT,
    ACTOR,
    CLOSE,
    NOBODY,
    Action,
    Holding,
    Move,
    State,
    additions,
    given,
    last_by,
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

# What a desk puts right about a case.
RECATEGORISE: Final = "recategorise"
CORRECT_PLACE: Final = "correct_place"
REHOME: Final = "rehome"
MERGE: Final = "merge"
UNMERGE: Final = "unmerge"
SPLIT: Final = "split"

# What becomes of the two clocks that every case has.
TAKEN = (stop(ACCEPT),)
WAITS_AGAIN = (resume(ACCEPT),)
FINISHED = (stop(ACCEPT), stop(CLOSE))
ANEW = (start(ACCEPT), start(CLOSE))

# Of a township, and of the county.
DISPATCHERS = frozenset({"dispatcher", "county_dispatcher"})
_WORKER = frozenset({"grid_worker"})
# Who says what is to become of a case, and neither works on it nor writes beside it.
LEADERS = frozenset({"leader"})

# What a desk puts right, with a word why. No page has a form for these yet, so none is offered.
CORRECTIONS: Mapping[str, Move] = {
    RECATEGORISE: Move(
        OPEN_STATES,
        None,
        DISPATCHERS,
        needs=("category", "reason"),
        guards=("category_of_track",),
        effects=("recategorise",),
        offered=False,
        body=None,
        past="recategorised",
        words="reason",
        keeps=("category",),
        about="Another category of the same trade.",
    ),
    CORRECT_PLACE: Move(
        OPEN_STATES,
        None,
        DISPATCHERS,
        needs=("place", "reason"),
        effects=("correct_place",),
        offered=False,
        body=None,
        past="place_corrected",
        words="reason",
        about="Another point, and with it the grid that it is in.",
    ),
    REHOME: Move(
        OPEN_STATES,
        None,
        DISPATCHERS,
        needs=("grid_code", "reason"),
        guards=("grid_of_county",),
        effects=("rehome",),
        offered=False,
        body=None,
        past="rehomed",
        words="reason",
        keeps=("grid_code",),
        about="Another grid of the county, whose people see to it from now on.",
    ),
    MERGE: Move(
        OPEN_STATES,
        State.CLOSED,
        DISPATCHERS,
        needs=("into", "reason"),
        guards=("another_open_case",),
        holder=NOBODY,
        clocks=FINISHED,
        effects=("merge",),
        offered=False,
        body=None,
        past="merged",
        words="reason",
        keeps=("into",),
        about="The same matter as another open case, which goes on for both.",
    ),
    UNMERGE: Move(
        frozenset({State.CLOSED}),
        State.REPORTED,
        DISPATCHERS,
        needs=("reason",),
        guards=("merged",),
        clocks=(resume(ACCEPT), resume(CLOSE)),
        effects=("unmerge",),
        offered=False,
        body=None,
        past="unmerged",
        words="reason",
        about="Another matter after all: the case waits again.",
    ),
    SPLIT: Move(
        OPEN_STATES,
        None,
        DISPATCHERS,
        needs=("category", "what"),
        guards=("category_of_track",),
        effects=("split",),
        offered=False,
        body=None,
        past="split",
        about="A part of the case becomes a case of its own.",
    ),
}

MOVES: Mapping[str, Move] = {
    Action.CLAIM: Move(
        frozenset({State.REPORTED}),
        State.ACCEPTED,
        DISPATCHERS,
        guards=("unclaimed",),
        holder=ACTOR,
        clocks=TAKEN,
        past="claimed",
        bulk=True,
        about="Take a waiting case. Whoever comes second is told who was quicker: `already_claimed`.",
    ),
    # By any colleague, for whoever claimed it may be ill or gone; so is `recall`. Both say why.
    Action.RELEASE: Move(
        frozenset({State.ACCEPTED}),
        State.REPORTED,
        DISPATCHERS,
        needs=("reason",),
        holder=NOBODY,
        clocks=WAITS_AGAIN,
        past="released",
        body="reason",
        words="reason",
        about="Put a claimed case back into the queue; colleagues of its holder may, too.",
    ),
    # From `reported` too: a desk that knows at once whose it is need not claim it first.
    DISPATCH: Move(
        frozenset({State.REPORTED, State.ACCEPTED}),
        DISPATCHED,
        DISPATCHERS,
        Holding.FREE_OR_HOLDER,
        needs=("worker_id",),
        guards=("works_there",),
        holder=given("worker_id"),
        clocks=TAKEN,
        past="dispatched",
        bulk=True,
        body="dispatch",
        words="note",
        keeps=("worker_id",),
        about="Hand a case to a grid worker of its village; `unknown_worker` for anybody else.",
    ),
    RECALL: Move(
        frozenset({DISPATCHED, IN_HAND}),
        State.REPORTED,
        DISPATCHERS,
        needs=("reason",),
        holder=NOBODY,
        clocks=WAITS_AGAIN,
        past="recalled",
        body="reason",
        words="reason",
        about="Take a case back from its worker into the desk's queue: ill, gone, or the wrong one to ask.",
    ),
    RECEIVE: Move(
        frozenset({DISPATCHED}),
        IN_HAND,
        _WORKER,
        Holding.HOLDER,
        past="received",
        about="The worker confirms having it.",
    ),
    # Not mine, wrong place, wrong trade: back to the desk's queue, with the reason on record.
    SEND_BACK: Move(
        frozenset({DISPATCHED, IN_HAND}),
        State.REPORTED,
        _WORKER,
        Holding.HOLDER,
        needs=("reason",),
        holder=NOBODY,
        clocks=WAITS_AGAIN,
        past="sent_back",
        body="reason",
        words="reason",
        about="The worker returns it to the desk's queue, saying why.",
    ),
    HANDLE: Move(
        frozenset({IN_HAND}),
        HANDLED,
        _WORKER,
        Holding.HOLDER,
        needs=("result",),
        holder=NOBODY,
        past="handled",
        body="result",
        words="result",
        about="The worker has dealt with it; the desk checks next, whoever sits there.",
    ),
    # Most small things end where they arise (自办自结): the grid's worker settles what nobody has taken yet.
    Action.SELF_RESOLVE: Move(
        frozenset({State.REPORTED}),
        State.CLOSED,
        _WORKER,
        needs=("result",),
        guards=("untaken",),
        clocks=FINISHED,
        past="self_resolved",
        body="result",
        words="result",
        about="The worker settled it on the spot: report and closing are one matter (自办自结).",
    ),
    REWORK: Move(
        frozenset({HANDLED}),
        DISPATCHED,
        DISPATCHERS,
        needs=("reason",),
        holder=last_by(HANDLE),
        past="reworked",
        body="reason",
        words="reason",
        about="The desk is not satisfied: back to the worker who handled it last.",
    ),
    Action.CLOSE: Move(
        frozenset({State.ACCEPTED, HANDLED}),
        State.CLOSED,
        DISPATCHERS,
        Holding.FREE_OR_HOLDER,
        needs=("note",),
        holder=NOBODY,
        clocks=FINISHED,
        past="closed",
        body="close",
        words="note",
        about="Close a case whose work is done.",
    ),
    **oversight.moves(OPEN_STATES),
    **additions(OPEN_STATES, not_by=LEADERS),
    **CORRECTIONS,
}

TRACK = Track(EVENT, MOVES)
