"""What the parties agreed, and who keeps what until when (人民调解法 art. 29).

Terms may be written down while they are still being mediated, so that whoever ends the mediation, makes the
agreement's paper or asks the court writes none of it again. They change no more once something of them was
kept or the court was asked: then they bind (art. 31).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any, Final
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from pingan.cases import reach
from pingan.cases.effects import EFFECTS, Taking
from pingan.cases.guards import GUARDS, Guard, When
from pingan.cases.models import Case
from pingan.cases.services import Target, lock_case, take_locked
from pingan.config import selectors as config
from pingan.core import clock
from pingan.core.errors import BadInput, NotFound, StaleVersion
from pingan.mediation import visits
from pingan.mediation.disputes import dispute_of
from pingan.mediation.errors import SumsDiffer, TermsHold
from pingan.mediation.follow_up_tables import UNCONFIRMABLE
from pingan.mediation.grounds import ground_of
from pingan.mediation.models import Agreement, Dispute, Keeping, Party, Promise, Window
from pingan.mediation.moves.keeping import WRITE_AGREEMENT
from pingan.mediation.workflow import AGREED, SETTLED
from pingan.people.actors import Actor

MOST_PROMISES: Final = 60
# So long before a day its mediators hear of it.
AHEAD: Final = timedelta(days=3)
# Of the thirty days so many have passed when somebody must think of the court.
ALERT: Final = timedelta(days=20)


@dataclass(frozen=True, slots=True)
class Owed:
    """One thing that somebody is to do until a day."""

    due_on: date
    what: str = ""
    amount: Decimal | None = None
    payer: int | None = None
    payee: int | None = None


@dataclass(frozen=True, slots=True)
class Terms:
    """What was agreed, as somebody writes it down. `decides` is None where nobody has said."""

    agreed: str
    issues: str = ""
    left_open: str = ""
    how: str = ""
    decides: Sequence[str] | None = None
    total: Decimal | None = None
    promises: Sequence[Owed] = ()


@transaction.atomic
def write_agreement(*, case_id: UUID, version: int, terms: Terms, by: Actor) -> Agreement:
    """Write down what was agreed; version 0 where nothing has been yet.

    Raises NotFound, WrongState, NotYourMove, StaleVersion, TermsHold, SumsDiffer, and BadInput for a party
    that is none, and what is decided that the county's table has not.
    """
    case = lock_case(case_id, by)
    if not reach.holds(case, by, "mediation.keep"):
        raise NotFound
    known = agreement_of(case)
    if version != (known.version if known else 0):
        raise StaleVersion
    _add_up(terms)
    take_locked(case, Target(case_id, None, by), WRITE_AGREEMENT, agreement=terms)
    return Agreement.objects.get(dispute=case.pk)


def agreement_of(case: Case) -> Agreement | None:
    return Agreement.objects.filter(dispute=case.pk).first()


def register() -> None:
    GUARDS.register("mediation.terms_may_change", Guard(When.CASE, _may_change, lambda *_: TermsHold()))
    EFFECTS.register("mediation.agreement", _write)
    EFFECTS.register("mediation.follow_up", _follow_up)


def settle(agreement: Agreement) -> None:
    """How the agreement is kept, from how its promises are."""
    promises = list(agreement.promises.order_by("number"))
    agreement.kept_by = max((one.due_on for one in promises), default=None)
    agreement.keeping = kept([one.state for one in promises])
    agreement.save(update_fields=["kept_by", "keeping"])


def kept(states: Sequence[str]) -> str:
    """Of all promises together: one that was broken counts until it is kept after all."""
    if not states:
        return Keeping.NONE
    if Keeping.BREACHED in states:
        return Keeping.BREACHED
    if all(state == Keeping.DONE for state in states):
        return Keeping.DONE
    begun = any(state in (Keeping.DONE, Keeping.PARTLY) for state in states)
    return Keeping.PARTLY if begun else Keeping.PENDING


def ends(day: date) -> datetime:
    """The end of that day."""
    return clock.day_begins(day + timedelta(days=1))


# -- behind the lock -------------------------------------------------------------------------------


def _may_change(case: Case, _by: Actor, _said: Mapping[str, Any]) -> bool:
    known = agreement_of(case)
    if known is None:
        return True
    touched = Promise.objects.filter(agreement=known).exclude(state=Keeping.PENDING)
    return not known.confirmation and not touched.exists()


def _add_up(terms: Terms) -> None:
    """Raises SumsDiffer where instalments do not come to the sum that was agreed."""
    sums = [one.amount for one in terms.promises if one.amount is not None]
    if not sums and terms.total is None:
        return
    come_to = sum(sums, Decimal(0))
    if come_to != (terms.total or 0):
        reason = _("They come to %(come_to)s; %(total)s was agreed.") % {
            "come_to": come_to,
            "total": terms.total or 0,
        }
        raise SumsDiffer(reason, invalid_params=[{"name": "promises", "reason": reason}])


def _write(taking: Taking) -> None:
    terms: Terms = taking.said["agreement"]
    dispute = dispute_of(taking.case)
    _know(dispute, terms)
    agreement = agreement_of(taking.case) or Agreement(dispute=dispute, version=0)
    _know_bars(taking.case.county_code, agreement, terms)
    agreement.version += 1
    agreement.issues, agreement.agreed = terms.issues or None, terms.agreed
    agreement.left_open, agreement.how = terms.left_open or None, terms.how or None
    agreement.decides = None if terms.decides is None else sorted(set(terms.decides))
    agreement.total = terms.total
    agreement.by_id, agreement.at = taking.by.account_id, taking.at
    agreement.save()
    agreement.promises.all().delete()
    Promise.objects.bulk_create(_promises(agreement, taking, terms.promises))
    settle(agreement)
    if dispute.outcome in SETTLED:
        visits.plan(taking.case, dispute, agreement)
    taking.data |= {"promises": len(terms.promises)}


def _know(dispute: Dispute, terms: Terms) -> None:
    """Raises BadInput where a promise names a party that is none."""
    known = set(Party.objects.filter(dispute=dispute, left_at=None).values_list("number", flat=True))
    for place, one in enumerate(terms.promises):
        for field in ("payer", "payee"):
            number = getattr(one, field)
            if number is not None and number not in known:
                reason = _("There is no party of this number.")
                raise BadInput(
                    reason, invalid_params=[{"name": f"promises.{place}.{field}", "reason": reason}]
                )


def _know_bars(county: str, agreement: Agreement, terms: Terms) -> None:
    """Raises BadInput for what the county's table has not. What was said
    before may be a row that is no more."""
    known = {row["code"] for row in config.rows(UNCONFIRMABLE, county=county)} | set(agreement.decides or ())
    if not set(terms.decides or ()) <= known:
        reason = _("The table of what no court confirms has no such row.")
        raise BadInput(reason, invalid_params=[{"name": "decides", "reason": reason}])


def _promises(agreement: Agreement, taking: Taking, owed: Sequence[Owed]) -> list[Promise]:
    in_order = sorted(owed, key=lambda one: one.due_on)
    return [
        Promise(
            agreement=agreement,
            number=number,
            what=one.what or None,
            amount=one.amount,
            payer=one.payer,
            payee=one.payee,
            due_at=ends(one.due_on),
            tell_at=max(taking.at, ends(one.due_on - AHEAD)),
            **ground_of(taking.case),
        )
        for number, one in enumerate(in_order, start=1)
    ]


def _follow_up(taking: Taking) -> None:
    """What comes after the end of a mediation: visits, and where something was agreed the court's month."""
    dispute = dispute_of(taking.case)
    agreement = agreement_of(taking.case)
    if agreement is None and dispute.outcome in AGREED:
        agreement = Agreement.objects.create(dispute=dispute)
    if agreement is not None:
        open_window(taking.case, agreement, dispute)
    visits.plan(taking.case, dispute, agreement)


def open_window(case: Case, agreement: Agreement, dispute: Dispute) -> None:
    """The court's month begins: after two thirds of it its mediators are told."""
    if dispute.confirmation_due is None or dispute.effective_on is None:
        return
    Window.objects.update_or_create(
        agreement=agreement,
        defaults={
            "due_at": ends(dispute.confirmation_due),
            "tell_at": clock.day_begins(dispute.effective_on + ALERT),
            **ground_of(case),
        },
    )
