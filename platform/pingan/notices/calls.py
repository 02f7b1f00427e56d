"""短信未达，请打电话: whom nothing reached, the desk of the case's township telephones.

A row that ended without an answer is looked at once, with all that was sent to the same person of the same
act: where nothing has arrived and nothing waits, a task is asked of the desk, on the case. The row is marked
in the transaction of the task, so that nobody is asked twice or forgotten.
"""

from __future__ import annotations

import logging
from typing import Final
from uuid import UUID

from django.db import InterfaceError, OperationalError, transaction
from django.utils.translation import gettext as _
from django.utils.translation import override

from pingan.cases import tasks
from pingan.cases.errors import AlreadyAsked, WrongState
from pingan.cases.models import Case
from pingan.cases.tasks import Asked, Kind
from pingan.core import area_codes, clock
from pingan.notices import clerk
from pingan.notices.models import TO_CALL, Notice, Receipt, State
from pingan.people import policy
from pingan.people.employment import employer_of
from pingan.people.models import Account, Organisation
from pingan.people.roles import ROLES

log = logging.getLogger(__name__)

KIND: Final = "telephone"
BATCH: Final = 100
# Nobody need be telephoned who has left, has seen it, or need not do anything any more.
_NO_MATTER: Final = ("left", "seen", "over")


def register() -> None:
    tasks.KINDS.register(KIND, Kind(KIND))


def are_waiting(county: str) -> bool:
    return Notice.objects.filter(TO_CALL, county_code=county).exists()


def settle(county: str) -> int:
    """Look at all that did not reach whom it was for; how many tasks were asked of desks."""
    asked, after = 0, UUID(int=0)
    while True:
        rows = list(Notice.objects.filter(TO_CALL, county_code=county, pk__gt=after).order_by("pk")[:BATCH])
        for row in rows:
            asked += _look(row)
        if not rows:
            return asked
        after = rows[-1].pk


def _look(row: Notice) -> bool:
    """Whether the desk was asked. What goes wrong with one holds up no other."""
    try:
        with transaction.atomic():
            return _settle(row)
    except (OperationalError, InterfaceError):
        raise
    except Exception:
        log.exception("the desk could not be asked to telephone for notice %s", row.pk)
        Notice.objects.filter(pk=row.pk).update(called_at=clock.now())
        return False


def _settle(row: Notice) -> bool:
    # The case first, as every step does.
    case = Case.objects.select_for_update(no_key=True).get(pk=row.case_id)
    together = list(Notice.objects.filter(case=case, seq=row.seq, account_id=row.account_id).order_by("pk"))
    if any(one.state == State.WAITING and not one.unless_seen for one in together):
        return False
    still = [one for one in together if one.state == State.WAITING]
    reached = any(_has_arrived(one) or one.seen_at is not None for one in together)
    if still and not reached:
        return False
    Notice.objects.filter(pk__in=[one.pk for one in together]).update(called_at=clock.now())
    if reached or row.reason in _NO_MATTER or case.closed_at is not None:
        return False
    return _ask(case, row)


def _has_arrived(row: Notice) -> bool:
    return row.state == State.SENT and row.receipt != Receipt.UNDELIVERED


def _ask(case: Case, row: Notice) -> bool:
    desk = _desk_of(case)
    if desk is None:
        return False
    by = clerk.of(row.county_code)
    name = Account.objects.filter(pk=row.account_id).values_list("name", flat=True).first() or ""
    with override("zh-hans"):
        words = _("%(name)s was not reached by any notice. Please telephone.") % {"name": name}
    try:
        with transaction.atomic():
            tasks.open_task(case_id=case.pk, asked=Asked(KIND, desk.pk, words), by=by)
    except (AlreadyAsked, WrongState):
        # Somebody else of this case is to be telephoned already: whoever does asks for all of them.
        return False
    return True


def _desk_of(case: Case) -> Organisation | None:
    """The desk that telephones: that of the role which may, by the policy, where the case lies."""
    for role in policy.roles_that_may("notices.telephone"):
        level = ROLES[role].levels[0]
        return employer_of(role, area_codes.at(level, case.grid_code))
    return None
