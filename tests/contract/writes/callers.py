"""Who told us of a case."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from tests.cast import body_of
from tests.contract.writes.walker import Room, Sent, World

CALLER = {"name": "王小河（示例）", "phone": "12900001234"}


def _with_caller(path: str, **said: Any) -> Callable[[World], Sent]:
    """Something about whoever told li's desk of the case."""

    def bring_about(world: World) -> Sent:
        body = body_of(caller=CALLER)
        world.case = UUID(body["id"])
        assert Sent(world.at["li"], "post", "/cases", body).send().status_code == 201
        # Whoever called when a case was made of it has its id.
        told = {name: str(world.case) if one == "the caller" else one for name, one in said.items()}
        return Sent(world.at["li"], "post", f"/cases/{world.case}/{path}", told)

    return bring_about


ROOM = Room(
    keyed={
        "callers_add": _with_caller("callers", caller=CALLER, text="又打来一次"),
        "callers_reveal": _with_caller("caller/reveal", purpose="answer"),
        "callers_reply": _with_caller(
            "replies", caller_id="the caller", stage="accepted", channel="phone", text="已受理"
        ),
    },
    reading=frozenset({"callers_known", "replies_preview"}),
    telling_else=frozenset({"callers_reveal"}),
)
