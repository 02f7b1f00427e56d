"""How what was promised is kept: with what proves it, urged, or broken and what follows (art. 31, 32).

A promise of a sum is kept when all of it has come; any other when somebody says that it was all. What was
broken may be kept after all.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from pingan.cases import confidence, reach
from pingan.cases.effects import EFFECTS, Taking
from pingan.cases.models import Case, File
from pingan.cases.services import Target, lock_case, take_locked
from pingan.core import clock
from pingan.core.errors import BadInput, NotFound
from pingan.mediation import agreements, anew
from pingan.mediation.errors import LiesAhead, NotAgreed, PaidInFull, TooMuchPaid
from pingan.mediation.models import Dispute, Keeping, Performance, Promise
from pingan.mediation.moves.keeping import ANEW, RECORD_BREACH, RECORD_PERFORMANCE, URGE_PERFORMANCE
from pingan.mediation.workflow import AGREED
from pingan.people.actors import Actor


@dataclass(frozen=True, slots=True)
class Known:
    """A promise by its case and its number there."""

    case_id: UUID
    number: int


@dataclass(frozen=True, slots=True)
class Kept:
    """What of a promise was kept. Of a sum `amount` says how much; of anything else `whole` whether all."""

    on: date
    how: str
    amount: Decimal | None = None
    whole: bool = True
    note: str = ""
    proof: UUID | None = None


@transaction.atomic
def record_performance(*, promise: Known, kept: Kept, by: Actor) -> Promise:
    """Record that something of a promise was kept.

    Raises NotFound, WrongState, NotYourMove, NotAgreed, PaidInFull, TooMuchPaid, LiesAhead, and BadInput for
    a file that is none of the case's or a sum that is missing.
    """
    case, found = _locked(promise, by)
    _refuse(found, kept)
    proof = _proof(case, by, kept.proof)
    _take(case, RECORD_PERFORMANCE, by, performance=kept, promise=found, proof=proof)
    return found


@transaction.atomic
def urge(*, promise: Known, by: Actor) -> Promise:
    """Record that somebody was urged to keep it, today. Raises NotFound, WrongState, NotYourMove, NotAgreed,
    PaidInFull."""
    case, found = _locked(promise, by)
    _take(case, URGE_PERFORMANCE, by, promise=found)
    return found


@transaction.atomic
def record_breach(*, promise: Known, on: date, road: str, by: Actor) -> Promise:
    """Record that it was not kept, and what follows: a matter that is mediated anew is a case of its own from
    then on. Raises NotFound, WrongState, NotYourMove, NotAgreed, PaidInFull, LiesAhead."""
    case, found = _locked(promise, by)
    if on > clock.today():
        raise LiesAhead
    _take(case, RECORD_BREACH, by, breach=road, promise=found, on=on)
    if road == ANEW:
        # Of several promises that are broken one case is made.
        anew.begin_once(case, by)
    return found


def register() -> None:
    EFFECTS.register("mediation.performance", _perform)
    EFFECTS.register("mediation.urge", _urge)
    EFFECTS.register("mediation.breach", _break)


# -- behind the lock -------------------------------------------------------------------------------


def _take(case: Case, action: str, by: Actor, **said: Any) -> None:
    take_locked(case, Target(case.pk, None, by), action, **said)


def _locked(known: Known, by: Actor) -> tuple[Case, Promise]:
    case = lock_case(known.case_id, by)
    found = Promise.objects.filter(agreement__dispute=case.pk, number=known.number).first()
    if found is None or not reach.holds(case, by, "mediation.keep"):
        raise NotFound
    if not Dispute.objects.filter(case=case, outcome__in=AGREED).exists():
        raise NotAgreed
    if found.state == Keeping.DONE:
        raise PaidInFull
    return case, found


def _refuse(promise: Promise, kept: Kept) -> None:
    if kept.on > clock.today():
        raise LiesAhead
    if (promise.amount is None) != (kept.amount is None):
        reason = _("Say how much was paid.") if promise.amount is not None else _("No sum was promised here.")
        raise BadInput(reason, invalid_params=[{"name": "amount", "reason": reason}])
    if promise.amount is not None and kept.amount is not None and promise.paid + kept.amount > promise.amount:
        raise TooMuchPaid(
            _("%(owed)s is still owed.") % {"owed": promise.amount - promise.paid},
            invalid_params=[{"name": "amount", "reason": TooMuchPaid.title}],
        )


def _proof(case: Case, by: Actor, file_id: UUID | None) -> File | None:
    """The case's own file. Raises BadInput for any other, and for one that is kept from this reader."""
    if file_id is None:
        return None
    found = next((one for one in confidence.files_for(case, by) if one.pk == file_id), None)
    if found is None:
        reason = _("There is no such file with the case.")
        raise BadInput(reason, invalid_params=[{"name": "proof", "reason": reason}])
    return found


def _perform(taking: Taking) -> None:
    kept: Kept = taking.said["performance"]
    promise: Promise = taking.said["promise"]
    Performance.objects.create(
        promise=promise,
        number=len(promise.performances.values_list("pk")) + 1,
        on=kept.on,
        amount=kept.amount,
        how=kept.how,
        whole=kept.amount is None and kept.whole,
        note=kept.note or None,
        proof=taking.said["proof"],
        by_id=taking.by.account_id,
        at=taking.at,
    )
    promise.paid += kept.amount or 0
    whole = promise.paid == promise.amount if promise.amount is not None else kept.whole
    promise.state = Keeping.DONE if whole else Keeping.PARTLY
    promise.done_on = kept.on if whole else None
    if whole:
        promise.tell_at = None
    _written(taking, promise)


def _urge(taking: Taking) -> None:
    promise: Promise = taking.said["promise"]
    promise.urged += 1
    promise.urged_on = clock.local_day(taking.at)
    _written(taking, promise)
    taking.data["urged"] = promise.urged


def _break(taking: Taking) -> None:
    promise: Promise = taking.said["promise"]
    promise.state, promise.breached_on = Keeping.BREACHED, taking.said["on"]
    promise.road, promise.tell_at = taking.said["breach"], None
    _written(taking, promise)
    taking.data["road"] = promise.road


def _written(taking: Taking, promise: Promise) -> None:
    promise.save()
    agreements.settle(promise.agreement)
    taking.data |= {"promise": promise.number, "keeping": promise.state}
