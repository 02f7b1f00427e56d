"""Telling everybody of an upgrade beforehand: with the session of whoever comes, by an act to who is here.

It is told until it is over, and no longer than some hours past its time: whoever forgot to say that it was
called off should not have everybody wait for it.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

from django.db import transaction

from pingan.core import clock
from pingan.core.area_codes import Level
from pingan.journal import services as journal
from pingan.journal.topics import Topic
from pingan.operations.models import Upgrade
from pingan.territory.models import CURRENT, Area

FORGOTTEN: Final = timedelta(hours=3)


def told() -> datetime | None:
    """When the next one begins, if there is one to be told of."""
    since = clock.now() - FORGOTTEN
    return Upgrade.objects.filter(over_at=None, at__gt=since).values_list("at", flat=True).first()


@transaction.atomic
def announce(at: datetime) -> None:
    """Tell of one, in place of another that was told of."""
    now = clock.now()
    Upgrade.objects.select_for_update().filter(over_at=None).update(over_at=now)
    one = Upgrade.objects.create(at=at, announced_at=now)
    _journal("config.upgrade_announced", one)


@transaction.atomic
def end() -> bool:
    """Tell nobody any more; whether anybody was told."""
    one = Upgrade.objects.select_for_update().filter(over_at=None).first()
    if one is None:
        return False
    one.over_at = clock.now()
    one.save(update_fields=["over_at"])
    _journal("config.upgrade_over", one)
    return True


def _journal(act: str, one: Upgrade) -> None:
    """Everybody hears of the configuration; their pages ask the session anew."""
    for code in (
        Area.objects.filter(CURRENT, level=Level.COUNTY).order_by("code").values_list("code", flat=True)
    ):
        journal.record(
            type=act,
            topic=Topic.CONFIG,
            area_code=code,
            object_type="upgrade",
            object_id=one.pk,
            actor=None,
            post=None,
            facts={"at": one.at.isoformat()},
        )
