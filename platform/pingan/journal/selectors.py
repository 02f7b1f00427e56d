"""Reading the journal in the order of commits, always from the primary: a replica may lag behind a head."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID
from weakref import WeakKeyDictionary

from django.db import DEFAULT_DB_ALIAS, connections

MAX_READ = 500

_COLUMNS = """county, seq, type, topic, object_type, object_id, object_version,
              area_code, actor, post, purpose, hearers, facts, at"""
_AFTER = f"SELECT {_COLUMNS} FROM journal_act WHERE county = %s AND seq > %s ORDER BY seq LIMIT %s"  # noqa: S608
_HEARD = f"""
SELECT {_COLUMNS} FROM journal_act
WHERE county = %(county)s AND seq > %(after)s AND seq <= %(upto)s AND ({{heard}})
ORDER BY seq LIMIT %(limit)s
"""  # noqa: S608
_COUNT_HEARD = """
SELECT count(*) FROM (
  SELECT FROM journal_act
  WHERE county = %(county)s AND seq > %(after)s AND seq <= %(upto)s AND ({heard}) LIMIT %(limit)s
) AS found
"""
_TOUCHED = """
SELECT DISTINCT object_id FROM journal_act
WHERE object_id = ANY(%(objects)s) AND county = %(county)s AND seq > %(after)s
  AND actor IS DISTINCT FROM %(but_by)s
"""
_NEWEST_HEARD = """
WITH looked AS MATERIALIZED (
  SELECT seq, topic, object_type, object_id, area_code, actor, hearers, facts FROM journal_act
  WHERE county = %(county)s AND seq > %(after)s AND seq < %(before)s ORDER BY seq DESC LIMIT %(look_at)s
), heard AS (
  SELECT object_id, max(seq) AS seq FROM looked
  WHERE object_type = 'case' AND actor IS DISTINCT FROM %(but_by)s AND ({heard})
  GROUP BY object_id
)
SELECT reach.n, reach.reached, found.object_id, found.seq
FROM (SELECT count(*) AS n, coalesce(min(seq), 0) AS reached FROM looked) AS reach
LEFT JOIN (
  SELECT object_id, seq FROM (SELECT object_id, seq FROM heard ORDER BY seq DESC OFFSET 0) AS newest_first
  WHERE {first_here} LIMIT %(limit)s
) AS found ON true
ORDER BY found.seq DESC
"""
# Each case where its newest act stands: it is left out where that lies before the place a page begins at.
# Asked of one after the other, in their order, until the page is full.
_FIRST_HERE = """(
    SELECT true FROM journal_act AS later
    WHERE later.object_id = newest_first.object_id AND later.county = %(county)s AND later.seq >= %(before)s
      AND later.actor IS DISTINCT FROM %(but_by)s LIMIT 1
  ) IS NULL"""
_FAR = 2**62
_OF_OBJECT = f"SELECT {_COLUMNS} FROM journal_act WHERE object_id = %s ORDER BY id"  # noqa: S608

# The cluster, its history since the last restore, and the database in it. The timeline comes from the
# running server and not from pg_control_checkpoint(), which still shows the old one right after a restore.
_EPOCH = """
SELECT system_identifier || '-' || ('x' || left(pg_walfile_name(pg_current_wal_lsn()), 8))::bit(32)::int
       || '-' || (SELECT oid FROM pg_database WHERE datname = current_database())
FROM pg_control_system()
"""


@dataclass(frozen=True, slots=True)
class Act:
    """One act as it was recorded. `seq` counts 1, 2, 3 … without holes within `county`."""

    county: str
    seq: int
    type: str
    topic: str
    object_type: str
    object_id: UUID
    object_version: int
    area_code: str
    actor: UUID | None
    post: UUID | None
    purpose: str
    hearers: tuple[UUID, ...]
    facts: Mapping[str, Any]
    at: datetime


def read_after(county: str, after: int, limit: int = MAX_READ) -> list[Act]:
    """The county's acts numbered after `after`, in order, at most `limit` (never more than 500).

    Never skips one that commits later: a number is given under the stream's row lock, which is held
    until that commit is visible. One index range scan.
    """
    return _read(_AFTER, (county, after, min(limit, MAX_READ)))


@dataclass(frozen=True, slots=True)
class Heard:
    """Which acts somebody may hear, as a condition on `journal_act`: SQL and its named parameters."""

    sql: str
    values: Mapping[str, Any]


def read_heard(county: str, after: int, upto: int, heard: Heard, limit: int = MAX_READ) -> list[Act]:
    """Like `read_after`, of the acts numbered up to `upto` only those that may be heard.

    One index range scan that looks at acts until it has found enough; only these leave the database.
    """
    span = {"county": county, "after": after, "upto": upto, "limit": min(limit, MAX_READ)}
    return _read(_HEARD.format(heard=heard.sql), {**span, **heard.values})


def count_heard(county: str, after: int, upto: int, heard: Heard, most: int) -> int:
    """How many acts may be heard in that range; counts no further than `most`."""
    span: dict[str, Any] = {"county": county, "after": after, "upto": upto, "limit": most}
    with connections[DEFAULT_DB_ALIAS].cursor() as cursor:
        cursor.execute(_COUNT_HEARD.format(heard=heard.sql), {**heard.values, **span})
        found: int = cursor.fetchone()[0]
    return found


def touched_since(county: str, objects: Collection[UUID], after: int, *, but_by: UUID) -> set[UUID]:
    """Those of the objects to which anybody but that account did something after that number.

    One look into the index for each of them.
    """
    asked: dict[str, Any] = {"objects": list(objects), "county": county, "after": after, "but_by": but_by}
    with connections[DEFAULT_DB_ALIAS].cursor() as cursor:
        cursor.execute(_TOUCHED, asked)
        return {object_id for (object_id,) in cursor.fetchall()}


@dataclass(frozen=True, slots=True)
class News:
    """Cases with the number of what was done to each last, newest first; how many acts were looked at for
    them, and down to which."""

    cases: list[tuple[UUID, int]]
    looked_at: int
    reached: int


def newest_heard(
    county: str,
    *,
    after: int,
    before: int | None,
    heard: Heard,
    but_by: UUID,
    look_at: int,
    limit: int,
) -> News:
    """The cases to which others did what may be heard, numbered above `after` and below `before`.

    One range of the index, read from its end, of at most `look_at` acts.
    """
    span: dict[str, Any] = {"county": county, "after": after, "before": before or _FAR, "look_at": look_at}
    with connections[DEFAULT_DB_ALIAS].cursor() as cursor:
        sql = _NEWEST_HEARD.format(heard=heard.sql, first_here=_FIRST_HERE if before else "true")
        cursor.execute(sql, {**heard.values, **span, "but_by": but_by, "limit": limit})
        rows = cursor.fetchall()
    cases = [(object_id, seq) for _n, _reached, object_id, seq in rows if object_id is not None]
    return News(cases, looked_at=rows[0][0], reached=rows[0][1])


def acts_of(object_id: UUID) -> list[Act]:
    """Everything done to one object, oldest first. Acts of the own open transaction have `seq` None."""
    return _read(_OF_OBJECT, (object_id,))


def heads() -> dict[str, int]:
    """The newest number of every county that has acts."""
    with connections[DEFAULT_DB_ALIAS].cursor() as cursor:
        cursor.execute("SELECT county, head FROM journal_stream")
        return dict(cursor.fetchall())


def head(county: str) -> int:
    """The newest number of one county, 0 before its first act."""
    with connections[DEFAULT_DB_ALIAS].cursor() as cursor:
        cursor.execute("SELECT head FROM journal_stream WHERE county = %s", [county])
        row = cursor.fetchone()
    return row[0] if row else 0


_epochs: WeakKeyDictionary[Any, str] = WeakKeyDictionary()


def epoch() -> str:
    """A word that stays the same as long as numbers mean what they meant, and changes with a restore.

    Asked once per database connection: a restore cannot happen without every connection breaking.
    Raises OperationalError on a server that is still recovering, which is never the primary.
    """
    connection = connections[DEFAULT_DB_ALIAS]
    connection.ensure_connection()
    found = _epochs.get(connection.connection)
    if found is None:
        with connection.cursor() as cursor:
            cursor.execute(_EPOCH)
            found = str(cursor.fetchone()[0])
        _epochs[connection.connection] = found
    return found


def _read(sql: str, parameters: Any) -> list[Act]:
    with connections[DEFAULT_DB_ALIAS].cursor() as cursor:
        cursor.execute(sql, parameters)
        return [_act(row) for row in cursor.fetchall()]


def _act(row: tuple[Any, ...]) -> Act:
    *columns, hearers, facts, at = row
    return Act(*(*columns, tuple(hearers), json.loads(facts), at))
