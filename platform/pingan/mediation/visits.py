"""Return visits (回访): when they are due, and what was found. Not made by the only one who mediated.

How many days after which end is a table of the county (`follow_up_tables.py`); each day on which something is
to be kept brings one of its own. Nothing here closes a case or opens one: a visit is written down beside it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any, Final
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from pingan.cases import reach
from pingan.cases.effects import EFFECTS, Taking
from pingan.cases.guards import GUARDS, Guard, When
from pingan.cases.models import Case, Step
from pingan.cases.services import Target, lock_case, take_locked
from pingan.categories.selectors import tree
from pingan.config import selectors as config
from pingan.core import clock
from pingan.core.errors import BadInput, NotFound
from pingan.mediation import team
from pingan.mediation.disputes import dispute_of
from pingan.mediation.errors import NotTheOnlyMediator, TooManyVisits, VisitMade
from pingan.mediation.follow_up_tables import AGREED, FAILED, VISITS
from pingan.mediation.grounds import ground_of
from pingan.mediation.models import Danger, Dispute, Party, Session, Visit
from pingan.mediation.moves.keeping import PLAN_VISIT, RECORD_VISIT
from pingan.mediation.workflow import CONCLUDE, SETTLED, Outcome
from pingan.people.actors import Actor

if TYPE_CHECKING:
    from pingan.mediation.models import Agreement

MOST: Final = 100
# After these somebody asks where the matter went.
_WENT_ON: Final = frozenset({Outcome.FAILED, Outcome.REFUSED, Outcome.TRANSFERRED, Outcome.TERMINATED})
# On the day itself, when an office has opened.
MORNING: Final = timedelta(hours=8)


@dataclass(frozen=True, slots=True)
class Found:
    """What a visit found."""

    way: str
    kept: str
    asked: Sequence[int] = ()
    satisfied: bool | None = None
    went_on: str = ""
    opinion: str = ""
    troubles: str = ""


@transaction.atomic
def plan_visit(*, case_id: UUID, day: date, by: Actor) -> Visit:
    """Plan one more visit. Raises NotFound, WrongState, NotYourMove, TooManyVisits, BadInput for a day that
    has passed."""
    case = _locked(case_id, by)
    if day < clock.today():
        reason = _("Choose today or a day to come.")
        raise BadInput(reason, invalid_params=[{"name": "due_on", "reason": reason}])
    take_locked(case, Target(case_id, None, by), PLAN_VISIT, planned=day)
    return Visit.objects.filter(dispute=case_id).latest("number")


@transaction.atomic
def record_visit(*, case_id: UUID, number: int, found: Found, by: Actor) -> Visit:
    """Record a visit that was made now. Raises NotFound, WrongState, NotYourMove, VisitMade,
    NotTheOnlyMediator, BadInput for a party that is none."""
    case = _locked(case_id, by)
    visit = Visit.objects.filter(dispute=case_id, number=number).first()
    if visit is None:
        raise NotFound
    if visit.made_at is not None:
        raise VisitMade
    take_locked(case, Target(case_id, None, by), RECORD_VISIT, visit=visit, found=found)
    return visit


def plan(case: Case, dispute: Dispute, agreement: Agreement | None) -> None:
    """What is to come after the end of a mediation, anew: what was made, or wanted by somebody, stays."""
    Visit.objects.filter(dispute=dispute, made_at=None).exclude(why=Visit.Why.PLANNED).delete()
    known = {visit.due_on for visit in Visit.objects.filter(dispute=dispute)}
    number = Visit.objects.filter(dispute=dispute).order_by("-number").values_list("number", flat=True)
    last = number.first() or 0
    to_come = {day: one for day, one in _days(case, dispute, agreement).items() if day not in known}
    Visit.objects.bulk_create(
        _visit(case, dispute, last + place, day, why=why, days=days)
        for place, (day, (why, days)) in enumerate(sorted(to_come.items()), start=1)
    )


def mediators_of(case: Case) -> set[UUID]:
    """Who mediated: the lead and who mediated beside them, who recorded a session, who how it ended."""
    recorded = set(Session.objects.filter(dispute=case.pk).values_list("by_id", flat=True))
    together = recorded | set(team.mediators_of(case))
    return together | set(Step.objects.filter(case=case, action=CONCLUDE).values_list("by_id", flat=True))


def may_visit(case: Case, by: Actor) -> bool:
    """Whether they may say whether it holds: not whoever mediated it alone."""
    return mediators_of(case) != {by.account_id}


def register() -> None:
    EFFECTS.register("mediation.plan_visit", _plan_one)
    EFFECTS.register("mediation.visit", _record)
    GUARDS.register("mediation.room_for_a_visit", Guard(When.SAID, _has_room, lambda *_: TooManyVisits()))
    GUARDS.register(
        "mediation.not_the_only_mediator",
        Guard(When.SAID, lambda case, by, _said: may_visit(case, by), lambda *_: NotTheOnlyMediator()),
    )


# -- behind the lock -------------------------------------------------------------------------------


def _locked(case_id: UUID, by: Actor) -> Case:
    case = lock_case(case_id, by)
    if not reach.holds(case, by, "mediation.keep"):
        raise NotFound
    return case


# A day, why, and after how many days.
Days = dict[date, tuple[str, int | None]]


def _days(case: Case, dispute: Dispute, agreement: Agreement | None) -> Days:
    begin = dispute.effective_on or clock.today()
    days: Days = {
        begin + timedelta(days=count): (Visit.Why.DAYS, count) for count in _after_days(case, dispute)
    }
    promises = agreement.promises.all() if agreement else ()
    return days | {one.due_on: (Visit.Why.PERFORMANCE, None) for one in promises}


def _after_days(case: Case, dispute: Dispute) -> Iterator[int]:
    """As the county's table has it, by how it ended, its category and its grade. The grade is what a person
    gave the dispute; where nobody has, its urgency tells how much there is to fear."""
    after = AGREED if dispute.outcome in SETTLED else FAILED if dispute.outcome in _WENT_ON else ""
    grade = Danger.objects.filter(dispute=dispute).values_list("grade", flat=True).first() or ""
    is_so = {
        "after": {after},
        "category": {"", *tree().path(case.category)},
        "grade": {"", grade},
        "urgency": {""} if grade else {"", case.urgency},
    }
    for row in config.rows(VISITS, county=case.county_code):
        if all(row[name] in said for name, said in is_so.items()):
            yield int(row["days"])


def _visit(
    case: Case, dispute: Dispute, number: int, day: date, *, why: str, days: int | None = None
) -> Visit:
    return Visit(
        dispute=dispute,
        number=number,
        why=why,
        days=days,
        due_at=clock.day_begins(day + timedelta(days=1)),
        tell_at=_tell_on(day),
        **ground_of(case),
    )


def _tell_on(day: date) -> datetime:
    return clock.day_begins(day) + MORNING


def _plan_one(taking: Taking) -> None:
    case, dispute = taking.case, dispute_of(taking.case)
    last = Visit.objects.filter(dispute=dispute).order_by("-number").values_list("number", flat=True).first()
    visit = _visit(case, dispute, (last or 0) + 1, taking.said["planned"], why=Visit.Why.PLANNED)
    visit.save(force_insert=True)
    taking.data |= {"visit": visit.number, "due_on": visit.due_on.isoformat()}


def _record(taking: Taking) -> None:
    visit: Visit = taking.said["visit"]
    found: Found = taking.said["found"]
    _know(visit.dispute_id, found.asked)
    visit.made_at, visit.by_id, visit.tell_at = taking.at, taking.by.account_id, None
    visit.way, visit.kept, visit.satisfied = found.way, found.kept, found.satisfied
    visit.asked, visit.went_on = sorted(set(found.asked)), found.went_on
    visit.opinion, visit.troubles = found.opinion or None, found.troubles or None
    visit.save()
    taking.data |= {"visit": visit.number, "kept": visit.kept}


def _know(dispute_id: UUID, asked: Sequence[int]) -> None:
    """Raises BadInput for a party that is none."""
    if set(asked) - set(
        Party.objects.filter(dispute=dispute_id, left_at=None).values_list("number", flat=True)
    ):
        reason = _("There is no party of this number.")
        raise BadInput(reason, invalid_params=[{"name": "asked", "reason": reason}])


def _has_room(case: Case, _by: Actor, _said: Mapping[str, Any]) -> bool:
    return len(Visit.objects.filter(dispute=case.pk).values_list("pk")[:MOST]) < MOST
