"""The county's configuration."""

from __future__ import annotations

from io import BytesIO
from typing import Any

from PIL import Image

from pingan.core import clock
from tests.contract.writes.walker import Room, Sent, World


def module(shortcut: str) -> dict[str, Any]:
    return {"shortcut": shortcut, "text": "已收到，会有人联系您。", "roles": []}


def _change_configuration(world: World) -> Sent:
    seen = world.at["han"].get("/api/v1/config/texts")["ETag"]
    said = {"valid_from": clock.today().isoformat(), "rows": [module("hf")]}
    return Sent(world.at["han"], "put", "/config/texts", said, {"If-Match": seen})


def _undo_configuration(world: World) -> Sent:
    assert _change_configuration(world).send().status_code == 200
    (change,) = world.at["han"].get("/api/v1/config/changes").json()["items"]
    return Sent(world.at["han"], "post", f"/config/changes/{change['id']}/undo", {})


def _take_configuration(world: World) -> Sent:
    whole = world.at["han"].get("/api/v1/config")
    file = whole.json()
    file["sections"]["texts"] = [module("hf")]
    said = {"valid_from": clock.today().isoformat(), "dry_run": False, "file": file}
    return Sent(world.at["han"], "post", "/config", said, {"If-Match": whole["ETag"]})


def a_picture() -> bytes:
    out = BytesIO()
    Image.new("RGB", (64, 64), "red").save(out, "PNG")
    return out.getvalue()


def _put_emblem(world: World) -> Sent:
    return Sent(world.at["han"], "post", "/config/emblems", a_picture(), content_type="image/png")


ROOM = Room(
    keyed={
        "config_change": _change_configuration,
        "config_undo": _undo_configuration,
        "config_take": _take_configuration,
    },
    settled={"config_put_emblem": _put_emblem},
    reading=frozenset({"config_preview", "config_read_sheet"}),
)
