"""How people want to be told, and what channels tell."""

from __future__ import annotations

import json

from pingan.core import clock
from pingan.core.ids import uuid7
from pingan.notices import gateways
from pingan.notices.channels.hook import SIGNATURE, TIME, signature
from pingan.notices.models import Notice, State
from tests.cast import Browser
from tests.contract.writes.walker import Room, Sent, World
from tests.notices.sandbox import Browser as Subscriber
from tests.territory.small_county import COUNTY

WISHES = {
    "off": ["sms"],
    "quiet": True,
    "quiet_from": 21,
    "quiet_to": 6,
    "digest": True,
    "language": "zh",
}


def a_notice(world: World, state: str = State.FAILED) -> Notice:
    """One of a case of qian's grid, which did not come through."""
    gateways.set_up(COUNTY, "hook", {"url": "http://127.0.0.1:9/", "secret": "s"})
    world.report()
    li = world.cast["li"]
    failed = state == State.FAILED
    return Notice.objects.create(
        id=uuid7(),
        county_code=COUNTY,
        seq=1,
        act="case.reported",
        audience="dispatcher",
        case_id=world.case,
        account_id=li.account_id,
        post=li.post_id,
        channel="hook",
        state=state,
        reason="gave_up" if failed else "",
        at=clock.now(),
        due_at=clock.now(),
        ended_at=clock.now(),
    )


def _push(world: World) -> Sent:
    told = Subscriber("https://fcm.googleapis.com/fcm/send/abc").told
    said = {"on": True, "endpoint": told.endpoint, "p256dh": told.p256dh, "auth": told.auth}
    return Sent(world.at["li"], "put", "/notices/push", said)


def _see(world: World) -> Sent:
    world.report()
    return Sent(world.at["li"], "post", "/notices/seen", {"case_id": str(world.case)})


def _again(world: World) -> Sent:
    return Sent(world.at["han"], "post", f"/notices/{a_notice(world).pk}/again", {})


def _each_again(world: World) -> Sent:
    return Sent(world.at["han"], "post", "/notices/again", {"ids": [str(a_notice(world).pk)]})


def _receipts(world: World) -> Sent:
    notice = a_notice(world, State.SENT)
    gateways.set_up(COUNTY, "hook", {"url": "http://127.0.0.1:9/", "secret": "s", "receipts": "shared"})
    body = json.dumps({"receipts": [{"id": str(notice.pk), "status": "undelivered"}]}).encode()
    at = str(int(clock.now().timestamp()))
    signed = {SIGNATURE: signature("shared", at, body), TIME: at}
    return Sent(Browser(), "post", f"/notices/receipts/{COUNTY}/hook", body, signed)


ROOM = Room(
    keyed={
        "notices_send_again": _again,
        "notices_send_each_again": _each_again,
    },
    settled={
        "notices_wish": lambda world: Sent(world.at["li"], "put", "/notices/wishes", WISHES),
        "notices_be_reached": lambda world: Sent(
            world.at["li"], "put", "/notices/addresses/email", {"address": "li@example.cn"}
        ),
        "notices_push": _push,
        "notices_see": _see,
        "notices_receipts": _receipts,
    },
)
