"""How far an operation reaches: one record, read from a cell of the policy's table.

A cell names a *span* of objects, after a colon the tracks it is cut to, and with `+own` what the account
itself reported or holds, wherever that lies and whatever its track:

    area                   everything inside the post's area
    area:event+own         those of one track inside it, and one's own
    county:petition/event  two tracks of the whole county

What the record means for an object is said in three ways: as a condition of a query and for a case at hand
(`cases.reach`), and for an act of the journal (`policy.may_hear`). A property test holds them together.
"""

from __future__ import annotations

import re
from collections.abc import Set
from dataclasses import dataclass
from enum import StrEnum

from django.core.exceptions import ImproperlyConfigured

from pingan.core.area_codes import Level, level_of
from pingan.people.actors import Actor

# No area's code begins with it.
NOWHERE = "-"


class Span(StrEnum):
    """Which objects an operation may touch, before tracks cut it and one's own are added."""

    OWN = "own"  # reported or held by the account, and no others
    GRID = "grid"  # of the post's own grid; a post of a larger area has none
    AREA = "area"  # inside the post's area
    ORGANISATION = "organisation"  # with an open task of the post's organisation
    COUNTY = "county"  # inside the county of the post, whatever its own area
    ANY = "any"  # not bound to anything
    TOTALS = "totals"  # sums of the post's area, never a single object
    CODE = "code"  # the one case whose code the bearer holds


LOCATED = frozenset({Span.GRID, Span.AREA, Span.COUNTY})
OF_CASES = frozenset({Span.OWN, Span.ORGANISATION, *LOCATED})
_CELL = re.compile(r"(?P<span>[a-z]+)(:(?P<tracks>[a-z_]+(/[a-z_]+)*))?(?P<own>\+own)?")


@dataclass(frozen=True, slots=True)
class Reach:
    """A cell of the table. `tracks` None is every track; `own` is outside of both span and tracks."""

    span: Span
    tracks: Set[str] | None = None
    own: bool = False

    @classmethod
    def read(cls, cell: str) -> Reach:
        """The record of a cell. Raises ImproperlyConfigured for one that means nothing."""
        found = _CELL.fullmatch(cell)
        if found is None or found["span"] not in list(Span):
            raise ImproperlyConfigured(f"There is no reach {cell!r}.")
        span, tracks = Span(found["span"]), found["tracks"]
        if cell != span and span not in OF_CASES - {Span.OWN}:
            raise ImproperlyConfigured(f"{cell!r}: {span} is cut by no track, and nothing is added to it.")
        own = bool(found["own"]) or span is Span.OWN
        return cls(span, frozenset(tracks.split("/")) if tracks else None, own)

    def __str__(self) -> str:
        """The cell."""
        tracks = "" if self.tracks is None else ":" + "/".join(sorted(self.tracks))
        return f"{self.span}{tracks}{'+own' if self.own and self.span is not Span.OWN else ''}"

    def includes(self, track: str) -> bool:
        """Whether its span holds objects of that track."""
        return self.tracks is None or track in self.tracks

    def ground(self, actor: Actor) -> str | None:
        """The code of the area that its span is all of; None for a span that is not of an area."""
        if self.span is Span.AREA:
            return actor.area_code
        if self.span is Span.COUNTY:
            return actor.county_code
        if self.span is Span.GRID:
            return actor.area_code if level_of(actor.area_code) is Level.GRID else NOWHERE
        return None


@dataclass(frozen=True, slots=True)
class Cut:
    """What the code behind an operation can cut its answers by."""

    spans: Set[Span]
    by_track: bool = False
    adds_own: bool = False

    def understands(self, reach: Reach) -> bool:
        return (
            reach.span in self.spans
            and (reach.tracks is None or self.by_track)
            and (not reach.own or self.adds_own)
        )


# An operation that touches nothing of an area, a case or a person.
UNCUT = Cut(frozenset({Span.ANY}))
BY_AREA = Cut(frozenset({Span.AREA, Span.COUNTY}))
# A resident's household is never read from further away than its own grid.
BY_GRID = Cut(frozenset({Span.GRID}))
BY_TOTALS = Cut(frozenset({Span.TOTALS}))
BY_CASE = Cut(OF_CASES, by_track=True, adds_own=True)
# What is asked of the post's own organisation, and nothing else.
BY_ORGANISATION = Cut(frozenset({Span.ORGANISATION}))
BY_CODE = Cut(frozenset({Span.CODE}))
