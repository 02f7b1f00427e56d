"""Signs of danger, the grade that a person gives, and the police who are told."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from pingan.cases import event_moves
from pingan.cases.workflow import Holding, Move
from pingan.mediation.moves import MEDIATORS, OPEN_STATES, beside

TICK_SIGNS: Final = "tick_signs"
GRADE_DANGER: Final = "grade_danger"
TELL_POLICE: Final = "tell_police"
# Clocks: until when somebody gives the grade, and until when the police have been told.
GRADED, TOLD = "danger", "police"

_SEEING = MEDIATORS | event_moves.DISPATCHERS | event_moves.LEADERS


def _of_danger(past: str, effect: str, about: str) -> Move:
    """By whoever sees it and may act on the case, whose turn it ever is."""
    made = beside(past, effect, "danger", about, sources=OPEN_STATES)
    return replace(made, by=_SEEING, holding=Holding.ANYONE)


DANGER_MOVES: Mapping[str, Move] = {
    TICK_SIGNS: _of_danger(
        "signs_ticked",
        "mediation.tick_signs",
        "Write down signs of danger: a grade is proposed, which a person gives the same day.",
    ),
    GRADE_DANGER: _of_danger(
        "danger_graded", "mediation.grade_danger", "Give the dispute its grade of danger: a person does."
    ),
    TELL_POLICE: _of_danger(
        "police_told", "mediation.tell_police", "Record that the police were told in time (art. 25)."
    ),
}
