"""What the legal service station writes down."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from pingan.core import clock
from pingan.station.models import Consultation
from tests.contract.writes.walker import Room, Sent, World
from tests.territory.small_county import FIRST_GRID


def _advised() -> dict[str, Any]:
    said = {"channel": "walk_in", "state": "held", "topic": "debt", "summary": "告知途径"}
    return said | {"starts_at": clock.now().isoformat()}


def _consultation(method: str, path: str, **headers: str) -> Callable[[World], Sent]:
    def bring_about(world: World) -> Sent:
        station = "/station/consultations"
        assert Sent(world.at["wu"], "post", station, _advised()).send().status_code == 204
        said = SAID.get(path, {}) or _advised()
        return Sent(world.at["wu"], method, f"{station}/{Consultation.objects.get().pk}{path}", said, headers)

    return bring_about


SAID: dict[str, dict[str, Any]] = {
    "/rating": {"rating": "fair"},
    "/dispute": {"grid_code": FIRST_GRID, "kind": "neighbours"},
}

ROOM = Room(
    keyed={
        "consultations_write": lambda world: Sent(
            world.at["wu"], "post", "/station/consultations", _advised()
        ),
        "consultations_amend": _consultation("put", "", **{"If-Match": '"1"'}),
        "consultations_rate": _consultation("post", "/rating"),
        "consultations_refer": _consultation("post", "/dispute", **{"If-Match": '"1"'}),
    },
)
