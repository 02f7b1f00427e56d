"""The devices a person is signed in on: seen and signed out by that person, from any one of them.

A device is its session row, whose key is the whole secret; outside it is known by a hash of that key.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from hashlib import sha256
from typing import TypedDict
from uuid import UUID

from django.db import connection, transaction
from django.db.models import Q
from django.db.models.functions import Greatest

from pingan.core import clock
from pingan.core.errors import NotFound
from pingan.core.postgis.statements import Statement
from pingan.people import policy
from pingan.people.actors import Actor
from pingan.people.errors import ThisDevice
from pingan.people.journalling import journal_own
from pingan.people.models import Account, Device, Post
from pingan.people.user_agents import name_of

# Pages are opened all day; a person only needs to know whether the lost one was used since.
OPENED_STEP = timedelta(minutes=10)
# So many silent phones are told at once; a township with more has another trouble.
MOST_SILENT = 100

# With every batch of every phone. Put together anew it was two fifths of what a batch costs beside its acts.
_NOTE_WAITING = Statement(
    "people_note_waiting",
    """
    UPDATE people_device SET waiting = %(waiting)s, oldest_at = %(oldest_at)s, spoke_at = %(now)s
    WHERE session_key = %(key)s
      AND (waiting <> %(waiting)s OR spoke_at IS NULL OR spoke_at < %(long_ago)s)
    """,
    {
        **{"key": "text", "waiting": "int", "oldest_at": "timestamptz"},
        **{"now": "timestamptz", "long_ago": "timestamptz"},
    },
)


class DeviceView(TypedDict):
    id: UUID
    machine: str
    browser: str
    signed_in_at: datetime | None
    last_opened_at: datetime | None
    this_device: bool


class SilentPhone(TypedDict):
    worker: str
    worker_id: UUID | None
    organisation: str
    machine: str
    last_spoke_at: datetime | None
    waiting: int
    oldest_at: datetime | None


class SilentPhones(TypedDict):
    items: list[SilentPhone]
    more: bool


def id_of(session_key: str) -> UUID:
    """The name of a device for the outside: from it nobody gets back to the key."""
    return UUID(bytes=sha256(f"pingan device {session_key}".encode()).digest()[:16])


def devices_of(actor: Actor, *, here: str) -> list[DeviceView]:
    """Where the account is signed in: this device (the session key `here`) first, then the newest."""
    signed_in = Device.objects.filter(account_id=actor.account_id, expire_date__gt=clock.now())
    found = sorted(
        signed_in.order_by("-signed_in_at", "session_key"), key=lambda device: device.session_key != here
    )
    return [_view(device, here) for device in found]


def note_opened(session_key: str) -> None:
    """A page was opened on the device: to ten minutes, for its owner to know it by, not a record of work."""
    long_ago = Q(last_opened_at__isnull=True) | Q(last_opened_at__lt=clock.now() - OPENED_STEP)
    Device.objects.filter(long_ago, session_key=session_key).update(last_opened_at=clock.now())


def note_waiting(session_key: str, *, waiting: int, oldest_at: datetime | None) -> None:
    """A phone has handed something in: so much still waits on it, the oldest since then.

    Only the last word is kept, and to ten minutes where it says nothing new: that a phone has fallen silent
    is to be seen, and not what its worker does when.
    """
    now = clock.now()
    told = {"key": session_key, "waiting": waiting, "oldest_at": oldest_at, "now": now}
    with connection.cursor() as cursor:
        _NOTE_WAITING.execute(cursor, told | {"long_ago": now - OPENED_STEP})


def note_signing_key(session_key: str, key: bytes) -> UUID:
    """By this key the device signs from now on; what the device is called outside."""
    Device.objects.filter(session_key=session_key).exclude(signing_key=key).update(signing_key=key)
    return id_of(session_key)


def signing_key_of(account_id: UUID, device_id: UUID) -> bytes | None:
    """By which key a device of the account signs; None where it is not signed in any more, or never said."""
    signed_in = Device.objects.filter(account_id=account_id, expire_date__gt=clock.now())
    keys = signed_in.values_list("session_key", "signing_key")
    key = next((key for session_key, key in keys if id_of(session_key) == device_id), None)
    return None if key is None else bytes(key)


def silent_phones(viewer: Actor, *, days: int) -> SilentPhones:
    """Phones of workers of the viewer's area that have not spoken for so many days, the longest silent first.

    Of those who may be handed a case there and hold their post today; nothing is told but when each last
    spoke and how much waited on it then.
    """
    scope = policy.scope(viewer, "outbox.silent")
    posts = Post.objects.current(clock.today()).filter(
        area_code__startswith=scope, role__in=policy.roles_that_may("cases.be_given"), account__is_active=True
    )
    spoke = Greatest("spoke_at", "last_opened_at", "signed_in_at")
    found = (
        Device.objects.filter(expire_date__gt=clock.now(), post__in=posts)
        .annotate(last=spoke)
        .filter(last__lt=clock.now() - timedelta(days=days))
        .select_related("account", "post__organisation")
        .order_by("last", "session_key")[: MOST_SILENT + 1]
    )
    phones = list(found)
    return {"items": [_silent(phone) for phone in phones[:MOST_SILENT]], "more": len(phones) > MOST_SILENT}


def hold_account(account_id: UUID) -> Account:
    """The account, locked until the transaction ends.

    Whatever starts a session and whatever ends sessions holds it: a session that is being started while
    the others are ended would outlive them.
    """
    return Account.objects.select_for_update(no_key=True).get(pk=account_id)


@transaction.atomic
def sign_out_device(*, actor: Actor, here: str, device_id: UUID) -> None:
    """Sign out another of one's own devices. Raises ThisDevice for the one in hand, NotFound for others'."""
    if device_id == id_of(here):
        raise ThisDevice
    hold_account(actor.account_id)
    keys = Device.objects.filter(account_id=actor.account_id).values_list("session_key", flat=True)
    key = next((key for key in keys if id_of(key) == device_id), None)
    if key is None:
        raise NotFound
    Device.objects.filter(session_key=key).delete()
    journal_own("people.device_signed_out", actor, {"devices": 1})


@transaction.atomic
def sign_out_other_devices(*, actor: Actor, here: str) -> None:
    """Sign out everywhere but on the device in hand. Nothing is journalled where there was no other."""
    hold_account(actor.account_id)
    gone, _of_each = Device.objects.filter(account_id=actor.account_id).exclude(session_key=here).delete()
    if gone:
        journal_own("people.device_signed_out", actor, {"devices": gone})


def _silent(phone: Device) -> SilentPhone:
    return {
        "worker": phone.account.name if phone.account else "",
        "worker_id": phone.account_id,
        "organisation": phone.post.organisation.name if phone.post else "",
        "machine": name_of(phone.user_agent).machine.value,
        "last_spoke_at": phone.last,  # type: ignore[attr-defined]  # annotated
        "waiting": phone.waiting,
        "oldest_at": phone.oldest_at,
    }


def _view(device: Device, here: str) -> DeviceView:
    name = name_of(device.user_agent)
    return {
        "id": id_of(device.session_key),
        "machine": name.machine.value,
        "browser": name.browser.value,
        "signed_in_at": device.signed_in_at,
        "last_opened_at": device.last_opened_at,
        "this_device": device.session_key == here,
    }
