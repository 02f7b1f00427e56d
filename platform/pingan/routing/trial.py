"""What rules would have done with last month's reports: counted by whom they go to, with a few of each.

Nothing is changed. Loads of last month are not known, so that no rule is held back by them here; the
catalogue, the roster and the workers are today's.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any, Final

from django.utils.translation import gettext as _

from pingan.cases.models import Case, shown_code
from pingan.core import clock
from pingan.routing.places import Kept, Places, Receiver, facts_of, why_kept
from pingan.routing.rules import Rule
from pingan.territory import selectors as territory
from pingan.territory.atlas import reads_english

DAYS: Final = 30
# The newest of them, by the index of a county's cases: enough to see what rules mean.
MOST: Final = 2000
# Each report asks each rule at most; many rules are tried on fewer reports, which takes a second at the most.
MOST_ASKED: Final = 200_000
SAMPLES: Final = 5
NOBODY: Final = ""


@dataclass(slots=True)
class Heap:
    """Reports that one rule would have handed to one receiver, or that none would have moved."""

    rule: str
    receiver: str
    kept: str = ""
    count: int = 0
    samples: list[dict[str, Any]] = field(default_factory=list)

    def add(self, case: Any) -> None:
        self.count += 1
        if len(self.samples) < SAMPLES:
            self.samples.append(
                {
                    "id": case.id,
                    "code": shown_code(case.code),
                    "category": case.category,
                    "area_name": territory.path_name(case.grid_code),
                    "received_at": case.received_at,
                }
            )


@dataclass(frozen=True, slots=True)
class Trial:
    """`looked_at` reports, all of the month unless `more`; fewer than else for so many rules where `many`."""

    looked_at: int
    more: bool
    many: bool
    heaps: Sequence[Heap]


def trial(county: str, rules: Sequence[Rule], roster: Sequence[Mapping[str, Any]]) -> Trial:
    """Try the rules on the newest reports of thirty days. One index scan, and a few look-ups a place."""
    most = min(MOST, MOST_ASKED // max(len(rules), 1))
    since = clock.now() - timedelta(days=DAYS)
    newest = Case.objects.filter(county_code=county, received_at__gte=since).order_by("-received_at", "-id")
    columns = ("id", "code", "category", "urgency", "grid_code", "received_at", "track")
    found = list(newest.values_list(*columns, named=True)[: most + 1])
    places = Places(county, roster, clock.today(), weighs=False)
    heaps: dict[tuple[str, str, str], Heap] = {}
    for case in found[:most]:
        key = _outcome(case, rules, places)
        heaps.setdefault(key, Heap(*key)).add(case)
    largest_first = sorted(heaps.values(), key=lambda heap: (-heap.count, heap.rule, heap.receiver))
    more = len(found) > most
    return Trial(min(len(found), most), more, more and most < MOST, largest_first)


def _outcome(case: Any, rules: Sequence[Rule], places: Places) -> tuple[str, str, str]:
    """Which rule moves the report to whom; of one that stays, what kept the last rule that fitted."""
    facts = facts_of(
        category=case.category, grid_code=case.grid_code, urgency=case.urgency, at=case.received_at
    )
    kept_by, words = NOBODY, ""
    for rule in rules:
        if not rule.fits(facts):
            continue
        found = places.receiver(rule, facts)
        if isinstance(found, Receiver):
            return rule.code, _name(found), ""
        if isinstance(found, Kept):
            kept_by, words = rule.code, why_kept({"why": found.why, **found.more})
    return kept_by, NOBODY, words


def _name(receiver: Receiver) -> str:
    """Of workers no single one: the figures of a trial are about organisations."""
    if receiver.action == "dispatch":
        return _("the worker of the grid")
    return receiver.name_en if reads_english() and receiver.name_en else receiver.name
