"""A waiting case is taken up by a desk, or ends there."""

from __future__ import annotations

from collections.abc import Mapping

from pingan.cases.event_moves import DISPATCHERS, ENDED, FINISHED, LEADERS, REJECT, TAKEN, WITHDRAW
from pingan.cases.workflow import ACCEPT, ACTOR, ANYBODY, NOBODY, Action, Holding, Move, State, resume

# A report that its reporter takes back, while it is nobody's business yet. On every track.
WITHDRAWAL = Move(
    frozenset({State.REPORTED}),
    State.CLOSED,
    ANYBODY,
    needs=("reason",),
    guards=("untaken", "reported_it"),
    clocks=FINISHED,
    past="withdrawn",
    body="reason",
    words="reason",
    about="Whoever reported it takes it back, before anybody has taken it.",
    not_by=LEADERS,
)

TAKING_MOVES: Mapping[str, Move] = {
    Action.CLAIM: Move(
        frozenset({State.REPORTED}),
        State.ACCEPTED,
        DISPATCHERS,
        guards=("unclaimed",),
        holder=ACTOR,
        clocks=TAKEN,
        effects=("catch_all",),
        past="claimed",
        stage="accepted",
        bulk=True,
        about="Take a waiting case. Whoever comes second is told who was quicker: `already_claimed`.",
    ),
    # Small things end where they arise; what is no matter of ours ends here, and says where the way leads on.
    REJECT: Move(
        frozenset({State.REPORTED, State.ACCEPTED}),
        State.CLOSED,
        DISPATCHERS,
        Holding.FREE_OR_HOLDER,
        needs=("cause", "reason"),
        holder=NOBODY,
        clocks=ENDED,
        effects=("tell_cause",),
        past="rejected",
        stage="rejected",
        body="reject",
        words="reason",
        keeps=("cause", "road"),
        about="Not taken up, with the cause. Whoever is sent to another authority is told which road it is.",
    ),
    WITHDRAW: WITHDRAWAL,
    # By any colleague, for whoever claimed it may be ill or gone; so is `recall`. Both say why.
    Action.RELEASE: Move(
        frozenset({State.ACCEPTED}),
        State.REPORTED,
        DISPATCHERS,
        needs=("reason",),
        holder=NOBODY,
        clocks=(resume(ACCEPT),),
        past="released",
        body="reason",
        words="reason",
        about="Put a claimed case back into the queue; colleagues of its holder may, too.",
    ),
}
