"""What administrators and townships write about people at work."""

from __future__ import annotations

from functools import partial
from typing import Any
from uuid import UUID

from pingan.core import clock
from pingan.core.ids import uuid7
from pingan.identities.models import Identity
from pingan.people.models import Account
from pingan.staff.models import Absence, Nomination, Roll
from tests.cast import signed_in
from tests.contract.writes.walker import Room, Sent, World, joined, later
from tests.factors.people import set_up_phone
from tests.staff.people import a_worker, table_of
from tests.territory.small_county import FIRST_GRID

WHY = {"why": "新到岗"}


def _new_account(world: World) -> Sent:
    said = {"id": str(uuid7()), "username": "xinren", "name": "新人", "area_code": FIRST_GRID} | WHY
    return Sent(world.at["han"], "post", "/staff/accounts", said)


def _of_account(do: str, world: World) -> Sent:
    return Sent(world.at["han"], "post", f"/staff/accounts/{world.cast['qian'].account_id}/{do}", WHY)


def _open_again(world: World) -> Sent:
    Account.objects.filter(pk=world.cast["qian"].account_id).update(is_active=False)
    return _of_account("open", world)


def _sign_out(world: World) -> Sent:
    joined(world, "cai")
    signed_in(world.cast["qian"])
    return Sent(world.at["cai"], "post", f"/staff/accounts/{world.cast['qian'].account_id}/sign_out", WHY)


def _reset_factor(world: World) -> Sent:
    joined(world, "cai")
    set_up_phone(world.at["qian"])
    return Sent(world.at["cai"], "post", f"/staff/accounts/{world.cast['qian'].account_id}/factor/reset", WHY)


def _unbind(world: World) -> Sent:
    joined(world, "cai")
    of = world.cast["qian"].account_id
    Identity.objects.create(account_id=of, issuer="https://id.test", subject="7", bound_at=clock.now())
    return Sent(world.at["cai"], "put", f"/staff/accounts/{of}/identity", WHY | {"subject": ""})


def _change(world: World) -> Sent:
    said = {"name": "钱小禾", "phone": "0871-5550001"} | WHY
    path = f"/staff/accounts/{world.cast['qian'].account_id}"
    return Sent(world.at["han"], "put", path, said, {"If-Match": '"1"'})


def wanted(account_id: UUID, **changes: Any) -> dict[str, Any]:
    said = {"id": str(uuid7()), "account_id": str(account_id), "role": "grid_worker", "area_code": FIRST_GRID}
    return said | {"starts_on": clock.today().isoformat()} | WHY | changes


def _nominate(world: World) -> Sent:
    return Sent(world.at["han"], "post", "/staff/nominations", wanted(a_worker("xin").pk))


def _nominated(world: World) -> UUID:
    assert _nominate(world).send().status_code == 201
    return Nomination.objects.get().pk


def _settle(world: World) -> Sent:
    joined(world, "cai")
    said = {"nominations": [str(_nominated(world))], "give": True}
    return Sent(world.at["cai"], "post", "/staff/nominations/settle", said)


def _withdraw(world: World) -> Sent:
    return Sent(world.at["han"], "delete", f"/staff/nominations/{_nominated(world)}")


def _end_post(world: World) -> Sent:
    said = {"on": later(30)} | WHY
    return Sent(world.at["han"], "post", f"/staff/posts/{world.cast['qian'].post_id}/end", said)


def _away(world: World) -> Sent:
    said = {"id": str(uuid7()), "post_id": str(world.cast["qian"].post_id)}
    return Sent(
        world.at["li"], "post", "/staff/absences", said | {"first_day": later(1), "last_day": later(3)}
    )


def _back(world: World) -> Sent:
    assert _away(world).send().status_code == 201
    return Sent(world.at["li"], "delete", f"/staff/absences/{Absence.objects.get().pk}")


def _roll(world: World) -> Sent:
    path = f"/staff/rolls/{uuid7()}?name=staff.csv&why=first"
    return Sent(world.at["han"], "put", path, table_of({"姓名": "新人"}), content_type="text/csv")


def _take_in(world: World) -> Sent:
    assert _roll(world).send().status_code == 200
    return Sent(world.at["han"], "post", f"/staff/rolls/{Roll.objects.get().pk}/take_in")


ROOM = Room(
    keyed={"staff_change_account": _change},
    making={"staff_open_account": _new_account, "staff_nominate": _nominate, "staff_put_absence": _away},
    settled={
        "staff_shut_account": partial(_of_account, "shut"),
        "staff_open_again": _open_again,
        "staff_sign_out": _sign_out,
        "staff_reset_factor": _reset_factor,
        "staff_bind_identity": _unbind,
        "staff_settle": _settle,
        "staff_withdraw_nomination": _withdraw,
        "staff_end_post": _end_post,
        "staff_cancel_absence": _back,
        "staff_roll_hand_in": _roll,
        "staff_roll_take_in": _take_in,
    },
    # A password is told once: sent again, another one is given, and the last is the one that counts.
    anew=frozenset({"staff_give_passwords"}),
)
