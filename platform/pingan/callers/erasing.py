"""Names and numbers are kept for as long as somebody may have to call, and then erased."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.db import transaction

from pingan.callers.models import KEPT, Caller
from pingan.core import clock, erased
from pingan.core.registry import Registry

# So many are looked at in one go of the job; what is left is looked at by the next.
BATCH = 500
# What other rooms keep of the callers of these cases goes with it.
ERASED_WITH: Registry[Callable[[Sequence[UUID]], None]] = Registry("callers.erased_with")
_NOTHING = {
    "name": None,
    "name_masked": "",
    "phone": None,
    "phone_masked": "",
    "number_index": None,
    "tail_index": None,
    "owes": "",
    "owed_since": None,
}


def erase() -> int:
    """Erase the callers of cases that have been closed for so many days (`PINGAN_CALLERS_KEPT_DAYS`); how
    many.

    A caller is looked at when that time has passed since the call, and again when it has passed since the end
    that was found then: whoever called about a case that is open, or was opened again, is kept on.
    """
    now = clock.now()
    over = now - timedelta(days=settings.CALLERS_KEPT_DAYS)
    with transaction.atomic():
        due = list(
            Caller.objects.select_for_update(of=("self",), skip_locked=True)
            .filter(KEPT, kept_since__lt=over)
            .select_related("case")
            .defer("name", "phone")
            .order_by("kept_since", "id")[:BATCH]
        )
        gone = [caller for caller in due if (end := _closed_at(caller)) is not None and end < over]
        for caller in due:
            if caller not in gone:
                Caller.objects.filter(pk=caller.pk).update(kept_since=_closed_at(caller) or now)
        erased.note("callers", [caller.pk for caller in gone])
        _forget(gone, now)
    return len(gone)


@transaction.atomic
def erase_again(ids: Sequence[str]) -> int:
    """Those of them whom a copy brought back; how many."""
    back = list(Caller.objects.select_for_update().filter(KEPT, pk__in=ids).defer("name", "phone"))
    _forget(back, clock.now())
    return len(back)


def register() -> None:
    erased.AGAIN.register("callers", erase_again)


def _forget(gone: Sequence[Caller], now: datetime) -> None:
    Caller.objects.filter(pk__in=[caller.pk for caller in gone]).update(**_NOTHING, erased_at=now)
    cases = sorted({caller.about_id for caller in gone})
    for also in ERASED_WITH.values():
        also(cases)


def _closed_at(caller: Caller) -> datetime | None:
    """When the case that their matter went on in was closed; None while it is open."""
    return caller.case.closed_at
