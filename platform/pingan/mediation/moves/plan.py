"""What mediators write of the plan of a dispute."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from pingan.cases.workflow import Move
from pingan.mediation.moves import beside

LAY_PLAN: Final = "lay_plan"
MARK_STEP: Final = "mark_step"
# The clock that stands where the nearest day of an open step is.
PLAN: Final = "plan"

# The timeline tells how many steps were laid, and which was marked as what.
PLAN_MOVES: Mapping[str, Move] = {
    LAY_PLAN: beside(
        "plan_laid",
        "mediation.lay_plan",
        "steps",
        "Lay steps on the dispute's plan: of the plan for its type, and others.",
        guards=("mediation.new_steps", "mediation.room_for_steps"),
    ),
    MARK_STEP: beside(
        "step_marked",
        "mediation.mark_step",
        "step",
        "Say who sees to a step of the plan and until when, and what became of it. None closes the case.",
    ),
}
