"""Writes of notices that people make: their wishes and addresses, what they have seen, and once more."""

from __future__ import annotations

import hmac
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from hashlib import sha256
from typing import Any, TypedDict
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from pingan.cases import selectors as cases
from pingan.core import clock
from pingan.core.crypto import blind_index
from pingan.core.errors import NotFound, Problem
from pingan.notices import gateways
from pingan.notices.channels import CHANNELS, hook
from pingan.notices.errors import BadSignature, NoGateway, NotToBeSentAgain, UnfitAddress, UnknownPushService
from pingan.notices.models import Contact, Notice, Preference, Receipt, State, Subscription
from pingan.notices.webpush import Told
from pingan.people.actors import Actor
from pingan.people.models import Account, Device
from pingan.receipts import services as receipts
from pingan.receipts.services import Key

# Of an address somebody sees again as much as they need to know it by.
_HEAD, _TAIL = 3, 4


class Said(TypedDict, total=False):
    """How somebody wants to be told. What is left out stays: another page may have changed it meanwhile."""

    off: Sequence[str]
    quiet: bool
    quiet_from: int
    quiet_to: int
    digest: bool
    language: str


@transaction.atomic
def wish(said: Said, *, by: Actor) -> None:
    """Keep how one wants to be told, from the next act on."""
    language = said.pop("language", None)
    if language is not None:
        Account.objects.filter(pk=by.account_id).exclude(language=language).update(language=language)
    if "off" in said:
        said["off"] = sorted(set(said["off"]))
    if said:
        Preference.objects.update_or_create(account_id=by.account_id, defaults={**said})


@transaction.atomic
def be_reached(channel: str, address: str, *, by: Actor) -> None:
    """Keep where one is reached by a channel; empty: where the account says. Raises UnfitAddress."""
    own = Contact.objects.filter(account_id=by.account_id, channel=channel)
    if not address.strip():
        own.delete()
        return
    fit = CHANNELS[channel].fits(address)
    if fit is None:
        raise UnfitAddress(invalid_params=[{"name": "address", "reason": UnfitAddress.title}])
    contact = own.select_for_update().first()
    if contact is not None and contact.address == fit:
        return
    contact = contact or Contact(account_id=by.account_id, channel=channel)
    contact.address, contact.masked = fit, masked(fit)
    contact.save()


def masked(address: str) -> str:
    """`138****8000`; of a mailbox the host stands in full, of what is short only its first letter."""
    name, at, host = address.rpartition("@")
    if at:
        return f"{name[:1]}***@{host}"[:60]
    if len(address) <= _HEAD + _TAIL:
        return f"{address[:1]}***"
    return f"{address[:_HEAD]}****{address[-_TAIL:]}"[:60]


@transaction.atomic
def subscribe(told: Told, *, by: Actor, session_key: str) -> None:
    """Push to this browser from now on, as long as its session lasts. Raises UnknownPushService."""
    if not told.is_sound():
        raise UnknownPushService(invalid_params=[{"name": "endpoint", "reason": UnknownPushService.title}])
    device = Device.objects.filter(session_key=session_key, account_id=by.account_id).first()
    if device is None:
        raise NotFound
    mark = _mark(told.endpoint)
    known = Subscription.objects.select_for_update().filter(mark=mark).first()
    same = known is not None and (known.account_id, known.device_id) == (by.account_id, device.pk)
    if same and known is not None and known.told == told.dump():
        return
    # A browser is one person's: who was here before is told nothing on it any more.
    row = known or Subscription(mark=mark)
    row.account_id, row.device, row.told, row.at = by.account_id, device, told.dump(), clock.now()
    row.save()


def unsubscribe(endpoint: str, *, by: Actor) -> None:
    Subscription.objects.filter(account_id=by.account_id, mark=_mark(endpoint)).delete()


def _mark(endpoint: str) -> bytes:
    return blind_index(sha256(endpoint.encode()).hexdigest(), field="notices.endpoint")


def see(case_id: UUID, *, by: Actor) -> None:
    """Say that one has the case before one's eyes: what was told of it is seen. Raises NotFound."""
    cases.get_case(by, case_id, operation="cases.read")
    unseen = Notice.objects.filter(account_id=by.account_id, case_id=case_id, seen_at=None)
    unseen.update(seen_at=clock.now())


@transaction.atomic
def send_again(notice_id: UUID, *, by: Actor) -> Notice:
    """Let one that failed, or was left out, wait to be sent anew.

    Raises NotFound, NotToBeSentAgain, NoGateway.
    """
    row = Notice.objects.select_for_update().filter(pk=notice_id, county_code=by.county_code).first()
    if row is None:
        raise NotFound
    lost = Q(state__in=[State.FAILED, State.SKIPPED]) | Q(receipt=Receipt.UNDELIVERED)
    if not Notice.objects.filter(lost, pk=row.pk).exists():
        raise NotToBeSentAgain
    if gateways.of(row.county_code, row.channel) is None:
        raise NoGateway
    row.state, row.reason, row.ended_at, row.receipt = State.WAITING, "", None, ""
    row.attempts, row.tried_at, row.doubtful, row.bundle = 0, None, False, None
    # Whoever looks at it now means now, and the person.
    row.due_at, row.unless_seen, row.called_at = clock.now(), False, None
    row.save()
    return row


@dataclass(frozen=True, slots=True)
class Result:
    """What became of one of several: nothing is wrong, or this is."""

    id: UUID
    problem: Problem | None


def send_each_again(ids: Sequence[UUID], *, by: Actor, key: Key | None) -> Iterator[Result]:
    """Let one after the other be sent anew, each by itself: of many, one has always been seen to meanwhile.

    Under a key each has a receipt of its own, so that asked again after a lost answer nothing goes out twice.
    """
    for notice_id in ids:
        own = key and receipts.part_of(key, notice_id)
        try:
            with transaction.atomic():
                receipts.once(
                    own,
                    object_type="notice",
                    object_id=notice_id,
                    write=partial(send_again, notice_id, by=by),
                )
        except Problem as wrong:
            yield Result(notice_id, wrong)
        else:
            yield Result(notice_id, None)


# -- receipts --------------------------------------------------------------------------------------


@transaction.atomic
def take_receipts(
    county: str, channel: str, *, signature: str, at: str, body: bytes, told: Sequence[Mapping[str, Any]]
) -> int:
    """Keep what a channel tells later of what it took; of how many messages.

    What it tells again, or of others than ours, changes nothing. Raises BadSignature.
    """
    gateway = gateways.of(county, channel)
    secret = gateways.settings_of(gateway).get("receipts", "") if gateway is not None else ""
    fresh = at.isascii() and at.isdigit() and abs(clock.now().timestamp() - int(at[:12])) < _FRESH_SECONDS
    if not secret or not fresh or not hmac.compare_digest(hook.signature(secret, at, body), signature):
        raise BadSignature
    kept = 0
    for one in told:
        of_message = Notice.objects.filter(
            Q(pk=one["id"]) | Q(bundle=one["id"]), county_code=county, channel=channel
        )
        kept += (
            of_message.filter(state=State.SENT).exclude(receipt=one["status"]).update(receipt=one["status"])
        )
    return kept


_FRESH_SECONDS = 300
