"""How a live process is, written down for whoever looks at all of them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import Final
from uuid import UUID

from pingan.core import clock
from pingan.journal import selectors as journal
from pingan.realtime.models import Pulse

EVERY_SECONDS: Final = 10.0
_FORGOTTEN: Final = timedelta(minutes=10)


def write(process: UUID, *, sockets: int, cursors: Mapping[str, int], delay_ms: int) -> None:
    """The process is there, and so far behind the journal of the counties it follows."""
    heads = journal.heads() if cursors else {}
    behind = max((max(heads.get(county, 0) - at, 0) for county, at in cursors.items()), default=0)
    now = clock.now()
    Pulse.objects.bulk_create(
        [Pulse(process=process, at=now, sockets=sockets, behind=behind, delay_ms=delay_ms)],
        update_conflicts=True,
        unique_fields=["process"],
        update_fields=["at", "sockets", "behind", "delay_ms"],
    )
    Pulse.objects.filter(at__lt=now - _FORGOTTEN).delete()
