"""What is said to mediators, and to whom a text is read back before it is signed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from pingan.cases.workflow import Move, State
from pingan.mediation.moves import beside
from pingan.mediation.moves.evidence import WORKED_ON

TAKE_STATEMENT: Final = "take_statement"
AMEND_STATEMENT: Final = "amend_statement"
READ_BACK: Final = "read_back"
SIGN: Final = "sign"

# A proof of performance is signed after all else is over.
_SIGNED_IN = WORKED_ON | {State.CLOSED}

STATEMENT_MOVES: Mapping[str, Move] = {
    TAKE_STATEMENT: beside(
        "statement_taken",
        "mediation.take_statement",
        "statement",
        "Write down what somebody said: asked by mediators, in a session, or alone with them.",
        guards=("mediation.room_for_a_statement",),
    ),
    AMEND_STATEMENT: beside(
        "statement_amended",
        "mediation.amend_statement",
        "statement",
        "Correct a statement that nobody has signed.",
    ),
    READ_BACK: beside(
        "text_read_back",
        "mediation.read_back",
        "read_back",
        "Record that a text was read to somebody, and what they said to it.",
        sources=_SIGNED_IN,
        guards=("mediation.room_for_a_read_back",),
    ),
    SIGN: beside(
        "text_signed",
        "mediation.sign",
        "read_back",
        "Keep what somebody drew on the screen under a text that was read to them.",
        sources=_SIGNED_IN,
    ),
}
