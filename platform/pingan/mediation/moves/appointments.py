"""What mediators arrange with the parties: when and where a session is held."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from pingan.cases.workflow import Move
from pingan.mediation.moves import beside

BOOK_APPOINTMENT: Final = "book_appointment"
MOVE_APPOINTMENT: Final = "move_appointment"
CANCEL_APPOINTMENT: Final = "cancel_appointment"
PROPOSE_TIME: Final = "propose_time"
ANSWER_TIME: Final = "answer_time"

# The timeline tells which appointment by its number, its time, and which party asked or answered.
APPOINTMENT_MOVES: Mapping[str, Move] = {
    BOOK_APPOINTMENT: beside(
        "appointment_booked",
        "mediation.book_appointment",
        "appointment",
        "Arrange a session: its time, its room, its mediator, and which parties are asked to come.",
        guards=("mediation.nobody_refused",),
    ),
    MOVE_APPOINTMENT: beside(
        "appointment_moved",
        "mediation.move_appointment",
        "appointment",
        "Arrange a session anew: another time, room or mediator.",
    ),
    CANCEL_APPOINTMENT: beside(
        "appointment_cancelled",
        "mediation.cancel_appointment",
        "appointment",
        "Call a session off that was arranged.",
    ),
    PROPOSE_TIME: beside(
        "time_proposed",
        "mediation.propose_time",
        "proposal",
        "Record that a party asks for another time.",
    ),
    ANSWER_TIME: beside(
        "time_answered",
        "mediation.answer_time",
        "proposal",
        "Record what another party says to that time: it holds once all of them agree.",
    ),
}
