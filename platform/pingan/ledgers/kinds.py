"""A kind of ledger is a plug: which sheets it has, who may ask for it, how its rows are read.

    KINDS.register("visits", Kind(
        code="visits",
        label=_("Visits"),
        about=_("Every visit of the days asked for."),
        operation="ledgers.visits",        # its row of policy.csv says how far it reaches
        sheets=lambda asked: [Sheet(_("Visits"), COLUMNS, rows_of(asked))],
    ))

Rows are read page by page along an index (`keyset.pages`), and told in the reader's language. None of them
tells a word that a track keeps, nor a name or a number of whoever called or lives there: `numbers.veiled`
for what somebody wrote, organisations and no persons for who did it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final
from uuid import UUID

from pingan.core import clock
from pingan.core.errors import Text
from pingan.core.registry import Registry
from pingan.core.worksheets import Sheet
from pingan.people import policy
from pingan.people.actors import Actor
from pingan.people.reach import Cut, Span

# Of so many days a ledger is at most.
MOST_DAYS: Final = 366


@dataclass(frozen=True, slots=True)
class Asked:
    """What a ledger is to be of: an area (its organisation's part of it alone, where one is named) and days,
    both ends among them; for whom."""

    viewer: Actor
    area_code: str
    since: date
    until: date
    organisation_id: UUID | None = None

    @property
    def begins(self) -> datetime:
        return clock.day_begins(self.since)

    @property
    def ends(self) -> datetime:
        """The first moment that is not of it any more."""
        return clock.day_begins(self.until + timedelta(days=1))


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of ledger. `by_month`: it is of whole months alone."""

    code: str
    label: Text
    about: Text
    operation: str
    sheets: Callable[[Asked], Iterable[Sheet]]
    by_month: bool = False


KINDS: Registry[Kind] = Registry("ledgers.kinds")

# What the code behind a kind can be cut by: an area, or one organisation.
BY_PLACE = Cut(frozenset({Span.AREA, Span.COUNTY}))
BY_PLACE_OR_ORGANISATION = Cut(frozenset({Span.AREA, Span.COUNTY, Span.ORGANISATION}))


def register(kind: Kind, cut: Cut = BY_PLACE) -> None:
    """Plug a kind in, from its room's `ready`; its row of the policy's table is cut by what it can be."""
    KINDS.register(kind.code, kind)
    policy.CUTS.register(kind.operation, cut)


def open_to(viewer: Actor) -> Sequence[Kind]:
    """The kinds that a post may ask for."""
    return [kind for kind in KINDS.values() if policy.may(viewer.role, kind.operation)]
