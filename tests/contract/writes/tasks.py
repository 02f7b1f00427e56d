"""What is asked of others about a case, and contests over duty."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from pingan.cases.models import Task
from tests.cast import part, signed_in
from tests.contract.writes.walker import Room, Sent, World


def _called(world: World) -> Sent:
    """A whistle that calls the township's desk from the mediators', which may ask what lies in its area."""
    world.report()
    said = {
        "kind": "whistle",
        "organisation_ids": [str(world.cast["wu"].organisation_id)],
        "text": "请来会商",
    }
    return Sent(world.at["li"], "post", f"/cases/{world.case}/tasks", said)


def _task(who: str, what: str, *before: tuple[str, str, dict[str, Any]], **said: Any) -> Any:
    def step(world: World, who: str, what: str, said: dict[str, Any]) -> Sent:
        task = Task.objects.get(case_id=world.case)
        return Sent(world.at[who], "post", f"/tasks/{task.pk}/{what}", said)

    def bring_about(world: World) -> Sent:
        assert _called(world).send().status_code == 200
        for earlier in before:
            assert step(world, *earlier).send().status_code == 200
        return step(world, who, what, said)

    return bring_about


def _disputed(world: World) -> Sent:
    world.report()
    if "feng" not in world.cast:
        world.cast["feng"] = part("feng")
        world.at["feng"] = signed_in(world.cast["feng"])
    said = {"text": "不归乡镇"}
    return Sent(world.at["li"], "post", f"/cases/{world.case}/duty_contest", said)


def _arbitrated(world: World) -> Sent:
    assert _disputed(world).send().status_code == 200
    said = {
        "lead_id": str(world.cast["wu"].organisation_id),
        "sort": "basic",
        "name": "水渠管护",
        "basis": "本县清单（示例）",
        "report": "归水务",
    }
    task = Task.objects.get(case_id=world.case)
    return Sent(world.at["feng"], "post", f"/tasks/{task.pk}/arbitrate", said)


def _proposed(what: str, **said: str) -> Callable[[World], Sent]:
    def bring_about(world: World) -> Sent:
        made = _arbitrated(world).send().json()
        return Sent(world.at["han"], "post", f"/duties/proposals/{made['id']}/{what}", said)

    return bring_about


FINISHED = ("wu", "finish", {"outcome": "done", "report": "到场了"})


RATED = ("li", "rate", {"rating": "satisfied", "text": "来得快"})


ROOM = Room(
    keyed={
        "cases_ask": _called,
        "tasks_arrive": _task("wu", "arrive"),
        "tasks_finish": _task("wu", "finish", outcome="declined", report="不归我们管"),
        "tasks_hand_over": _task("wu", "hand_over"),
        "tasks_withdraw": _task("li", "withdraw", reason="不用来了"),
        "tasks_rate": _task("li", "rate", FINISHED, rating="satisfied", text="来得快"),
        "tasks_reply": _task("wu", "reply", FINISHED, RATED, text="应该的"),
        "cases_contest_duty": _disputed,
        "tasks_arbitrate": _arbitrated,
        "duties_accept": _proposed("accept"),
        "duties_decline": _proposed("decline", reason="清单里已有"),
    },
)
