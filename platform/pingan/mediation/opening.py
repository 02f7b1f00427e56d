"""What holds before a dispute is mediated: how it came in, whom the parties want, danger, other roads."""

from __future__ import annotations

from pingan.cases.api.bodies import BODIES
from pingan.cases.parts import PARTS, Part
from pingan.mediation import choices, danger, follow_up_tables, intake, onward, tables
from pingan.mediation.api.choices import MediatorChoicesOut
from pingan.mediation.api.danger import DangerOut
from pingan.mediation.api.intake import DisputeDeclineIn, IntakeOut, ProlongIn
from pingan.mediation.api.roads import CaseRoadsOut
from pingan.mediation.models import Danger, Declaration, Intake, Onward, Party
from pingan.people.policy import CUTS
from pingan.people.reach import BY_AREA, BY_CASE


def register() -> None:
    for room in (tables, follow_up_tables, intake, choices, danger, onward):
        room.register()
    BODIES.register("mediation.decline", DisputeDeclineIn)
    BODIES.register("mediation.prolong", ProlongIn)
    CUTS.register("mediation.danger", BY_CASE)
    CUTS.register("mediation.onward", BY_AREA)
    _register_parts()


def _register_parts() -> None:
    """Each is null until something of it was written down."""
    nothing = lambda _case: None  # noqa: E731
    PARTS.register(
        "intake",
        Part(
            intake.describe,
            nothing,
            lambda: IntakeOut(allow_null=True),
            lies_in=((Intake, "dispute_id"),),
        ),
    )
    PARTS.register(
        "danger",
        Part(
            danger.describe,
            nothing,
            lambda: DangerOut(allow_null=True),
            lies_in=((Danger, "dispute_id"),),
        ),
    )
    PARTS.register(
        "onward",
        Part(
            onward.describe,
            nothing,
            lambda: CaseRoadsOut(allow_null=True),
            lies_in=((Onward, "dispute_id"),),
        ),
    )
    # What a party said of a mediator is there where there is a party.
    PARTS.register(
        "choices",
        Part(
            choices.describe,
            nothing,
            lambda: MediatorChoicesOut(allow_null=True),
            lies_in=((Party, "dispute_id"), (Declaration, "dispute_id")),
        ),
    )
