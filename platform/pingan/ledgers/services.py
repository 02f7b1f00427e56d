"""Asking for a ledger. What becomes of it then stands in `turns`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.text import format_lazy
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from pingan.core import clock
from pingan.core.errors import NotFound
from pingan.core.limits import Limit
from pingan.ledgers import tasks, turns
from pingan.ledgers.errors import TooManyLedgers, UnfitSpan, UnknownKind, UnknownPurpose
from pingan.ledgers.kinds import MOST_DAYS, Kind, open_to
from pingan.ledgers.models import Ledger
from pingan.ledgers.sections import purposes
from pingan.people import policy
from pingan.people.actors import Actor
from pingan.people.reach import Span
from pingan.receipts import services as receipts
from pingan.receipts.services import Key, Once
from pingan.territory import selectors as territory

ASKING = Limit("ledgers.ask", at_most=20, window=timedelta(hours=1), problem=TooManyLedgers)


@dataclass(frozen=True, slots=True)
class Wanted:
    """A ledger as somebody asks for it; without an area: of all that they can ask for."""

    id: UUID
    kind: str
    since: date
    until: date
    purpose: str
    area_code: str | None = None

    @property
    def sent(self) -> Mapping[str, Any]:
        return {
            "kind": self.kind,
            "since": self.since.isoformat(),
            "until": self.until.isoformat(),
            "purpose": self.purpose,
            "area": self.area_code or "",
        }


def ask(wanted: Wanted, *, by: Actor) -> Once[Ledger]:
    """Ask for a ledger: the worker makes it, and it waits for whoever asked. The same again is done once.

    Raises UnknownKind, UnknownPurpose, UnfitSpan, NotFound for an area outside of the reach, TooManyLedgers
    and PayloadMismatch for something else under the id.
    """
    kind = _kind_for(wanted.kind, by)
    area_code, organisation_id = _place_for(wanted, kind, by)
    _refuse_unfit(wanted, kind)
    if wanted.purpose not in {row["code"] for row in purposes(by.county_code)}:
        raise UnknownPurpose(invalid_params=[{"name": "purpose", "reason": UnknownPurpose.title}])
    key = Key(by.account_id, wanted.id, receipts.fingerprint(by.account_id, "ledger", wanted.sent))
    if not receipts.is_known(key):
        ASKING.take(str(by.account_id))
    ledger = Ledger(
        id=wanted.id,
        county_code=by.county_code,
        kind=kind.code,
        area_code=area_code,
        organisation_id=organisation_id,
        since=wanted.since,
        until=wanted.until,
        purpose=wanted.purpose,
        by_id=by.account_id,
        post=by.post_id,
        language=get_language() or "",
        asked_at=clock.now(),
    )
    return receipts.once(
        key, object_type="ledger", object_id=ledger.pk, write=lambda: _write_down(ledger, by)
    )


def _write_down(ledger: Ledger, by: Actor) -> Ledger:
    ledger.save(force_insert=True)
    transaction.on_commit(lambda: tasks.make_ledger.enqueue(str(ledger.pk)))
    turns.record("ledger.asked", ledger, by)
    return ledger


def _kind_for(code: str, by: Actor) -> Kind:
    found = next((kind for kind in open_to(by) if kind.code == code), None)
    if found is None:
        raise UnknownKind(invalid_params=[{"name": "kind", "reason": UnknownKind.title}])
    return found


def _place_for(wanted: Wanted, kind: Kind, by: Actor) -> tuple[str, UUID | None]:
    """The area a ledger is of, and the organisation whose part of it alone. Raises NotFound, AreaNotFound."""
    reach = policy.reach(by, kind.operation)
    ground = reach.ground(by)
    area_code = wanted.area_code or ground or by.county_code
    territory.area_of(area_code)
    if reach.span is Span.ORGANISATION:
        if not area_code.startswith(by.county_code):
            raise NotFound
        return area_code, by.organisation_id
    if ground is None or not area_code.startswith(ground):
        raise NotFound
    return area_code, None


def _refuse_unfit(wanted: Wanted, kind: Kind) -> None:
    if wanted.until < wanted.since:
        raise _unfit("until", _("It ends before it begins."))
    if wanted.since > clock.today():
        raise _unfit("since", _("These days are still to come."))
    if wanted.until - wanted.since >= timedelta(days=MOST_DAYS):
        raise _unfit("until", format_lazy(_("A ledger is of at most {days} days."), days=MOST_DAYS))
    if wanted.since < clock.local_day(clock.now() - clock.FARTHEST_BACK):
        raise _unfit("since", _("Nothing is kept of days that long ago."))
    if kind.by_month and not (wanted.since.day == 1 and (wanted.until + timedelta(days=1)).day == 1):
        raise _unfit("since", _("This report is of whole months."))


def _unfit(name: str, reason: Any) -> UnfitSpan:
    return UnfitSpan(reason, invalid_params=[{"name": name, "reason": reason}])
