"""A county's history, made inside the database: as many cases as asked for, the same ones for the same seed.

Bench only. It writes the tables directly, in sets, because a million cases through the services would take
hours; what comes out obeys the same constraints, and the sums on it are then folded by the platform itself.
Places are uneven as in life (the busiest of 600 grids has some hundred times the cases of the quietest), the
year is even, and twelve in a hundred cases, all among the newest, are open. What is open stands in every
state, some of it rare; a third of what was sent went to departments, and a few hundred tasks are open in each.
"""
# ruff: noqa: S608  Only constants of this module and names from the catalogue are put together here.

from __future__ import annotations

import csv
import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from random import Random
from uuid import UUID

from psycopg2.extensions import connection as Connection
from psycopg2.extensions import cursor as Cursor

from pingan.categories import tables
from pingan.core.cells import FINEST_LEVEL
from tests.bench.machine import REPOSITORY

SEED = 2026
WORDINGS = 5_000
# Of forty open cases of the event track so many stand in each state.
OPEN_STATES = {
    **{"reported": 12, "accepted": 6, "dispatched": 8, "in_hand": 8, "handled": 4},
    **{"objected": 1, "suspended": 1},
}
MORE_ACTIONS = {
    **{"note": "noted", "add_photo": "photo_added", "open_task": "task_opened", "remind": "reminded"},
    **{"finish_task": "task_finished", "instruct": "instructed", "add_file": "file_added"},
}


@dataclass(frozen=True, slots=True)
class Hands:
    """Accounts that reported the cases and hold the open ones; `post` stands for all reporters' posts."""

    reporters: Sequence[UUID]
    holders: Sequence[UUID]
    post: UUID


def write(connection: Connection, cases: int, hands: Hands) -> None:
    """Fill an empty county with that many cases, their first steps and their acts."""
    events, disputes = (_minors(track) for track in ("event", "dispute"))
    values = {
        "seed": SEED,
        "total": cases,
        "events": events,
        "disputes": disputes,
        "reporters": [str(account) for account in hands.reporters],
        "holders": [str(account) for account in hands.holders],
        "post": str(hands.post),
        "open_states": [state for state, share in OPEN_STATES.items() for _ in range(share)],
        **_words(),
    }
    with connection.cursor() as cursor, unhindered(cursor, *_TABLES):
        for statement in (
            _DRAW,
            _CASES,
            _WORDING,
            _RECEIVED,
            _CLOCKS,
            _TASKS,
            _CALLS,
            _CALLERS,
            _STEPS,
            _ACTS,
        ):
            cursor.execute(statement, values)
        cursor.execute("UPDATE journal_stream SET head = (SELECT max(seq) FROM journal_act)")
    with connection.cursor() as cursor:
        cursor.execute("DROP TABLE drawn")
        cursor.execute("VACUUM ANALYZE")


_TABLES = (
    *("cases_case", "cases_wording", "cases_received", "cases_clock", "cases_task", "cases_step"),
    *("callers_caller", "journal_act"),
)


def add_acts(connection: Connection, total: int) -> None:
    """Quiet acts on all cases until the journal has that many: notes, pictures, what is asked of others.

    They come behind those that made the cases what they are, in the order of their own moments, as if whoever
    works had begun to write more down. No sum hangs on them, so that whoever follows the journal is put
    behind them.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*), (SELECT max(head) FROM journal_stream) FROM cases_case")
        cases, head = cursor.fetchone() or (0, 0)
        each = max(0, total - head) // cases
        if each == 0:
            return
        with unhindered(cursor, "journal_act"):
            cursor.execute("SET work_mem = '1GB'")
            words = {"actions": list(MORE_ACTIONS), "pasts": list(MORE_ACTIONS.values())}
            cursor.execute(_MORE_ACTS, {"head": head, "each": each, **words})
            cursor.execute("RESET work_mem")
        cursor.execute("UPDATE journal_stream SET head = (SELECT max(seq) FROM journal_act)")
        cursor.execute(_FOLLOWERS)
        for (table,) in cursor.fetchall():
            cursor.execute(f"UPDATE {table} SET seq = (SELECT max(head) FROM journal_stream)")
        cursor.execute("VACUUM ANALYZE journal_act")


def _words() -> dict[str, list[str]]:
    """What is told, and where it is said to be: sentences of the demo's script in a few thousand wordings, so
    that some words are in every tenth case and others in one of thousands."""
    dice, script = Random(SEED), REPOSITORY / "fixtures" / "demo"
    phrases = json.loads((script / "phrases.json").read_text(encoding="utf-8"))
    with (script / "matters.csv").open(encoding="utf-8", newline="") as file:
        sentences = [row["what"] for row in csv.DictReader(file)]
    return {
        "words": [_worded(dice.choice(sentences), phrases, dice) for _ in range(WORDINGS)],
        "places": phrases["places"],
    }


def _worded(sentence: str, phrases: Mapping[str, Sequence[str]], dice: Random) -> str:
    first, second = dice.sample(phrases["surnames"], 2)
    shop, number = dice.choice(phrases["shops"]), dice.randint(3, 12)
    return sentence.format(a=first, b=second, n=number, shop=shop, road="村主路", village="本村")


def _minors(track: str) -> list[str]:
    return [row.code for row in tables.read_categories(tables.SEED) if row.parent and row.track == track]


def _spread(value: str) -> str:
    """SQL that puts a zero between the bits of a number of FINEST_LEVEL bits: `cells.spread` in arithmetic."""
    return " + ".join(f"(({value} >> {bit}) & 1) * {1 << 2 * bit}" for bit in range(FINEST_LEVEL))


# The share of the grid at rank r is r^-0.8; rounding the running sum makes the counts add up exactly.
# Points are numbered by a shuffle of their own, so that time and place have nothing to do with each other.
_DRAW = """
CREATE TEMP TABLE drawn AS
WITH ranked AS (
  SELECT code, shape, row_number() OVER (ORDER BY md5(%(seed)s || code)) AS rank
  FROM territory_area WHERE level = 'grid' AND valid_to IS NULL
), weighed AS (
  SELECT code, shape, rank,
         sum(power(rank, -0.8)) OVER (ORDER BY rank) / sum(power(rank, -0.8)) OVER () AS upto
  FROM ranked
), counted AS (
  SELECT code, shape, rank,
         (round(%(total)s * upto) - round(%(total)s * lag(upto, 1, 0) OVER (ORDER BY rank)))::int AS n
  FROM weighed
), points AS (
  SELECT code, rank, (ST_Dump(ST_GeneratePoints(shape, n, %(seed)s))).* FROM counted WHERE n > 0
)
SELECT row_number() OVER (ORDER BY hashint8extended(rank * 10000000 + path[1], %(seed)s)) AS number,
       code AS grid_code, geom AS point
FROM points
"""

_CASES = f"""
WITH numbered AS (
  SELECT number, grid_code, point, ST_X(point) AS lng, ST_Y(point) AS lat,
         hashint8extended(number, %(seed)s) & 9223372036854775807 AS dice,
         md5(%(seed)s || '.' || number) AS hex,
         -- An odd factor turns the number into another of 40 bits, each of which occurs once.
         (number * 366160138603) & 1099511627775 AS code_bits,
         date_trunc('day', now()) - interval '1 day' * 365 * (1 - number::float8 / %(total)s) AS received_at
  FROM drawn
), placed AS (
  SELECT *, floor((lng + 180) / 360 * {1 << FINEST_LEVEL})::bigint AS col,
         floor((1 - asinh(tan(radians(lat))) / pi()) / 2 * {1 << FINEST_LEVEL})::bigint AS line,
         dice %% 5 = 0 AS is_dispute,
         number > 0.85 * %(total)s AND dice / 5 %% 5 < 4 AS is_open
  FROM numbered OFFSET 0
), told AS (
  SELECT *,
    CASE WHEN is_dispute THEN %(disputes)s::text[] ELSE %(events)s::text[] END AS kinds,
    CASE WHEN NOT is_open THEN 'closed'
         WHEN is_dispute THEN (ARRAY['reported', 'accepted', 'mediating'])[dice / 100 %% 3 + 1]
         ELSE (%(open_states)s::text[])[dice / 100 %% cardinality(%(open_states)s::text[]) + 1]
    END AS state
  FROM placed
), sent AS (
  SELECT *, CASE WHEN NOT is_dispute AND state NOT IN ('reported', 'accepted', 'suspended') AND dice / 37 %% 3 = 0
                 THEN departments[dice / 41 %% cardinality(departments) + 1] END AS organisation_id
  FROM told, (SELECT array_agg(id ORDER BY name, id) AS departments FROM people_organisation
              WHERE kind = 'department') AS bureaus
), sorted AS (
  SELECT *, kinds[dice / 1000 %% cardinality(kinds) + 1] AS category FROM sent
)
INSERT INTO cases_case (
  id, code, track, category, major_category, urgency, state, what, place_note, location, cell, grid_code, received_at,
  accept_due, close_due, closed_at, ending, reporter_id, holder_id, organisation_id, escalated, supervision,
  version)
SELECT
  (lpad(to_hex((extract(epoch FROM received_at) * 1000)::bigint), 12, '0')
    || '7' || substr(hex, 1, 3) || 'a' || substr(hex, 4, 15))::uuid,
  {
    " || ".join(
        f"substr('0123456789ABCDEFGHJKMNPQRSTVWXYZ', (code_bits >> {shift} & 31)::int + 1, 1)"
        for shift in range(0, 40, 5)
    )
},
  CASE WHEN is_dispute THEN 'dispute' ELSE 'event' END, category, left(category, 2),
  'general', state,
  (%(words)s::text[])[dice / 10000000 %% cardinality(%(words)s::text[]) + 1] || '（第 ' || number || ' 件）',
  (%(places)s::text[])[dice / 100000000 %% cardinality(%(places)s::text[]) + 1],
  point, {_spread("col")} + ({
    _spread("line")
}) * 2, grid_code, received_at, received_at + interval '1 day', received_at + interval '48 days',
  CASE WHEN NOT is_open THEN least(received_at + interval '1 hour' * (dice / 10000 %% 200), now()) END,
  CASE WHEN is_open THEN '' ELSE (ARRAY['close', 'close', 'close', 'self_resolve', 'reject'])[dice / 61 %% 5 + 1] END,
  (%(reporters)s::uuid[])[dice / 100000 %% cardinality(%(reporters)s::uuid[]) + 1],
  CASE WHEN is_open AND (state IN ('accepted', 'in_hand', 'mediating') OR state = 'dispatched' AND organisation_id IS NULL)
       THEN (%(holders)s::uuid[])[dice / 1000000 %% cardinality(%(holders)s::uuid[]) + 1] END,
  organisation_id,
  CASE WHEN is_open AND state = 'reported' AND dice / 43 %% 20 = 0 THEN 1 + dice / 47 %% 3 ELSE 0 END,
  CASE WHEN is_open AND dice / 53 %% 500 = 0 THEN (ARRAY['ordinary', 'yellow', 'red'])[dice / 59 %% 3 + 1] ELSE '' END,
  CASE WHEN state = 'reported' THEN 1 ELSE 2 END
FROM sorted ORDER BY number
"""

# What stands beside each case; the words it is found by are what its trigger would have written.
_WORDING = """
INSERT INTO cases_wording (case_id, words, grid_code, received_at)
SELECT id, cases_words_of(code, what, place_note), grid_code, received_at FROM cases_case ORDER BY received_at
"""
_RECEIVED = """
INSERT INTO cases_received (case_id, raw_lng, raw_lat, source_datum, accuracy_m, reporter_post)
SELECT id, ST_X(location), ST_Y(location), 'wgs84', 12, %(post)s FROM cases_case
"""
_CLOCKS = """
INSERT INTO cases_clock (case_id, kind, rule, started_at, due_at, stopped_at)
SELECT id, clock.kind, '*/general/' || clock.kind || '=1 day', received_at, clock.due,
       CASE WHEN clock.kind = 'close' OR state = 'reported' THEN closed_at
            ELSE coalesce(closed_at, received_at + interval '1 hour') END
FROM cases_case, LATERAL (VALUES ('accept', accept_due), ('close', close_due)) AS clock (kind, due)
"""

# The main task of what was sent to a department; every twelfth case had somebody asked for help; and whom what
# is supervised waits for.
_TASKS = """
INSERT INTO cases_task (
  id, case_id, kind, action, organisation_id, asked_by_id, asking_id, asked_at, words, said, respond_by,
  done_at, done_by_id, outcome, report)
SELECT (lpad(to_hex((extract(epoch FROM received_at) * 1000)::bigint), 12, '0')
    || '7' || substr(hex, 1, 3) || 'a' || substr(hex, 4, 15))::uuid,
  id, kind, '', organisation_id, asked_by, centre, received_at, '请协助办理', '{}',
  CASE WHEN dice %% 2 = 0 THEN received_at + interval '5 days' END,
  CASE WHEN NOT is_open THEN coalesce(closed_at, received_at + interval '1 hour') END,
  CASE WHEN NOT is_open THEN asked_by END,
  CASE WHEN is_open THEN '' ELSE 'done' END,
  CASE WHEN is_open THEN '' ELSE '已办' END
FROM (
  SELECT c.id, c.received_at, c.closed_at, asked.*, md5(c.id || asked.kind) AS hex, hashtext(c.code) AS dice,
         (%(holders)s::uuid[])[abs(hashtext(c.code) %% cardinality(%(holders)s::uuid[])) + 1] AS asked_by, centre
  FROM cases_case AS c,
       (SELECT array_agg(id ORDER BY name, id) FILTER (WHERE kind = 'department') AS departments,
               (array_agg(id) FILTER (WHERE kind = 'county_center'))[1] AS centre
        FROM people_organisation) AS bureaus,
       LATERAL (
         SELECT 'handling' AS kind, c.organisation_id, c.state IN ('dispatched', 'objected', 'in_hand') AS is_open
         WHERE c.organisation_id IS NOT NULL
         UNION ALL
         SELECT 'assistance', departments[abs(hashtext(c.code) / 12 %% cardinality(departments)) + 1],
                c.closed_at IS NULL AND hashtext(c.code) %% 7 = 0
         WHERE hashtext(c.code) %% 12 = 0
         UNION ALL
         SELECT 'supervision', coalesce(c.organisation_id, centre), true WHERE c.supervision <> ''
       ) AS asked
) AS drawn
"""

# What was closed lately is to be called back.
_CALLS = """
UPDATE cases_case SET call_due = closed_at + interval '15 days'
WHERE ending = 'close' AND closed_at > now() - interval '15 days'
"""
# Every fourth matter somebody called about, who left no number; some have not been told how it goes.
_CALLERS = """
INSERT INTO callers_caller (id, case_id, about_id, county_code, received_at, name_masked, phone_masked, calls, at,
                            last_at, by_id, owes, owed_since, kept_since)
SELECT id, id, id, left(grid_code, 6), received_at, '', '', 1, received_at, received_at, reporter_id,
       CASE WHEN is_owed THEN 'accepted' ELSE '' END, CASE WHEN is_owed THEN received_at END, received_at
FROM cases_case, LATERAL (SELECT closed_at IS NULL AND hashtext(code) %% 40 = 0 AS is_owed) AS told
WHERE hashtext(code) %% 4 = 0
"""

_STEPS = """
INSERT INTO cases_step (case_id, action, track, from_state, to_state, by_id, role, at, note, data)
SELECT id, line.action, track, line.was, line.state, reporter_id, line.role, line.at, '', '{}'
FROM cases_case, LATERAL (
  SELECT 'report' AS action, '' AS was, 'reported' AS state, 'grid_worker' AS role, received_at AS at
  UNION ALL
  SELECT ending, 'handled', 'closed', 'dispatcher', closed_at WHERE closed_at IS NOT NULL
) AS line
ORDER BY line.at
"""

# Two acts a case, the report and the one that made it what it is now: enough for sums that take away as well.
_ACTS = """
WITH told AS (
  SELECT id, 1 AS version, 'case.reported' AS type, received_at AS at, 'report' AS action,
         'reported' AS state, NULL AS was_state, reporter_id AS actor, track, category, grid_code,
         received_at, cell, reporter_id
  FROM cases_case
  UNION ALL
  SELECT id, 2, 'case.' || CASE state WHEN 'closed' THEN 'closed' ELSE 'claimed' END,
         coalesce(closed_at, received_at + interval '1 hour'),
         CASE state WHEN 'closed' THEN 'close' ELSE 'claim' END, state, 'reported',
         coalesce(holder_id, reporter_id), track, category, grid_code, received_at, cell, reporter_id
  FROM cases_case WHERE state <> 'reported'
)
INSERT INTO journal_act (county, seq, type, topic, object_type, object_id, object_version, area_code, actor,
                         post, purpose, hearers, facts, at)
SELECT left(grid_code, 6),
       (SELECT coalesce(max(head), 0) FROM journal_stream) + row_number() OVER (ORDER BY at, id, version),
       type, 'cases.' || track, 'case', id, version, grid_code, actor, NULL, '', ARRAY[reporter_id],
       jsonb_build_object('action', action, 'track', track, 'was_track', NULL, 'category', category,
                          'major', left(category, 2), 'state', state, 'was_state', was_state,
                          'day', (received_at AT TIME ZONE 'Asia/Shanghai')::date, 'cell', cell),
       at
FROM told
"""

_MORE_ACTS = """
INSERT INTO journal_act (county, seq, type, topic, object_type, object_id, object_version, area_code, actor,
                         post, purpose, hearers, facts, at)
SELECT left(grid_code, 6), %(head)s + row_number() OVER (ORDER BY moment, id, n),
       'case.' || past, 'cases.' || track, 'case', id, version, grid_code, actor, NULL, '',
       array_remove(ARRAY[reporter_id, organisation_id], NULL),
       jsonb_build_object('action', action, 'track', track, 'was_track', NULL, 'category', category,
                          'major', major_category, 'state', state, 'was_state', NULL, 'quiet', true,
                          'day', (received_at AT TIME ZONE 'Asia/Shanghai')::date, 'cell', cell),
       moment
FROM (
  SELECT c.*, n, (%(actions)s::text[])[n %% cardinality(%(actions)s::text[]) + 1] AS action,
         c.received_at + (coalesce(c.closed_at, now()) - c.received_at) * n / (%(each)s + 1) AS moment,
         CASE WHEN n %% 2 = 0 THEN c.reporter_id ELSE coalesce(c.holder_id, c.reporter_id) END AS actor
  FROM cases_case AS c, generate_series(1, %(each)s) AS n
) AS written JOIN unnest(%(actions)s::text[], %(pasts)s::text[]) AS words (action, past) USING (action)
"""
# Whoever follows the journal by a place of its own in it.
_FOLLOWERS = """
SELECT quote_ident(table_name) FROM information_schema.columns
WHERE table_schema = current_schema() AND table_name LIKE '%cursor' AND column_name IN ('county', 'seq')
GROUP BY table_name HAVING count(*) = 2
"""


@contextmanager
def unhindered(cursor: Cursor, *tables: str) -> Iterator[None]:
    """Without triggers, foreign keys and plain indexes in the block; they are all made again at its end."""
    undo: list[str] = []
    for table in tables:
        cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
        undo.append(f"ALTER TABLE {table} ENABLE TRIGGER USER")
        cursor.execute(
            "SELECT conname, pg_get_constraintdef(oid) FROM pg_constraint "
            "WHERE conrelid = %s::regclass AND contype = 'f'",
            [table],
        )
        for name, definition in cursor.fetchall():
            cursor.execute(f'ALTER TABLE {table} DROP CONSTRAINT "{name}"')
            undo.append(f'ALTER TABLE {table} ADD CONSTRAINT "{name}" {definition}')
        cursor.execute(
            "SELECT indexrelid::regclass, pg_get_indexdef(indexrelid) FROM pg_index "
            "WHERE indrelid = %s::regclass AND NOT indisunique",
            [table],
        )
        for name, definition in cursor.fetchall():
            cursor.execute(f"DROP INDEX {name}")
            undo.append(definition)
    yield
    cursor.execute("SET maintenance_work_mem = '512MB'")
    for statement in reversed(undo):
        cursor.execute(statement)
