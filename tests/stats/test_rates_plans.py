"""However much has been closed: folding what came of calls looks at the ends that it is about, once each."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from pingan.cases.reporting import report_case
from pingan.journal.models import Act
from pingan.people.actors import Actor
from pingan.stats import rates_sql, services
from pingan.stats.models import Closing
from tests.cast import report_of
from tests.stats.conftest import fold, number_acts
from tests.territory.small_county import COUNTY

TABLE = "stats_closing"
# As many cases as are asked for end, are called back about, and every third is opened again: in the words of
# acts alone, for that is all that a fold reads.
LIVED = """
INSERT INTO journal_act (
  county, type, topic, object_type, object_id, object_version, area_code, actor, post, purpose, hearers, facts
)
SELECT a.county, lived.type, a.topic, 'case', md5(i::text)::uuid, a.object_version, a.area_code,
       a.actor, a.post, '', '{}', a.facts - lived.less || lived.more::jsonb
FROM journal_act AS a, (VALUES
  (1, 1, 'case.closed', '', '{"state": "closed", "ending": "close", "call": "due"}'),
  (2, 1, 'case.evaluated', 'was_state',
   '{"state": "closed", "call": "told", "responded": true, "solved": false, "satisfied": null}'),
  (3, 3, 'case.reopened', '', '{"state": "reported", "was_state": "closed"}')
) AS lived (place, every, type, less, more), generate_series(1, %(cases)s) AS i
WHERE a.id = %(act)s AND i %% lived.every = 0
ORDER BY lived.place, i
"""
# Five years of a large county.
LARGE = """
INSERT INTO stats_closing (county, seq, case_id, at, month, area_code, organisation, reason)
SELECT '999921', -i, gen_random_uuid(), now() - i * interval '15 minutes',
       date_trunc('month', now() - i * interval '15 minutes')::date, '999921100201001', NULL, 'not_called'
FROM generate_series(1, 150000) AS i;
ANALYZE
"""


@pytest.fixture
def told(qian: Actor) -> Act:
    """One report, whose act others are made after; all of it is folded."""
    report_case(report=report_of(), by=qian)
    fold()
    return Act.objects.get(type="case.reported")


def lived(told: Act, cases: int) -> int:
    """So many cases more; the number of acts."""
    with connection.cursor() as cursor:
        cursor.execute(LIVED, {"cases": cases, "act": told.pk})
        acts = int(cursor.rowcount)
    number_acts()
    return acts


def rows_read() -> int:
    """Of the closings, in this transaction."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT seq_tup_read + idx_tup_fetch FROM pg_stat_xact_user_tables WHERE relname = %s", [TABLE]
        )
        return int(cursor.fetchone()[0])


def test_a_batch_into_an_empty_table_looks_up_each_end_once(told: Act) -> None:
    """The database knows the journal, and nothing yet of a table that was filled a statement ago."""
    acts = lived(told, 1500)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    before = rows_read()
    assert services.fold(COUNTY) == acts
    assert rows_read() - before < 5 * acts
    assert Closing.objects.filter(reason="", solved=False).count() == 1500


def test_a_batch_is_as_many_statements_however_many_acts_it_has(told: Act) -> None:
    counted = []
    for cases in (3, 300):
        acts = lived(told, cases)
        with CaptureQueriesContext(connection) as asked:
            assert services.fold(COUNTY) == acts
        counted.append(len(asked))
    few, many = counted
    assert few == many


def test_a_fold_walks_through_no_table_of_a_large_county(told: Act) -> None:
    acts = lived(told, 300)
    with connection.cursor() as cursor:
        cursor.execute(LARGE)
    before = rows_read()
    with CaptureQueriesContext(connection) as asked:
        services.fold(COUNTY)
    assert rows_read() - before < 5 * acts
    found = [query["sql"] for query in asked.captured_queries if TABLE in query["sql"]]
    assert len(found) == len(rates_sql.FOLD)
    with connection.cursor() as cursor:
        for sql in found:
            cursor.execute("EXPLAIN " + sql)
            plan = "\n".join(line for (line,) in cursor.fetchall())
            assert f"Seq Scan on {TABLE}" not in plan, plan
            assert "Seq Scan on journal_act" not in plan, plan
