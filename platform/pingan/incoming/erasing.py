"""Once a caller is erased, what their source wrote of them goes from the row as it came, too."""

from __future__ import annotations

import json
from collections.abc import Sequence
from uuid import UUID

from pingan.callers.erasing import ERASED_WITH
from pingan.incoming.models import Matter

CALLER = ("caller_name", "caller_phone")


def forget(cases: Sequence[UUID]) -> None:
    """Take the caller's cells out of the rows that these cases came from."""
    for matter in Matter.objects.filter(case__in=cases).select_related("source"):
        told = {matter.source.headings.get(field) for field in CALLER}
        cells = json.loads(matter.row)
        kept = {heading: cell for heading, cell in cells.items() if heading not in told}
        if kept != cells:
            matter.row = json.dumps(kept, ensure_ascii=False)
            matter.save(update_fields=["row"])


def register() -> None:
    ERASED_WITH.register("incoming", forget)
