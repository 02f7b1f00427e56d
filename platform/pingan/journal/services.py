"""Writing the journal: one function, one INSERT."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from uuid import UUID

from django.db import DEFAULT_DB_ALIAS, connections, transaction

from pingan.core import clock
from pingan.journal import bell
from pingan.journal.topics import Topic

__all__ = ["MAX_ACTS", "Topic", "record"]

# The numbers are given at commit, one act at a time, while other commits of the county wait.
MAX_ACTS = 500
COUNTY_DIGITS = 6

_INSERT = """
INSERT INTO journal_act (county, type, topic, object_type, object_id, object_version,
                         area_code, actor, post, purpose, hearers, facts, at)
VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s::uuid[], %s::jsonb, %s)
"""

Fact = str | int | None


def record(
    *,
    type: str,  # noqa: A002  the act's type is what the journal calls it everywhere
    topic: Topic,
    area_code: str,
    object_type: str,
    object_id: UUID,
    object_version: int = 1,
    actor: UUID | None,
    post: UUID | None,
    purpose: str = "",
    hearers: Sequence[UUID] = (),
    facts: Mapping[str, Fact] | None = None,
) -> None:
    """Append an act to its county's stream, in the transaction of the act itself.

    Call it as the **last** statement of the transaction: its number is taken at commit, and a write
    that still waits for a row lock after that point can deadlock with other commits. At most 500
    acts per transaction, all of one county (or counties in ascending order): the order in which two
    transactions take two streams must be the same. `facts` holds no personal data.
    """
    connection = connections[DEFAULT_DB_ALIAS]
    if not connection.in_atomic_block:
        raise RuntimeError("record() belongs inside the transaction of the act it records.")
    if len(area_code) < COUNTY_DIGITS:
        raise ValueError(f"{area_code!r} is shorter than a county code.")
    # Each act leaves its ring behind; a rolled-back savepoint takes them back, so this counts exactly.
    if sum(waiting[1] is bell.ring for waiting in connection.run_on_commit) >= MAX_ACTS:
        raise RuntimeError(f"More than {MAX_ACTS} acts in one transaction: commit in chunks.")
    row = (
        area_code[:COUNTY_DIGITS],
        type,
        topic,
        object_type,
        object_id,
        object_version,
        area_code,
        actor,
        post,
        purpose,
        list(hearers),
        json.dumps(dict(facts or {}), ensure_ascii=False),
        clock.now(),
    )
    with connection.cursor() as cursor:
        cursor.execute(_INSERT, row)
    transaction.on_commit(bell.ring, using=DEFAULT_DB_ALIAS)
