"""The lawful road of a matter beside mediation: opened, and moved on also after the case was closed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from pingan.cases.workflow import Holding, Move, State
from pingan.mediation.moves import OPEN_STATES, beside

OPEN_ROAD: Final = "open_road"
MOVE_ROAD: Final = "move_road"

_ALWAYS = OPEN_STATES | {State.CLOSED}

ONWARD_MOVES: Mapping[str, Move] = {
    OPEN_ROAD: replace(
        beside(
            "road_opened",
            "mediation.open_road",
            "onward",
            "Keep in sight which other road the matter goes.",
            sources=_ALWAYS,
            guards=("mediation.room_for_a_road",),
        ),
        holding=Holding.ANYONE,
    ),
    MOVE_ROAD: replace(
        beside(
            "road_moved",
            "mediation.move_road",
            "onward",
            "Record how far the matter has come on its road.",
            sources=_ALWAYS,
        ),
        holding=Holding.ANYONE,
    ),
}
