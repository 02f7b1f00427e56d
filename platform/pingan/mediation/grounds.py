"""Where what lies beside a dispute is looked for: in the county and the township of its case.

Written beside each row, so that what comes next in a township is one range of an index however long the
county's history; and written anew when the case moves to another grid, whose people see to it from then on.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from django.db.models import Model

from pingan.cases.effects import AFTER, Taking
from pingan.cases.models import Case
from pingan.core.area_codes import county_of, township_of
from pingan.mediation.models import Appointment, Onward, Promise, Visit, Window

# Each with the way from it to its dispute.
BESIDE: Final[Mapping[type[Model], str]] = {
    Appointment: "dispute",
    Onward: "dispute",
    Promise: "agreement__dispute",
    Visit: "dispute",
    Window: "agreement__dispute",
}


def register() -> None:
    AFTER.register("mediation.grounds", _follow)


def ground_of(case: Case) -> dict[str, str]:
    """By the grid: what the database makes of it is not read again within the step that moves the case."""
    return {"county_code": county_of(case.grid_code), "township_code": township_of(case.grid_code)}


def _follow(taking: Taking, _action: str) -> None:
    if "grid_code" in taking.changed:
        for model, way in BESIDE.items():
            model._default_manager.filter(**{way: taking.case.pk}).update(**ground_of(taking.case))
