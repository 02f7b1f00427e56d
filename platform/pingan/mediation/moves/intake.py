"""What is decided of a dispute before it is mediated: how it came in, whether it is taken up, how long."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from pingan.cases import event_moves
from pingan.cases.workflow import CLOSE, NOBODY, Holding, Move, State, extend, stop
from pingan.mediation.moves import MEDIATING, MEDIATORS, beside

REGISTER_INTAKE: Final = "register_intake"
DECLINE: Final = "decline"
PROLONG: Final = "prolong"
# The clock of whoever sent a dispute: until then they wait with a decision of their own, or want to hear.
SENDER: Final = "sender"

INTAKE_MOVES: Mapping[str, Move] = {
    REGISTER_INTAKE: replace(
        beside(
            "intake_registered",
            "mediation.register_intake",
            "intake",
            "Write down how the dispute came in, what it is about and what is asked for.",
        ),
        keeps=("origin", "kind"),
    ),
    # Whoever turns to mediation and is not taken in hears where the way leads on (art. 18, 26).
    DECLINE: Move(
        frozenset({State.REPORTED, State.ACCEPTED}),
        State.CLOSED,
        MEDIATORS,
        Holding.FREE_OR_HOLDER,
        needs=("ground", "road", "reason"),
        guards=("mediation.known_road",),
        holder=NOBODY,
        clocks=(*event_moves.FINISHED, stop(SENDER)),
        effects=("mediation.decline",),
        past="declined",
        stage="rejected",
        body="mediation.decline",
        words="reason",
        keeps=("ground", "road"),
        about="Not taken in, with the ground and the road that leads on, of which the parties were told.",
    ),
    # 2002 规定 art. 36: a month, and longer where the parties want it.
    PROLONG: Move(
        frozenset({State.ACCEPTED, MEDIATING}),
        None,
        MEDIATORS,
        Holding.HOLDER,
        needs=("until", "agreed_by", "how"),
        guards=("mediation.all_agreed", "mediation.all_want_longer", "later_than_due"),
        clocks=(extend(CLOSE, "until"),),
        effects=("mediation.prolong",),
        past="prolonged",
        body="mediation.prolong",
        words="note",
        keeps=("until", "how"),
        about="Go on beyond the month: every party says so (`agreed_by`, by their numbers).",
    ),
}
