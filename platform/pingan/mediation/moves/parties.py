"""What mediators write down of the parties."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from pingan.cases.workflow import Move
from pingan.mediation.moves import beside

NAME_PARTY: Final = "name_party"
AMEND_PARTY: Final = "amend_party"
DROP_PARTY: Final = "drop_party"
RECORD_CONSENT: Final = "record_consent"

# The timeline tells which party by its number, and of a consent what it was.
PARTY_MOVES: Mapping[str, Move] = {
    NAME_PARTY: beside(
        "party_named",
        "mediation.name_party",
        "party",
        "Write down a party to the dispute.",
        guards=("mediation.room_for_a_party",),
    ),
    AMEND_PARTY: beside(
        "party_amended", "mediation.amend_party", "party", "Correct what is known of a party."
    ),
    DROP_PARTY: beside(
        "party_dropped", "mediation.drop_party", "party", "Take a party out that was written down by mistake."
    ),
    RECORD_CONSENT: beside(
        "consent_recorded",
        "mediation.consent",
        "party",
        "Record what a party says to being mediated, after its rights were told (art. 17, 23).",
    ),
}
