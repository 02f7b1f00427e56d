"""Who may do what: one table, `policy.csv`, and the few functions that read it.

A row is an operation (`cases.read`), a column a role, a cell the *reach*: which objects the role
finds there. An empty cell refuses. Everything outside a reach answers 404, like something absent.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from pathlib import Path
from typing import Protocol
from uuid import UUID

from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext_lazy as _

from pingan.core.errors import Denied
from pingan.journal import topics
from pingan.journal.topics import Topic
from pingan.people.actors import Actor, Role

ANONYMOUS = "anonymous"
# All that is open to somebody who still has a password that another person gave.
BEFORE_OWN_PASSWORD = frozenset({"people.session", "people.password"})


class Reach(StrEnum):
    """Which objects an operation may touch."""

    ANY = "any"  # not bound to an area
    AREA = "area"  # inside the post's area
    AREA_OR_OWN = "area_or_own"  # inside it, or reported or held by the account
    DISPUTES_OR_OWN = "disputes_or_own"  # disputes inside it, or reported or held by the account
    TOTALS = "totals"  # sums of the post's area, never a single object


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


_CASES = frozenset({Reach.AREA, Reach.AREA_OR_OWN, Reach.DISPUTES_OR_OWN})
_AREA = frozenset({Reach.AREA})
# The reaches that the code behind an operation can cut its answers by; all others touch nothing of an area.
_UNDERSTOOD: Mapping[str, frozenset[Reach]] = {
    "people.workers": _AREA,
    **dict.fromkeys(
        (
            *("cases.list", "cases.read", "cases.counts", "cases.act", "cases.photo"),
            *("mediation.read_sessions", "realtime.events"),
        ),
        _CASES,
    ),
    **dict.fromkeys(
        ("registry.households", "registry.household", "registry.reveal", "registry.remove"), _AREA
    ),
    "registry.totals": frozenset({Reach.TOTALS}),
    **dict.fromkeys(("maps.choropleth", "maps.tiles"), _AREA),
}
_ANY = frozenset({Reach.ANY})


def read_table(lines: Iterable[str]) -> Mapping[str, Mapping[str, Reach]]:
    """The table of a CSV text.

    Raises ImproperlyConfigured for a reach that its operation does not understand: such a cell would mean
    nothing, or everything, and nobody would hear of it.
    """
    return {
        operation: {role: _cell(operation, role, cell) for role, cell in row.items() if cell}
        for row in csv.DictReader(lines)
        if (operation := row.pop("operation"))
    }


def _cell(operation: str, role: str, cell: str) -> Reach:
    if cell not in _UNDERSTOOD.get(operation, _ANY):
        raise ImproperlyConfigured(f"policy.csv: {operation} of {role} cannot reach {cell!r}.")
    return Reach(cell)


TABLE = read_table((Path(__file__).parent / "policy.csv").read_text(encoding="utf-8").splitlines())


def reach(actor: Actor | None, operation: str) -> Reach:
    """The reach of an operation for this actor (None: not signed in).

    Raises NotYourOperation where the table has no cell: what is not listed is refused.
    """
    found = TABLE.get(operation, {}).get(actor.role if actor else ANONYMOUS)
    if found is None:
        raise NotYourOperation
    return found


def may(role: Role, operation: str) -> bool:
    return role in TABLE.get(operation, {})


def may_hear(actor: Actor, act: HeardAct) -> bool:
    """Whether an act of the journal is pushed to, and caught up by, this actor.

    The same reach as reading the case over HTTP; acts about residents are never pushed to anyone.
    """
    if topics.is_case(act.topic):
        return _hears_case(actor, act)
    if act.topic == Topic.PEOPLE:
        return act.object_id == actor.account_id
    return act.topic in (Topic.TERRITORY, Topic.CENTERS) and act.area_code.startswith(actor.county_code)


def _hears_case(actor: Actor, act: HeardAct) -> bool:
    allowed = TABLE["realtime.events"].get(actor.role)
    if allowed in (Reach.AREA_OR_OWN, Reach.DISPUTES_OR_OWN) and actor.account_id in act.hearers:
        return True
    if allowed == Reach.DISPUTES_OR_OWN and topics.track_of(act.topic) != "dispute":
        return False
    return allowed is not None and actor.covers(act.area_code)
