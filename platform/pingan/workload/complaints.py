"""Complaints of workers: against the list, asked again, made for show. A post of the county answers.

A complaint goes to an organisation that is not the one it is about, which never reads it. Nobody reads who
wrote it: no answer of this room names them, no act of the journal does, and whoever answers answers it, not
them. It has a clock; once it is late the level above reads it, too.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Final
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet

from pingan.categories.duties import name_of
from pingan.core import clock
from pingan.core.area_codes import ancestry
from pingan.core.errors import NotFound
from pingan.core.limits import Limit
from pingan.core.paging import Cursor, Order, Page, page, page_of_ranges
from pingan.journal import services as journal
from pingan.journal.topics import Topic
from pingan.people import selectors as people
from pingan.people.actors import Actor
from pingan.people.models import Organisation
from pingan.people.roles import KINDS
from pingan.receipts import services as receipts
from pingan.receipts.services import Key, Once
from pingan.territory import calendar
from pingan.workload.errors import AlreadyAnswered, NobodyAnswers, TooManyComplaints, UnknownUnit
from pingan.workload.models import Assignment, Complaint

# As long as a matter of the hotline may take that needs looking into.
WORKING_DAYS: Final = 10
NEWEST: Final = Order("at", newest_first=True)
COMPLAINING = Limit("workload.complain", at_most=10, window=timedelta(days=1), problem=TooManyComplaints)
_AT_ONCE: Final = 200


@dataclass(frozen=True, slots=True)
class Said:
    """A complaint as its writer wrote it: about a unit of the house, a task of one, or a unit by its name."""

    id: UUID
    kind: str
    words: str
    unit: UUID | None = None
    unit_name: str = ""
    assignment: UUID | None = None

    @property
    def sent(self) -> Mapping[str, Any]:
        return {
            "kind": self.kind,
            "words": self.words,
            "unit": str(self.unit or ""),
            "unit_name": self.unit_name,
            "assignment": str(self.assignment or ""),
        }


def complain(said: Said, *, by: Actor) -> Once[Complaint]:
    """Hand in a complaint. The same again is done once.

    Raises UnknownUnit, NobodyAnswers, TooManyComplaints and PayloadMismatch.
    """
    key = Key(by.account_id, said.id, receipts.fingerprint(by.account_id, "complaint", said.sent))
    if not receipts.is_known(key):
        COMPLAINING.take(str(by.account_id))
    return receipts.once(key, object_type="complaint", object_id=said.id, write=lambda: _file(said, by))


def _file(said: Said, by: Actor) -> Complaint:
    assignment = _assignment(said, by)
    unit = _unit(said, assignment, by)
    if unit is None and not said.unit_name:
        raise UnknownUnit(invalid_params=[{"name": "unit", "reason": UnknownUnit.title}])
    answering = _answering(by.county_code, unit)
    if not answering:
        raise NobodyAnswers
    now = clock.now()
    one = Complaint(
        id=said.id,
        organisation=answering[0],
        above=answering[1] if len(answering) > 1 else None,
        unit=unit,
        unit_name="" if unit else said.unit_name,
        kind=said.kind,
        assignment=assignment,
        words=said.words,
        author_id=by.account_id,
        at=now,
        due_at=calendar.add_working_days(now, WORKING_DAYS),
    )
    one.save(force_insert=True)
    _record("workload.complained", one)
    return one


def _assignment(said: Said, by: Actor) -> Assignment | None:
    if said.assignment is None:
        return None
    around = Assignment.objects.filter(area_code__in=list(ancestry(by.area_code)))
    found = around.select_related("organisation").filter(pk=said.assignment).first()
    if found is None:
        raise UnknownUnit(invalid_params=[{"name": "assignment", "reason": UnknownUnit.title}])
    return found


def _unit(said: Said, assignment: Assignment | None, by: Actor) -> Organisation | None:
    if assignment is not None:
        return assignment.organisation
    if said.unit is None:
        return None
    found = Organisation.objects.filter(pk=said.unit, area_code__startswith=by.county_code).first()
    if found is None:
        raise UnknownUnit(invalid_params=[{"name": "unit", "reason": UnknownUnit.title}])
    return found


def _answering(county_code: str, unit: Organisation | None) -> list[Organisation]:
    """Who may answer, the nearest first: the county's organisations whose people answer complaints, without
    the one complained of."""
    found = people.employers_of("workload.complaints", county_code).order_by("area_code", "-is_usual", "id")
    others = [one for one in found if unit is None or one.pk != unit.pk]
    first_of_kind = {one.kind: one for one in reversed(others)}
    # What reports to another stands before it.
    return sorted(first_of_kind.values(), key=lambda one: -_height(one.kind))


def _height(kind: str) -> int:
    """How many kinds stand above it."""
    above = KINDS[kind].above if kind in KINDS else ""
    return 1 + _height(above) if above else 0


@transaction.atomic
def answer(*, complaint_id: UUID, outcome: str, words: str, by: Actor) -> Complaint:
    """Say what came of it. Raises NotFound where it is not the viewer's to answer, AlreadyAnswered."""
    found = Complaint.objects.select_for_update(no_key=True).filter(pk=complaint_id).first()
    if found is None or not _may_read(found, by):
        raise NotFound
    if found.answered_at is not None:
        raise AlreadyAnswered
    found.outcome, found.answer = outcome, words
    found.answered_at, found.answered_by_id = clock.now(), by.account_id
    found.save(update_fields=["outcome", "answer", "answered_at", "answered_by"])
    _record("workload.complaint_answered", found, by)
    return found


def _may_read(one: Complaint, viewer: Actor) -> bool:
    raised = one.raised_at is not None and one.above_id == viewer.organisation_id
    return one.unit_id != viewer.organisation_id and (raised or one.organisation_id == viewer.organisation_id)


def raise_late() -> int:
    """Let the level above read what has not been answered in time; how many."""
    late = Complaint.objects.filter(
        due_at__lt=clock.now(), answered_at=None, raised_at=None, above__isnull=False
    )
    raised = 0
    for pk in late.order_by("due_at").values_list("pk", flat=True)[:_AT_ONCE]:
        with transaction.atomic():
            one = late.select_for_update(no_key=True, of=("self",)).filter(pk=pk).first()
            if one is not None:
                one.raised_at = clock.now()
                one.save(update_fields=["raised_at"])
                _record("workload.complaint_raised", one)
                raised += 1
    return raised


def _record(word: str, one: Complaint, by: Actor | None = None) -> None:
    """Whoever complained is in no act: an act is heard, and read in audits, by more than who answers."""
    journal.record(
        area_code=one.organisation.area_code,
        type=word,
        topic=Topic.WORKLOAD,
        object_type="complaint",
        object_id=one.pk,
        actor=by.account_id if by else None,
        post=by.post_id if by else None,
        facts={"kind": one.kind, "outcome": one.outcome},
    )


# -- read ------------------------------------------------------------------------------------------


def to_answer(viewer: Actor, *, cursor: Cursor | None, size: int) -> Page[Complaint]:
    """What lies with the viewer's organisation, and what was raised to it, the newest first."""
    ours = viewer.organisation_id
    with_us = _whole().filter(organisation_id=ours)
    raised = _whole().filter(above_id=ours, raised_at__isnull=False)
    return page_of_ranges([with_us, raised], NEWEST, cursor=cursor, size=size)


def own(viewer: Actor, *, cursor: Cursor | None, size: int) -> Page[Complaint]:
    """What the viewer complained of, and what was answered."""
    return page(_whole().filter(author_id=viewer.account_id), NEWEST, cursor=cursor, size=size)


def _whole() -> QuerySet[Complaint]:
    return Complaint.objects.select_related("organisation", "unit", "assignment")


def described(one: Complaint) -> dict[str, Any]:
    """A complaint for whoever answers it, and for its writer: who that is stands nowhere in it."""
    return {
        "id": one.pk,
        "kind": one.kind,
        "unit": name_of(one.unit) if one.unit else one.unit_name,
        "task": one.assignment.title if one.assignment else None,
        "words": one.words,
        "lies_with": name_of(one.organisation),
        "at": one.at,
        "due_at": one.due_at,
        "late": one.answered_at is None and one.due_at < clock.now(),
        "raised_at": one.raised_at,
        "outcome": one.outcome,
        "answer": one.answer or "",
        "answered_at": one.answered_at,
    }
