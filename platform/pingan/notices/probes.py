"""Whether notices go out, and whether they arrive."""

from __future__ import annotations

from math import inf
from typing import Final

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from pingan.core import clock
from pingan.core.probes import FINE, ITEMS, PROBES, SECONDS, WATCH, WRONG, Probe, Reading, graded
from pingan.notices import gateways, routes, selectors
from pingan.notices.models import WAITS, Gateway, Notice
from pingan.notices.sections import CHANNEL_LABELS
from pingan.notices.selectors import MOST_TOLD

# So many acts are named.
MOST_NAMED: Final = 5


def _waiting(county: str) -> Reading:
    """Since when something has been due that was not sent."""
    now = clock.now()
    oldest = [
        first
        for channel in sorted(gateways.open_channels(county))
        for first in Notice.objects.filter(WAITS, county_code=county, channel=channel, due_at__lte=now)
        .order_by("due_at")
        .values_list("due_at", flat=True)[:1]
    ]
    age = max(((now - due).total_seconds() for due in oldest), default=0.0)
    return graded(age, watch=120, wrong=900)


def _unreached(county: str) -> Reading:
    """Of the last day, at most so many. What was left out on purpose reached nobody either, and is none."""
    n = selectors.unreached(county, most=MOST_TOLD)
    return graded(n, watch=1, wrong=MOST_TOLD, detail=f"≥ {n}" if n >= MOST_TOLD else "")


def _unheard(county: str) -> Reading:
    """Acts that the county's own table leaves out, and nobody has said that they are to be silent."""
    found = routes.unheard(routes.of_county(county))
    return graded(len(found), watch=1, wrong=inf, detail=", ".join(found[:MOST_NAMED]))


def _gateways(county: str) -> Reading:
    """Ways out that are switched on and do not take anything."""
    open_now = Gateway.objects.filter(county_code=county, is_on=True)
    troubled = open_now.filter(~Q(trouble="")).order_by("channel").values_list("channel", "trouble")
    told = "、".join(f"{CHANNEL_LABELS.get(channel, channel)}: {trouble}" for channel, trouble in troubled)
    if told:
        return Reading(WRONG, len(troubled), told)
    # None at all is a choice, and worth a word: a closed phone hears nothing.
    return Reading(FINE if open_now.exists() else WATCH, 0)


PROBES.register(
    "notices.waiting",
    Probe(
        _("Notices that are due and were not sent"),
        _("Who is to hear of something while no page is open hears of it late."),
        _("See var/log/notices.log, and whether the gateway answers."),
        SECONDS,
        _waiting,
    ),
)
PROBES.register(
    "notices.unreached",
    Probe(
        _("Notices that reached nobody, within a day"),
        _("Somebody did not hear. Where it matters the desk has a task to telephone."),
        _("The ledger of notices says whom and why; most often a number in somebody's account is wrong."),
        ITEMS,
        _unreached,
    ),
)
PROBES.register(
    "notices.unheard",
    Probe(
        _("Acts that nobody is told of"),
        _("Such a step happens, and nobody hears of it unless they look."),
        _("Add who is to hear to the table “Notices”."),
        ITEMS,
        _unheard,
    ),
)
PROBES.register(
    "notices.gateways",
    Probe(
        _("Ways out for notices"),
        _("By these channels nothing goes out at present, or there are none: a closed phone hears nothing."),
        _("./run manage notices; ask the operator of the channel what its answer means."),
        ITEMS,
        _gateways,
    ),
)
