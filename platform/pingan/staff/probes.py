"""Whether each kind of administrator is somebody.

One of them can shut the account of another. So all three see that one is gone, and whoever watches the
machine.
"""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from pingan.core.probes import FINE, ITEMS, PROBES, WRONG, Probe, Reading
from pingan.people.roles import ROLES
from pingan.staff.selectors import administering_by_nobody


def _administrators(county: str) -> Reading:
    gone = administering_by_nobody(county)
    return Reading(WRONG if gone else FINE, len(gone), "、".join(str(ROLES[role].label) for role in gone))


PROBES.register(
    "staff.administrators",
    Probe(
        _("Kinds of administrators that nobody is"),
        _("Posts that are asked for wait, or nobody reads what was done to accounts and the configuration."),
        _("Ask who shut the account or ended the post, and why; appoint another: People, beside."),
        ITEMS,
        _administrators,
    ),
)
