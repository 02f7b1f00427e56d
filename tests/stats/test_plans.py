"""However large the sums have grown: a fold and a question each touch the rows they are about."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from pingan.cases.reporting import report_case
from pingan.people.actors import Actor
from pingan.stats import selectors, services
from tests.cast import report_of
from tests.stats.conftest import number_acts
from tests.territory.small_county import COUNTY

SUMS = ("maps_areacount", "maps_daycount", "maps_pyramid")

# A county of a thousand areas over two years: what only the size and the spread of matter.
LARGE = """
INSERT INTO maps_daycount (area_code, day, major, state, n)
SELECT (999921000001000 + a)::text, current_date - d, '05', s, 1
FROM generate_series(1, 100) AS a, generate_series(1, 300) AS d, unnest(ARRAY['closed', 'reported']) AS s;
INSERT INTO maps_areacount (area_code, track, major, state, n)
SELECT (999921000001000 + a)::text, t, lpad(m::text, 2, '0'), s, 1
FROM generate_series(1, 1000) AS a, generate_series(1, 5) AS m, unnest(ARRAY['event', 'dispute']) AS t,
     unnest(ARRAY['closed', 'reported']) AS s;
INSERT INTO maps_pyramid (level, key, township_code, n, n_open)
SELECT 17, k, '999921100', 1, 0 FROM generate_series(1, 50000) AS k;
ANALYZE
"""


@pytest.fixture
def large(qian: Actor) -> None:
    for _ in range(20):
        report_case(report=report_of(), by=qian)
    number_acts()
    with connection.cursor() as cursor:
        cursor.execute(LARGE)


def plans(asked: CaptureQueriesContext) -> list[str]:
    found = []
    with connection.cursor() as cursor:
        for query in asked.captured_queries:
            if any(table in query["sql"] for table in SUMS):
                cursor.execute("EXPLAIN " + query["sql"])
                found.append("\n".join(line for (line,) in cursor.fetchall()))
    return found


def test_a_fold_walks_through_no_sum(large: None) -> None:
    with CaptureQueriesContext(connection) as asked:
        assert services.fold(COUNTY) >= 20
    found = plans(asked)
    assert len(found) == len(SUMS)
    for plan in found:
        assert not any(f"Seq Scan on {table}" in plan for table in SUMS), plan


def test_neither_do_the_numbers_of_an_area(large: None) -> None:
    with CaptureQueriesContext(connection) as asked:
        selectors.choropleth(COUNTY, days=30)
    found = plans(asked)
    assert found
    for plan in found:
        assert not any(f"Seq Scan on {table}" in plan for table in SUMS), plan
