"""A county's history, made inside the database: as many cases as asked for, the same ones for the same seed.

Bench only. It writes the tables directly, in sets, because a million cases through the services would take
hours; what comes out obeys the same constraints, and the sums on it are then folded by the platform itself.
Places are uneven as in life (the busiest of 600 grids has some hundred times the cases of the quietest), the
year is even, and twelve in a hundred cases, all among the newest, are open.
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
        **_words(),
    }
    with connection.cursor() as cursor, _unhindered(cursor, *_TABLES):
        for statement in (_DRAW, _CASES, _WORDING, _RECEIVED, _CLOCKS, _STEPS, _ACTS):
            cursor.execute(statement, values)
        cursor.execute("UPDATE journal_stream SET head = (SELECT max(seq) FROM journal_act)")
    with connection.cursor() as cursor:
        cursor.execute("DROP TABLE drawn")
        cursor.execute("VACUUM ANALYZE")


_TABLES = ("cases_case", "cases_wording", "cases_received", "cases_clock", "cases_step", "journal_act")


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
         ELSE (ARRAY['reported', 'reported', 'accepted', 'dispatched', 'in_hand'])[dice / 100 %% 5 + 1]
    END AS state
  FROM placed
), sorted AS (
  SELECT *, kinds[dice / 1000 %% cardinality(kinds) + 1] AS category FROM told
)
INSERT INTO cases_case (
  id, code, track, category, major_category, urgency, state, what, place_note, location, cell, grid_code, received_at,
  accept_due, close_due, closed_at, reporter_id, holder_id, version)
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
  (%(reporters)s::uuid[])[dice / 100000 %% cardinality(%(reporters)s::uuid[]) + 1],
  CASE WHEN is_open AND state <> 'reported'
       THEN (%(holders)s::uuid[])[dice / 1000000 %% cardinality(%(holders)s::uuid[]) + 1] END,
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

_STEPS = """
INSERT INTO cases_step (case_id, action, from_state, to_state, by_id, role, at, note, data)
SELECT id, 'report', '', 'reported', reporter_id, 'grid_worker', received_at, '', '{}' FROM cases_case
ORDER BY received_at
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


@contextmanager
def _unhindered(cursor: Cursor, *tables: str) -> Iterator[None]:
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
