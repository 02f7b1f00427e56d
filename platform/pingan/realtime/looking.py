"""Who else has a case open, and who writes in it: told to those who may open it, by name, for as long as they
look and no longer.

No truth depends on it. A look is a row that its socket's process renews; whoever leaves is gone at once, and
with a process that dies within a minute.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any, Final
from uuid import UUID

from rest_framework import serializers

from pingan.cases import leases, reach
from pingan.cases.leases import Writer
from pingan.cases.models import Case
from pingan.cases.parts import Part
from pingan.core import clock
from pingan.people import policy
from pingan.people.actors import Actor
from pingan.people.selectors import names_of
from pingan.realtime.models import Look

OPERATION: Final = "cases.look"
# A process renews its looks three times as often.
GONE_AFTER: Final = timedelta(seconds=45)


@dataclass(frozen=True, slots=True)
class Looker:
    """Somebody with the case open; `idle` where they have not touched their page for a while."""

    id: UUID
    name: str
    idle: bool


def look(socket: UUID, actor: Actor, case: UUID | None, *, idle: bool) -> bool:
    """Keep that the socket looks at this case, and at no other; False where it may not, or at none."""
    if case is None or not may_look(actor, case):
        Look.objects.filter(pk=socket).delete()
        return False
    seen = {"case": case, "account": actor.account_id, "idle": idle, "at": clock.now()}
    Look.objects.update_or_create(pk=socket, defaults=seen)
    return True


def may_look(actor: Actor, case: UUID) -> bool:
    """Whether the actor is one of those who are told, and of whom is told."""
    if not policy.may(actor.role, OPERATION):
        return False
    return Case.objects.filter(reach.where(actor, OPERATION), pk=case).exists()


def renew(sockets: Iterable[UUID]) -> None:
    """They still look; and what is long gone is swept away."""
    now = clock.now()
    Look.objects.filter(pk__in=list(sockets)).update(at=now)
    Look.objects.filter(at__lt=now - 2 * GONE_AFTER).delete()


def lookers_at(cases: Iterable[UUID]) -> dict[UUID, list[Looker]]:
    """Who has them open, by case, each once however many windows they have; by name."""
    rows = Look.objects.filter(case__in=list(cases), at__gte=clock.now() - GONE_AFTER)
    idle: dict[UUID, dict[UUID, bool]] = {}
    for row in rows:
        of_case = idle.setdefault(row.case, {})
        of_case[row.account] = of_case.get(row.account, True) and row.idle
    names = names_of({account for of_case in idle.values() for account in of_case})
    return {
        case: sorted(
            (Looker(account, names.get(account, ""), away) for account, away in of_case.items()),
            key=lambda looker: (looker.name, looker.id),
        )
        for case, of_case in idle.items()
    }


@dataclass(frozen=True, slots=True)
class Sight:
    """What a page is told of the case it has open."""

    lookers: list[Looker] = field(default_factory=list)
    writers: list[Writer] = field(default_factory=list)


def sights_of(cases: Collection[UUID]) -> dict[UUID, Sight]:
    """Who has them open and who writes what of them, by case."""
    lookers, writers = lookers_at(cases), leases.writers_of(cases)
    return {case: Sight(lookers.get(case, []), writers.get(case, [])) for case in cases}


def others(lookers: Iterable[Looker], viewer: Actor) -> list[Looker]:
    return [looker for looker in lookers if looker.id != viewer.account_id]


class LookerOut(serializers.Serializer[Any]):
    id = serializers.UUIDField()
    name = serializers.CharField()
    idle = serializers.BooleanField(help_text="They have not touched their page for a while.")


def _of_case(case: Case, viewer: Actor) -> list[Mapping[str, Any]]:
    if not reach.holds(case, viewer, OPERATION):
        return []
    found = others(lookers_at([case.pk]).get(case.pk, ()), viewer)
    return [{"id": looker.id, "name": looker.name, "idle": looker.idle} for looker in found]


PART = Part(
    of=_of_case,
    anew=lambda _case: [],
    field=lambda: LookerOut(many=True, help_text="Who else has it open, for those of its desks."),
    lies_in=((Look, "case"),),
)
