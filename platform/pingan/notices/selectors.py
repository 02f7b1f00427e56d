"""Reads of notices: one's own wishes, and the ledger of a county for whoever keeps it running."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import Any, Final

from django.db.models import Q

from pingan.cases.models import shown_code
from pingan.core import clock
from pingan.core.paging import Cursor, Order, Page, page
from pingan.notices import gateways, routes, services, texts, webpush, wishes
from pingan.notices.channels import CHANNELS
from pingan.notices.models import (
    UNREACHED,
    Contact,
    Gateway,
    Notice,
    Preference,
    Receipt,
    State,
    Subscription,
)
from pingan.notices.sections import CHANNEL_LABELS
from pingan.notices.wishes import USUAL
from pingan.people.actors import Actor
from pingan.people.models import Account
from pingan.people.roles import ROLES

NEWEST = Order("at", newest_first=True)
# So many are counted; more is no other trouble.
MOST_TOLD: Final = 100
# What the ledger can be asked for beside a state: all that came to nothing, and what its channel lost.
ALL_UNREACHED, UNDELIVERED = "unreached", "undelivered"
STATES = (ALL_UNREACHED, *(state.value for state in State), UNDELIVERED)


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
        "gathered_at": said.gathered_at(),
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


def ledger(
    viewer: Actor, state: str, *, channel: str = "", reason: str = "", cursor: Cursor | None, size: int
) -> Page[Notice]:
    """Notices of the viewer's county in one state, the newest first; of one channel or for one reason."""
    rows = Notice.objects.filter(_IN[state], county_code=viewer.county_code)
    if channel:
        rows = rows.filter(channel=channel)
    if reason:
        rows = rows.filter(reason=reason)
    return page(rows.select_related("account", "case"), NEWEST, cursor=cursor, size=size)


# The two that are no state are cut as their index is.
_IN: Mapping[str, Q] = {
    **{state.value: Q(state=state) for state in State},
    ALL_UNREACHED: UNREACHED,
    UNDELIVERED: UNREACHED & Q(state=State.SENT),
}


def unreached(county: str, *, most: int) -> int:
    """How many of the last day reached nobody, counted up to `most` along their index."""
    since = clock.now() - timedelta(days=1)
    lost = Notice.objects.filter(UNREACHED, county_code=county, at__gte=since).order_by("-at", "-id")
    return len(lost.values_list("pk", flat=True)[:most])


def unreached_of_all() -> list[str]:
    """Counties in which notices of the last day reached nobody, with how many."""
    found = {county: unreached(county, most=MOST_TOLD) for county in _counties()}
    return [f"{county} {n}{'+' if n >= MOST_TOLD else ''}" for county, n in found.items() if n]


def unheard_of_all() -> list[str]:
    """Acts that nobody hears of: by the table of a county that sends, and where none does yet by what comes
    with the platform."""
    tables = [routes.of_county(county) for county in _counties()] or [routes.by_act(routes.shipped())]
    return sorted({act for table in tables for act in routes.unheard(table)})[:MOST_TOLD]


def _counties() -> list[str]:
    return sorted(set(Gateway.objects.filter(is_on=True).values_list("county_code", flat=True)))


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
