"""The set-based SQL of the closings: what `stats.rates` reads, folded from the acts of cases.

An act that closes a case makes a row; what came of calling afterwards, and whether it was opened again, is
written into the last row of its case. Acts are read in their order whatever the batches: a row is looked up
by the number of the act that made it.

What an act says later is little and is found first; only then is its end looked up, by its case. Left to join
both at once, the database looks up an end for every act of the batch, and where it knows nothing of the table
yet, by walking back through all ends of the county each time.
"""
# ruff: noqa: S608  Only constants of this module are put together here; values go in as parameters.

from __future__ import annotations

from django.conf import settings

_ACTS = """
  FROM journal_act AS a
  CROSS JOIN LATERAL jsonb_to_record(a.facts) AS f(
    state text, was_state text, track text, ending text, cause text, call text, organisation uuid,
    responded boolean, solved boolean, satisfied boolean)
"""
_SPAN = "a.county = %(county)s AND a.seq > %(after)s AND a.seq <= %(upto)s AND a.object_type = 'case'"
# What acts say of an end that was before them, each with that end: the last of its case, which lies in one
# county all its life.
_LATER = """
WITH later AS MATERIALIZED (
  SELECT a.seq, a.object_id AS case_id, f.call, f.responded, f.solved, f.satisfied
  {acts} WHERE {span} AND {which}
), said AS MATERIALIZED (
  SELECT later.*, (
    SELECT max(c.seq) FROM stats_closing AS c WHERE c.case_id = later.case_id AND c.seq < later.seq
  ) AS closing
  FROM later
)
"""
_CALLED = _LATER.format(
    acts=_ACTS, span=_SPAN, which="a.type = 'case.evaluated' AND f.call IS DISTINCT FROM 'tried'"
)
_BEGUN_AGAIN = _LATER.format(acts=_ACTS, span=_SPAN, which="a.facts->>'was_state' = 'closed'")
# By the one index that begins with the case: were the county named, too, a database that takes the table for
# empty might walk through a county's month by month instead.
_ITS_ROW = "c.case_id = said.case_id AND c.seq = said.closing"

ADD_CLOSINGS = f"""
INSERT INTO stats_closing (county, seq, case_id, at, month, area_code, organisation, reason)
SELECT a.county, a.seq, a.object_id, a.at,
       date_trunc('month', a.at AT TIME ZONE '{settings.TIME_ZONE}')::date,
       a.area_code, f.organisation, coalesce(b.reason, %(otherwise)s)
{_ACTS}
LEFT JOIN unnest(%(endings)s::text[], %(causes)s::text[], %(calls)s::text[], %(reasons)s::text[])
  AS b (ending, cause, call, reason)
  ON b.ending = coalesce(f.ending, '') AND b.cause = coalesce(f.cause, '') AND b.call = coalesce(f.call, '')
WHERE {_SPAN} AND f.state = 'closed' AND a.facts ? 'was_state' AND f.track = ANY(%(tracks)s)
"""

# What was said last is what holds; a try that ended nothing says so. An act of an earlier release has the
# answers in the timeline alone: reached, and not told here.
CALL_BACK = f"""
{_CALLED}, last AS (
  SELECT DISTINCT ON (closing) * FROM said ORDER BY closing, seq DESC
)
UPDATE stats_closing AS c
SET reason = CASE WHEN said.call IS NULL OR said.call = 'told' THEN '' ELSE said.call END,
    responded = said.responded, solved = said.solved, satisfied = said.satisfied
FROM last AS said WHERE {_ITS_ROW}
"""

# Opened again: what was to be asked about that end is asked no more. A merge that is undone never was one.
OPENED_AGAIN = f"""
{_BEGUN_AGAIN}
UPDATE stats_closing AS c SET reason = 'reopened'
FROM said WHERE {_ITS_ROW} AND c.reason = 'not_called'
"""
UNDONE = f"""
{_BEGUN_AGAIN}
DELETE FROM stats_closing AS c
USING said WHERE {_ITS_ROW} AND c.reason = 'merged'
"""
FOLD = (ADD_CLOSINGS, CALL_BACK, OPENED_AGAIN, UNDONE)
# What the database has kept of them is then of none.
CLEAR = """
DELETE FROM stats_closing WHERE county = %(county)s;
DELETE FROM stats_closingsum WHERE county = %(county)s;
DELETE FROM stats_cursor WHERE county = %(county)s AND fold = 'rates'
"""

# The parts of an area, or the area itself, in some months: as many rows as there are parts, organisations and
# ways to end, however much was closed.
COUNT = """
SELECT {key} AS key, reason, responded, solved, satisfied, sum(n)
FROM stats_closingsum
WHERE county = %(county)s AND digits = %(digits)s AND month = ANY(%(months)s)
  AND area_code >= %(area)s AND area_code < %(beyond)s
  AND (%(organisation)s::uuid IS NULL OR organisation = %(organisation)s::uuid)
GROUP BY 1, 2, 3, 4, 5 HAVING sum(n) > 0
"""
