"""Following a county's journal: each report in its order, once, by the rules that are switched on.

A move is taken as anybody takes it: the case is locked, must still be as it was reported, and the catalogue
of duties is asked. The cursor moves in the same transaction, so nothing is routed twice or left out.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from datetime import timedelta
from typing import Any, Final
from uuid import UUID

from django.db import InterfaceError, OperationalError, transaction

from pingan.cases import selectors as cases
from pingan.cases import services as steps
from pingan.cases import tracks
from pingan.cases.models import Case
from pingan.cases.services import Target
from pingan.config import selectors as config
from pingan.core import clock
from pingan.core.errors import Problem
from pingan.journal import selectors as journal
from pingan.people.actors import Actor
from pingan.routing.clerk import clerk_of
from pingan.routing.models import Cursor, Routed
from pingan.routing.places import REFUSED, Kept, Places, Receiver, facts_of
from pingan.routing.rules import Rule, in_order

log = logging.getLogger(__name__)

BATCH: Final = 200
REPORTED: Final = "case.reported"
# Who waited longer has been seen by people: rules that come after a night without a worker leave it to them.
FRESH: Final = timedelta(hours=24)


def follow(county: str) -> int:
    """Look at the next acts of a county's journal, up to and with the first that a rule may route; how many.

    Exact however often and by however many processes it is called: whoever finds another one at work looks at
    none. Where no rule is switched on, the cursor goes to the head at once.
    """
    rules = in_order(config.rows("routes", county=county))
    with transaction.atomic():
        cursor = _hold(county)
        if cursor is None:
            return 0
        if not rules:
            return _go_to(cursor, journal.head(county))
        acts = journal.read_after(county, cursor.seq, BATCH)
        report = next((act for act in acts if act.type == REPORTED), None)
        looked_at = _go_to(cursor, report.seq if report else acts[-1].seq if acts else cursor.seq)
        if report is not None:
            _route(county, report.object_id, rules)
    return looked_at


def unfollowed() -> list[str]:
    """Counties with acts that the rules have not looked at."""
    at = dict(Cursor.objects.values_list("county", "seq"))
    return [county for county, head in journal.heads().items() if head > at.get(county, 0)]


def is_anything_on(county: str) -> bool:
    return bool(in_order(config.rows("routes", county=county)))


def _hold(county: str) -> Cursor | None:
    """The county's cursor, locked; None while somebody else has it. A new one begins at the head: what was
    reported before there was any stays where it is."""
    Cursor.objects.get_or_create(county=county, defaults={"seq": journal.head(county)})
    return Cursor.objects.select_for_update(skip_locked=True).filter(county=county).first()


def _go_to(cursor: Cursor, seq: int) -> int:
    passed = seq - cursor.seq
    if passed > 0:
        cursor.seq = seq
        cursor.save(update_fields=["seq"])
    return max(passed, 0)


def _route(county: str, case_id: UUID, rules: Sequence[Rule]) -> None:
    """Let the first rule that fits and can move the case. What goes wrong with one case holds up no other."""
    try:
        with transaction.atomic():
            clerk = clerk_of(county)
            case = steps.lock_case(case_id, clerk)
            if not _may_be_routed(case):
                return
            _try_each(case, rules, clerk)
    except (OperationalError, InterfaceError):
        # The database is away or busy, which has nothing to do with this case: it is tried again.
        raise
    except Exception:
        log.exception("case %s could not be routed", case_id)


def _may_be_routed(case: Case) -> bool:
    """Nobody has done anything to it, nobody has it, and it came in not long ago."""
    return (
        case.closed_at is None
        and case.holder_id is None
        and case.organisation_id is None
        and not cases.is_taken(case)
        and clock.now() - case.received_at < FRESH
    )


def _try_each(case: Case, rules: Sequence[Rule], clerk: Actor) -> None:
    places = Places(clerk.county_code, config.rows("roster", county=clerk.county_code), clock.today())
    facts = facts_of(
        category=case.category, grid_code=case.grid_code, urgency=case.urgency, at=case.received_at
    )
    moves = tracks.moves_of(case.track)
    tried: list[dict[str, Any]] = []
    for rule in rules:
        if not rule.fits(facts):
            continue
        found = places.receiver(rule, facts)
        if isinstance(found, Receiver) and found.action not in moves:
            return  # a trade that hands its cases on in other ways
        if isinstance(found, Kept):
            tried.append(_tried(rule, found))
        elif (refused := _take(case, rule, found, tried, clerk)) is None:
            return
        else:
            tried.append(_tried(rule, Kept(REFUSED, {"code": refused.code})))
    if tried:
        Routed.objects.create(case=case, at=clock.now(), tried=tried)


def _take(
    case: Case, rule: Rule, receiver: Receiver, tried: Sequence[dict[str, Any]], clerk: Actor
) -> Problem | None:
    """The move, and before it, as acts come last, why it was taken. The problem where it was refused."""
    try:
        with transaction.atomic():
            Routed.objects.create(
                case=case,
                at=clock.now(),
                action=receiver.action,
                rule=_row(rule),
                receiver=receiver.kept(),
                tried=list(tried),
            )
            steps.take_locked(case, Target(case.pk, case.version, clerk), receiver.action, **receiver.said)
    except Problem as refused:
        case.refresh_from_db()
        return refused
    return None


def _tried(rule: Rule, kept: Kept) -> dict[str, Any]:
    return {"rule": _row(rule), "why": kept.why, **kept.more}


def _row(rule: Rule) -> dict[str, Any]:
    return {name: getattr(rule, name) for name in Rule.__slots__}
