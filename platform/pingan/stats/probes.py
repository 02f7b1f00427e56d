"""How far the sums are behind the journal."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from pingan.core import clock
from pingan.core.probes import PROBES, SECONDS, Probe, Reading, graded
from pingan.journal import selectors as journal
from pingan.stats import services


def _fold_lag(county: str) -> Reading:
    """Since when there is an act that some sums do not contain."""
    seq = services.unfolded().get(county)
    acts = [] if seq is None else journal.read_after(county, seq, 1)
    if not acts:
        return graded(0, watch=60, wrong=900)
    behind = journal.head(county) - (acts[0].seq - 1)
    age = max((clock.now() - acts[0].at).total_seconds(), 0.0)
    return graded(age, watch=60, wrong=900, detail=str(behind))


PROBES.register(
    "stats.folds",
    Probe(
        _("Sums behind the journal"),
        _(
            "Numbers on the map and in the leaders' pages are those of some minutes ago. "
            "Lists are not concerned."
        ),
        _("They catch up by themselves. If not: var/log/worker.log, then ./run manage rebuild_sums."),
        SECONDS,
        _fold_lag,
    ),
)
