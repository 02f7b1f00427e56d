"""What a desk puts right about a case: what it is, where it is, and whether it is one matter."""

from __future__ import annotations

from collections.abc import Mapping

from pingan.cases.event_moves import (
    CORRECT_PLACE,
    DISPATCHERS,
    FINISHED,
    LEAD,
    MERGE,
    OBJECTION,
    OPEN_STATES,
    RECATEGORISE,
    REHOME,
    REVIEW,
    SPLIT,
    UNMERGE,
    WORKERS,
)
from pingan.cases.tracks import PUTS_RIGHT
from pingan.cases.workflow import ACCEPT, CLOSE, NOBODY, Move, State, resume, stop

# What a desk puts right, with a word why; the first two also whoever reported it, as long as it is nobody's.
CORRECTIONS: Mapping[str, Move] = {
    RECATEGORISE: Move(
        OPEN_STATES,
        None,
        DISPATCHERS | WORKERS,
        needs=("category", "reason"),
        guards=(PUTS_RIGHT, "category_of_track"),
        effects=("recategorise",),
        past="recategorised",
        body="recategorise",
        words="reason",
        keeps=("category",),
        about="Another category of the same trade: by a desk, or by the worker who reported it until "
        "somebody has taken it.",
    ),
    CORRECT_PLACE: Move(
        OPEN_STATES,
        None,
        DISPATCHERS | WORKERS,
        needs=("location", "reason"),
        guards=(PUTS_RIGHT,),
        effects=("correct_place",),
        past="place_corrected",
        body="correct_place",
        words="reason",
        about="Another point, and with it the grid that it is in: by a desk, or by the worker who reported "
        "it until somebody has taken it.",
    ),
    REHOME: Move(
        OPEN_STATES,
        None,
        DISPATCHERS,
        needs=("grid_code", "reason"),
        guards=("grid_of_county",),
        effects=("rehome",),
        past="rehomed",
        body="rehome",
        words="reason",
        keeps=("grid_code",),
        about="Another grid of the county, whose people see to it from now on.",
    ),
    MERGE: Move(
        OPEN_STATES,
        State.CLOSED,
        DISPATCHERS,
        needs=("into", "reason"),
        guards=("another_open_case",),
        holder=NOBODY,
        clocks=(*FINISHED, stop(OBJECTION), stop(REVIEW), stop(LEAD)),
        effects=("take_back", "merge"),
        past="merged",
        stage="merged",
        body="merge",
        words="reason",
        keeps=("into",),
        locks=("into",),
        about="The same matter as another open case, which goes on for both.",
    ),
    UNMERGE: Move(
        frozenset({State.CLOSED}),
        State.REPORTED,
        DISPATCHERS,
        needs=("reason",),
        guards=("merged",),
        organisation=NOBODY,
        clocks=(resume(ACCEPT), resume(CLOSE)),
        effects=("unmerge",),
        past="unmerged",
        body="reason",
        words="reason",
        about="Another matter after all: the case waits again.",
    ),
    SPLIT: Move(
        OPEN_STATES,
        None,
        DISPATCHERS,
        needs=("category", "what"),
        guards=("category_of_track",),
        effects=("split",),
        past="split",
        body="split",
        about="A part of the case becomes a case of its own.",
    ),
}
