"""The ticking process asks for notices to be written, sent and, where nothing arrived, telephoned."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from datetime import timedelta
from time import monotonic
from typing import Final

from pingan.core import clock
from pingan.jobs.every import every
from pingan.notices import calls, following, gateways, sending, tasks
from pingan.notices.models import WAITS, Gateway, Notice, Subscription

# What was asked for is not asked for again for so long: its worker may have died, or be busy.
PATIENCE_SECONDS: Final = 5.0
# Where a county sends by no channel, the cursor need not be near.
IDLE_SECONDS: Final = 60.0
# Logs of what was done to whose data are kept for half a year, and then no longer.
KEPT: Final = timedelta(days=183)
MOST_AT_ONCE: Final = 5_000


class Asking:
    """Remembers until when what was asked for last may take. Forgetting costs a task that finds nothing."""

    def __init__(self) -> None:
        self._until: dict[Hashable, float] = {}

    def write(self) -> list[str]:
        found = [county for county in following.unfollowed() if self._is_due(county)]
        for county in found:
            wait = PATIENCE_SECONDS if gateways.open_channels(county) else IDLE_SECONDS
            self._until[county] = monotonic() + wait
            tasks.write_notices.enqueue(county)
        return found

    def send(self) -> list[tuple[str, str]]:
        found = [one for one in sending.due() if self._is_due(one)]
        for one in found:
            self._until[one] = monotonic() + PATIENCE_SECONDS
            tasks.send_notices.enqueue(*one)
        return found

    def settle(self) -> list[str]:
        found = [county for county in _counties() if calls.are_waiting(county)]
        for county in found:
            tasks.settle_calls.enqueue(county)
        return found

    def _is_due(self, what: Hashable) -> bool:
        return monotonic() >= self._until.get(what, 0.0)


def _counties() -> Iterable[str]:
    return sorted(set(Gateway.objects.values_list("county_code", flat=True)))


_asking = Asking()
every(1, "notices.ask_to_write")(_asking.write)
every(1, "notices.ask_to_send")(_asking.send)
every(30, "notices.ask_to_settle")(_asking.settle)


@every(3600, "notices.forget")
def forget() -> int:
    """Take away what is older than it is kept, and subscriptions of sessions that are over."""
    Subscription.objects.exclude(device__expire_date__gt=clock.now()).delete()
    old = Notice.objects.filter(~WAITS, at__lt=clock.now() - KEPT).order_by("at")
    gone, _of_models = Notice.objects.filter(
        pk__in=list(old.values_list("pk", flat=True)[:MOST_AT_ONCE])
    ).delete()
    return gone
