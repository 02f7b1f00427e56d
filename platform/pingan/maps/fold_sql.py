"""The set-based SQL of the fold; used by `services` alone.

Every act says what the case was and what it became, so a fold adds one there and takes one away here
without looking at any case. Sums of integers come out the same in batches of any size.
"""
# ruff: noqa: S608  Only constants of this module are put together here; values go in as parameters.

from __future__ import annotations

# The finest cells are those of cases (a tile of zoom 12 has 32 x 32 of them), the coarsest those of zoom 6.
FINEST_LEVEL = 17
COARSEST_LEVEL = 11
CLOSED = "closed"

# A report has no state before; an act that names none (a note) changed nothing.
_ACTS = """
acts AS (
  SELECT a.area_code, f.action, f.major, f.day, f.cell, f.track, f.state,
         CASE WHEN f.action <> 'report' THEN coalesce(f.was_track, f.track) END AS was_track,
         CASE WHEN f.action <> 'report' THEN coalesce(f.was_state, f.state) END AS was_state
  FROM journal_act AS a
  CROSS JOIN LATERAL jsonb_to_record(a.facts) AS f(
    action text, major text, day date, cell bigint, track text, state text, was_track text, was_state text)
  WHERE a.county = %(county)s AND a.seq > %(after)s AND a.seq <= %(upto)s
    AND a.topic IN ('cases.event', 'cases.dispute')
), changes AS (
  SELECT area_code, major, day, track, state, sum(sign)::int AS n
  FROM (
    SELECT area_code, major, day, track, state, 1 AS sign FROM acts
    UNION ALL
    SELECT area_code, major, day, was_track, was_state, -1 FROM acts WHERE was_state IS NOT NULL
  ) AS signed
  GROUP BY area_code, major, day, track, state
  HAVING sum(sign) <> 0
), levels AS (
  SELECT left(c.area_code, l.digits) AS area_code, c.major, c.day, c.track, c.state, c.n
  FROM changes AS c JOIN (VALUES (6), (9), (12), (15)) AS l (digits) ON length(c.area_code) >= l.digits
)
"""

# MERGE, because a sum that comes to nothing leaves: states pass through most cells, and the rows they left
# behind would outnumber the rest.
ADD_AREA_COUNTS = f"""
WITH {_ACTS}
MERGE INTO maps_areacount AS t
USING (
  SELECT area_code, track, major, state, sum(n)::int AS n FROM levels
  GROUP BY area_code, track, major, state HAVING sum(n) <> 0
) AS d
ON t.area_code = d.area_code AND t.track = d.track AND t.major = d.major AND t.state = d.state
WHEN MATCHED AND t.n + d.n = 0 THEN DELETE
WHEN MATCHED THEN UPDATE SET n = t.n + d.n
WHEN NOT MATCHED THEN INSERT (area_code, track, major, state, n)
  VALUES (d.area_code, d.track, d.major, d.state, d.n)
"""

ADD_DAY_COUNTS = f"""
WITH {_ACTS}
MERGE INTO maps_daycount AS t
USING (
  SELECT area_code, day, major, state, sum(n)::int AS n FROM levels
  GROUP BY area_code, day, major, state HAVING sum(n) <> 0
) AS d
ON t.area_code = d.area_code AND t.day = d.day AND t.major = d.major AND t.state = d.state
WHEN MATCHED AND t.n + d.n = 0 THEN DELETE
WHEN MATCHED THEN UPDATE SET n = t.n + d.n
WHEN NOT MATCHED THEN INSERT (area_code, day, major, state, n)
  VALUES (d.area_code, d.day, d.major, d.state, d.n)
"""

# Cases never vanish, so a cell once counted stays: a plain upsert by the key, whatever the table's size.
ADD_PYRAMID = f"""
WITH {_ACTS}, cells AS (
  SELECT cell, left(area_code, 9) AS township_code,
         count(*) FILTER (WHERE was_state IS NULL) AS n,
         count(*) FILTER (WHERE state <> '{CLOSED}')
           - count(*) FILTER (WHERE was_state <> '{CLOSED}') AS n_open
  FROM acts WHERE cell IS NOT NULL
  GROUP BY 1, 2
)
INSERT INTO maps_pyramid AS t (level, key, township_code, n, n_open)
SELECT l.level, c.cell >> (2 * ({FINEST_LEVEL} - l.level)), c.township_code, sum(c.n), sum(c.n_open)
FROM cells AS c CROSS JOIN generate_series({COARSEST_LEVEL}, {FINEST_LEVEL}) AS l (level)
GROUP BY 1, 2, 3
HAVING sum(c.n) <> 0 OR sum(c.n_open) <> 0
ORDER BY 1, 2, 3
ON CONFLICT (level, key, township_code)
  DO UPDATE SET n = t.n + excluded.n, n_open = t.n_open + excluded.n_open
"""

ADD = (ADD_AREA_COUNTS, ADD_DAY_COUNTS, ADD_PYRAMID)

CLEAR = """
DELETE FROM maps_areacount WHERE area_code LIKE %(county)s || '%%';
DELETE FROM maps_daycount WHERE area_code LIKE %(county)s || '%%';
DELETE FROM maps_pyramid WHERE township_code LIKE %(county)s || '%%';
DELETE FROM maps_foldcursor WHERE county = %(county)s
"""

MOVE_CURSOR = """
INSERT INTO maps_foldcursor (county, seq) VALUES (%(county)s, %(upto)s)
ON CONFLICT (county) DO UPDATE SET seq = excluded.seq
"""

# Where the journal stands and where the sums stand, per county; a county never folded stands at 0.
POSITIONS = """
SELECT s.county, s.head, coalesce(c.seq, 0)
FROM journal_stream AS s LEFT JOIN maps_foldcursor AS c ON c.county = s.county
"""
