"""Who mediates together, and who is invited to help (art. 19, 20)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from pingan.cases.workflow import Holding, Move
from pingan.mediation.moves import beside

ADD_MEDIATOR: Final = "add_mediator"
DROP_MEDIATOR: Final = "drop_mediator"
INVITE_HELPER: Final = "invite_helper"
DISMISS_HELPER: Final = "dismiss_helper"

TEAM_MOVES: Mapping[str, Move] = {
    # Whom to mediate with is for whoever leads, as is whom to hand the case to.
    ADD_MEDIATOR: beside(
        "mediator_added",
        "mediation.add_mediator",
        "account_id",
        "Let somebody mediate beside the holder: they read what its mediators read, and write it down.",
        guards=("mediation.room_for_a_mediator", "mediation.can_join"),
        holding=Holding.HOLDER,
    ),
    DROP_MEDIATOR: beside(
        "mediator_dropped",
        "mediation.drop_mediator",
        "account_id",
        "Let somebody mediate beside the holder no more.",
        holding=Holding.HOLDER,
    ),
    INVITE_HELPER: beside(
        "helper_invited",
        "mediation.invite_helper",
        "helper",
        "Invite somebody to help, with the consent of every party (art. 20).",
        guards=("mediation.room_for_a_helper", "mediation.parties_want_help"),
    ),
    DISMISS_HELPER: beside(
        "helper_dismissed", "mediation.dismiss_helper", "helper", "Let somebody help no more."
    ),
}
