"""Reads of visits: those of the worker's own grid, whoever is due before the rest. There is no other list."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Any, Final
from uuid import UUID

from django.db.models import F, OuterRef, Subquery, Window
from django.db.models.functions import RowNumber

from pingan.care.models import Agreement, Visit
from pingan.care.services import MOST_OF_GRID
from pingan.people import policy
from pingan.people.actors import Actor
from pingan.registry.models import Resident

# Of each household.
VISITS_TOLD: Final = 3


def of_grid(viewer: Actor) -> list[dict[str, Any]]:
    """What was agreed to in the viewer's grid and goes on, the next visit first, with the last visits."""
    grid = policy.scope(viewer, "care.read")
    householder = Resident.objects.filter(household=OuterRef("household"), position=1).values("name_masked")
    rows = list(
        Agreement.objects.filter(grid_code=grid, ended_on=None)
        .annotate(serial=F("household__serial"), householder=Subquery(householder))
        .order_by("next_on", "id")[:MOST_OF_GRID]
    )
    visits = _last_visits([one.pk for one in rows])
    return [_described(one, visits[one.pk]) for one in rows]


def _last_visits(agreements: Sequence[UUID]) -> dict[UUID, list[Visit]]:
    numbered = Window(RowNumber(), partition_by=F("agreement"), order_by=F("id").desc())
    last = Visit.objects.filter(agreement__in=agreements).annotate(number=numbered)
    found: dict[UUID, list[Visit]] = defaultdict(list)
    for one in last.filter(number__lte=VISITS_TOLD).order_by("agreement", "-id"):
        found[one.agreement_id].append(one)
    return found


def _described(one: Any, visits: Sequence[Visit]) -> dict[str, Any]:
    same = ("id", "serial", "householder", "how", "agreed_on", "every_days", "next_on")
    return {
        **{name: getattr(one, name) for name in same},
        "household_id": one.household_id,
        "wish": one.wish or "",
        "visits": [{"on": two.on, "outcome": two.outcome, "note": two.note or ""} for two in visits],
    }
