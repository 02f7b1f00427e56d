"""The set-based SQL that folds how long cases stood where; used by `dwell_fold` alone.

A case stands in a state until an act moves it on. The act says which state that was; since when the case
stood there is said by the act before it, in the same batch, or else by `stats_stay`, which keeps one row of
each open case. Sums of integers come out the same in batches of any size.
"""
# ruff: noqa: S608  Only constants of this module are put together here; values go in as parameters.

from __future__ import annotations

from pingan.core.area_codes import COUNTY_DIGITS, TOWNSHIP_DIGITS

CLOSED = "closed"
# No organisation's: keys know no nulls.
NOBODY = "00000000-0000-0000-0000-000000000000"
# A row of the sums that tells a passage and no time: the case came, or had been over.
NO_TIME = -1
_LEVELS = f"(VALUES ({COUNTY_DIGITS}), ({TOWNSHIP_DIGITS})) AS l (digits)"
_MONTH = "date_trunc('month', {at} AT TIME ZONE %(zone)s)::date"
_SECONDS = "greatest(floor(extract(epoch FROM {at} - {since})), 0)::bigint"
_BUCKET = f"coalesce(width_bucket(seconds, %(bounds)s::bigint[]), {NO_TIME})"

# What an act left as it was is absent from its `was_…`; acts that changed nothing of this are left out before
# anything else is done. The keeper is the organisation that the case lies with: the one that it is assigned
# to, in the states in which only who has it can move it on (`tables.held`).
_ACTS = f"""
held AS (
  SELECT * FROM unnest(%(held_tracks)s::text[], %(held_states)s::text[]) AS h (track, state)
), told AS MATERIALIZED (
  SELECT a.seq, a.at, a.object_id AS case_id, f.track, f.major, f.state,
         left(a.area_code, {TOWNSHIP_DIGITS}) AS township,
         left(coalesce(f.was_area, a.area_code), {TOWNSHIP_DIGITS}) AS was_township,
         coalesce(f.was_track, f.track) AS was_track,
         coalesce(f.was_major, f.major) AS was_major,
         CASE WHEN a.facts ? 'was_state' THEN coalesce(f.was_state, '') ELSE f.state END AS was_state,
         f.organisation,
         CASE WHEN a.facts ? 'was_organisation' THEN f.was_organisation ELSE f.organisation END
           AS was_organisation
  FROM journal_act AS a
  CROSS JOIN LATERAL jsonb_to_record(a.facts) AS f(
    state text, track text, major text, organisation uuid,
    was_state text, was_track text, was_major text, was_area text, was_organisation uuid)
  WHERE a.county = %(county)s AND a.seq > %(after)s AND a.seq <= %(upto)s AND a.object_type = 'case'
    AND a.facts ?| ARRAY['was_state', 'was_track', 'was_major', 'was_area', 'was_organisation']
), acts AS MATERIALIZED (
  SELECT t.*,
         CASE WHEN t.organisation IS NULL OR h.state IS NULL THEN '{NOBODY}' ELSE t.organisation END
           AS keeper,
         CASE WHEN t.was_organisation IS NULL OR w.state IS NULL THEN '{NOBODY}' ELSE t.was_organisation END
           AS was_keeper
  FROM told AS t
  LEFT JOIN held AS h ON h.track = t.track AND h.state = t.state
  LEFT JOIN held AS w ON w.track = t.was_track AND w.state = t.was_state
), moved AS (
  SELECT *, lag(at) OVER (PARTITION BY case_id ORDER BY seq) AS came_at
  FROM acts WHERE (track, state) <> (was_track, was_state)
), handed AS (
  SELECT *, lag(at) OVER (PARTITION BY case_id ORDER BY seq) AS got_at
  FROM acts WHERE keeper <> was_keeper
), last AS (
  SELECT DISTINCT ON (case_id) * FROM acts ORDER BY case_id, seq DESC
)
"""

# Counted where and under what the case stood, in the month in which it was moved on.
ADD_PASSAGES = f"""
WITH {_ACTS}, passed AS (
  SELECT was_township, {_MONTH.format(at="m.at")} AS month, m.was_keeper, m.was_track, m.was_state,
         m.track, m.state, m.was_major,
         CASE WHEN m.was_state NOT IN ('', '{CLOSED}')
           THEN {_SECONDS.format(at="m.at", since="coalesce(m.came_at, s.since)")} END AS seconds
  FROM moved AS m LEFT JOIN stats_stay AS s ON s.case_id = m.case_id
)
INSERT INTO stats_passage AS t (
  area_code, month, organisation, track, state, to_track, to_state, major, bucket, n, seconds
)
SELECT left(was_township, l.digits), month, was_keeper, was_track, was_state, track, state, was_major,
       {_BUCKET}, count(*), coalesce(sum(seconds), 0)
FROM passed CROSS JOIN {_LEVELS}
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9 ORDER BY 1, 2, 3, 4, 5, 6, 7, 8, 9
ON CONFLICT (area_code, month, organisation, track, state, to_track, to_state, major, bucket)
  DO UPDATE SET n = t.n + excluded.n, seconds = t.seconds + excluded.seconds
"""

# From the moment an organisation got a case until it lay with it no longer, whatever states it went through.
ADD_HOLDINGS = f"""
WITH {_ACTS}, gone AS (
  SELECT was_township, {_MONTH.format(at="h.at")} AS month, h.was_keeper, h.was_track, h.was_major,
         {_SECONDS.format(at="h.at", since="coalesce(h.got_at, s.held_since)")} AS seconds
  FROM handed AS h LEFT JOIN stats_stay AS s ON s.case_id = h.case_id
  WHERE h.was_keeper <> '{NOBODY}'
)
INSERT INTO stats_holding AS t (area_code, month, organisation, track, major, bucket, n, seconds)
SELECT left(was_township, l.digits), month, was_keeper, was_track, was_major,
       {_BUCKET}, count(*), coalesce(sum(seconds), 0)
FROM gone CROSS JOIN {_LEVELS}
GROUP BY 1, 2, 3, 4, 5, 6 ORDER BY 1, 2, 3, 4, 5, 6
ON CONFLICT (area_code, month, organisation, track, major, bucket)
  DO UPDATE SET n = t.n + excluded.n, seconds = t.seconds + excluded.seconds
"""

# What is counted is what `stats_stay` will hold less what it held: so the two agree, whatever acts say.
ADD_STANDING = f"""
WITH {_ACTS}, legs AS (
  SELECT 1 AS sign, township, track, major, state, keeper FROM last WHERE state <> '{CLOSED}'
  UNION ALL
  SELECT -1, s.township_code, s.track, s.major, s.state, s.organisation
  FROM stats_stay AS s JOIN last USING (case_id)
)
MERGE INTO stats_standing AS t
USING (
  SELECT left(township, l.digits) AS area_code, track, state, major, keeper, sum(sign)::int AS n
  FROM legs CROSS JOIN {_LEVELS}
  GROUP BY 1, 2, 3, 4, 5 HAVING sum(sign) <> 0
) AS d
ON t.area_code = d.area_code AND t.track = d.track AND t.state = d.state AND t.major = d.major
  AND t.organisation = d.keeper
WHEN MATCHED AND t.n + d.n = 0 THEN DELETE
WHEN MATCHED THEN UPDATE SET n = t.n + d.n
WHEN NOT MATCHED THEN INSERT (area_code, track, state, major, organisation, n)
  VALUES (d.area_code, d.track, d.state, d.major, d.keeper, d.n)
"""

MOVE_STAYS = f"""
WITH {_ACTS}, came AS (
  SELECT DISTINCT ON (case_id) case_id, at FROM moved ORDER BY case_id, seq DESC
), got AS (
  SELECT DISTINCT ON (case_id) case_id, at FROM handed ORDER BY case_id, seq DESC
), over AS (
  DELETE FROM stats_stay AS s USING last WHERE last.case_id = s.case_id AND last.state = '{CLOSED}'
)
INSERT INTO stats_stay AS t (
  case_id, county_code, township_code, track, major, state, since, organisation, held_since
)
SELECT l.case_id, left(l.township, {COUNTY_DIGITS}), l.township, l.track, l.major, l.state,
       coalesce(came.at, s.since, l.at), l.keeper,
       CASE WHEN l.keeper <> '{NOBODY}' THEN coalesce(got.at, s.held_since, l.at) END
FROM last AS l
LEFT JOIN came USING (case_id) LEFT JOIN got USING (case_id) LEFT JOIN stats_stay AS s USING (case_id)
WHERE l.state <> '{CLOSED}'
ORDER BY l.case_id
ON CONFLICT (case_id) DO UPDATE SET
  county_code = excluded.county_code, township_code = excluded.township_code, track = excluded.track,
  major = excluded.major, state = excluded.state, since = excluded.since,
  organisation = excluded.organisation, held_since = excluded.held_since
"""

CLEAR = """
DELETE FROM stats_passage WHERE area_code LIKE %(county)s || '%%';
DELETE FROM stats_holding WHERE area_code LIKE %(county)s || '%%';
DELETE FROM stats_standing WHERE area_code LIKE %(county)s || '%%';
DELETE FROM stats_stay WHERE county_code = %(county)s;
DELETE FROM stats_cursor WHERE county = %(county)s AND fold = 'dwell'
"""
