"""What a phone measures helps, but is no condition: what cannot be true is left out, the report stays."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from pingan.core import clock, guards
from pingan.core.errors import BadInput
from pingan.territory.datum import LngLat, to_cgcs2000

# Half way round the globe: a receiver that is off by more is not on it. A poor figure below is kept as it is.
FARTHEST_OFF_M = 20_037_508.0


@dataclass(frozen=True, slots=True)
class Place:
    """Where the reporter says it is: a point in a named datum, WGS-84 from a phone's browser."""

    lng: float
    lat: float
    datum: str
    accuracy_m: float | None = None
    captured_at: datetime | None = None

    def point(self) -> LngLat:
        """In CGCS2000. Raises BadInput off the globe, which undoing a map maker's shift may step off."""
        return guards.point(*to_cgcs2000(*guards.point(self.lng, self.lat), self.datum))


def believable(place: Place | None, *, received_at: datetime) -> tuple[Place | None, list[str]]:
    """(the place without what cannot be true, the dotted names of what was left out)."""
    if place is None:
        return None, []
    try:
        place.point()
    except BadInput:
        return None, ["location"]
    dropped = []
    if place.accuracy_m is not None and not 0 <= place.accuracy_m <= FARTHEST_OFF_M:
        place, dropped = replace(place, accuracy_m=None), ["location.accuracy_m"]
    if clock.doubtful(place.captured_at, told_at=received_at):
        place, dropped = replace(place, captured_at=None), [*dropped, "location.captured_at"]
    return place, dropped
