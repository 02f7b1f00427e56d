"""Whether somebody hears of what is late."""

from __future__ import annotations

from typing import Final

from django.utils.translation import gettext_lazy as _

from pingan.cases import escalation
from pingan.core.probes import FINE, ITEMS, PROBES, WATCH, WRONG, Probe, Reading
from pingan.people.roles import ROLES

# So many empty posts are told.
MOST_TOLD: Final = 5


def _posts(county: str) -> Reading:
    empty = [(role, code) for role, code in escalation.unmanned() if code.startswith(county)]
    told = "、".join(f"{ROLES[role].label} {code}" for role, code in empty[:MOST_TOLD])
    # Above the county there is nobody to come up to.
    at_the_top = any(code == county for _role, code in empty)
    state = WRONG if at_the_top else WATCH if empty else FINE
    return Reading(state, len(empty), told + ("…" if len(empty) > MOST_TOLD else ""))


PROBES.register(
    "cases.posts",
    Probe(
        _("Posts that late cases come up to and nobody holds"),
        _("What is late there comes up to the county at once, and above the county to nobody."),
        _("Ask for a holder: People, beside."),
        ITEMS,
        _posts,
    ),
)
