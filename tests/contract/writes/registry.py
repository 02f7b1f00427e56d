"""Residents and households."""

from __future__ import annotations

from typing import Any

from pingan.core.ids import uuid7
from pingan.registry.services import NewHousehold, NewResident, register_household
from tests.contract.writes.walker import Room, Sent, World, later
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


def care(world: World) -> dict[str, Any]:
    """What a household asked for."""
    new = NewHousehold(FIRST_GRID, 2, [NewResident("张三（示例）")])
    register_household(new=new, notice_version="1", actor=None)
    return {
        "id": str(uuid7()),
        "household": str(new.id),
        "how": "spoken",
        "notice_version": "1",
        "wish": "帮忙买药",
        "every_days": 14,
        "next_on": later(3),
    }


def _agree(world: World) -> Sent:
    return Sent(world.at["qian"], "post", "/care", care(world))


def _of_care(world: World, method: str, path: str, said: dict[str, Any]) -> Sent:
    agreed = care(world)
    assert Sent(world.at["qian"], "post", "/care", agreed).send().status_code == 201
    return Sent(world.at["qian"], method, f"/care/{agreed['id']}{path}", said)


ROOM = Room(
    making={"care_agree": _agree},
    keyed={
        "care_visit": lambda world: _of_care(world, "post", "/visits", {"on": later(0), "outcome": "met"}),
        "care_end": lambda world: _of_care(world, "post", "/end", {"why": "withdrawn"}),
        "care_arrange": lambda world: _of_care(
            world, "put", "", {"every_days": 30, "next_on": later(9), "wish": "陪去卫生院"}
        ),
        "residents_reveal": reveal,
        "households_remove": _remove,
    },
)
