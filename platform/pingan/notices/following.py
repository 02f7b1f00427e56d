"""The ledger follows the journal: for each act, a row for each account and channel that is to hear of it.

A cursor for each county moves in the transaction of the rows, so a notice is as durable as its act, and made
once. A row's id is made of the act and of whom it is for, so that whatever is done again writes the same.
Decision 47.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from datetime import timedelta
from typing import Final
from uuid import UUID, uuid5

from django.db import InterfaceError, OperationalError, transaction

from pingan.cases.models import Case
from pingan.categories.urgencies import CRITICAL
from pingan.core import clock
from pingan.journal import selectors as journal
from pingan.journal.selectors import Act
from pingan.notices import audiences, gateways, routes, wishes
from pingan.notices.audiences import Recipient
from pingan.notices.models import Cursor, Notice, State
from pingan.notices.routes import DIGEST, NOW, Route, Routes
from pingan.notices.wishes import USUAL, Wishes

log = logging.getLogger(__name__)

BATCH: Final = 200
# The journal may have been left unread for long (a worker was away): of what is older nobody is told.
FRESH: Final = timedelta(hours=24)
_OURS: Final = UUID("0199c4f2-6a00-7000-8000-6e6f74696365")


def id_of(county: str, seq: int, account: UUID, channel: str) -> UUID:
    """The one id of what one account hears of one act by one channel."""
    return uuid5(_OURS, f"{county}/{seq}/{account}/{channel}")


def follow(county: str) -> int:
    """Write the notices of the next acts of a county's journal; how many acts were looked at.

    Exact however often and by however many processes it is called: whoever finds another one at work looks at
    none. A county that sends nothing by any channel goes to the head at once.
    """
    with transaction.atomic():
        cursor = _hold(county)
        if cursor is None:
            return 0
        open_now = gateways.open_channels(county)
        if not open_now:
            return _go_to(cursor, journal.head(county))
        acts = journal.read_after(county, cursor.seq, BATCH)
        _write(acts, routes.of_county(county), open_now)
        return _go_to(cursor, acts[-1].seq if acts else cursor.seq)


def unfollowed() -> list[str]:
    """Counties with acts that have not been looked at."""
    at = dict(Cursor.objects.values_list("county", "seq"))
    return [county for county, head in journal.heads().items() if head > at.get(county, 0)]


def _hold(county: str) -> Cursor | None:
    """The county's cursor, locked; None while somebody else has it. A new one begins at the head: of what was
    done before there was any nobody is told."""
    Cursor.objects.get_or_create(county=county, defaults={"seq": journal.head(county)})
    return Cursor.objects.select_for_update(skip_locked=True).filter(county=county).first()


def _go_to(cursor: Cursor, seq: int) -> int:
    passed = seq - cursor.seq
    if passed > 0:
        cursor.seq = seq
        cursor.save(update_fields=["seq"])
    return max(passed, 0)


def _write(acts: Sequence[Act], table: Routes, open_now: frozenset[str]) -> None:
    since = clock.now() - FRESH
    told = [act for act in acts if act.object_type == "case" and act.type in table and act.at >= since]
    cases = Case.objects.in_bulk({act.object_id for act in told})
    for act in told:
        case = cases.get(act.object_id)
        if case is not None:
            _write_of(act, case, [route for route in table[act.type] if route.channel in open_now])
    _seen_by_doing(acts)


def _write_of(act: Act, case: Case, rows: Sequence[Route]) -> None:
    """What goes wrong with one act holds up no other."""
    try:
        with transaction.atomic():
            Notice.objects.bulk_create(notices_of(act, case, rows), ignore_conflicts=True)
    except (OperationalError, InterfaceError):
        # The database is away or busy, which has nothing to do with this act: it is tried again.
        raise
    except Exception:
        log.exception("nobody was told of act %s/%s", act.county, act.seq)


def address_again(notice: Notice) -> None:
    """Whoever holds the post of somebody who has left it since hears in their place."""
    acts = journal.read_after(notice.county_code, notice.seq - 1, 1)
    case = Case.objects.filter(pk=notice.case_id).first()
    rows = [
        route
        for route in routes.of_county(notice.county_code).get(notice.act, ())
        if (route.audience, route.channel) == (notice.audience, notice.channel)
    ]
    if acts and acts[0].seq == notice.seq and case is not None:
        Notice.objects.bulk_create(notices_of(acts[0], case, rows), ignore_conflicts=True)


def notices_of(act: Act, case: Case, rows: Sequence[Route]) -> list[Notice]:
    """The rows of one act. Who is in two audiences hears once by a channel, as the first row says."""
    found: dict[UUID, Notice] = {}
    audience_of: dict[str, list[Recipient]] = {}
    for route in rows:
        if route.audience not in audience_of:
            audience_of[route.audience] = audiences.recipients(route.audience, act, case)
    everyone = {one.actor.account_id for those in audience_of.values() for one in those}
    said = wishes.of(everyone) if everyone else {}
    for route in rows:
        for one in audience_of[route.audience]:
            notice = _notice(act, case, route, one, said.get(one.actor.account_id, USUAL))
            found.setdefault(notice.pk, notice)
    return list(found.values())


def _notice(act: Act, case: Case, route: Route, to: Recipient, said: Wishes) -> Notice:
    urgent = route.urgency == NOW or case.urgency == CRITICAL
    gathered = not urgent and (route.urgency == DIGEST or (said.digest and not route.after))
    at = act.at + timedelta(minutes=route.after)
    off = route.channel in said.off
    return Notice(
        id=id_of(act.county, act.seq, to.actor.account_id, route.channel),
        county_code=act.county,
        seq=act.seq,
        act=act.type,
        audience=route.audience,
        case=case,
        account_id=to.actor.account_id,
        post=to.actor.post_id,
        channel=route.channel,
        urgent=urgent,
        gathered=gathered,
        unless_seen=route.after > 0,
        calls=route.calls,
        state=State.SKIPPED if off else State.WAITING,
        reason="switched_off" if off else "",
        ended_at=clock.now() if off else None,
        at=act.at,
        due_at=said.due(at, urgent=urgent, gathered=gathered),
    )


def _seen_by_doing(acts: Sequence[Act]) -> None:
    """Whoever does something to a case has seen what they were told of it before."""
    for act in acts:
        if act.object_type == "case" and act.actor is not None:
            unseen = Notice.objects.filter(account_id=act.actor, case_id=act.object_id, seen_at=None)
            unseen.filter(seq__lt=act.seq).update(seen_at=act.at)
