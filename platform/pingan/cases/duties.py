"""Who may be sent what: the catalogue of duties, asked by every move that hands a case on.

What belongs to a department or was taken back is not sent down, whoever asks; one post of the county may
override it, with a reason, and each time is journalled and counted.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from django.utils.text import format_lazy
from django.utils.translation import gettext as _

from pingan.cases import clocks
from pingan.cases.effects import EFFECTS, Taking
from pingan.cases.errors import BeyondDuty
from pingan.cases.guards import GUARDS, Guard, When
from pingan.cases.journalling import journal_case, standing_of
from pingan.cases.models import Case, DutyOverridden
from pingan.cases.reach import hearers_of
from pingan.categories import duties
from pingan.categories.duties import Standing
from pingan.categories.models import Duty
from pingan.categories.services import count_override
from pingan.core import clock
from pingan.core.errors import Problem
from pingan.people import policy
from pingan.people.actors import Actor
from pingan.people.models import Organisation
from pingan.people.selectors import workers_near

# The guard of a move that hands a case to a worker (`worker_id`) or an organisation (`organisation_id`), and
# the effect that keeps by which item it went, or which one was overridden.
WITHIN_DUTY: Final = "within_duty"
DUTY: Final = "duty"
# The effect of a move that takes a case on which nobody leads, and the clock to name who does (受理兜底).
CATCH_ALL: Final = "catch_all"
LEAD: Final = "lead"
OVERRIDE: Final = "duties.override"
OVERRIDDEN: Final = "override_duty"


@dataclass(frozen=True, slots=True)
class Receiver:
    """Whom a case is handed to: an organisation, and where: its seat, or the grid of a worker of its."""

    organisation: Organisation
    seat: str


def standing_for(case: Case) -> Standing:
    """What today's catalogue says of the case."""
    return duties.standing(case.category, case.grid_code)


def receiver_of(case: Case, said: Mapping[str, Any]) -> Receiver | None:
    """Whom the fields of a body name. None for nobody, or for whom another guard refuses."""
    if worker_id := said.get("worker_id"):
        posts = workers_near(case.village_code).filter(account_id=worker_id).select_related("organisation")
        post = posts.order_by("area_code", "id").first()
        return Receiver(post.organisation, post.area_code) if post else None
    organisation_id: UUID | None = said.get("organisation_id")
    if organisation_id is None:
        return None
    organisation = Organisation.objects.filter(pk=organisation_id).first()
    return Receiver(organisation, organisation.area_code) if organisation else None


def refusing(case: Case, receiver: Receiver) -> Duty | None:
    """The item by which the case is not to be sent there."""
    return standing_for(case).refusing(receiver.organisation, seat=receiver.seat)


def refusal_by(item: Duty, area_code: str) -> BeyondDuty:
    """The problem that names the item, who leads and the basis, in the reader's language."""
    standing = Standing([item], area_code)
    leads = _(", ").join(duties.name_of(one) for one in duties.leads_of(standing))
    words = _beyond_by(item, leads)
    return BeyondDuty(words, extra={"duty": duties.standing_out(standing)})


def _beyond_by(item: Duty, leads: str) -> str:
    said = {
        "item": duties.title_of(item),
        "leads": leads or _("a department of the county"),
        "basis": duties.basis_of(item) or _("the county's catalogue of duties"),
    }
    return str(
        format_lazy(
            _(
                "“{item}” is the duty of {leads} (basis: {basis}). It cannot be sent to a township, a village"
                " or a grid."
            ),
            **said,
        )
    )


def _within_duty(case: Case, by: Actor, said: Mapping[str, Any]) -> bool:
    receiver = receiver_of(case, said)
    return receiver is None or _may_override(by, said) or refusing(case, receiver) is None


def _may_override(by: Actor, said: Mapping[str, Any]) -> bool:
    return bool(said.get("override")) and policy.may(by.role, OVERRIDE)


def _refusal(case: Case, _by: Actor) -> Problem:
    return refusal_by(standing_for(case).items[0], case.grid_code)


def _keep_duty(taking: Taking) -> None:
    """What was overridden stands in the timeline, the journal and the month's sum."""
    case = taking.case
    receiver = receiver_of(case, taking.said)
    if receiver is None:
        return
    standing = standing_for(case)
    refused = standing.refusing(receiver.organisation, seat=receiver.seat)
    item = refused or standing.of(receiver.organisation)
    if item is not None:
        taking.data["duty"] = {"id": item.pk, "name": duties.title_of(item)}
    if refused is not None:
        taking.data["override"] = taking.said["override"]
        _count(case, refused, taking.by)
        taking.acts.append(lambda: _journal_override(case, taking.by))


def _count(case: Case, item: Duty, by: Actor) -> None:
    leads = duties.leads_of(Standing([item], case.grid_code))
    lead_id: UUID | None = leads[0].pk if len(leads) == 1 else None
    part = count_override(
        item, clock.today(), county=by.county_code, sender_id=by.organisation_id, lead_id=lead_id
    )
    DutyOverridden.objects.create(case=case, item_id=part, at=clock.now())


def _journal_override(case: Case, by: Actor) -> None:
    standing = standing_of(case)
    journal_case(
        standing,
        standing,
        type_="case.duty_overridden",
        action=OVERRIDDEN,
        case_id=case.pk,
        version=case.version,
        quiet=True,
        hearers=hearers_of(case),
        by=by,
    )


def _catch_all(taking: Taking) -> None:
    """Whoever takes a case that the catalogue gives to nobody has so long to name who leads.

    Counted from the first who took it: letting go of a case and taking it again gives nobody more time.
    """
    case, at = taking.case, taking.at
    if standing_for(case) or not duties.is_kept(case.county_code):
        return
    if clocks.go_on(case, LEAD, at) is None:
        clocks.start(case, LEAD, at)


def register() -> None:
    GUARDS.register(WITHIN_DUTY, Guard(When.SAID, _within_duty, _refusal))
    EFFECTS.register(DUTY, _keep_duty)
    EFFECTS.register(CATCH_ALL, _catch_all)
