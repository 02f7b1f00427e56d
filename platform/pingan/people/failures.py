"""Tries to sign in that failed, counted by day for whoever watches over the accounts.

A slip of the finger is nobody's business, and a hundred of them are: so little is told of each that no trail
of a person comes of it. Within an account and a day tries are one row, so that no guesser fills the table.
"""

from __future__ import annotations

from datetime import timedelta
from typing import Final

from django.db import IntegrityError, transaction
from django.db.models import F, QuerySet

from pingan.core import clock
from pingan.core.area_codes import COUNTY_DIGITS
from pingan.people.models import Account, FailedSignIn, FailedWay

# The Cybersecurity Law asks that records of a network are kept for six months at least.
KEPT: Final = timedelta(days=184)


def note(account: Account | None, way: FailedWay, *, known: bool) -> None:
    """Count one more. Stands outside of what failed, which is rolled back."""
    same = FailedSignIn.objects.filter(account=account, day=clock.today(), way=way, known=known)
    if _count(same):
        return
    try:
        with transaction.atomic():
            FailedSignIn.objects.create(
                account=account,
                county_code=account.area_code[:COUNTY_DIGITS] if account else "",
                day=clock.today(),
                way=way,
                known=known,
                last_at=clock.now(),
            )
    except IntegrityError:
        # Another first one came at the same moment.
        _count(same)


def _count(same: QuerySet[FailedSignIn]) -> bool:
    return same.update(tries=F("tries") + 1, last_at=clock.now()) > 0


def forget_old() -> None:
    """Drop what is no longer kept."""
    FailedSignIn.objects.filter(day__lt=clock.today() - KEPT).delete()
