"""Which cases are known elsewhere under a number, and which name one: looked up whole, both ways."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from typing import Final
from uuid import UUID

from django.db.models import Q

from pingan.cases.elsewhere import ELSEWHERE, Elsewhere, folded
from pingan.cases.models import Case
from pingan.incoming.models import Number
from pingan.people.actors import Actor

# A number under which more lie (somebody's own running number after all) tells nothing; the newest are told.
MOST_FOUND: Final = 20


def keep_known(case_id: UUID, county: str, numbers: Collection[str]) -> None:
    """The case is known to others by these."""
    whole = {number for said in numbers if (number := folded(said)) is not None}
    _keep(case_id, county, whole, known=True)


def _named(case_id: UUID, numbers: Collection[str], _at: datetime, by: Actor) -> None:
    _keep(case_id, by.county_code, numbers, known=False)


def _keep(case_id: UUID, county: str, numbers: Collection[str], *, known: bool) -> None:
    rows = [Number(case_id=case_id, county_code=county, number=one, known=known) for one in sorted(numbers)]
    # A report that comes again names what it named; what a case is known by says more than that it names it.
    Number.objects.bulk_create(rows, ignore_conflicts=True)


def of_case(case: Case) -> set[UUID]:
    """Cases that have a number in common with this one, at least one of both known by it."""
    kept = Number.objects.filter(case=case).values_list("number", "known")
    known = {number for number, is_known in kept if is_known}
    return of_numbers(case.county_code, known, {number for number, _known in kept} - known)


def of_numbers(county: str, known: Collection[str], named: Collection[str]) -> set[UUID]:
    """Cases that are known by one of these or, of those that this matter is known by, name one."""
    if not known and not named:
        return set()
    either = Q(number__in=sorted(known)) | Q(number__in=sorted(named), known=True)
    found = Number.objects.filter(either, county_code=county).order_by("-case_id")
    return set(found.values_list("case_id", flat=True)[:MOST_FOUND])


def register() -> None:
    ELSEWHERE.register("incoming", Elsewhere(named=_named, of_case=of_case, of_numbers=of_numbers))
