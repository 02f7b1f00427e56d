"""Asking for a ledger, and what becomes of one: taken up, made, given up, erased."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final
from uuid import UUID

from django.db import transaction
from django.db.models import F, Q
from django.utils.text import format_lazy
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from pingan.core import clock, vault
from pingan.core.errors import NotFound
from pingan.core.limits import Limit
from pingan.core.vault import Files
from pingan.core.worksheets import MEDIA_TYPE, Written
from pingan.journal import services as journal
from pingan.journal.topics import Topic
from pingan.ledgers import tasks
from pingan.ledgers.errors import TooManyLedgers, UnfitSpan, UnknownKind, UnknownPurpose
from pingan.ledgers.kinds import Kind, open_to
from pingan.ledgers.models import LIES, UNFINISHED, Ledger
from pingan.ledgers.sections import purposes
from pingan.people import policy
from pingan.people.actors import Actor
from pingan.people.reach import Span
from pingan.receipts import services as receipts
from pingan.receipts.services import Key, Once
from pingan.territory import selectors as territory

# No file of a ledger has more: twenty thousand rows are two megabytes.
LEDGER: Final = vault.Kind("ledgers", ".xlsx", MEDIA_TYPE, at_most=32 << 20)
# For so long a file can be had; and so long the list says that there was one.
KEPT_FOR: Final = timedelta(days=7)
TOLD_FOR: Final = timedelta(days=60)
MOST_DAYS: Final = 366
# A maker that was not heard of for so long has died with its process; after so many of them it is given up.
LEASE: Final = timedelta(minutes=2)
MOST_TURNS: Final = 3

ASKING = Limit("ledgers.ask", at_most=20, window=timedelta(hours=1), problem=TooManyLedgers)

# Why nothing came of one: its maker failed each time; whoever asked holds the post no more.
FAULT, LEFT = "fault", "left"


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
    _record("ledger.asked", ledger, by)
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


# -- what becomes of it ----------------------------------------------------------------------------


def waiting() -> list[UUID]:
    """Those that nobody makes: asked for and not taken up, or whose maker was not heard of for too long."""
    silent = Q(beat_at=None) | Q(beat_at__lt=clock.now() - LEASE)
    return list(
        Ledger.objects.filter(UNFINISHED, silent).order_by("asked_at", "id").values_list("pk", flat=True)[:20]
    )


def take_up(ledger_id: UUID) -> Ledger | None:
    """Take a ledger up under a turn of its own; None where it is over or another makes it.

    One that nobody brought to its end in so many turns is given up.
    """
    now = clock.now()
    silent = Q(beat_at=None) | Q(beat_at__lt=now - LEASE)
    taken = Ledger.objects.filter(UNFINISHED, silent, pk=ledger_id, turn__lt=MOST_TURNS).update(
        turn=F("turn") + 1, beat_at=now, rows=0
    )
    if taken:
        return Ledger.objects.select_related("by").get(pk=ledger_id)
    Ledger.objects.filter(UNFINISHED, silent, pk=ledger_id).update(
        ended_at=now, trouble=FAULT, expires_at=None
    )
    return None


def beat(ledger: Ledger, rows: int) -> bool:
    """Say that its maker is at work, and how far; False where another has taken it up meanwhile."""
    return bool(
        Ledger.objects.filter(UNFINISHED, pk=ledger.pk, turn=ledger.turn).update(
            beat_at=clock.now(), rows=rows
        )
    )


@transaction.atomic
def finish(ledger: Ledger, written: Written, files: Files, size: int, by: Actor) -> bool:
    """It is there: its file gets its name, and the journal hears with which purpose and how many rows.

    False where another has taken it up meanwhile; the file is not kept then.
    """
    now = clock.now()
    ours = Ledger.objects.select_for_update(no_key=True).filter(UNFINISHED, pk=ledger.pk, turn=ledger.turn)
    if not ours.exists():
        return False
    files.keep()
    made = {"rows": written.rows, "capped": written.capped, "size": size}
    ours.update(**made, ended_at=now, expires_at=now + KEPT_FOR, lies=True)
    _record("ledger.made", ledger, by, rows=written.rows, capped=int(written.capped))
    return True


def give_up(ledger: Ledger, trouble: str) -> None:
    """Nothing will come of it, and why."""
    ours = Ledger.objects.filter(UNFINISHED, pk=ledger.pk, turn=ledger.turn)
    ours.update(ended_at=clock.now(), trouble=trouble)


def let_go(ledger: Ledger) -> None:
    """Its maker failed: the next one need not wait until this one's time has run out."""
    Ledger.objects.filter(UNFINISHED, pk=ledger.pk, turn=ledger.turn).update(beat_at=None)


def expire() -> int:
    """Erase what has been there long enough; how many files. Later nothing tells of it but the journal."""
    gone = 0
    for pk in Ledger.objects.filter(LIES, expires_at__lte=clock.now()).values_list("pk", flat=True)[:200]:
        # First the file: a row that says that there is none must be true.
        vault.delete(LEDGER.name_of(pk))
        gone += Ledger.objects.filter(pk=pk, lies=True).update(lies=False)
    long_ago = ~UNFINISHED & Q(lies=False, asked_at__lt=clock.now() - TOLD_FOR)
    Ledger.objects.filter(long_ago).delete()
    return gone


def _record(word: str, ledger: Ledger, by: Actor, **more: int) -> None:
    """Codes and numbers: for what, of where and when, for which purpose."""
    journal.record(
        area_code=ledger.area_code,
        type=word,
        topic=Topic.LEDGERS,
        object_type="ledger",
        object_id=ledger.pk,
        actor=by.account_id,
        post=by.post_id,
        purpose=ledger.purpose,
        facts={
            "kind": ledger.kind,
            "since": ledger.since.isoformat(),
            "until": ledger.until.isoformat(),
            **more,
        },
    )
