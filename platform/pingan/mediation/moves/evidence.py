"""What the parties brought, as mediators list it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from pingan.cases.workflow import Move, State
from pingan.mediation.moves import CONCLUDED, MEDIATING, beside

LIST_EVIDENCE: Final = "list_evidence"
AMEND_EVIDENCE: Final = "amend_evidence"
DROP_EVIDENCE: Final = "drop_evidence"
ORDER_EVIDENCE: Final = "order_evidence"
RETURN_EVIDENCE: Final = "return_evidence"

# The list is put in order when the file is, after the mediation is over.
WORKED_ON = frozenset({State.ACCEPTED, MEDIATING, CONCLUDED})

EVIDENCE_MOVES: Mapping[str, Move] = {
    LIST_EVIDENCE: beside(
        "evidence_listed",
        "mediation.list_evidence",
        "evidence",
        "List a piece of evidence: who brought it, and what it is to show.",
        sources=WORKED_ON,
        guards=("mediation.room_for_evidence",),
    ),
    AMEND_EVIDENCE: beside(
        "evidence_amended",
        "mediation.amend_evidence",
        "evidence",
        "Correct what is said of a piece of evidence.",
        sources=WORKED_ON,
    ),
    DROP_EVIDENCE: beside(
        "evidence_dropped",
        "mediation.drop_evidence",
        "evidence",
        "Take a piece of evidence off the list that stood there by mistake.",
        sources=WORKED_ON,
    ),
    ORDER_EVIDENCE: beside(
        "evidence_ordered",
        "mediation.order_evidence",
        "order",
        "Put the list of evidence in the order in which it is bound.",
        sources=WORKED_ON,
    ),
    RETURN_EVIDENCE: beside(
        "evidence_returned",
        "mediation.return_evidence",
        "evidence",
        "Give a piece of evidence back to whoever brought it.",
        sources=WORKED_ON | {State.CLOSED},
    ),
}
