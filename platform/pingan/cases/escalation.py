"""Whom a case comes up to that nobody sees to in time: levels as data, each a post and never a person.

A level says after how much of a clock's own time, or how long past its due moment, the case comes up to a
post: a role in the township or the county that the case lies in. `cases.watch` takes it there. Everything is
counted from the clock's start, so no edit of the case puts it off. Where nobody holds a post the case comes
up to the next one at once, and where nobody holds the last one `./run doctor` says so.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any, Final

from django.core.exceptions import ImproperlyConfigured
from django.db.models import Q

from pingan.cases import counting
from pingan.cases.models import ESCALATED, OPEN, Case, Clock, Escalation
from pingan.cases.rules import UNITS, Limit, limit_of
from pingan.config import selectors
from pingan.config.differences import Row
from pingan.core import clock as now_is
from pingan.core.area_codes import LENGTHS, Level, county_of
from pingan.core.kept import FOREVER, Kept
from pingan.people.actors import Actor
from pingan.people.models import Post
from pingan.people.roles import ROLES
from pingan.territory.atlas import atlas

PER_CENT: Final = "percent"
AREAS: Final[Mapping[str, int]] = {level: LENGTHS[level] for level in (Level.TOWNSHIP, Level.COUNTY)}
SECTION: Final = "escalation"
FILE: Final = Path(__file__).with_name("escalation.csv")
HIGHEST: Final = 9


@dataclass(frozen=True, slots=True)
class Rung:
    """One row: after so much of a clock of this kind a case comes up to this level, which is this post."""

    kind: str
    level: int
    after: int
    unit: str
    role: str
    area: str
    law: str

    def due(self, running: Clock, at: datetime) -> datetime:
        """When a case comes up to it, as the clock stands."""
        limit = limit_of(running.rule)
        if self.unit == PER_CENT:
            return counting.reaches(limit, running, self.after, at)
        return Limit(self.after, self.unit).due(running.due_at)

    def area_of(self, case: Case) -> str:
        return case.grid_code[: AREAS[self.area]]


def read(rows: Iterable[Mapping[str, Any]], where: str) -> list[Rung]:
    """The rungs of a table. Raises ImproperlyConfigured, naming `where`, for a row that means nothing."""
    found = []
    for row in rows:
        for problem in problems_of(row):
            raise ImproperlyConfigured(f"{where}: {row}: {problem[1]}")
        level, after = int(row["level"]), int(row["after"])
        found.append(Rung(row["kind"], level, after, row["unit"], row["role"], row["area"], row["law"]))
    return found


def problems_of(row: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """What is wrong with a row: the column, and a word for whoever wrote the file."""
    if not _is_number(row["level"], HIGHEST):
        yield "level", "no level"
    if row["unit"] not in (PER_CENT, *UNITS):
        yield "unit", "no unit"
    # What is not late yet has nobody to come up to.
    elif not _is_number(row["after"], 1000) or (row["unit"] == PER_CENT and int(row["after"]) < counting.ALL):
        yield "after", "no time"
    if row["area"] not in AREAS:
        yield "area", "no level of area"
    elif row["role"] not in ROLES or row["area"] not in ROLES[row["role"]].levels:
        yield "role", "no role of that level"


def _is_number(value: Any, most: int) -> bool:
    return str(value).isascii() and str(value).isdigit() and 1 <= int(value) <= most


def _read() -> list[Rung]:
    with FILE.open(encoding="utf-8") as lines:
        return read(csv.DictReader(lines), FILE.name)


_usual = Kept(_read, FOREVER)
# What was made last of each county's own rows: rows of a day are one list until they change.
_made: dict[str, tuple[Sequence[Row], list[Rung]]] = {}


def levels(on: date, county: str) -> list[Rung]:
    """The levels of a day: the county's own table where it has one, and the usual one where it has none."""
    rows = selectors.rows(SECTION, on, county=county)
    if not rows:
        return _usual.get()
    made = _made.get(county)
    if made is None or made[0] is not rows:
        made = _made[county] = rows, read(rows, SECTION)
    return made[1]


def usual() -> list[Rung]:
    return _usual.get()


def level_of(viewer: Actor) -> int | None:
    """The lowest level that comes up to the viewer's post; None where nothing does."""
    mine = [
        rung.level
        for rung in levels(now_is.today(), viewer.county_code)
        if rung.role == viewer.role and AREAS[rung.area] == len(viewer.area_code)
    ]
    return min(mine, default=None)


def come_up_to(viewer: Actor) -> Q:
    """The open cases that have come up to the viewer's post, or further; of lists inside its area."""
    level = level_of(viewer)
    return Q(pk__in=[]) if level is None else OPEN & ESCALATED & Q(escalated__gte=level)


# -- what becomes of it ----------------------------------------------------------------------------


def settle(case: Case, at: datetime) -> bool:
    """End what a locked case has come up for and is late with no more; whether its level changed.

    The caller saves `escalated`.
    """
    standing = list(Escalation.objects.filter(case=case, ended_at=None).select_related("clock"))
    over = [one for one in standing if not _is_late(one.clock, at)]
    Escalation.objects.filter(pk__in=[one.pk for one in over]).update(ended_at=at)
    level = max((one.level for one in standing if one not in over), default=0)
    changed, case.escalated = level != case.escalated, level
    return changed


def _is_late(running: Clock, at: datetime) -> bool:
    return running.stopped_at is None and running.paused_at is None and running.due_at <= at


# -- posts that nobody holds -----------------------------------------------------------------------


def holders(county: str) -> frozenset[tuple[str, str]]:
    """The posts (role and area) of a county that somebody with an open account holds today."""
    posts = Post.objects.current(now_is.today()).filter(account__is_active=True)
    return frozenset(posts.filter(area_code__startswith=county).values_list("role", "area_code").distinct())


def unmanned() -> list[tuple[str, str]]:
    """The posts that a case can come up to and that nobody holds, (role, area), the highest areas first."""
    areas = [area for area in atlas().names.values() if area.is_current and area.level in AREAS]
    held = {county: holders(county) for county in {county_of(area.code) for area in areas}}
    needed = {
        (rung.role, area.code)
        for area in areas
        for rung in levels(now_is.today(), county_of(area.code))
        if rung.area == area.level
    }
    empty = [post for post in needed if post not in held[county_of(post[1])]]
    return sorted(empty, key=lambda post: (len(post[1]), post))
