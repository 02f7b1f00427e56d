"""Numbers from the folded sums, and how far these reach."""
# ruff: noqa: S608  Only constants of this module are put together here; values go in as parameters.

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import timedelta
from typing import Any

from django.db import connection

from pingan.core import clock
from pingan.core.area_codes import COUNTY_DIGITS, GRID_DIGITS, TOWNSHIP_DIGITS, VILLAGE_DIGITS
from pingan.stats import fold_sql
from pingan.stats.fold_sql import CLOSED
from pingan.territory import selectors as territory

# One statement, hence one moment: the sums and the number of the act they reach to belong together. Overdue
# is a matter of the clock and cannot be folded; open cases past their time are few and have an index.
_CHOROPLETH_SQL = f"""
WITH asked AS (
  SELECT unnest(%(codes)s::text[]) COLLATE "C" AS area_code
), standing AS (
  SELECT area_code, sum(n) AS n FROM maps_areacount JOIN asked USING (area_code)
  WHERE state <> '{CLOSED}' AND (%(major)s = '' OR major = %(major)s)
  GROUP BY area_code
), recent AS (
  SELECT area_code, sum(n) AS reported, sum(n) FILTER (WHERE state = '{CLOSED}') AS closed
  FROM maps_daycount JOIN asked USING (area_code)
  WHERE day >= %(since)s AND (%(major)s = '' OR major = %(major)s)
  GROUP BY area_code
), late_grids AS (
  SELECT grid_code, count(*) AS n FROM cases_case
  WHERE {{scope}} AND closed_at IS NULL AND due < %(now)s
    AND (%(major)s = '' OR major_category = %(major)s)
  GROUP BY grid_code
), late AS (
  SELECT left(grid_code, part.digits) AS area_code, sum(n)::int AS n
  FROM late_grids CROSS JOIN unnest(%(digits)s::int[]) AS part (digits)
  GROUP BY 1
)
SELECT asked.area_code, coalesce(standing.n, 0), coalesce(late.n, 0),
       coalesce(recent.reported, 0), coalesce(recent.closed, 0),
       coalesce((SELECT seq FROM maps_foldcursor WHERE county = left(%(area)s, {COUNTY_DIGITS})), 0)
FROM asked
LEFT JOIN standing USING (area_code) LEFT JOIN recent USING (area_code) LEFT JOIN late USING (area_code)
"""

# By the partial indexes of open cases by what is due: the clock that runs, as in the lists.
_SCOPES = {
    COUNTY_DIGITS: "county_code = %(area)s",
    TOWNSHIP_DIGITS: "township_code = %(area)s",
    VILLAGE_DIGITS: f"township_code = left(%(area)s, {TOWNSHIP_DIGITS}) AND village_code = %(area)s",
    GRID_DIGITS: "grid_code = %(area)s",
}


@dataclass(frozen=True, slots=True)
class AreaNumbers:
    """`open` and `overdue` are of now; `reported` in the days asked for, `closed` how many of those are."""

    open: int = 0
    overdue: int = 0
    reported: int = 0
    closed: int = 0


def choropleth(area_code: str, *, days: int, major: str = "") -> dict[str, Any]:
    """The numbers of an area's parts and of the whole, over the last `days` days, today among them.

    `as_of_seq` is the last act of the journal the sums contain. The total is the area's own sum, which also
    counts cases of parts that no longer exist. Raises AreaNotFound.
    """
    territory.area_of(area_code)
    parts = [part.code for part in territory.children_of(area_code)]
    with connection.cursor() as cursor:
        cursor.execute(
            _CHOROPLETH_SQL.format(scope=_SCOPES[len(area_code)]),
            {
                "codes": [area_code, *parts],
                "area": area_code,
                "digits": sorted({len(code) for code in (area_code, *parts)}),
                "since": clock.today() - timedelta(days=days - 1),
                "now": clock.now(),
                "major": major,
            },
        )
        rows = cursor.fetchall()
    numbers = {code: AreaNumbers(*counts) for code, *counts, _seq in rows}
    return {
        "as_of_seq": rows[0][-1],
        "areas": {code: asdict(numbers[code]) for code in parts},
        "total": asdict(numbers[area_code]),
    }


@dataclass(frozen=True, slots=True)
class Position:
    """Numbers of the newest act of a county, and of the newest one in the counts."""

    head: int
    folded: int


def positions() -> dict[str, Position]:
    """Where journal and counts stand, per county that has acts."""
    with connection.cursor() as cursor:
        cursor.execute(fold_sql.POSITIONS)
        return {county: Position(head, folded) for county, head, folded in cursor.fetchall()}
