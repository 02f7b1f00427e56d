"""Of a few a per cent says nothing: 0 of 1 is not "none of them". Both numbers are told instead."""

from __future__ import annotations

from typing import Final

LEAST: Final = 10


def share(part: int, of: int) -> float | None:
    """How much of them, where they are enough for it; the numbers stand beside it either way."""
    return part / of if of >= LEAST else None
