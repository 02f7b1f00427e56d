"""How the machine is doing: each room says what there is to look at of its own work.

A probe is one number with what it means when it is not as it should be, and what to do then. `operations`
asks them all for its page and for whoever scrapes; it knows none by name. Probes look at what a room has
anyway: a few index look-ups, no counting of tables.

    PROBES.register("jobs.waiting", Probe(label=…, means=…, remedy=…, unit=SECONDS, look=…))
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, Final

from django.db import transaction

from pingan.core.registry import Registry

log = logging.getLogger(__name__)

FINE, WATCH, WRONG, UNKNOWN = "fine", "watch", "wrong", "unknown"
STATES: Final = (FINE, WATCH, WRONG, UNKNOWN)
SECONDS, ITEMS, DAYS, BYTES, PER_MINUTE, SHARE = "seconds", "items", "days", "bytes", "per_minute", "share"
UNITS: Final = (SECONDS, ITEMS, DAYS, BYTES, PER_MINUTE, SHARE)


@dataclass(frozen=True, slots=True)
class Reading:
    """What was found. `detail` names years, queues, posts or places, and no person."""

    state: str
    value: float | None = None
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Probe:
    """`look` is asked for a county. `means` and `remedy` are told while it is not fine."""

    label: Any
    means: Any
    remedy: Any
    unit: str
    look: Callable[[str], Reading]


PROBES: Registry[Probe] = Registry("core.probes")


def graded(value: float, *, watch: float, wrong: float, detail: str = "") -> Reading:
    """A number that is worse the larger it is."""
    state = WRONG if value >= wrong else WATCH if value >= watch else FINE
    return Reading(state, value, detail)


def readings(county: str) -> Iterator[tuple[str, Probe, Reading]]:
    """All that is looked at, in the order of the rooms. What cannot be looked at says so, and keeps no other
    from being looked at."""
    for code, probe in PROBES.items():
        try:
            # A statement that fails takes with it no transaction but its own.
            with transaction.atomic():
                found = probe.look(county)
        except Exception:
            log.exception("%s could not be looked at", code)
            found = Reading(UNKNOWN)
        yield code, probe, found
