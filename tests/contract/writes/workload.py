"""Tasks sent down, and complaints about what is asked."""

from __future__ import annotations

from typing import Any

from pingan.categories.models import Duty
from pingan.core import clock
from pingan.core.ids import uuid7
from pingan.workload.models import Assignment
from tests.contract.writes.walker import Room, Sent, World, joined, later
from tests.territory.small_county import COUNTY, FIRST_GRID


def task() -> dict[str, Any]:
    """By an item that lets it down."""
    item = Duty.objects.create(
        county_code=COUNTY,
        category="0506",
        level="township",
        kind="township_center",
        name="水渠",
        valid_from=clock.today(),
    )
    return {
        "id": str(uuid7()),
        "area": FIRST_GRID,
        "duty": item.pk,
        "title": "排查水渠",
        "reason": "汛期前",
        "minutes": 30,
        "until": later(5),
    }


def _give(world: World) -> Sent:
    return Sent(world.at["li"], "post", "/workload/assignments", task())


def _given(world: World, who: str, action: str, said: dict[str, Any]) -> Sent:
    assert _give(world).send().status_code == 201
    return Sent(world.at[who], "post", f"/workload/assignments/{Assignment.objects.get().pk}/{action}", said)


def complaint(world: World) -> dict[str, Any]:
    unit = str(world.cast["li"].organisation_id)
    return {"id": str(uuid7()), "kind": "traces", "words": "每天拍照", "unit": unit}


def _complain(world: World) -> Sent:
    joined(world, "feng")
    return Sent(world.at["qian"], "post", "/workload/complaints", complaint(world))


def _answer(world: World) -> Sent:
    sent = _complain(world)
    assert sent.send().status_code == 201
    (lying,) = world.at["feng"].get("/api/v1/workload/complaints").json()["items"]
    said = {"outcome": "changed", "words": "改为每周一次"}
    return Sent(world.at["feng"], "post", f"/workload/complaints/{lying['id']}/answer", said)


ROOM = Room(
    keyed={
        "assignments_withdraw": lambda world: _given(world, "li", "withdraw", {}),
        "assignments_complete": lambda world: _given(world, "qian", "complete", {"note": "已清"}),
        "complaints_answer": _answer,
    },
    making={
        "assignments_give": _give,
        "complaints_file": _complain,
    },
)
