"""Ledgers, and the register of forms."""

from __future__ import annotations

from pingan.config import sections as config_sections
from pingan.config import selectors as config_selectors
from pingan.config import services as config
from pingan.core import clock
from pingan.core.ids import uuid7
from tests.contract.writes.walker import Room, Sent, World, later


def _ledger(world: World) -> Sent:
    today = clock.today().isoformat()
    said = {"id": str(uuid7()), "kind": "cases", "since": today, "until": today, "purpose": "meeting"}
    return Sent(world.at["li"], "post", "/ledgers", said)


def _asked_again(world: World) -> Sent:
    form = {
        "code": "mz-01",
        "name": "独居老人情况表",
        "owner": "民政局",
        "basis": "示例文件",
        "since": later(-30),
        "until": later(30),
        "fields": ["姓名", "住址"],
    }
    section = config_sections.SECTIONS["forms"]
    seen = config_selectors.table(section, world.cast["han"].county_code).version
    wanted = config.Wanted(section, [form], clock.today(), seen)
    config.change(wanted, by=world.cast["han"])
    return Sent(world.at["qian"], "post", "/forms/asked_again", {"form": "mz-01", "field": "住址"})


ROOM = Room(
    making={
        "ledgers_ask": _ledger,
    },
    settled={
        # Its sender is kept nowhere, a key of theirs neither: once a day it is settled.
        "forms_asked_again": _asked_again,
    },
)
