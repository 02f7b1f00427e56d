"""Which part of the map a viewer sees."""

from __future__ import annotations

from pingan.core.errors import NotFound
from pingan.people.actors import Actor
from pingan.people.policy import NotYourOperation, Reach


def scope_of(actor: Actor, reach: Reach) -> str:
    """The area code inside which the viewer may see sums and points.

    Maps show everything in an area or nothing: a reach that picks single cases (one's own, disputes only)
    is refused with NotYourOperation, since the sums cannot be cut that way.
    """
    if reach is not Reach.AREA:
        raise NotYourOperation
    return actor.area_code


def check_inside(scope: str, area_code: str) -> None:
    """Raises NotFound for an area outside the scope: hidden and absent look the same."""
    if not area_code.startswith(scope):
        raise NotFound
