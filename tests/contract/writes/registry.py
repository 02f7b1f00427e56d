"""Residents and households."""

from __future__ import annotations

from pingan.registry.services import NewHousehold, NewResident, register_household
from tests.contract.writes.walker import Room, Sent, World
from tests.territory.small_county import FIRST_GRID


def reveal(world: World) -> Sent:
    world.report()
    person = NewResident("张三（示例）", phone="12900001234")
    register_household(new=NewHousehold(FIRST_GRID, 2, [person]), notice_version="1", actor=None)
    body = {"field": "phone", "purpose": "call_back", "case_id": str(world.case)}
    return Sent(world.at["qian"], "post", f"/residents/{person.id}/reveal", body)


def _remove(world: World) -> Sent:
    new = NewHousehold(FIRST_GRID, 2, [NewResident("张三（示例）")])
    register_household(new=new, notice_version="1", actor=None)
    return Sent(world.at["qian"], "delete", f"/households/{new.id}", headers={"If-Match": '"1"'})


ROOM = Room(
    keyed={
        "residents_reveal": reveal,
        "households_remove": _remove,
    },
)
