"""Writes of notices that people make: their wishes and addresses, what they have seen, and once more."""

from __future__ import annotations

import hmac
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from pingan.cases import selectors as cases
from pingan.core import clock
from pingan.core.crypto import blind_index
from pingan.core.errors import NotFound
from pingan.notices import gateways
from pingan.notices.channels import CHANNELS, hook
from pingan.notices.errors import BadSignature, NoGateway, NotToBeSentAgain, UnfitAddress, UnknownPushService
from pingan.notices.models import Contact, Notice, Preference, Receipt, State, Subscription
from pingan.notices.webpush import Told
from pingan.people.actors import Actor
from pingan.people.models import Account, Device

# Of an address somebody sees again as much as they need to know it by.
_HEAD, _TAIL = 3, 4


@dataclass(frozen=True, slots=True)
class Said:
    """How somebody wants to be told, all of it."""

    off: Sequence[str]
    quiet: bool
    quiet_from: int
    quiet_to: int
    digest: bool
    language: str


@transaction.atomic
def wish(said: Said, *, by: Actor) -> None:
    """Keep how one wants to be told, from the next act on."""
    Account.objects.filter(pk=by.account_id).exclude(language=said.language).update(language=said.language)
    Preference.objects.update_or_create(
        account_id=by.account_id,
        defaults={
            "off": sorted(set(said.off)),
            "quiet": said.quiet,
            "quiet_from": said.quiet_from,
            "quiet_to": said.quiet_to,
            "digest": said.digest,
        },
    )


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
