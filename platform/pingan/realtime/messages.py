"""The closed set of messages on a live socket; `events.schema.json` and the client types come from it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from functools import partial
from typing import Annotated, Any, Literal
from uuid import UUID

import msgspec
from msgspec import UNSET, Meta, Struct, UnsetType

from pingan.journal import selectors as journal

Heads = dict[str, int]


class ActObject(Struct, frozen=True):
    """What the act was done to. Who holds this version has nothing to do, unless the act is quiet."""

    type: str
    id: UUID
    version: int


class ActFacts(Struct, frozen=True):
    """What changed, for acts on cases; empty for others.

    `quiet`: a line or a picture was added to the case, and its version stayed. Of acts that came about by
    themselves `clock` says which limit is near or past, `mark` how much of it is used in per cent, and
    `level` how far up the case has come.
    """

    action: str | UnsetType = UNSET
    track: str | UnsetType = UNSET
    was_track: str | UnsetType | None = UNSET
    category: str | UnsetType = UNSET
    state: str | UnsetType = UNSET
    was_state: str | UnsetType | None = UNSET
    quiet: bool | UnsetType = UNSET
    clock: str | UnsetType = UNSET
    mark: int | UnsetType = UNSET
    level: int | UnsetType = UNSET


class Act(Struct, frozen=True, tag_field="kind", tag="act"):
    """One row of the journal, thin and without personal data. `seq` may jump over acts you may not hear."""

    county: str
    seq: int
    type: str
    topic: str
    object: ActObject
    area: str
    actor: UUID | None
    at: Annotated[datetime, Meta(tz=True)]
    facts: ActFacts


class Hello(Struct, frozen=True, tag_field="kind", tag="hello"):
    """The first message: acts numbered above `heads` will follow; fetch what lies before.

    `account` and `post` are whose socket it is: a page that shows somebody else must go.
    """

    epoch: str
    heads: Heads
    account: UUID
    post: UUID


class Beat(Struct, frozen=True, tag_field="kind", tag="beat"):
    """Every 15 seconds, and in answer to a ping: everything up to `heads` has been sent."""

    heads: Heads


class Resync(Struct, frozen=True, tag_field="kind", tag="resync"):
    """What you hold can no longer be brought up to date by acts: fetch anew and connect again.

    `scope`: your post changed. `restored`: the database was taken back to an earlier moment.
    """

    reason: Literal["scope", "restored"]


class Posts(Struct, frozen=True, tag_field="kind", tag="posts"):
    """With the day another of your posts has begun or ended: ask for your session anew."""


class Looker(Struct, frozen=True):
    """A colleague who has a case open; `idle` where they have not touched their page for a while."""

    id: UUID
    name: str
    idle: bool


class Lease(Struct, frozen=True):
    """Somebody writes a form of a case: `what` is the step, and of which part of the case."""

    what: str
    id: UUID
    name: str
    since: Annotated[datetime, Meta(tz=True)]
    until: Annotated[datetime, Meta(tz=True)]


class Look(Struct, frozen=True, tag_field="kind", tag="look"):
    """Who else has open the case that you have open, and who writes what of it, you among them: whenever
    that changes."""

    case: UUID
    lookers: list[Looker]
    leases: list[Lease]


class Ping(Struct, frozen=True, forbid_unknown_fields=True, tag_field="kind", tag="ping"):
    """Asks for a beat, to find out whether the connection still carries."""


class LookAt(Struct, frozen=True, forbid_unknown_fields=True, tag_field="kind", tag="look"):
    """The case that the page has open, null for none; `idle` while its reader does not touch it."""

    case: UUID | None
    idle: bool = False


ServerMessage = Hello | Act | Beat | Resync | Posts | Look
ClientMessage = Ping | LookAt

_encoder = msgspec.json.Encoder()
decode_client_message = partial(msgspec.json.decode, type=ClientMessage)


class EventPage(Struct, frozen=True):
    """A page of catch-up: the acts the viewer may hear, and how far the page read (`next`)."""

    events: list[Act]
    next: int
    head: int
    epoch: str


def encode(message: ServerMessage | EventPage) -> str:
    """The JSON text."""
    return _encoder.encode(message).decode()


def act_message(act: journal.Act) -> Act:
    """What of an act goes out. Purpose, post and hearers stay in the journal."""
    return Act(
        county=act.county,
        seq=act.seq,
        type=act.type,
        topic=act.topic,
        object=ActObject(act.object_type, act.object_id, act.object_version),
        area=act.area_code,
        actor=act.actor,
        at=act.at,
        facts=_facts(act.facts),
    )


def _facts(facts: Mapping[str, Any]) -> ActFacts:
    return ActFacts(**{name: facts[name] for name in ActFacts.__struct_fields__ if name in facts})


def schema() -> dict[str, Any]:
    """The JSON schema of both directions, the same on every run."""
    (server, client), components = msgspec.json.schema_components(
        [ServerMessage, ClientMessage], ref_template="#/$defs/{name}"
    )
    definitions = {
        **components,
        "ServerMessage": {"title": "ServerMessage", **server},
        "ClientMessage": client,
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "LiveMessages",
        "description": "Messages on /ws/live.",
        "type": "object",
        "properties": {
            "server": {"$ref": "#/$defs/ServerMessage"},
            "client": {"$ref": "#/$defs/ClientMessage"},
        },
        "required": ["server", "client"],
        "$defs": dict(sorted(definitions.items())),
    }
