"""Whoever a case was sent to says that it is not theirs, and a desk decides."""

from __future__ import annotations

from collections.abc import Mapping

from pingan.cases.event_moves import (
    DISPATCHED,
    DISPATCHERS,
    HANDLERS,
    OBJECT,
    OBJECTED,
    OBJECTION,
    OVERRULE,
    UPHOLD,
    WAITS_AGAIN,
)
from pingan.cases.workflow import NOBODY, Holding, Move, State, stop

OBJECTING_MOVES: Mapping[str, Move] = {
    # Not a way of sending it back: it stays theirs until the objection is decided, and the clock runs on.
    OBJECT: Move(
        frozenset({DISPATCHED}),
        OBJECTED,
        HANDLERS,
        Holding.HOLDER,
        needs=("ground", "reason"),
        guards=("in_objection_window",),
        clocks=(stop(OBJECTION),),
        past="objected",
        body="object",
        words="reason",
        keeps=("ground",),
        about="Whoever it was sent to says, within the window, that it is not theirs; `too_late` after.",
    ),
    UPHOLD: Move(
        frozenset({OBJECTED}),
        State.REPORTED,
        DISPATCHERS,
        needs=("reason",),
        guards=("decides_objections",),
        holder=NOBODY,
        organisation=NOBODY,
        clocks=WAITS_AGAIN,
        effects=("take_back",),
        past="objection_upheld",
        body="reason",
        words="reason",
        about="The objection holds: the case is to be sent to somebody else. After two that did, and where "
        "the county has sent it, the county's desk decides (`county_decides`).",
    ),
    OVERRULE: Move(
        frozenset({OBJECTED}),
        DISPATCHED,
        DISPATCHERS,
        needs=("reason",),
        guards=("decides_objections",),
        past="objection_overruled",
        body="reason",
        words="reason",
        about="The objection does not hold: the case stays where it was sent, and nobody objects again.",
    ),
}
