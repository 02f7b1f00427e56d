"""Sessions and devices."""

from __future__ import annotations

from django.conf import settings

from pingan.core.ids import uuid7
from pingan.people.devices import id_of
from pingan.people.models import Account, Post
from tests.cast import signed_in
from tests.contract.writes.walker import SECRET, Room, Sent, World


def _sign_out_device(world: World) -> Sent:
    lost = signed_in(world.cast["li"]).cookies[settings.SESSION_COOKIE_NAME].value
    return Sent(world.at["li"], "delete", f"/session/devices/{id_of(lost)}")


def _sign_out_others(world: World) -> Sent:
    signed_in(world.cast["li"])
    return Sent(world.at["li"], "delete", "/session/devices")


def _switch_post(world: World) -> Sent:
    li = world.cast["li"]
    # Nobody holds the same post twice at a time: another role there.
    other = Post.objects.get(pk=li.post_id)
    other.pk, other.role = uuid7(), "county_dispatcher"
    other.save(force_insert=True)
    return Sent(world.at["li"], "put", "/session/post", {"post_id": str(other.pk)})


def _change_password(world: World) -> Sent:
    account = Account.objects.get(pk=world.cast["li"].account_id)
    account.set_password(SECRET)
    account.save()
    said = {"old_password": SECRET, "new_password": "another-long-secret-word"}
    return Sent(world.at["li"], "put", "/session/password", said)


ROOM = Room(
    keyed={
        "session_sign_out_device": _sign_out_device,
    },
    settled={
        "session_sign_out": lambda world: Sent(world.at["li"], "delete", "/session"),
        "session_sign_out_others": _sign_out_others,
        "session_switch_post": _switch_post,
        "session_language": lambda world: Sent(
            world.at["li"], "put", "/session/language", {"language": "en"}
        ),
        "session_change_password": _change_password,
    },
    # A password is judged each time it is given, and each time it is right begins a session of its own.
    anew=frozenset({"session_sign_in"}),
)
