"""Who may do what: one table, `pingan/policy/policy.csv`, and the few functions that read it.

A row is an operation (`cases.read`), a column a role, a cell the *reach*: which objects the role
finds there. An empty cell refuses. Everything outside a reach answers 404, like something absent.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import StrEnum
from typing import Any, Protocol
from uuid import UUID

from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext_lazy as _

from pingan.core.area_codes import ancestry
from pingan.core.errors import Denied
from pingan.core.registry import Registry
from pingan.journal import topics
from pingan.journal.topics import Topic
from pingan.people import roles
from pingan.people.actors import Actor, Principal
from pingan.people.reach import UNCUT, Cut, Reach, Span

ANONYMOUS, BEARER = "anonymous", "bearer"
# Columns of those who hold no post, and the spans there can be for them.
WITHOUT_POST = {ANONYMOUS: frozenset({Span.ANY}), BEARER: frozenset({Span.ANY, Span.CODE})}


class First(StrEnum):
    """What somebody who is signed in has to do before anything else opens to them."""

    FACTOR = "factor"  # show what they hold beside the password
    PASSWORD = "password"  # noqa: S105  choose one of their own in place of the one they were given
    SET_UP = "set_up"  # have something to hold: who administers is not let in by a password alone


# All that is open until then.
BEFORE_OWN_PASSWORD = frozenset({"people.session", "people.password"})
BEFORE: Mapping[First, frozenset[str]] = {
    First.FACTOR: frozenset({"people.session", "factors.confirm"}),
    First.PASSWORD: BEFORE_OWN_PASSWORD,
    First.SET_UP: frozenset({"people.session", "factors.confirm", "factors.own"}),
}
# The roles with a cell in this row do not come in by a password alone.
FACTOR_NEEDED = "factors.needed"
HEARING = "realtime.events"
# What everybody in the county hears of, whatever their role.
EVERYBODYS = (Topic.TERRITORY, Topic.CATEGORIES, Topic.CENTERS, Topic.CONFIG)

_OF_POSTS = frozenset(Span) - {Span.CODE}

Table = Mapping[str, Mapping[str, Reach]]

# What each operation can be cut by, said by the room whose operation it is; all others touch nothing of an
# area, a case or a person.
CUTS: Registry[Cut] = Registry("policy.cuts")


class NotYourOperation(Denied):
    """The post's role may not do this at all."""

    code = "not_your_operation"
    title = _("Your post does not include this. Switch to another post or ask your organisation.")


class HeardAct(Protocol):
    """What the hearing rule looks at in a journal act."""

    @property
    def topic(self) -> str: ...
    @property
    def area_code(self) -> str: ...
    @property
    def object_id(self) -> UUID: ...
    @property
    def hearers(self) -> Sequence[UUID]: ...
    @property
    def facts(self) -> Mapping[str, Any]: ...


def read_table(lines: Iterable[str], known: Iterable[str] | None = None) -> Table:
    """The table of a CSV text. Raises ImproperlyConfigured for a cell that means nothing, and where its
    columns are not just the `known` roles (those of `roles.csv`) and those who hold no post."""
    rows = csv.DictReader(lines)
    columns = set(rows.fieldnames or ()) - {"operation"}
    if columns != {*WITHOUT_POST, *(roles.ROLES if known is None else known)}:
        raise ImproperlyConfigured(f"policy.csv and roles.csv do not know the same roles: {sorted(columns)}.")
    return {
        operation: {role: _cell(operation, role, cell) for role, cell in row.items() if cell}
        for row in rows
        if (operation := row.pop("operation"))
    }


def _cell(operation: str, role: str, cell: str) -> Reach:
    try:
        return Reach.read(cell)
    except ImproperlyConfigured as wrong:
        raise ImproperlyConfigured(f"policy.csv: {operation} of {role}: {wrong}") from None


TABLE = read_table((roles.DIRECTORY / "policy.csv").read_text(encoding="utf-8").splitlines())


def misunderstood(table: Table) -> Iterator[str]:
    """Cells that the code behind their operation cannot cut by, and cuts of operations that are not there.

    Such a cell would mean nothing, or everything, and nobody would hear of it.
    """
    for operation, row in table.items():
        cut = CUTS.get(operation, UNCUT)
        for role, reach in row.items():
            if not cut.understands(reach) or reach.span not in WITHOUT_POST.get(role, _OF_POSTS):
                yield f"policy.csv: {operation} of {role} cannot reach {str(reach)!r}."
    for operation in set(CUTS) - set(table):
        yield f"policy.csv: there is no row {operation}."


def reach(principal: Principal | None, operation: str) -> Reach:
    """The reach of an operation for whoever this is (None: not signed in).

    Raises NotYourOperation where the table has no cell: what is not listed is refused.
    """
    found = reach_of(column_of(principal), operation)
    if found is None:
        raise NotYourOperation
    return found


def column_of(principal: Principal | None) -> str:
    """Whose column of the table is theirs."""
    if principal is None:
        return ANONYMOUS
    return principal.role if isinstance(principal, Actor) else BEARER


def scope(actor: Actor | None, operation: str) -> str:
    """The code of the area that an operation spans, for what shows everything in an area or nothing.

    Raises NotYourOperation where there is none.
    """
    ground = reach(actor, operation).ground(actor) if actor else None
    if ground is None:
        raise NotYourOperation
    return ground


def reach_of(role: str, operation: str) -> Reach | None:
    """The cell of the table; None for an empty one."""
    return TABLE.get(operation, {}).get(role)


def reaches_of(role: str) -> dict[str, Reach]:
    """Every operation the role may do, with its reach."""
    return {operation: row[role] for operation, row in TABLE.items() if role in row}


def may(role: str, operation: str) -> bool:
    return role in TABLE.get(operation, {})


def roles_that_may(operation: str) -> list[str]:
    """The roles with a cell in the operation's row."""
    return [role for role in TABLE.get(operation, {}) if role not in WITHOUT_POST]


def may_hear(actor: Actor, act: HeardAct) -> bool:
    """Whether an act of the journal is pushed to, and caught up by, this actor.

    The same reach as reading the case over HTTP; acts about residents are never pushed to anyone.
    """
    if topics.is_case(act.topic):
        return _hears_case(actor, act)
    if act.topic == Topic.PEOPLE:
        return act.object_id == actor.account_id
    return act.topic in EVERYBODYS and act.area_code.startswith(actor.county_code)


def _hears_case(actor: Actor, act: HeardAct) -> bool:
    allowed = reach_of(actor.role, HEARING)
    if allowed is None:
        return False
    if allowed.own and actor.account_id in act.hearers:
        return True
    by_task = allowed.span is Span.ORGANISATION
    ground = "" if by_task else allowed.ground(actor)
    if ground is None or (by_task and actor.organisation_id not in act.hearers):
        return False
    tracks = allowed.tracks
    if act.area_code.startswith(ground) and (tracks is None or topics.track_of(act.topic) in tracks):
        return True
    # Whoever had it in sight must hear that it left.
    was_area, was_track = act.facts.get("was_area"), act.facts.get("was_track")
    if was_area is None and was_track is None:
        return False
    track = was_track or topics.track_of(act.topic)
    return (was_area or act.area_code).startswith(ground) and allowed.includes(track)


def _areas(act: HeardAct) -> tuple[str, str]:
    return act.area_code, act.facts.get("was_area") or act.area_code


def ears(actor: Actor) -> frozenset[str | UUID]:
    """Under which words an act about a case, or about an account, must be called out for the actor to hear.

    For whoever looks up listeners instead of asking `may_hear` of each: those that `calls` names."""
    allowed = reach_of(actor.role, HEARING)
    ground = allowed.ground(actor) if allowed else None
    by_task = allowed is not None and allowed.span is Span.ORGANISATION
    return frozenset(
        [
            actor.account_id,
            *([ground] if ground is not None else []),
            *([actor.organisation_id] if by_task else []),
        ]
    )


def calls(act: HeardAct) -> Iterator[str | UUID]:
    """Everything under which an act is called out; `may_hear` decides among those who listen to it."""
    for area in dict.fromkeys(_areas(act)):
        yield from ancestry(area)
    yield act.object_id
    yield from act.hearers
