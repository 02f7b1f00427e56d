"""Writing the journal: one function, one INSERT."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NotRequired, TypedDict, Unpack
from uuid import UUID

import msgspec
from django.db import DEFAULT_DB_ALIAS, connections, transaction

from pingan.core import clock
from pingan.core.area_codes import COUNTY_DIGITS
from pingan.journal import bell
from pingan.journal.topics import Topic

__all__ = ["ACT_TYPES", "MAX_ACTS", "Topic", "act_of", "announce", "insert_acts", "record"]

# The numbers are given at commit, one act at a time, while other commits of the county wait.
MAX_ACTS = 500

# An act's values and their SQL types, as `act_of` gives them. The area comes with the statement.
ACT_TYPES = {
    "act_type": "text",
    "act_topic": "text",
    "act_object_type": "text",
    "act_object": "uuid",
    "act_version": "int",
    "act_actor": "uuid",
    "act_post": "uuid",
    "act_purpose": "text",
    "act_hearers": "uuid[]",
    "act_facts": "jsonb",
    "act_at": "timestamptz",
}

Fact = str | int | None


def insert_acts(source: str) -> str:
    """The INSERT of one act for each row of `source`, in its order: SQL that gives an `area_code` and the
    columns of ACT_TYPES.

    For a write that finds the areas inside its own statement: the acts are that statement's last part, and
    `announce` follows it. Everything else calls `record`.
    """
    return _insert_of(source, {name: name for name in ACT_TYPES})


def _insert_of(source: str, value: Mapping[str, str]) -> str:
    return f"""
    INSERT INTO journal_act (county, type, topic, object_type, object_id, object_version, area_code,
                             actor, post, purpose, hearers, facts, at)
    SELECT left(area_code, {COUNTY_DIGITS}), {value["act_type"]}, {value["act_topic"]},
           {value["act_object_type"]}, {value["act_object"]}, {value["act_version"]}, area_code,
           {value["act_actor"]}, {value["act_post"]}, {value["act_purpose"]}, {value["act_hearers"]}::uuid[],
           {value["act_facts"]}::jsonb, {value["act_at"]}
    FROM {source}"""  # noqa: S608  constant text


# How many acts the open transaction has recorded. The database counts, in a setting of the transaction's own:
# a savepoint that is taken back takes its acts off, and the end of the transaction forgets it.
_COUNTED = "coalesce(nullif(current_setting('pingan.acts', true), ''), '0')::int"
_ROOM = f"(SELECT %(area)s::text AS area_code WHERE {_COUNTED} < {MAX_ACTS}) AS here"
_ACT = _insert_of(_ROOM, {name: f"%({name})s" for name in ACT_TYPES}).lstrip()
_INSERT = f"{_ACT} RETURNING set_config('pingan.acts', ({_COUNTED} + 1)::text, true)"


class Said(TypedDict):
    """What an act tells. `facts` holds no personal data; `hearers` hear of it outside their own area too."""

    type: str
    topic: str
    object_type: str
    object_id: UUID
    object_version: NotRequired[int]
    actor: UUID | None
    post: UUID | None
    purpose: NotRequired[str]
    hearers: NotRequired[Sequence[UUID]]
    facts: NotRequired[Mapping[str, Fact]]


def record(*, area_code: str, **said: Unpack[Said]) -> None:
    """Append an act to its county's stream, in the transaction of what was done.

    Call it as the **last** statement of the transaction: its number is taken at commit, and a write
    that still waits for a row lock after that point can deadlock with other commits. At most 500
    acts per transaction, all of one county (or counties in ascending order): the order in which two
    transactions take two streams must be the same.
    """
    connection = connections[DEFAULT_DB_ALIAS]
    if not connection.in_atomic_block:
        raise RuntimeError("record() belongs inside the transaction of the act it records.")
    if len(area_code) < COUNTY_DIGITS:
        raise ValueError(f"{area_code!r} is shorter than a county code.")
    with connection.cursor() as cursor:
        cursor.execute(_INSERT, {**act_of(**said), "area": area_code})
        if cursor.fetchone() is None:
            raise RuntimeError(f"More than {MAX_ACTS} acts in one transaction: commit in chunks.")
    announce()


def act_of(**said: Unpack[Said]) -> dict[str, Any]:
    """An act's values, one for each of ACT_TYPES."""
    return {
        "act_type": said["type"],
        "act_topic": said["topic"],
        "act_object_type": said["object_type"],
        "act_object": said["object_id"],
        "act_version": said.get("object_version", 1),
        "act_actor": said["actor"],
        "act_post": said["post"],
        "act_purpose": said.get("purpose", ""),
        "act_hearers": list(said.get("hearers", ())),
        "act_facts": msgspec.json.encode(said.get("facts", {})).decode(),
        "act_at": clock.now(),
    }


def announce() -> None:
    """Ring once for the acts of this transaction when it is committed; outside of one that is now."""
    waiting = connections[DEFAULT_DB_ALIAS].run_on_commit
    # What was hung there inside of a savepoint goes with it, and so do the acts that it would have rung for.
    if not (waiting and waiting[-1][1] is bell.ring):
        transaction.on_commit(bell.ring, using=DEFAULT_DB_ALIAS)
