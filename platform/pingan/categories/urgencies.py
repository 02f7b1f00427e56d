"""How pressing a matter is: the three words of cases, categories and limits."""

from __future__ import annotations

from typing import Final, Literal, get_args

Urgency = Literal["general", "urgent", "critical"]
CRITICAL: Final = "critical"
URGENCIES: tuple[str, ...] = get_args(Urgency)
