"""The event track: a matter is accepted at a desk, sent to a grid worker or a department, dealt with,
checked and closed; and whatever else becomes of one.

What several owe is a task, and what is timed is a clock: neither is a state. Two waits are states, for
nobody may go on with the case until somebody has decided: an objection, and what cannot be solved for now.
"""

from __future__ import annotations

from collections.abc import Mapping

from pingan.cases import oversight
from pingan.cases.event_moves import EVENT, LEADERS, OPEN_STATES
from pingan.cases.event_moves.corrections import CORRECTIONS
from pingan.cases.event_moves.objecting import OBJECTING_MOVES
from pingan.cases.event_moves.sending import SENDING_MOVES
from pingan.cases.event_moves.taking import TAKING_MOVES
from pingan.cases.event_moves.waiting import WAITING_MOVES
from pingan.cases.event_moves.working import WORKING_MOVES
from pingan.cases.tracks import Track
from pingan.cases.workflow import Move, additions

# In the order in which a case comes to them.
MOVES: Mapping[str, Move] = {
    **TAKING_MOVES,
    **SENDING_MOVES,
    **OBJECTING_MOVES,
    **WAITING_MOVES,
    **WORKING_MOVES,
    **oversight.moves(OPEN_STATES),
    **additions(OPEN_STATES, not_by=LEADERS),
    **CORRECTIONS,
}

TRACK = Track(EVENT, MOVES)
