"""Whether the years are known that time limits are counted in."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from pingan.core import clock
from pingan.core.probes import FINE, ITEMS, PROBES, WATCH, WRONG, Probe, Reading
from pingan.territory import calendar


def _years(_county: str) -> Reading:
    missing = calendar.missing()
    state = WRONG if clock.today().year in missing else WATCH if missing else FINE
    return Reading(state, len(missing), "、".join(map(str, missing)))


PROBES.register(
    "territory.calendar",
    Probe(
        _("Years missing in the working calendar"),
        _("Time limits in these years are provisional: Monday to Friday are counted."),
        _("Enter the announced holidays: Working calendar, beside."),
        ITEMS,
        _years,
    ),
)
