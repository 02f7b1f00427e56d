"""Who is writing which form of a case: a lease of ninety seconds, renewed for as long as somebody types.

It is soft: no write is refused for want of one, for a desk whose line is bad must get its words through, and
what two have written at once is found by the version. It tells colleagues in time, by name, so that they need
not write the same twice. Whoever wants to write all the same takes it over: that is a line of the timeline,
and the other page is told at once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from typing import Any, Final
from uuid import UUID

from django.db import transaction

from pingan.cases import reach, selectors, tracks
from pingan.cases.effects import EFFECTS, Taking
from pingan.cases.models import Case, Lease
from pingan.cases.services import Target, lock_case, take_locked
from pingan.cases.workflow import Action
from pingan.core import clock
from pingan.core.registry import Registry
from pingan.people.actors import Actor
from pingan.people.selectors import names_of

OPERATION: Final = "cases.lease"
LASTS: Final = timedelta(seconds=90)
# Of several signs in a row only the first is written down.
RENEWED_BELOW: Final = LASTS - timedelta(seconds=10)

# Whoever shows them tells the open pages of a case that something is different: after the commit.
TOLD: Registry[Callable[[UUID], None]] = Registry("cases.leases")


@dataclass(frozen=True, slots=True)
class Writer:
    """Somebody who writes, and until when that is theirs."""

    what: str
    id: UUID
    name: str
    since: datetime
    until: datetime


def is_known(what: str) -> bool:
    """Whether it names a step of some track, and a part of it by id or number where it has several."""
    return what.partition(".")[0] in tracks.actions()


@transaction.atomic
def take(*, case_id: UUID, what: str, by: Actor) -> Writer:
    """Take the lease where it is free or one's own, and go on with it; else say whose it is.

    Raises NotFound outside the actor's reach.
    """
    case = selectors.get_case(by, case_id, operation=OPERATION)
    now = clock.now()
    lease, new = _locked(case.pk, what, by, now)
    if new or (lease.until <= now and lease.account != by.account_id):
        _give(lease, by, now)
    elif lease.account == by.account_id and lease.until < now + RENEWED_BELOW:
        _go_on(lease, now)
    return _told([lease])[0]


@transaction.atomic
def take_over(*, case_id: UUID, what: str, by: Actor) -> Writer:
    """Take the lease from whoever has it, which the timeline tells; where nobody else has it, as `take`.

    Raises NotFound outside the actor's reach, NotYourMove, WrongState.
    """
    case = lock_case(case_id, by)
    if not reach.holds(case, by, OPERATION):
        return take(case_id=case_id, what=what, by=by)
    lease, new = _locked(case.pk, what, by, clock.now())
    if new or lease.account == by.account_id or lease.until <= clock.now():
        return take(case_id=case_id, what=what, by=by)
    take_locked(case, Target(case.pk, None, by), Action.TAKE_OVER, what=what, lease=lease)
    return _told([lease])[0]


@transaction.atomic
def let_go(*, case_id: UUID, what: str, by: Actor) -> None:
    """The form is closed or sent. Nothing happens where the lease is another's by now."""
    case = selectors.get_case(by, case_id, operation=OPERATION)
    gone, _ = Lease.objects.filter(case=case.pk, what=what, account=by.account_id).delete()
    if gone:
        _tell(case.pk)


def writers_of(cases: Iterable[UUID]) -> dict[UUID, list[Writer]]:
    """Who writes what of these cases now, by case; who began first comes first."""
    rows = Lease.objects.filter(case__in=list(cases), until__gt=clock.now()).order_by("since", "id")
    found: dict[UUID, list[Writer]] = {}
    for row, writer in zip(rows, _told(rows), strict=True):
        found.setdefault(row.case, []).append(writer)
    return found


def shown_to(case: Case, viewer: Actor) -> list[Writer]:
    """Of one case, for those of its desks; nobody else is told."""
    return writers_of([case.pk]).get(case.pk, []) if reach.holds(case, viewer, OPERATION) else []


def sweep() -> None:
    """What ran out is of no use to anybody."""
    Lease.objects.filter(until__lt=clock.now() - LASTS).delete()


def register() -> None:
    EFFECTS.register("take_over_lease", _take_over)


def _take_over(taking: Taking) -> None:
    lease: Lease = taking.said["lease"]
    taking.data |= {"form": lease.what, "writer_id": str(lease.account)}
    _give(lease, taking.by, taking.at)


def _locked(case_id: UUID, what: str, by: Actor, now: datetime) -> tuple[Lease, bool]:
    """The row, locked; one that was not there is the actor's."""
    fresh = {"account": by.account_id, "since": now, "until": now}
    return Lease.objects.select_for_update().get_or_create(case=case_id, what=what, defaults=fresh)


def _give(lease: Lease, to: Actor, now: datetime) -> None:
    lease.account, lease.since = to.account_id, now
    _go_on(lease, now)


def _go_on(lease: Lease, now: datetime) -> None:
    lease.until = now + LASTS
    lease.save()
    _tell(lease.case)


def _tell(case_id: UUID) -> None:
    for tell in TOLD.values():
        transaction.on_commit(partial(tell, case_id), robust=True)


def _told(leases: Iterable[Lease]) -> list[Writer]:
    rows = list(leases)
    names: dict[UUID, Any] = names_of({row.account for row in rows}) if rows else {}
    return [Writer(row.what, row.account, names.get(row.account, ""), row.since, row.until) for row in rows]
