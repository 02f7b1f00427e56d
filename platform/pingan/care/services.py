"""Writes of visits: agreed to, paid, arranged anew, ended. Only in the worker's own grid, only by consent."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final
from uuid import UUID

from django.db import transaction

from pingan.care.errors import AlreadyAgreed, CareEnded, TooManyAgreements, UnfitDay
from pingan.care.models import Agreement, End, Visit
from pingan.core import clock, erased
from pingan.core.errors import NotFound
from pingan.journal import services as journal
from pingan.journal.topics import Topic
from pingan.people import policy
from pingan.people.actors import Actor
from pingan.receipts import services as receipts
from pingan.receipts.services import Key, Once
from pingan.registry.models import Household

# As many as a page may name persons.
MOST_OF_GRID: Final = 50
FARTHEST: Final = timedelta(days=180)
# A phone may lie in a drawer for a while before it tells of a visit.
LONGEST_AGO: Final = timedelta(days=60)


@dataclass(frozen=True, slots=True)
class Agreed:
    """What a household asked for, as the worker wrote it down with them."""

    id: UUID
    household: UUID
    how: str
    notice_version: str
    wish: str
    every_days: int
    next_on: date

    @property
    def sent(self) -> Mapping[str, Any]:
        said = {name: getattr(self, name) for name in ("how", "notice_version", "wish", "every_days")}
        return {**said, "household": str(self.household), "next_on": self.next_on.isoformat()}


def agree(agreed: Agreed, *, by: Actor) -> Once[Agreement]:
    """Write down that a household wants to be visited. The same again is done once.

    Raises NotFound for a household of another grid, AlreadyAgreed, UnfitDay, TooManyAgreements and
    PayloadMismatch.
    """
    key = Key(by.account_id, agreed.id, receipts.fingerprint(by.account_id, "care", agreed.sent))
    return receipts.once(key, object_type="care", object_id=agreed.id, write=lambda: _agree(agreed, by))


def _agree(agreed: Agreed, by: Actor) -> Agreement:
    grid = _grid(by)
    # Locked, so that two phones of a grid do not both agree with it.
    there = Household.objects.select_for_update().filter(pk=agreed.household, grid_code=grid).first()
    if there is None:
        raise NotFound
    open_here = Agreement.objects.filter(grid_code=grid, ended_on=None)
    if open_here.filter(household=there).exists():
        raise AlreadyAgreed
    if len(open_here.values_list("pk")[:MOST_OF_GRID]) == MOST_OF_GRID:
        raise TooManyAgreements
    _refuse_unfit("next_on", agreed.next_on, ahead=True)
    one = Agreement(
        id=agreed.id,
        household=there,
        grid_code=grid,
        how=agreed.how,
        notice_version=agreed.notice_version,
        agreed_on=clock.today(),
        wish=agreed.wish or None,
        every_days=agreed.every_days,
        next_on=agreed.next_on,
        by_id=by.account_id,
        at=clock.now(),
    )
    one.save(force_insert=True)
    _record("care.agreed", one, by)
    return one


@dataclass(frozen=True, slots=True)
class Visited:
    """A visit as it was paid; `next_on` None: after the rhythm that was agreed to."""

    on: date
    outcome: str
    note: str = ""
    next_on: date | None = None


@transaction.atomic
def visit(*, agreement_id: UUID, visited: Visited, by: Actor) -> None:
    """Record a visit and when the next one is. Raises NotFound, CareEnded, UnfitDay."""
    one = _locked(agreement_id, by)
    _refuse_unfit("on", visited.on, ahead=False)
    following = visited.next_on or max(
        visited.on + timedelta(days=one.every_days), clock.today() + timedelta(days=1)
    )
    _refuse_unfit("next_on", following, ahead=True)
    Visit.objects.create(
        agreement=one,
        on=visited.on,
        outcome=visited.outcome,
        note=visited.note or None,
        by_id=by.account_id,
        at=clock.now(),
    )
    one.next_on = following
    one.save(update_fields=["next_on"])
    _record("care.visited", one, by)


@transaction.atomic
def arrange(*, agreement_id: UUID, wish: str, every_days: int, next_on: date, by: Actor) -> None:
    """Other words, another rhythm, another day. Raises NotFound, CareEnded, UnfitDay."""
    one = _locked(agreement_id, by)
    if next_on != one.next_on:
        _refuse_unfit("next_on", next_on, ahead=True)
    one.wish, one.every_days, one.next_on = wish or None, every_days, next_on
    one.save(update_fields=["wish", "every_days", "next_on"])
    _record("care.arranged", one, by)


@transaction.atomic
def end(*, agreement_id: UUID, why: str, by: Actor) -> None:
    """End the visits, by the household's word or because there is no need. What was said and every visit are
    erased; that it was agreed to and ended stays. Raises NotFound, CareEnded."""
    one = _locked(agreement_id, by)
    erased.note("care", [one.pk])
    erase_again([one.pk], End(why))
    one.end = why
    _record("care.ended", one, by)


def erase_again(ids: Sequence[UUID | str], why: End = End.WITHDRAWN) -> int:
    """End those of them that go on, or go on again in a copy that was put back, and forget what was said."""
    known = [UUID(str(one)) for one in ids]
    Visit.objects.filter(agreement__in=known).delete()
    going_on = Agreement.objects.filter(pk__in=known, ended_on=None)
    return going_on.update(wish=None, ended_on=clock.today(), end=why)


def _locked(agreement_id: UUID, by: Actor) -> Agreement:
    found = Agreement.objects.select_for_update(no_key=True)
    one = found.filter(pk=agreement_id, grid_code=_grid(by)).first()
    if one is None:
        raise NotFound
    if one.ended_on is not None:
        raise CareEnded
    return one


def _grid(by: Actor) -> str:
    return policy.scope(by, "care.keep")


def _refuse_unfit(name: str, day: date, *, ahead: bool) -> None:
    today = clock.today()
    # What was arranged without signal may arrive after its day: then the visit is due.
    latest = today + FARTHEST if ahead else today
    fits = today - LONGEST_AGO <= day <= latest
    if not fits:
        raise UnfitDay(invalid_params=[{"name": name, "reason": UnfitDay.title}])


def _record(word: str, one: Agreement, by: Actor) -> None:
    """Acts about households are heard by nobody (`people.policy.may_hear`)."""
    journal.record(
        area_code=one.grid_code,
        type=word,
        topic=Topic.REGISTRY,
        object_type="care",
        object_id=one.pk,
        actor=by.account_id,
        post=by.post_id,
        facts={"end": one.end},
    )
