"""Whom the parties want to mediate, and whether a mediator is close to one of them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from pingan.cases.workflow import Move
from pingan.mediation.moves import beside

CHOOSE_MEDIATOR: Final = "choose_mediator"
DECLARE_INTEREST: Final = "declare_interest"

CHOICE_MOVES: Mapping[str, Move] = {
    CHOOSE_MEDIATOR: beside(
        "mediator_chosen",
        "mediation.choose",
        "choice",
        "Record what a party says to a mediator: chosen, accepted or refused (art. 19, 23).",
    ),
    DECLARE_INTEREST: beside(
        "interest_declared",
        "mediation.declare",
        "declaration",
        "A mediator says whether they are close to a party, and whether all parties want them all the same.",
    ),
}
