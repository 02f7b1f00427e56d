"""Whether pages hear at once of what was done."""

from __future__ import annotations

from datetime import timedelta
from typing import Final

from django.utils.translation import gettext_lazy as _

from pingan.core import clock
from pingan.core.probes import ITEMS, PROBES, SECONDS, UNKNOWN, Probe, Reading, graded
from pingan.realtime.models import Pulse
from pingan.realtime.pulses import EVERY_SECONDS

# A process that missed two of its turns is no more.
FRESH: Final = timedelta(seconds=3 * EVERY_SECONDS)


def _alive() -> list[Pulse]:
    return list(Pulse.objects.filter(at__gt=clock.now() - FRESH))


def _sockets(_county: str) -> Reading:
    alive = _alive()
    if not alive:
        # The first page that opens a socket starts it.
        return Reading(UNKNOWN)
    return graded(sum(one.sockets for one in alive), watch=3_000, wrong=4_000)


def _tail(_county: str) -> Reading:
    alive = _alive()
    if not alive:
        return Reading(UNKNOWN)
    return graded(max(one.behind for one in alive), watch=500, wrong=5_000)


def _push(_county: str) -> Reading:
    alive = _alive()
    if not alive:
        return Reading(UNKNOWN)
    return graded(max(one.delay_ms for one in alive) / 1000, watch=2, wrong=15)


_LATE = _("Pages show what others do late. Whoever opens or renews a page sees it as it is.")
_LOOK = _("See var/log/live.log and the load of the machine; a restart loses nothing.")

PROBES.register(
    "realtime.sockets",
    Probe(
        _("Pages that are connected"),
        _("Near the limit of one machine, or nobody has been connected within the last minute."),
        _LOOK,
        ITEMS,
        _sockets,
    ),
)
PROBES.register("realtime.tail", Probe(_("Acts that pages were not told yet"), _LATE, _LOOK, ITEMS, _tail))
PROBES.register("realtime.push", Probe(_("From an act to the pages"), _LATE, _LOOK, SECONDS, _push))
