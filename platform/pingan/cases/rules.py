"""How long a case may wait for what: rules that are data, each with the law or custom it comes from.

Each track's room brings a table (`Track.clocks`), and a county may bring its own beside its areas
(`clocks.csv` in its folder). What it decides while the platform runs is a section of the configuration,
`limits`, which comes before all files. A row says for which county, track and kind of case (`of`: a
category or one it lies under, an urgency; `*` stands for every one) a clock of which kind runs how long. Of
the rows that fit, the county's own comes first, then the track's, then the one that says most about the case.
"""

from __future__ import annotations

import csv
import logging
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cached_property
from pathlib import Path
from typing import Final

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from pingan.cases import tracks
from pingan.cases.workflow import ACCEPT, CLOSE
from pingan.categories.selectors import tree
from pingan.categories.urgencies import URGENCIES
from pingan.config import selectors
from pingan.config.differences import Row
from pingan.config.models import Entry
from pingan.core import clock
from pingan.core.area_codes import Level
from pingan.core.kept import Kept
from pingan.territory import calendar
from pingan.territory.atlas import atlas

log = logging.getLogger(__name__)

EVERY: Final = "*"
FILE: Final = "clocks.csv"
# Where a county keeps its own (`cases.sections`).
SECTION: Final = "limits"

_KEPT_SECONDS = 300.0
_SPANS: Mapping[str, timedelta] = {
    "minute": timedelta(minutes=1),
    "hour": timedelta(hours=1),
    "day": timedelta(days=1),
}
UNITS = (*_SPANS, "whole_day", "working_hour", "working_day")
_COLUMNS = frozenset({"county", "track", "of", "kind", "limit", "unit", "law"})
_DAY = timedelta(days=1)
_NAME = re.compile(r".+=(\d+) (\w+)")


@dataclass(frozen=True, slots=True)
class Limit:
    """So many of a unit. Minutes, hours and days (24 hours) run on; whole days end with the last of them;
    working days end when the office closes on the last, and working hours pass while it is open."""

    number: int
    unit: str

    @property
    def is_working(self) -> bool:
        """Whether it is counted in the time in which the office is open."""
        return self.unit.startswith("working")

    def due(self, start: datetime) -> datetime:
        """When it has passed. The day of `start` is not counted (Civil Code art. 201)."""
        if self.unit in _SPANS:
            return start + self.number * _SPANS[self.unit]
        if self.unit == "whole_day":
            return clock.day_begins(clock.local_day(start) + (self.number + 1) * _DAY)
        if self.unit == "working_hour":
            return calendar.add_working_hours(start, self.number)
        return calendar.add_working_days(start, self.number)

    def counted(self, start: datetime) -> tuple[datetime, bool]:
        """When it has passed, and whether that is provisional."""
        if self.unit == "working_day":
            due, announced = calendar.working_days(start, self.number)
            return due, not announced
        due = self.due(start)
        return due, self.is_provisional(start, due)

    def passed(self, since: datetime, until: datetime) -> timedelta:
        """How much of what it counts lies between: working days as days, working hours as hours."""
        if self.unit in _SPANS:
            return until - since
        if self.unit == "whole_day":
            return clock.local_day(until) - clock.local_day(since)
        if self.unit == "working_hour":
            return calendar.working_hours_between(since, until)
        # A working day has passed when the office closes.
        closing = timedelta(hours=calendar.CLOSING_TIME.hour)
        return calendar.working_days_between(since - closing, until - closing) * _DAY

    def day_ends(self, day: date) -> datetime:
        """When a day has passed that is counted in whole days: at its end, or when the office closes."""
        if self.is_working:
            return clock.day_begins(day) + timedelta(hours=calendar.CLOSING_TIME.hour)
        return clock.day_begins(day + _DAY)

    @property
    def is_in_days(self) -> bool:
        """Whether it counts whole days, of which that of its start is none."""
        return self.unit in ("working_day", "whole_day")

    @property
    def whole_days(self) -> int:
        """In days, for words that name no moment: what is shorter than a day counts as one."""
        if self.is_in_days or self.unit == "day":
            return self.number
        return -(-self.number * _SPANS[self.unit.removeprefix("working_")] // _DAY)

    def later(self, due: datetime, by: timedelta) -> datetime:
        """The due moment put off by what `passed` told."""
        if not by:
            return due
        if self.unit == "working_hour":
            return calendar.add_working_hours(due, by / timedelta(hours=1))
        if self.unit == "working_day":
            return calendar.add_working_days(due, by // _DAY)
        return due + by

    def is_provisional(self, start: datetime, due: datetime) -> bool:
        """Whether days were counted of a year whose holidays have not been announced."""
        return self.is_working and not calendar.is_announced(start, due)


@dataclass(frozen=True)
class Rule:
    """One row: how long a clock of this kind runs, and by which law."""

    county: str
    track: str
    of: str
    kind: str
    limit: Limit
    law: str

    @cached_property
    def name(self) -> str:
        """What a clock keeps of it: enough to know which it was, and to count by it after it has changed."""
        where = f"{self.county}/{self.track}" if self.county else self.track
        return f"{where}/{self.of}/{self.kind}={self.limit.number} {self.limit.unit}"


def limit_of(name: str) -> Limit | None:
    """The limit that a clock was started with, by the name of its rule."""
    found = _NAME.fullmatch(name)
    return Limit(int(found[1]), found[2]) if found else None


Key = tuple[str, str, str, str]


Table = Mapping[Key, Rule]


def rule_for(
    kind: str, *, county: str, track: str, category: str, urgency: str, on: date | None = None
) -> Rule:
    """The rule of a clock that starts on that day (today). Raises ImproperlyConfigured where no row fits,
    which `cases.checks` finds out at start-up for what every case needs."""
    return find(Asked(kind, county, track, category, urgency), *in_force(county, on or clock.today()))


def in_force(county: str, on: date) -> tuple[Table, ...]:
    """The tables of a county's clocks that start on that day, its own before everybody's."""
    return own(selectors.rows(SECTION, on, county=county), county), _usual.get()


@dataclass(frozen=True, slots=True)
class Asked:
    """Which clock of which case a rule is looked for."""

    kind: str
    county: str
    track: str
    category: str
    urgency: str


def find(asked: Asked, *tables: Table) -> Rule:
    """The first table's rule, else the next one's. Raises ImproperlyConfigured where no row of any fits."""
    # The category itself, then what it lies under, up to the top.
    kinds = tree().path(asked.category)[::-1] if asked.category else []
    # Most counties have no table of their own.
    for table in filter(None, tables):
        for where in (asked.county, ""):
            for trade in (asked.track, EVERY):
                for of in (*kinds, asked.urgency, EVERY):
                    if (rule := table.get((where, trade, of, asked.kind))) is not None:
                        return rule
    raise ImproperlyConfigured(f"No rule says how long {asked.kind} of track {asked.track} may take.")


# The tables that were made last of what a county keeps: rows of a day are one list until they change.
_made: dict[str, tuple[Sequence[Row], Table]] = {}


def own(rows: Sequence[Row], county: str) -> Table:
    """A county's own table, of the rows of its section."""
    made = _made.get(county)
    if made is None or made[0] is not rows:
        read = [rule_of(row, county) for row in rows]
        made = _made[county] = rows, {(rule.county, rule.track, rule.of, rule.kind): rule for rule in read}
    return made[1]


def rule_of(row: Row, county: str = "") -> Rule:
    """The rule of a section's row."""
    of = row["category"] or row["urgency"] or EVERY
    limit = Limit(int(row["limit"]), row["unit"])
    return Rule(county, row["track"], of, row["kind"], limit, row["law"])


def usual() -> Table:
    """What holds where a county says nothing else."""
    return _usual.get()


def law_of(name: str) -> str:
    """The law that a clock's rule was made by, as its table says it; empty where none knows it any more."""
    return _laws.get().get(name, "")


def _read_laws() -> Mapping[str, str]:
    """Of every rule there is, and of every one that a county had."""
    counties = [code for code, area in atlas().names.items() if area.level == Level.COUNTY]
    kept = Entry.objects.filter(section=SECTION).order_by("pk").values_list("county_code", "cells")
    # What is everybody's was each county's.
    owned = [rule_of(row, one) for county, row in kept for one in ([county] if county else counties)]
    return {rule.name: rule.law for rule in (*_usual.get().values(), *owned)}


def forget() -> None:
    """Drop what is kept, so that the next question reads the files."""
    _usual.forget()
    _laws.forget()


def read(lines: Iterable[str], where: str) -> Iterator[Rule]:
    """The rules of a CSV text. Raises ImproperlyConfigured, naming `where`, for a row that means nothing."""
    for row in csv.DictReader(lines):
        if not row.keys() >= _COLUMNS or None in row.values():
            raise ImproperlyConfigured(f"{where}: each row has {', '.join(sorted(_COLUMNS))}.")
        number, unit = row["limit"], row["unit"]
        if unit not in UNITS or not (number.isascii() and number.isdigit() and int(number)):
            raise ImproperlyConfigured(f"{where}: {number!r} {unit!r} is no limit.")
        if not row["law"].strip():
            raise ImproperlyConfigured(f"{where}: {row['track']} {row['kind']} names no law or custom.")
        yield Rule(row["county"], row["track"], row["of"], row["kind"], Limit(int(number), unit), row["law"])


def files() -> list[Path]:
    """The tables in force: the one for all tracks, those of the tracks, the county's."""
    own = Path(settings.COUNTY_DIR) / FILE
    brought = [track.clocks for track in tracks.everyone() if track.clocks is not None]
    return [Path(__file__).with_name(FILE), *brought, *([own] if own.is_file() else [])]


def _read() -> Table:
    table: dict[Key, Rule] = {}
    for path in files():
        for rule in read(_lines(path), path.name):
            key = rule.county, rule.track, rule.of, rule.kind
            if key in table:
                raise ImproperlyConfigured(f"{path.name}: {rule.name} is said twice.")
            table[key] = rule
    return table


def _lines(path: Path) -> list[str]:
    try:
        return path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as wrong:
        raise ImproperlyConfigured(f"{path.name}: it does not read as UTF-8 text.") from wrong


# The last tables that were sound, by the county's folder.
_sound: dict[str, Table] = {}


def _of_files() -> Table:
    """The files as they are now. Where one means nothing those before it hold on: a county's file is edited
    while servers run, and a slip of the pen must not keep matters from being reported."""
    where = str(settings.COUNTY_DIR)
    try:
        _sound[where] = _read()
    except ImproperlyConfigured as wrong:
        if where not in _sound:
            raise
        log.error("time limits of before hold on: %s", wrong)
    return _sound[where]


_usual = Kept(_of_files, _KEPT_SECONDS)
_laws = Kept(_read_laws, _KEPT_SECONDS)


def problems() -> Iterator[str]:
    """What a report would run into: tables that do not read, an urgency without its two rules. Of the files
    alone, for no database need be there when this is asked."""
    forget()
    try:
        table = _read()
        for track in tracks.codes():
            for urgency in URGENCIES:
                for kind in (ACCEPT, CLOSE):
                    find(Asked(kind, "", track, "", urgency), table)
    except ImproperlyConfigured as wrong:
        yield str(wrong)
