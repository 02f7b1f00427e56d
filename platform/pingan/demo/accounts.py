"""The demo's accounts as a whole: closed where nothing of a demo is to be open, and opened again with it.

Which they are is told by their password. Whoever changed it has made the account their own.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from uuid import UUID

from django.conf import settings

from pingan.core.area_codes import Level
from pingan.demo.cast import enrol
from pingan.people import operators
from pingan.people.errors import NeverAppointed
from pingan.people.models import Account
from pingan.territory.models import CURRENT, Area


def close() -> int:
    """Shut every account that still has the demo's password, and sign it out. Returns how many that were."""
    return _all(is_active=True, change=operators.deactivate_account)


def reopen() -> int:
    """Open those that are shut, for the demo is played again. Returns how many that were."""
    return _all(is_active=False, change=operators.reactivate_account)


def join() -> None:
    """Whom this release's script has and the demo that was played does not: a role that is new, say.

    Where no demo was played nobody joins it.
    """
    if not Account.objects.filter(username="demo01", has_demo_password=True).exists():
        return
    county = Area.objects.filter(CURRENT, level=Level.COUNTY).order_by("code").first()
    if county is not None:
        enrol(county.code, Path(settings.REPOSITORY) / "fixtures" / "demo" / "cast.json")


def _all(*, is_active: bool, change: Callable[..., None]) -> int:
    found: list[UUID] = list(
        Account.objects.filter(has_demo_password=True, is_active=is_active).values_list("pk", flat=True)
    )
    for pk in found:
        try:
            change(account_id=pk, by=None)
        except NeverAppointed:
            # A seeding that was cut short: no county hears of it.
            Account.objects.filter(pk=pk).update(is_active=not is_active)
    return len(found)
