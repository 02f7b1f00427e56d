"""Within how many days things can still be done, for pages: told with the session by the rooms whose rules
say it, so that no page keeps a number of its own.
"""

from __future__ import annotations

from collections.abc import Callable

from pingan.core.registry import Registry

# By the word of the answer's member; of a county, today.
WINDOWS: Registry[Callable[[str], int]] = Registry("people.windows")


def windows_of(county: str) -> dict[str, int]:
    return {word: days(county) for word, days in WINDOWS.items()}
