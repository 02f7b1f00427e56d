"""Who hears of which act, by which channel and how soon: data, one row each.

A row names an act, an audience and a channel. What comes with the platform stands in `routes.csv`; a county
may have a table of its own (section `notices`). An act that is told to nobody on purpose stands in
`silent.csv`, with the reason; `checks` finds those that stand in neither.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from pingan.cases import tasks, tracks, watch
from pingan.config import selectors as config
from pingan.config.differences import Row
from pingan.core.kept import FOREVER, Kept

SECTION: Final = "notices"
NOW, NORMAL, DIGEST = "now", "normal", "digest"
URGENCIES: Final = (NOW, NORMAL, DIGEST)
_HERE: Final = Path(__file__).parent
REPORTED: Final = "case.reported"


@dataclass(frozen=True, slots=True)
class Route:
    """One row. `after`: so many minutes later, and then only to who has not seen the case; `calls`: whom
    nothing reaches, the desk telephones. `says` is what the notice tells of the act, in two languages."""

    act: str
    audience: str
    channel: str
    urgency: str
    after: int
    calls: bool
    says: str
    says_en: str

    @classmethod
    def of(cls, row: Mapping[str, Any]) -> Route:
        return cls(
            row["act"],
            row["audience"],
            row["channel"],
            row["urgency"] or NORMAL,
            int(row["after"] or 0),
            bool(row["call"]),
            row["says"],
            row["says_en"] or row["says"],
        )

    def told(self, language: str) -> str:
        return self.says_en if language == "en" else self.says


Routes = Mapping[str, Sequence[Route]]


def shipped() -> Sequence[Row]:
    """The rows of a county that has no table of its own."""
    return _shipped.get()


def _read() -> Sequence[Row]:
    with (_HERE / "routes.csv").open(encoding="utf-8") as lines:
        return [
            row | {"after": int(row["after"] or 0), "call": bool(row["call"])}
            for row in csv.DictReader(lines)
        ]


_shipped: Kept[Sequence[Row]] = Kept(_read, FOREVER)
# What was made last of each county's rows: rows of a day are one list until they change.
_made: dict[str, tuple[Sequence[Row], Routes]] = {}


def of_county(county: str) -> Routes:
    """A county's routes of today, by act."""
    rows = config.rows(SECTION, county=county)
    made = _made.get(county)
    if made is None or made[0] is not rows:
        made = _made[county] = rows, by_act(rows)
    return made[1]


def by_act(rows: Sequence[Mapping[str, Any]]) -> Routes:
    found: dict[str, list[Route]] = {}
    for row in rows:
        found.setdefault(row["act"], []).append(Route.of(row))
    return found


def silent() -> Mapping[str, str]:
    """Acts that nobody is told of on purpose, with the reason."""
    with (_HERE / "silent.csv").open(encoding="utf-8") as lines:
        return {row["act"]: row["why"] for row in csv.DictReader(lines)}


def acts() -> Iterator[str]:
    """Every act that cases can have: of reports, moves of all tracks, tasks, and what comes about by time."""
    yield REPORTED
    for code in tracks.codes():
        for move in tracks.moves_of(code).values():
            if not move.retired:
                yield f"case.{move.past}"
    yield from tasks.ACTS
    yield from (f"case.{what}" for what in (watch.DUE_SOON, watch.LATE, watch.UP))


def unheard(routes: Routes) -> list[str]:
    """Acts that these routes tell nobody of, and that are not silent on purpose."""
    return sorted(set(acts()) - set(routes) - set(silent()))
