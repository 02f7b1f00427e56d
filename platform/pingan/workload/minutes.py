"""What each unit asked of grid workers in a month: tasks and minutes. Figures of units, never of a person.

And what was not asked again: fields of the register that several forms ask for and that are filled in once,
and the lines of ledgers that were made of what had been entered before.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any, Final

from django.db.models import F, Sum

from pingan.core import clock
from pingan.core.area_codes import ancestry
from pingan.ledgers import forms
from pingan.ledgers.models import Ledger
from pingan.people import policy
from pingan.people.actors import Actor
from pingan.people.selectors import names_of_organisations
from pingan.workload.models import Asked, Assignment

# So far back a month can be asked for.
MONTHS: Final = 24


def first_of(month: date) -> date:
    return month.replace(day=1)


def next_month(month: date) -> date:
    return (first_of(month) + timedelta(days=31)).replace(day=1)


def asked_of(viewer: Actor, month: date) -> dict[str, Any]:
    """What was asked of the viewer's grid in a month, by unit."""
    ground = policy.scope(viewer, "workload.own_minutes")
    there = Assignment.objects.filter(
        area_code__in=list(ancestry(ground)), given_on__gte=month, given_on__lt=next_month(month)
    )
    rows: dict[Any, list[int]] = {}
    for unit, minutes in there.values_list("organisation_id", "minutes"):
        tasks, sum_ = rows.setdefault(unit, [0, 0])
        rows[unit] = [tasks + 1, sum_ + minutes]
    return _told(month, [(unit, tasks, minutes) for unit, (tasks, minutes) in rows.items()], viewer)


def asked_in(viewer: Actor, month: date) -> dict[str, Any]:
    """What was asked of all grid workers of the viewer's area in a month, by unit."""
    area = policy.scope(viewer, "workload.minutes")
    sums = Asked.objects.filter(month=month, township_code__startswith=area)
    rows = sums.values("organisation_id").annotate(n=Sum("tasks"), all=Sum("minutes"))
    return _told(month, list(rows.values_list("organisation_id", F("n"), F("all"))), viewer)


def _told(month: date, rows: list[tuple[Any, int, int]], viewer: Actor) -> dict[str, Any]:
    names = names_of_organisations(unit for unit, _tasks, _minutes in rows)
    units = [{"id": unit, "name": names.get(unit, ""), "tasks": n, "minutes": all_} for unit, n, all_ in rows]
    # By name: who asked for most is read off the figures.
    units.sort(key=lambda unit: (str(unit["name"]), str(unit["id"])))
    return {
        "month": month,
        "units": units,
        "tasks": sum(unit["tasks"] for unit in units),
        "minutes": sum(unit["minutes"] for unit in units),
        "spared": _spared(viewer, month),
    }


def _spared(viewer: Actor, month: date) -> dict[str, Any]:
    in_force = [form for form in forms.register_of(viewer.county_code) if not form.ended]
    names = [name for form in in_force for name in form.row["fields"]]
    repeated = {name for form in in_force for name in form.twice}
    begins, ends = clock.day_begins(month), clock.day_begins(next_month(month))
    # A range of those that are over; they are forgotten after a while, and so is this figure.
    made = Ledger.objects.filter(
        county_code=viewer.county_code, asked_at__gte=begins, asked_at__lt=ends, ended_at__isnull=False
    )
    lines = made.filter(trouble="").values_list("rows", flat=True)
    return {
        "fields": len(names),
        "repeated": sorted(repeated),
        "once": len(names) - sum(len(form.twice) for form in in_force) + len(repeated),
        "ledgers": len(lines),
        "lines": sum(lines),
    }
