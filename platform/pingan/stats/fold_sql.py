"""The set-based SQL of the counts' fold; used by `services` alone.

Every act says what the case was and what it became, so a fold adds one there and takes one away here
without looking at any case. Sums of integers come out the same in batches of any size.
"""
# ruff: noqa: S608  Only constants of this module are put together here; values go in as parameters.

from __future__ import annotations

from pingan.core.area_codes import LENGTHS, TOWNSHIP_DIGITS
from pingan.core.cells import COARSEST_LEVEL, FINEST_LEVEL

CLOSED = "closed"
_DIGITS = ", ".join(f"({digits})" for digits in LENGTHS.values())

# Every act on a case adds it where it is and takes it away where it was, in all dimensions at once: whatever
# an act changes, sums follow. A dimension whose `was_…` is absent stayed; a state that was null is a case
# that was not there. What comes to nothing (a note) is left out before anything is joined or written.
_ACTS = f"""
acts AS (
  SELECT a.area_code, a.facts, f.*
  FROM journal_act AS a
  CROSS JOIN LATERAL jsonb_to_record(a.facts) AS f(
    state text, track text, major text, cell bigint, day date,
    was_state text, was_track text, was_major text, was_area text, was_cell bigint, was_day date)
  WHERE a.county = %(county)s AND a.seq > %(after)s AND a.seq <= %(upto)s AND a.object_type = 'case'
), legs AS (
  SELECT 1 AS sign, area_code, track, major, state, day, cell FROM acts
  UNION ALL
  SELECT -1, coalesce(was_area, area_code), coalesce(was_track, track), coalesce(was_major, major),
         coalesce(was_state, state), coalesce(was_day, day),
         CASE WHEN facts ? 'was_cell' THEN was_cell ELSE cell END
  FROM acts WHERE was_state IS NOT NULL OR NOT facts ? 'was_state'
), changes AS (
  SELECT area_code, track, major, state, day, cell, sum(sign)::int AS n FROM legs
  GROUP BY area_code, track, major, state, day, cell
  HAVING sum(sign) <> 0
), levels AS (
  SELECT left(c.area_code, l.digits) AS area_code, c.major, c.day, c.track, c.state, c.n
  FROM changes AS c JOIN (VALUES {_DIGITS}) AS l (digits) ON length(c.area_code) >= l.digits
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

# A plain upsert by the key, whatever the table's size. It answers the cells that came to nothing, which is
# rare: a case whose place was corrected was the only one there.
ADD_PYRAMID = f"""
WITH {_ACTS}, cells AS (
  SELECT cell, left(area_code, {TOWNSHIP_DIGITS}) AS township_code, sum(n)::int AS n,
         coalesce(sum(n) FILTER (WHERE state <> '{CLOSED}'), 0)::int AS n_open
  FROM changes WHERE cell IS NOT NULL
  GROUP BY 1, 2
  HAVING sum(n) <> 0 OR sum(n) FILTER (WHERE state <> '{CLOSED}') <> 0
), counted AS (
  INSERT INTO maps_pyramid AS t (level, key, township_code, n, n_open)
  SELECT l.level, c.cell >> (2 * ({FINEST_LEVEL} - l.level)), c.township_code, sum(c.n), sum(c.n_open)
  FROM cells AS c CROSS JOIN generate_series({COARSEST_LEVEL}, {FINEST_LEVEL}) AS l (level)
  GROUP BY 1, 2, 3
  HAVING sum(c.n) <> 0 OR sum(c.n_open) <> 0
  ORDER BY 1, 2, 3
  ON CONFLICT (level, key, township_code)
    DO UPDATE SET n = t.n + excluded.n, n_open = t.n_open + excluded.n_open
  RETURNING level, key, township_code, n
)
SELECT level, key, township_code FROM counted WHERE n = 0
"""

TAKE_OUT_OF_PYRAMID = """
DELETE FROM maps_pyramid AS t
USING unnest(%(levels)s::smallint[], %(keys)s::bigint[], %(townships)s::text[])
  AS d (level, key, township_code)
WHERE t.level = d.level AND t.key = d.key AND t.township_code = d.township_code COLLATE "C"
"""

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

COUNTS_AT = "SELECT seq FROM maps_foldcursor WHERE county = %(county)s"

# Counties whose journal has gone on past some of the sums, and where the last of these stand.
BEHIND = """
SELECT s.county, min(coalesce(c.seq, 0))
FROM journal_stream AS s CROSS JOIN unnest(%(folds)s::text[]) AS asked (fold)
LEFT JOIN (
  SELECT county, %(counts)s::text AS fold, seq FROM maps_foldcursor
  UNION ALL SELECT county, fold, seq FROM stats_cursor
) AS c ON c.county = s.county AND c.fold = asked.fold
GROUP BY s.county, s.head HAVING min(coalesce(c.seq, 0)) < s.head
"""

# Where the journal stands and where the counts stand, per county; a county never folded stands at 0.
POSITIONS = """
SELECT s.county, s.head, coalesce(c.seq, 0)
FROM journal_stream AS s LEFT JOIN maps_foldcursor AS c ON c.county = s.county
"""
