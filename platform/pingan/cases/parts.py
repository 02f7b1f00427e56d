"""What is told of a case beside its own row: each part by the module or room that knows it, registered once.

So what lies beside a case (what is asked of others, its files, its clocks) is described where it is kept, and
neither the description nor the contract has to import it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pingan.core.registry import Registry

if TYPE_CHECKING:
    from rest_framework.fields import Field

    from pingan.cases.models import Case
    from pingan.people.actors import Actor


@dataclass(frozen=True, slots=True)
class Part:
    """One member of a case's description: `of` tells it to a viewer, `field` is its shape in the contract.

    `anew` tells it of a case that was reported this moment, of which nothing has to be looked up.
    """

    of: Callable[[Case, Actor], Any]
    anew: Callable[[Case], Any]
    field: Callable[[], Field[Any, Any, Any, Any]]


# By the name of the member, in the order of the description.
PARTS: Registry[Part] = Registry("cases.parts")


def describe(case: Case, viewer: Actor) -> dict[str, Any]:
    """All parts of a case, as the viewer may know them."""
    return {name: part.of(case, viewer) for name, part in PARTS.items()}


def describe_new(case: Case) -> dict[str, Any]:
    """The same of one that was reported this moment, without a query."""
    return {name: part.anew(case) for name, part in PARTS.items()}
