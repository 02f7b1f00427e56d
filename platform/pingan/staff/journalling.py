"""An act on somebody's account, with why it was done: the words lie beside the journal, which holds none."""

from __future__ import annotations

from uuid import UUID

from pingan.core import clock
from pingan.people.actors import Actor
from pingan.staff.models import Deed


def deed(act: str, account_id: UUID, by: Actor, why: str) -> dict[str, str]:
    """Write down why; the fact by which the act of the journal names it."""
    done = Deed.objects.create(account_id=account_id, act=act, by_id=by.account_id, why=why, at=clock.now())
    return {"deed": str(done.pk)}
