"""What comes due after a mediation is told once: a visit, a promise, the end of the court's month.

As the watch over clocks does (`cases.watch`), each row says when it has to be looked at next, an index finds
those, and what is told is an act that nobody did. It is told in the morning of a day, never at night, and
changes neither state nor version.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from django.db import models, transaction

from pingan.cases.journalling import journal_case, standing_of
from pingan.cases.models import Case
from pingan.cases.reach import hearers_of
from pingan.core import clock
from pingan.journal.services import Fact
from pingan.mediation.confirmation import bars_of
from pingan.mediation.models import Keeping, Promise, Visit, Window
from pingan.mediation.visits import MORNING

PAGE: Final = 100


@dataclass(frozen=True, slots=True)
class Told:
    """What is told of a row, and when it is looked at again."""

    what: str
    facts: Mapping[str, Fact]
    again: datetime | None = None


@dataclass(frozen=True, slots=True)
class Noun:
    """A table of what comes due: which of its rows still do, whose case each is, what there is to tell."""

    model: Any
    still: models.Q
    case_of: str
    tell: Callable[[Any, datetime], Told | None]


def look() -> int:
    """Tell all that has to be told now; how many."""
    now = clock.now()
    told = 0
    for noun in NOUNS:
        while found := list(_due(noun, now)[:PAGE]):
            told += _tell(noun, found, now)
    return told


def _due(noun: Noun, now: datetime) -> models.QuerySet[Any]:
    rows: models.QuerySet[Any] = noun.model.objects.filter(noun.still, tell_at__lte=now)
    return rows.order_by("tell_at", "id").values_list("pk", noun.case_of)


@transaction.atomic
def _tell(noun: Noun, found: Sequence[tuple[UUID, UUID]], now: datetime) -> int:
    # The cases first, as every step does.
    ids = {case_id for _pk, case_id in found}
    locked = Case.objects.filter(pk__in=ids).order_by("pk").select_for_update(no_key=True)
    cases = {case.pk: case for case in locked}
    case_of = dict(found)
    rows = list(noun.model.objects.filter(noun.still, pk__in=case_of, tell_at__lte=now).order_by("pk"))
    acts = []
    for row in rows:
        told = noun.tell(row, now)
        row.tell_at = told.again if told else None
        if told is not None:
            acts.append((cases[case_of[row.pk]], told))
    noun.model.objects.bulk_update(rows, ["tell_at"])
    for case, told in sorted(acts, key=lambda act: act[0].grid_code):
        _journal(case, told)
    return len(acts)


@transaction.atomic
def tell(case_id: UUID, told: Told) -> None:
    """Tell it of a case now, which nobody's own step did."""
    _journal(Case.objects.select_for_update(no_key=True).get(pk=case_id), told)


def _journal(case: Case, told: Told) -> None:
    standing = standing_of(case)
    journal_case(
        standing,
        standing,
        type_=f"case.{told.what}",
        action=told.what,
        case_id=case.pk,
        version=case.version,
        quiet=True,
        hearers=hearers_of(case),
        by=None,
        more=told.facts,
    )


def _of_visit(visit: Visit, _now: datetime) -> Told:
    return Told("visit_due", {"visit": visit.number})


def _of_promise(promise: Promise, now: datetime) -> Told:
    facts = {"promise": promise.number}
    if now < promise.due_at:
        return Told("performance_due", facts, again=promise.due_at + MORNING)
    return Told("performance_late", facts)


def _of_window(window: Window, now: datetime) -> Told | None:
    if now >= window.due_at or bars_of(window.agreement.dispute.case, window.agreement):
        return None
    return Told("confirmation_ending", {})


NOUNS: Final = (
    Noun(Visit, models.Q(made_at=None), "dispute_id", _of_visit),
    Noun(Promise, ~models.Q(state=Keeping.DONE), "agreement__dispute_id", _of_promise),
    Noun(Window, models.Q(), "agreement__dispute_id", _of_window),
)
