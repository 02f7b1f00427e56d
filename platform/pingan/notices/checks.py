"""Before a server runs: every act that a case can have is told to somebody, or silent with a reason."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.apps import AppConfig
from django.core import checks

from pingan.notices import audiences, gateways, routes


@checks.register()
def check_routes(app_configs: Sequence[AppConfig] | None, **_options: Any) -> list[checks.CheckMessage]:
    """What comes with the platform: a move that nobody hears of, and rows that mean nothing."""
    rows = routes.shipped()
    unheard = [
        checks.Warning(
            f"notices: nobody hears of {act}. Say who in notices/routes.csv, or why nobody in silent.csv.",
            id="notices.W001",
        )
        for act in routes.unheard(routes.by_act(rows))
    ]
    wrong = [
        checks.Error(f"notices/routes.csv: {row['act']}: {what}", id="notices.E001")
        for row in rows
        for what in _wrong(row)
    ]
    return [*unheard, *wrong]


def _wrong(row: Any) -> list[str]:
    found = [f"there is no audience {name}" for name in audiences.among([row["audience"]])]
    if row["channel"] not in gateways.CODES:
        found.append(f"there is no channel {row['channel']}")
    if row["urgency"] not in routes.URGENCIES:
        found.append(f"there is no urgency {row['urgency']}")
    return found
