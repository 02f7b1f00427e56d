"""Asking the court to confirm an agreement (司法确认, 人民调解法 art. 33), and which cannot be confirmed.

Both parties ask together, within thirty days of effect. What no court confirms is a table of the county
(`follow_up_tables.py`): an agreement that decides one of these is refused here with the article; of a kind of
dispute whose agreements often do, somebody must have said what this one decides.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final
from uuid import UUID

from django.db import transaction
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from pingan.cases import clocks, reach
from pingan.cases.effects import EFFECTS, Taking
from pingan.cases.guards import GUARDS, Guard, When
from pingan.cases.models import Case
from pingan.cases.services import Target, lock_case, take_locked
from pingan.cases.workflow import stop
from pingan.categories.selectors import tree
from pingan.config import selectors as config
from pingan.core import clock
from pingan.core.errors import BadInput, NotFound, Problem
from pingan.mediation.agreements import agreement_of
from pingan.mediation.errors import (
    CourtAsked,
    LiesAhead,
    NotAgreed,
    NotConfirmable,
    SayWhatItDecides,
    WindowClosed,
)
from pingan.mediation.follow_up_tables import UNCONFIRMABLE
from pingan.mediation.models import Agreement, Confirmation, Dispute, Window
from pingan.mediation.moves.keeping import APPLY_FOR_CONFIRMATION, RECORD_RULING
from pingan.mediation.steps import CONFIRMATION
from pingan.mediation.workflow import AGREED
from pingan.people.actors import Actor
from pingan.territory.atlas import reads_english

RULINGS: Final = (Confirmation.CONFIRMED, Confirmation.REJECTED)


@dataclass(frozen=True, slots=True)
class Bar:
    """One row: what no court confirms, by which article. `categories`: of these it is often decided."""

    code: str
    categories: frozenset[str]
    label: str
    label_en: str
    law: str

    def told(self) -> dict[str, str]:
        return {
            "code": self.code,
            "label": self.label_en if self.label_en and reads_english() else self.label,
            "law": self.law,
        }


@dataclass(frozen=True, slots=True)
class Ruling:
    """What the court said."""

    confirmed: bool
    on: date
    number: str = ""
    why_not: str = ""


@transaction.atomic
def apply(*, case_id: UUID, court: str, on: date, by: Actor) -> Agreement:
    """Record that all parties asked the court together on that day.

    Raises NotFound, WrongState, NotYourMove, NotAgreed, CourtAsked, NotConfirmable, SayWhatItDecides,
    WindowClosed, LiesAhead.
    """
    case, agreement, dispute = _locked(case_id, by)
    if agreement.confirmation:
        raise CourtAsked
    _within_the_window(dispute, on)
    take_locked(
        case, Target(case_id, None, by), APPLY_FOR_CONFIRMATION, application=agreement, court=court, on=on
    )
    return agreement


@transaction.atomic
def record_ruling(*, case_id: UUID, ruling: Ruling, by: Actor) -> Agreement:
    """Record what the court said. Raises NotFound, WrongState, NotYourMove, NotAgreed, CourtAsked, LiesAhead,
    BadInput for a day before it was asked."""
    case, agreement, _dispute = _locked(case_id, by)
    if agreement.confirmation != Confirmation.APPLIED or agreement.applied_on is None:
        raise CourtAsked
    if ruling.on > clock.today():
        raise LiesAhead
    if ruling.on < agreement.applied_on:
        reason = _("The court answers after it was asked.")
        raise BadInput(reason, invalid_params=[{"name": "on", "reason": reason}])
    take_locked(case, Target(case_id, None, by), RECORD_RULING, ruling=ruling, agreement=agreement)
    return agreement


def bars_of(case: Case, agreement: Agreement) -> list[Bar]:
    """What of it no court confirms, as somebody said."""
    return [bar for bar in bars(case.county_code) if bar.code in (agreement.decides or ())]


def often(case: Case) -> list[Bar]:
    """What agreements of this kind of dispute often decide."""
    kinds = set(tree().path(case.category))
    return [bar for bar in bars(case.county_code) if bar.categories & kinds]


def bars(county: str) -> Sequence[Bar]:
    """What no court confirms, as the county's table has it today."""
    return [
        Bar(
            code=str(row["code"]),
            categories=frozenset(row["categories"]),
            label=str(row["label"]),
            label_en=str(row["label_en"]),
            law=str(row["law"]),
        )
        for row in config.rows(UNCONFIRMABLE, county=county)
    ]


def register() -> None:
    EFFECTS.register("mediation.apply", _apply)
    EFFECTS.register("mediation.ruling", _rule)
    GUARDS.register("mediation.can_be_confirmed", Guard(When.SAID, _can_be_confirmed, _why_not))


# -- behind the lock -------------------------------------------------------------------------------


def _locked(case_id: UUID, by: Actor) -> tuple[Case, Agreement, Dispute]:
    case = lock_case(case_id, by)
    if not reach.holds(case, by, "mediation.keep"):
        raise NotFound
    dispute = Dispute.objects.filter(case=case, outcome__in=AGREED).first()
    if dispute is None:
        raise NotAgreed
    # One that a server of before concluded has no row of its own yet.
    agreement, _new = Agreement.objects.get_or_create(dispute=dispute)
    return case, agreement, dispute


def _within_the_window(dispute: Dispute, on: date) -> None:
    """Raises NotAgreed where the agreement has no day of effect, LiesAhead, WindowClosed, BadInput."""
    if dispute.effective_on is None or dispute.confirmation_due is None:
        raise NotAgreed
    if on > clock.today():
        raise LiesAhead
    if on > dispute.confirmation_due:
        raise WindowClosed
    if on < dispute.effective_on:
        reason = _("The court is asked after the agreement takes effect.")
        raise BadInput(reason, invalid_params=[{"name": "on", "reason": reason}])


def _can_be_confirmed(case: Case, _by: Actor, said: Mapping[str, Any]) -> bool:
    agreement: Agreement = said["application"]
    return not bars_of(case, agreement) and (agreement.decides is not None or not often(case))


def _why_not(case: Case, _by: Actor) -> Problem:
    agreement = agreement_of(case)
    found = bars_of(case, agreement) if agreement else []
    if not found:
        return SayWhatItDecides("；".join(bar.told()["label"] for bar in often(case)))
    told = [bar.told() for bar in found]
    return NotConfirmable(format_lazy("{}", "；".join(f"{one['label']}（{one['law']}）" for one in told)))


def _apply(taking: Taking) -> None:
    agreement: Agreement = taking.said["application"]
    agreement.confirmation, agreement.court = Confirmation.APPLIED, taking.said["court"]
    agreement.applied_on = taking.said["on"]
    agreement.save()
    Window.objects.filter(agreement=agreement).delete()
    # What could be asked for has been: the month runs no longer.
    changed = clocks.run(taking.case, [stop(CONFIRMATION)], taking.at)
    taking.change(**{column: getattr(taking.case, column) for column in changed})
    taking.data["confirmation"] = agreement.confirmation


def _rule(taking: Taking) -> None:
    ruling: Ruling = taking.said["ruling"]
    agreement: Agreement = taking.said["agreement"]
    agreement.confirmation = Confirmation.CONFIRMED if ruling.confirmed else Confirmation.REJECTED
    agreement.decided_on, agreement.ruling = ruling.on, ruling.number
    agreement.why_not = ruling.why_not or None
    agreement.save()
    taking.data["confirmation"] = agreement.confirmation
