"""Reads of notices: one's own wishes, and the ledger of a county for whoever keeps it running."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db.models import Q

from pingan.cases.models import shown_code
from pingan.core.paging import Cursor, Order, Page, page
from pingan.notices import gateways, routes, services, texts, webpush, wishes
from pingan.notices.channels import CHANNELS
from pingan.notices.models import Contact, Gateway, Notice, Preference, Receipt, State, Subscription
from pingan.notices.sections import CHANNEL_LABELS
from pingan.notices.wishes import USUAL
from pingan.people.actors import Actor
from pingan.people.models import Account
from pingan.people.roles import ROLES

NEWEST = Order("at", newest_first=True)
# What the ledger's page can be asked for, beside a state: what reached nobody after all.
UNDELIVERED = "undelivered"
STATES = (*(state.value for state in State), UNDELIVERED)


def wishes_of(viewer: Actor, *, session_key: str) -> dict[str, Any]:
    """How the viewer is told: by what, where, and when not."""
    row = Preference.objects.filter(pk=viewer.account_id).first()
    said = USUAL if row is None else wishes.of_row(row)
    account = Account.objects.get(pk=viewer.account_id)
    here = Subscription.objects.filter(account_id=viewer.account_id, device__session_key=session_key)
    return {
        "channels": [_channel(gateway, account, said) for gateway in _open(viewer.county_code)],
        "quiet": said.quiet,
        "quiet_from": said.quiet_from,
        "quiet_to": said.quiet_to,
        "digest": said.digest,
        "language": texts.language_of(account.language),
        "push_key": webpush.public_key(),
        "pushed_here": here.exists(),
    }


def _open(county: str) -> list[Gateway]:
    found = {one.channel: one for one in Gateway.objects.filter(county_code=county, is_on=True)}
    return [found[code] for code in gateways.CODES if code in found]


def _channel(gateway: Gateway, account: Account, said: wishes.Wishes) -> dict[str, Any]:
    from pingan.notices.sending import addresses

    code = gateway.channel
    own = Contact.objects.filter(account_id=account.pk, channel=code).values_list("masked", flat=True).first()
    to = addresses(gateway, {account.pk: account}).get(account.pk)
    by_address = CHANNELS[code].by_address
    return {
        "code": code,
        "label": CHANNEL_LABELS[code],
        "on": code not in said.off,
        "by_address": by_address,
        # Where nothing of their own stands, what the account says.
        "address": own or (services.masked(to) if to and by_address else ""),
        "own": own is not None,
        "reached": bool(to),
    }


def ledger(viewer: Actor, state: str, *, cursor: Cursor | None, size: int) -> Page[Notice]:
    """Notices of the viewer's county in one state, the newest first."""
    rows = Notice.objects.filter(county_code=viewer.county_code)
    if state == UNDELIVERED:
        rows = rows.filter(state=State.SENT, receipt=Receipt.UNDELIVERED)
    else:
        rows = rows.filter(state=state)
    return page(rows.select_related("account", "case"), NEWEST, cursor=cursor, size=size)


def described(row: Notice, table: routes.Routes, language: str) -> dict[str, Any]:
    """A row as the ledger's page shows it: who is to hear is a colleague; where, is not told."""
    said = [one for one in table.get(row.act, ()) if one.audience == row.audience]
    role = ROLES.get(row.audience)
    return {
        "id": row.pk,
        "at": row.at,
        "act": row.act,
        "says": said[0].told(language) if said else row.act,
        "code": shown_code(row.case.code),
        "recipient": row.account.name,
        "audience": row.audience,
        "role": (role.label_en if language == "en" else role.label) if role else "",
        "channel": row.channel,
        "label": CHANNEL_LABELS.get(row.channel, row.channel),
        "urgent": row.urgent,
        "state": row.state,
        "reason": row.reason,
        "receipt": row.receipt,
        "due_at": row.due_at,
        "ended_at": row.ended_at,
        "attempts": row.attempts,
        "seen": row.seen_at is not None,
        "again": row.state in (State.FAILED, State.SKIPPED) or row.receipt == Receipt.UNDELIVERED,
    }


def channels_of(viewer: Actor) -> dict[str, Any]:
    """How each way out is, and which acts nobody hears of by the county's own table."""
    known = {one.channel: one for one in Gateway.objects.filter(county_code=viewer.county_code)}
    return {
        "items": [_gateway(code, known.get(code)) for code in gateways.CODES],
        "unheard": routes.unheard(routes.of_county(viewer.county_code)),
    }


def _gateway(code: str, one: Gateway | None) -> Mapping[str, Any]:
    waiting = Notice.objects.filter(Q(state=State.WAITING), channel=code)
    return {
        "code": code,
        "label": CHANNEL_LABELS[code],
        "set_up": one is not None,
        "on": one is not None and one.is_on,
        "trouble": one.trouble if one else "",
        "held_until": one.held_until if one else None,
        "took_at": one.took_at if one else None,
        "waits": one is not None and waiting.filter(county_code=one.county_code).exists(),
    }
