"""What the sums say of where cases lie: seven statements, each a range of one index."""
# ruff: noqa: S608  Only constants of this module are put together here; values go in as parameters.

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from itertools import accumulate
from typing import Any, TypedDict
from uuid import UUID

from django.db import connection

from pingan.core.area_codes import COUNTY_DIGITS, TOWNSHIP_DIGITS, county_of
from pingan.stats.dwell_fold import BOUNDS_HOURS, HOUR, NAME
from pingan.stats.dwell_sql import NO_TIME, NOBODY
from pingan.territory import selectors as territory
from pingan.territory.atlas import AreaName

HALF, MOST = 50, 90
MAX_LONGEST = 3


class Times(TypedDict):
    """Of those that were moved on: how many, within how many hours half and nine tenths of them were (null
    where that is more than the last bound, or there were none), their mean, and how many in each bucket."""

    left: int
    half: int | None
    most: int | None
    mean: float | None
    buckets: list[int]


@dataclass(slots=True)
class Histogram:
    """How many took how long, in the buckets of `BOUNDS_HOURS` and one beyond the last."""

    buckets: list[int] = field(default_factory=lambda: [0] * (len(BOUNDS_HOURS) + 1))
    seconds: int = 0

    def add(self, bucket: int, n: int, seconds: int) -> None:
        if bucket != NO_TIME:
            self.buckets[bucket] += n
            self.seconds += seconds

    def within(self, percent: int) -> int | None:
        """Within how many hours that part of them was; None where it took longer than the last bound."""
        upto = list(accumulate(self.buckets))
        place = bisect_left(upto, -(-upto[-1] * percent // 100)) if upto[-1] else len(BOUNDS_HOURS)
        return BOUNDS_HOURS[place] if place < len(BOUNDS_HOURS) else None

    def told(self) -> Times:
        n = sum(self.buckets)
        return Times(
            left=n,
            half=self.within(HALF),
            most=self.within(MOST),
            mean=round(self.seconds / n / HOUR, 1) if n else None,
            buckets=self.buckets,
        )


@dataclass(frozen=True, slots=True)
class Asked:
    """Of which area, months and top category (empty: all); of one organisation alone, where it is named."""

    area: str
    first: date
    last: date
    major: str = ""
    organisation: UUID | None = None

    @property
    def parameters(self) -> dict[str, Any]:
        return {
            "area": self.area,
            "county": county_of(self.area),
            "first": self.first,
            "last": self.last,
            "major": self.major,
            "organisation": self.organisation,
            "parts": [part.code for part in parts_of(self.area)],
            "most": MAX_LONGEST,
        }


_AS_OF = f"SELECT seq FROM stats_cursor WHERE county = %(county)s AND fold = '{NAME}'"
_NARROWED = "month BETWEEN %(first)s AND %(last)s AND (%(major)s = '' OR major = %(major)s)"
_ITS = "(%(organisation)s::uuid IS NULL OR organisation = %(organisation)s)"
_PASSAGES = f"""
SELECT organisation, track, state, to_track, to_state, bucket, sum(n)::int, sum(seconds)::bigint
FROM stats_passage WHERE area_code = %(area)s AND {_NARROWED} AND {_ITS}
GROUP BY organisation, track, state, to_track, to_state, bucket
"""
_HOLDINGS = f"""
SELECT organisation, bucket, sum(n)::int, sum(seconds)::bigint
FROM stats_holding WHERE area_code = %(area)s AND {_NARROWED} AND {_ITS}
GROUP BY organisation, bucket
"""
# Of the parts of an area what lies there now is a number; what has lain there longest is told of the whole.
_PARTS = f"""
SELECT area_code, track, state, bucket, sum(n)::int, sum(seconds)::bigint, 0
FROM stats_passage
WHERE area_code = ANY(%(parts)s::text[]) AND {_NARROWED} AND {_ITS} AND bucket >= 0
GROUP BY area_code, track, state, bucket
UNION ALL
SELECT area_code, track, state, -1, 0, 0, sum(n)::int
FROM stats_standing
WHERE area_code = ANY(%(parts)s::text[]) AND (%(major)s = '' OR major = %(major)s) AND {_ITS}
GROUP BY area_code, track, state
"""
_STANDING = f"""
SELECT organisation, track, state, sum(n)::int
FROM stats_standing WHERE area_code = %(area)s AND (%(major)s = '' OR major = %(major)s) AND {_ITS}
GROUP BY organisation, track, state
"""
# The first rows of an index, for each state and category that the sums say somebody stands in.
_LONGEST = """
SELECT track, state, case_id, since FROM (
  SELECT s.track, s.state, s.case_id, s.since,
         row_number() OVER (PARTITION BY s.track, s.state ORDER BY s.since, s.case_id) AS place
  FROM (
    SELECT DISTINCT track, state, major FROM stats_standing
    WHERE area_code = %(area)s AND (%(major)s = '' OR major = %(major)s)
  ) AS there CROSS JOIN LATERAL (
    SELECT track, state, case_id, since FROM stats_stay
    WHERE {level} = %(area)s AND track = there.track AND state = there.state AND major = there.major
    ORDER BY since LIMIT %(most)s
  ) AS s
) AS longest WHERE place <= %(most)s ORDER BY track, state, place
"""
# Of one organisation: it has some hundreds, and all that it has are one range of an index.
_ITS_LONGEST = """
SELECT track, state, case_id, since FROM (
  SELECT track, state, case_id, since,
         row_number() OVER (PARTITION BY track, state ORDER BY since, case_id) AS place
  FROM stats_stay
  WHERE organisation = %(organisation)s AND held_since IS NOT NULL AND {level} = %(area)s
    AND (%(major)s = '' OR major = %(major)s)
) AS longest WHERE place <= %(most)s ORDER BY track, state, place
"""
_HELD_SINCE = f"""
SELECT there.organisation, s.held_since
FROM (
  SELECT DISTINCT organisation FROM stats_standing
  WHERE area_code = %(area)s AND organisation <> '{NOBODY}' AND {_ITS}
    AND (%(major)s = '' OR major = %(major)s)
) AS there CROSS JOIN LATERAL (
  SELECT held_since FROM stats_stay
  WHERE organisation = there.organisation AND held_since IS NOT NULL AND {{level}} = %(area)s
    AND (%(major)s = '' OR major = %(major)s)
  ORDER BY held_since LIMIT 1
) AS s
"""
# As the driver gives it.
_NOBODY = UUID(NOBODY)
_LEVELS = {COUNTY_DIGITS: "county_code", TOWNSHIP_DIGITS: "township_code"}


class Read:
    """What the sums say, by what it is told of."""

    def __init__(self, asked: Asked) -> None:
        self.asked = asked
        self.passed: dict[tuple[str, str], Histogram] = defaultdict(Histogram)
        self.entered: dict[tuple[str, str], int] = defaultdict(int)
        self.moved: dict[tuple[str, str, str, str], int] = defaultdict(int)
        self.passed_at: dict[UUID, dict[tuple[str, str], Histogram]] = defaultdict(
            lambda: defaultdict(Histogram)
        )
        self.held: dict[UUID, Histogram] = defaultdict(Histogram)
        self.now: dict[tuple[str, str], int] = defaultdict(int)
        self.now_at: dict[UUID, dict[tuple[str, str], int]] = defaultdict(lambda: defaultdict(int))
        # Before the sums: what is folded while they are read is then in them, and not yet claimed.
        self.as_of: int = next((seq for (seq,) in self._rows(_AS_OF)), 0)
        self._read_sums()
        self.longest = self._longest()
        self.held_since: dict[UUID, datetime] = dict(self._rows(_HELD_SINCE))
        self.parts = self._rows(_PARTS)

    def _read_sums(self) -> None:
        for organisation, track, state, to_track, to, bucket, n, seconds in self._rows(_PASSAGES):
            self.moved[track, state, to_track, to] += n
            self.entered[to_track, to] += n
            self.passed[track, state].add(bucket, n, seconds)
            if organisation != _NOBODY:
                self.passed_at[organisation][track, state].add(bucket, n, seconds)
        for organisation, bucket, n, seconds in self._rows(_HOLDINGS):
            self.held[organisation].add(bucket, n, seconds)
        for organisation, track, state, n in self._rows(_STANDING):
            self.now[track, state] += n
            if organisation != _NOBODY:
                self.now_at[organisation][track, state] += n

    def _longest(self) -> dict[tuple[str, str], list[dict[str, Any]]]:
        found: dict[tuple[str, str], list[dict[str, Any]]] = defaultdict(list)
        for track, state, case_id, since in self._rows(_ITS_LONGEST if self.asked.organisation else _LONGEST):
            found[track, state].append({"id": case_id, "since": since})
        return found

    def _rows(self, statement: str) -> Sequence[tuple[Any, ...]]:
        with connection.cursor() as cursor:
            cursor.execute(statement.replace("{level}", _LEVELS[len(self.asked.area)]), self.asked.parameters)
            return list(cursor.fetchall())


def parts_of(area: str) -> list[AreaName]:
    """The townships of a county. A township has none that would be told."""
    return territory.children_of(area) if len(area) == COUNTY_DIGITS else []
