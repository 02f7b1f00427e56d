"""However much has been counted: asking where cases lie, and folding it, touches the rows it is about."""

from __future__ import annotations

from datetime import date
from uuid import UUID

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from pingan.cases.reporting import report_case
from pingan.people.actors import Actor
from pingan.stats import dwell, services
from tests.cast import report_of
from tests.stats.conftest import fold, number_acts
from tests.stats.lives import Life, handed_in
from tests.territory.small_county import COUNTY, FIRST_GRID

TOWNSHIP, MARCH = FIRST_GRID[:9], date(2026, 3, 1)
SUMS = ("stats_passage", "stats_holding", "stats_standing", "stats_stay")
NOBODY = UUID(int=0)
# A county of sixty townships over five years with a hundred departments: what only size and spread matter.
LARGE = """
INSERT INTO stats_passage (
  area_code, month, organisation, track, state, to_track, to_state, major, bucket, n, seconds
)
SELECT (999921200 + a)::text, '2020-01-01'::date + m * interval '1 month', gen_random_uuid(),
       'event', 'reported', 'event', 'accepted', '05', b, 1, 1
FROM generate_series(1, 60) AS a, generate_series(1, 60) AS m, generate_series(1, 10) AS b;
INSERT INTO stats_holding (area_code, month, organisation, track, major, bucket, n, seconds)
SELECT (999921200 + a)::text, '2020-01-01'::date + m * interval '1 month', gen_random_uuid(),
       'event', '05', b, 1, 1
FROM generate_series(1, 60) AS a, generate_series(1, 60) AS m, generate_series(1, 10) AS b;
INSERT INTO stats_standing (area_code, track, state, major, organisation, n)
SELECT (999921200 + a)::text, 'event', 'dispatched', '05', gen_random_uuid(), 1
FROM generate_series(1, 60) AS a, generate_series(1, 100) AS m;
INSERT INTO stats_stay (
  case_id, county_code, township_code, track, major, state, since, organisation, held_since
)
SELECT gen_random_uuid(), '999921', (999921200 + i %% 60)::text, 'event', '05', 'reported',
       now() - i * interval '1 minute', %(nobody)s, NULL
FROM generate_series(1, 60000) AS i
UNION ALL
SELECT gen_random_uuid(), '999921', (999921200 + i %% 60)::text, 'event', '05', 'in_hand',
       now() - i * interval '1 minute', md5((i %% 100)::text)::uuid, now()
FROM generate_series(1, 20000) AS i;
ANALYZE
"""


@pytest.fixture
def large(qian: Actor, li: Actor, shen: Actor) -> None:
    handed_in(qian, li, shen)
    Life(qian).step(1, li, "assign", organisation_id=shen.organisation_id)
    fold()
    for _ in range(20):
        report_case(report=report_of(), by=qian)
    number_acts()
    with connection.cursor() as cursor:
        cursor.execute(LARGE, {"nobody": NOBODY})


def plans(asked: CaptureQueriesContext) -> list[str]:
    found = []
    with connection.cursor() as cursor:
        for query in asked.captured_queries:
            if any(table in query["sql"] for table in SUMS):
                cursor.execute("EXPLAIN " + query["sql"])
                found.append("\n".join(line for (line,) in cursor.fetchall()))
    return found


@pytest.mark.parametrize("area", [COUNTY, TOWNSHIP])
@pytest.mark.parametrize("major", ["", "05"])
def test_a_question_walks_through_no_sum(large: None, shen: Actor, area: str, major: str) -> None:
    with CaptureQueriesContext(connection) as asked:
        dwell.dwell(area, MARCH, MARCH, major=major)
        dwell.dwell(area, MARCH, MARCH, major=major, organisation=shen.organisation_id)
    found = plans(asked)
    assert len(found) == 12
    for plan in found:
        assert not any(f"Seq Scan on {table}" in plan for table in SUMS), plan


def test_neither_does_a_fold(large: None) -> None:
    with CaptureQueriesContext(connection) as asked:
        assert services.fold(COUNTY) >= 20
    found = plans(asked)
    assert len(found) == 4
    for plan in found:
        assert not any(f"Seq Scan on {table}" in plan for table in SUMS), plan
