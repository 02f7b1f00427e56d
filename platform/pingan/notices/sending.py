"""Sending what is due: one process at a time for each county and channel.

A try is written down before it is made, and what came of it as soon as the channel says so. Whoever is killed
in between leaves a row that is `doubtful`: it goes out again under the same id where the channel tells an id
once (`Channel.repeats`), and otherwise never, but to the ledger and the desk's telephone. The lock is the
connection's, so it goes with a process that dies, and the next one begins at once.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime, timedelta
from typing import Any, Final
from uuid import UUID
from zlib import crc32

from django.db import connection, transaction
from django.db.models import Q

from pingan.cases.models import Case, shown_code
from pingan.core import clock
from pingan.core.ids import uuid7
from pingan.core.locks import SENDING
from pingan.notices import audiences, following, gateways, texts
from pingan.notices.channels import CHANNELS
from pingan.notices.channels.base import Away, Came, Message, Outcome
from pingan.notices.models import WAITS, Contact, Gateway, Notice, State
from pingan.notices.routes import of_county
from pingan.people.models import Account

log = logging.getLogger(__name__)

# So many are tried in one go; their addresses and cases are read together.
BATCH: Final = 100
# A worker that also serves other counties and channels gives way after so many; the ticker asks again.
MOST: Final = 1_000
# A try that came to nothing is made again after so long, twice as long each time; then no more.
FIRST_PAUSE: Final = timedelta(seconds=30)
MOST_ATTEMPTS: Final = 6
# What nobody could be told for so long is no news any more.
USEFUL: Final = timedelta(hours=24)
LEFT, NO_ADDRESS, SEEN, OVER = "left", "no_address", "seen", "over"
GAVE_UP, TOO_LATE, IN_DOUBT = "gave_up", "too_late", "in_doubt"


def due() -> list[tuple[str, str]]:
    """Counties and channels with something to be sent now, by a channel that takes it."""
    now = clock.now()
    free = Gateway.objects.filter(Q(held_until=None) | Q(held_until__lte=now), is_on=True)
    return [
        (county, channel)
        for county, channel in free.values_list("county_code", "channel").order_by("county_code", "channel")
        if Notice.objects.filter(WAITS, county_code=county, channel=channel, due_at__lte=now).exists()
    ]


def send_due(county: str, channel: str, *, most: int = MOST) -> int:
    """Send what is due by one channel, batch by batch; how many were seen to. Nothing while another does."""
    seen_to = 0
    with _alone(county, channel) as mine:
        while mine and seen_to < most:
            gateway = gateways.of(county, channel)
            if gateway is None or (gateway.held_until is not None and gateway.held_until > clock.now()):
                break
            taken = _take(gateway)
            if not taken:
                break
            seen_to += len(taken)
            if not _send(gateway, [row for row in taken if row.state == State.WAITING]):
                break
    return seen_to


@contextmanager
def _alone(county: str, channel: str) -> Iterator[bool]:
    """Whether nobody else sends by this channel; the lock is held until the block ends, or the process."""
    lock = (SENDING, crc32(f"{county} {channel}".encode()) & 0x7FFFFFFF)
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s, %s)", lock)
        mine: bool = cursor.fetchone()[0]
    try:
        yield mine
    finally:
        if mine:
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_unlock(%s, %s)", lock)


# -- taking ----------------------------------------------------------------------------------------


@transaction.atomic
def _take(gateway: Gateway) -> list[Notice]:
    """The next that are due. Those not to be sent any more are ended here; all others are written down as
    tried, before anything is sent."""
    now = clock.now()
    waiting = Notice.objects.filter(
        WAITS, county_code=gateway.county_code, channel=gateway.channel, due_at__lte=now
    )
    repeats = CHANNELS[gateway.channel].repeats(gateways.settings_of(gateway))
    # Where nothing may be sent twice, one at a time is in doubt and no more.
    batch = BATCH if repeats else 1
    rows = list(waiting.order_by("due_at", "id").select_for_update(skip_locked=True)[:batch])
    rows = _with_their_bundles(rows)
    reasons = _reasons_not_to(rows, now, repeats=repeats)
    for row in rows:
        state, why = reasons.get(row.pk, (State.WAITING, ""))
        if state != State.WAITING:
            _end(row, state, why, now)
            if why == LEFT:
                following.address_again(row)
        else:
            row.attempts, row.tried_at, row.doubtful = row.attempts + 1, now, True
    _bundle([row for row in rows if row.state == State.WAITING])
    Notice.objects.bulk_update(rows, _CHANGED)
    return rows


_CHANGED: Final = ["state", "reason", "ended_at", "attempts", "tried_at", "doubtful", "bundle", "due_at"]


def _with_their_bundles(rows: list[Notice]) -> list[Notice]:
    """A digest that was tried before goes out again as it was, whatever else is due by now."""
    bundles = {row.bundle for row in rows if row.bundle is not None}
    if not bundles:
        return rows
    known = {row.pk for row in rows}
    rest = Notice.objects.filter(WAITS, bundle__in=bundles).exclude(pk__in=known).order_by("id")
    return [*rows, *rest.select_for_update(skip_locked=True)]


def _reasons_not_to(
    rows: Sequence[Notice], now: datetime, *, repeats: bool
) -> Mapping[UUID, tuple[State, str]]:
    posts = audiences.still_there(row.post for row in rows)
    closed = set(
        Case.objects.filter(pk__in={row.case_id for row in rows}, closed_at__isnull=False).values_list(
            "pk", flat=True
        )
    )
    found: dict[UUID, tuple[State, str]] = {}
    for row in rows:
        if row.post not in posts:
            found[row.pk] = (State.SKIPPED, LEFT)
        elif row.unless_seen and row.seen_at is not None:
            found[row.pk] = (State.SKIPPED, SEEN)
        elif row.unless_seen and row.case_id in closed:
            found[row.pk] = (State.SKIPPED, OVER)
        elif row.doubtful and not repeats:
            found[row.pk] = (State.FAILED, IN_DOUBT)
        elif now - row.due_at > USEFUL:
            found[row.pk] = (State.FAILED, TOO_LATE)
    return found


def _end(row: Notice, state: State, why: str, at: datetime) -> None:
    row.state, row.reason, row.ended_at, row.doubtful = state, why, at, False


def _bundle(rows: Sequence[Notice]) -> None:
    """What is gathered for one account is one message, under an id that it keeps."""
    heaps: dict[UUID, list[Notice]] = {}
    for row in rows:
        if row.bundle is None and row.gathered:
            heaps.setdefault(row.account_id, []).append(row)
    for heap in heaps.values():
        if len(heap) > 1:
            bundle = uuid7()
            for row in heap:
                row.bundle = bundle


# -- sending ---------------------------------------------------------------------------------------


def _send(gateway: Gateway, rows: Sequence[Notice]) -> bool:
    """Send what was taken; whether the channel still takes more."""
    messages, of_message = _messages(gateway, rows)
    told: set[UUID] = set()
    try:
        for message, outcome in CHANNELS[gateway.channel].send(messages, gateway):
            told.add(message.id)
            _write_down(of_message[message.id], outcome)
    except Away as away:
        log.warning("%s of %s takes nothing: %s", gateway.channel, gateway.county_code, away.why)
        gateways.hold(gateway, away.why, away.wait)
        _put_back([of_message[message.id] for message in messages if message.id not in told], away)
        return False
    if messages:
        gateways.took(gateway)
    return True


def _messages(
    gateway: Gateway, rows: Sequence[Notice]
) -> tuple[list[Message], Mapping[UUID, Sequence[Notice]]]:
    """What is sent, one for each notice or digest; those without an address are ended."""
    heaps: dict[UUID, list[Notice]] = {}
    for row in rows:
        heaps.setdefault(row.bundle or row.pk, []).append(row)
    known = _Known(gateway, rows)
    messages: list[Message] = []
    for pk, heap in list(heaps.items()):
        message = known.message(pk, heap)
        if message is None:
            _write_down(heap, Outcome(Came.REFUSED, NO_ADDRESS), state=State.SKIPPED)
            del heaps[pk]
        else:
            messages.append(message)
    return messages, heaps


class _Known:
    """What the messages of a batch are made of, read together."""

    def __init__(self, gateway: Gateway, rows: Sequence[Notice]) -> None:
        self._gateway, self._settings = gateway, gateways.settings_of(gateway)
        self._accounts = Account.objects.in_bulk({row.account_id for row in rows})
        self._cases = Case.objects.in_bulk({row.case_id for row in rows})
        self._texts = texts.of_county(gateway.county_code)
        self._routes = of_county(gateway.county_code)
        self._addresses = addresses(gateway, self._accounts)

    def message(self, pk: UUID, heap: Sequence[Notice]) -> Message | None:
        first, channel = heap[0], self._gateway.channel
        to = self._addresses.get(first.account_id)
        if not to:
            return None
        account = self._accounts[first.account_id]
        language = texts.language_of(account.language)
        codes = [shown_code(self._cases[row.case_id].code) for row in heap]
        one = len(heap) == 1
        # Its own letters are enough for a link: a short message is counted by the letter.
        link = texts.link(self._cases[first.case_id].code if one else "")
        said = self._said(first, language) if one else self._gathered(codes)
        text = texts.filled(
            self._texts, first.audience if one else texts.GATHERED, channel, language, link=link, **said
        )
        urgent = any(row.urgent for row in heap)
        code, case = (codes[0], first.case_id) if one else ("", None)
        return Message(pk, to, text, link, code, case, urgent, language)

    def _said(self, row: Notice, language: str) -> dict[str, Any]:
        case = self._cases[row.case_id]
        route = next((one for one in self._routes.get(row.act, ()) if one.audience == row.audience), None)
        due = case.due if case.closed_at is None else None
        return {
            "says": route.told(language) if route else "",
            "code": shown_code(case.code),
            "deadline": texts.deadline(due, language),
        }

    def _gathered(self, codes: Sequence[str]) -> dict[str, Any]:
        different = list(dict.fromkeys(codes))
        shown = different[: texts.MOST_CODES]
        return {
            "count": len(different),
            "codes": ", ".join(shown) + (" …" if len(different) > len(shown) else ""),
        }


def addresses(gateway: Gateway, accounts: Mapping[UUID, Account]) -> dict[UUID, Any]:
    """Where accounts are reached by a channel: what they said, else what their account says."""
    channel = CHANNELS[gateway.channel]
    if not channel.by_address:
        return gateways.subscribed(accounts)
    usual = {pk: _usual(gateway, account) for pk, account in accounts.items()}
    own = Contact.objects.filter(account_id__in=accounts, channel=gateway.channel)
    found = usual | {row.account_id: row.address for row in own}
    return {pk: address for pk, address in found.items() if address}


def _usual(gateway: Gateway, account: Account) -> str | None:
    channel = CHANNELS[gateway.channel]
    if gateway.channel == gateways.SMS:
        return channel.fits(account.phone)
    by_username = gateways.settings_of(gateway).get("by_username") == "yes"
    if gateway.channel == gateways.HOOK or by_username:
        return channel.fits(account.username)
    return None


# -- what came of it -------------------------------------------------------------------------------


@transaction.atomic
def _write_down(rows: Sequence[Notice], outcome: Outcome, state: State | None = None) -> None:
    now = clock.now()
    for row in rows:
        row.doubtful = False
        if outcome.came is Came.SENT:
            _end(row, State.SENT, "", now)
        elif outcome.came is Came.REFUSED:
            _end(row, state or State.FAILED, outcome.why, now)
        elif row.attempts >= MOST_ATTEMPTS:
            _end(row, State.FAILED, GAVE_UP, now)
        else:
            row.reason, row.due_at = outcome.why, now + FIRST_PAUSE * 2 ** (row.attempts - 1)
    Notice.objects.bulk_update(rows, _CHANGED)


@transaction.atomic
def _put_back(heaps: Sequence[Sequence[Notice]], away: Away) -> None:
    """They wait until the channel takes something again; this was no try of theirs. The first of them was
    under way: where nobody knows whether it arrived, it stays in doubt."""
    rows = []
    for place, heap in enumerate(heaps):
        for row in heap:
            row.attempts -= 1
            row.doubtful, row.reason = away.in_doubt and place == 0, away.why
            rows.append(row)
    Notice.objects.bulk_update(rows, _CHANGED)
