"""What is told of a case beside its own row: each part by the module or room that knows it, registered once.

So what lies beside a case (what is asked of others, its files, its clocks) is described where it is kept, and
neither the description nor the contract has to import it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db import connection

from pingan.core.registry import Registry

if TYPE_CHECKING:
    from django.db.models import Model
    from rest_framework.fields import Field

    from pingan.cases.models import Case
    from pingan.people.actors import Actor


@dataclass(frozen=True, slots=True)
class Part:
    """One member of a case's description: `of` tells it to a viewer, `field` is its shape in the contract.

    `anew` tells it of a case that was reported this moment, of which nothing has to be looked up. `lies_in`
    are the tables, each with its column that names the case, of which one has a row where there is more to
    tell; without them it is always looked up.
    """

    of: Callable[[Case, Actor], Any]
    anew: Callable[[Case], Any]
    field: Callable[[], Field[Any, Any, Any, Any]]
    lies_in: tuple[tuple[type[Model], str], ...] = ()


# By the name of the member, in the order of the description.
PARTS: Registry[Part] = Registry("cases.parts")


def describe(case: Case, viewer: Actor) -> dict[str, Any]:
    """All parts of a case, as the viewer may know them.

    Most cases have few of them, so one statement asks which; what a part is made of is asked only then.
    """
    there = _found(case)
    return {
        name: part.of(case, viewer) if there.get(name, True) else part.anew(case)
        for name, part in PARTS.items()
    }


def describe_new(case: Case) -> dict[str, Any]:
    """The same of one that was reported this moment, without a query."""
    return {name: part.anew(case) for name, part in PARTS.items()}


def _found(case: Case) -> dict[str, bool]:
    """Of the parts that say where they lie: whether there is anything of them."""
    asked = {name: part.lies_in for name, part in PARTS.items() if part.lies_in}
    if not asked:
        return {}
    columns = ", ".join(
        " OR ".join(_exists(model, column) for model, column in lies_in) for lies_in in asked.values()
    )
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {columns}", {"case": case.pk})
        return dict(zip(asked, cursor.fetchone(), strict=True))


def _exists(model: type[Model], column: str) -> str:
    quoted = connection.ops.quote_name
    return f"EXISTS (SELECT FROM {quoted(model._meta.db_table)} WHERE {quoted(column)} = %(case)s)"
