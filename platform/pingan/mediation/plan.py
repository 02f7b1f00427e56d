"""The plan of one dispute: steps taken from the county's plan for its type, and those its mediators add.

Each is optional, has somebody who sees to it and a day, and is done or left; nothing else follows of it, and
the last one does not end the mediation. Of all that are open the nearest day is a clock of the case, so that
whoever mediates is told in time.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final
from uuid import UUID

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from pingan.cases import clocks
from pingan.cases.effects import EFFECTS, Taking
from pingan.cases.errors import UnknownColleague
from pingan.cases.guards import GUARDS, Guard, When
from pingan.cases.models import Case, Clock
from pingan.cases.selectors import words_for
from pingan.cases.services import Target, allowed_move, lock_case, take_locked
from pingan.cases.watch import TOLD
from pingan.cases.workflow import stop
from pingan.core import clock
from pingan.core.errors import BadInput, InvalidParam, NotFound, Problem, StaleVersion
from pingan.mediation import aids
from pingan.mediation.aids import PlanLine
from pingan.mediation.confidants import may_read_words
from pingan.mediation.disputes import dispute_of
from pingan.mediation.errors import StepsOnThePlan, TooManySteps
from pingan.mediation.models import PlanState, PlanStep
from pingan.mediation.moves.plan import LAY_PLAN, MARK_STEP, PLAN
from pingan.people.actors import Actor
from pingan.people.selectors import colleagues_of, names_of
from pingan.territory import calendar

MAX_STEPS: Final = 40


@dataclass(frozen=True, slots=True)
class Wanted:
    """A step to be laid: one of the type's plan by its code, or another in words of its own. A day that is
    not named is the one that the plan says."""

    code: str = ""
    what: str = ""
    owner_id: UUID | None = None
    due_on: date | None = None


@dataclass(frozen=True, slots=True)
class Known:
    """A step by its case and its number there, in the version that was seen."""

    case_id: UUID
    number: int
    version: int


@dataclass(frozen=True, slots=True)
class Marked:
    """What is said of a step: as a whole, so that nothing is kept that somebody meant to take out."""

    state: str
    owner_id: UUID | None
    due_on: date | None
    note: str = ""


@transaction.atomic
def lay_plan(*, case_id: UUID, wanted: Sequence[Wanted], by: Actor) -> list[PlanStep]:
    """Lay steps on the plan. One of the type's plan that is there already is not laid twice.

    Raises NotFound, WrongState, NotYourMove, BadInput for a code that the type's plan has not,
    UnknownColleague, TooManySteps, and StepsOnThePlan where nothing of it is new.
    """
    case = lock_case(case_id, by)
    offered = {line.code: line for line in aids.plan_of(case.category, case.county_code)}
    steps = [_drafted(place, one, offered, case, by) for place, one in enumerate(wanted)]
    there = set(PlanStep.objects.filter(dispute=case.pk).exclude(code="").values_list("code", flat=True))
    new = [step for step in steps if step.code not in there]
    # Asked first, for what may not be written is nothing that is there already.
    _take(case, LAY_PLAN, by, steps=new)
    return new


@transaction.atomic
def mark_step(*, step: Known, marked: Marked, by: Actor) -> PlanStep:
    """Say who sees to a step and until when, and that it is done, left or open again.

    Raises NotFound, StaleVersion, WrongState, NotYourMove, UnknownColleague.
    """
    case = lock_case(step.case_id, by)
    found = PlanStep.objects.filter(dispute=case.pk, number=step.number).first()
    if found is None or not may_read_words(case, by):
        raise NotFound
    if found.version != step.version:
        raise StaleVersion
    if marked.owner_id != found.owner_id:
        _refuse_stranger(marked.owner_id, "owner_id", case, by)
    _take(case, MARK_STEP, by, step=found, marked=marked)
    return found


def register() -> None:
    EFFECTS.register("mediation.lay_plan", _lay)
    EFFECTS.register("mediation.mark_step", _mark)
    GUARDS.register("mediation.new_steps", Guard(When.SAID, _are_new, lambda *_: StepsOnThePlan()))
    GUARDS.register("mediation.room_for_steps", Guard(When.SAID, _has_room, lambda *_: TooManySteps()))
    TOLD.register(PLAN, "a step that was to be done by then")


# -- reads -----------------------------------------------------------------------------------------


def in_short(case: Case, viewer: Actor) -> dict[str, Any] | None:
    """What a case's description tells of its plan: how much of it is open, and when it was last changed; None
    for all who may not read what is said in mediation."""
    if not may_read_words(case, viewer):
        return None
    steps = list(PlanStep.objects.filter(dispute=case.pk).values_list("state", "due_on", "version"))
    days = [due_on for state, due_on, _version in steps if state == PlanState.OPEN and due_on]
    return {
        "steps": len(steps),
        "open": sum(state == PlanState.OPEN for state, _due_on, _version in steps),
        "next_on": min(days, default=None),
        # Any change of any step makes it another.
        "version": sum(version for _state, _due_on, version in steps),
    }


def described(case: Case, viewer: Actor) -> dict[str, Any]:
    """The plan with what may still be laid on it. Raises NotFound for whoever may not read what is said in
    mediation."""
    if not may_read_words(case, viewer):
        raise NotFound
    steps = list(PlanStep.objects.filter(dispute=case.pk).order_by("number"))
    people = names_of(person for step in steps for person in (step.owner_id, step.settled_by_id))
    laid = {step.code for step in steps}
    plan = aids.plan_of(case.category, case.county_code)
    labels = {line.code: line.label for line in plan}
    writes = may_be_written(case, viewer)
    return {
        "steps": [_told(step, case, viewer, people, labels) for step in steps],
        "offered": [_offered(line) for line in plan if line.code not in laid] if writes else [],
        "owners": _owners(case, viewer) if writes else [],
        "may_write": writes,
    }


def may_be_written(case: Case, viewer: Actor) -> bool:
    try:
        allowed_move(case, LAY_PLAN, viewer)
    except Problem:
        return False
    return True


def _told(
    step: PlanStep, case: Case, viewer: Actor, people: Mapping[UUID, str], labels: Mapping[str, str]
) -> dict[str, Any]:
    own_words = words_for(step.what, case, viewer, by=step.by_id)
    return {
        "number": step.number,
        "version": step.version,
        "code": step.code,
        # In the reader's language as long as the county's plan has it.
        "what": labels.get(step.code, own_words),
        "owner": {"id": step.owner_id, "name": people.get(step.owner_id, "")} if step.owner_id else None,
        "due_on": step.due_on,
        "state": step.state,
        "note": words_for(step.note or "", case, viewer, by=step.settled_by_id),
        "settled_by": people.get(step.settled_by_id, "") if step.settled_by_id else "",
        "settled_at": step.settled_at,
    }


def _offered(line: PlanLine) -> dict[str, Any]:
    return {
        "code": line.code,
        "what": line.label,
        "hint": line.advice,
        "days": line.days,
        "usual": line.usual,
    }


def _owners(case: Case, viewer: Actor) -> list[dict[str, Any]]:
    """Who may see to a step: whoever holds the case, the viewer, and their colleagues."""
    ids = dict.fromkeys([case.holder_id, viewer.account_id, *_colleagues(viewer)])
    names = names_of(ids)
    return [{"id": one, "name": names[one]} for one in ids if one is not None and one in names]


def _colleagues(viewer: Actor) -> Iterable[UUID]:
    return colleagues_of(viewer).order_by("account__name", "account_id").values_list("account_id", flat=True)


# -- the writes behind the lock --------------------------------------------------------------------


def _take(case: Case, action: str, by: Actor, **said: Any) -> None:
    take_locked(case, Target(case.pk, None, by), action, **said)


def _drafted(place: int, wanted: Wanted, offered: Mapping[str, PlanLine], case: Case, by: Actor) -> PlanStep:
    """A step as it would be laid, its number and moment aside. Raises BadInput, UnknownColleague."""
    line = offered.get(wanted.code)
    if wanted.code and line is None:
        reason = _("The plan for this type has no such step.")
        raise BadInput(reason, invalid_params=[InvalidParam(name=f"steps.{place}.code", reason=reason)])
    if wanted.owner_id is not None:
        _refuse_stranger(wanted.owner_id, f"steps.{place}.owner_id", case, by)
    due_on = wanted.due_on
    if due_on is None and line is not None and line.days:
        due_on = clock.local_day(calendar.add_working_days(clock.now(), line.days))
    return PlanStep(
        code=wanted.code,
        what=line.step if line else wanted.what,
        owner_id=wanted.owner_id or case.holder_id,
        due_on=due_on,
        by_id=by.account_id,
    )


def _refuse_stranger(owner_id: UUID | None, named: str, case: Case, by: Actor) -> None:
    if owner_id in (None, case.holder_id, by.account_id):
        return
    if not colleagues_of(by).filter(account_id=owner_id).exists():
        raise UnknownColleague(invalid_params=[InvalidParam(name=named, reason=UnknownColleague.title)])


def _lay(taking: Taking) -> None:
    steps: list[PlanStep] = taking.said["steps"]
    dispute = dispute_of(taking.case)
    last = PlanStep.objects.filter(dispute=dispute).aggregate(last=Max("number"))["last"] or 0
    for number, step in enumerate(steps, start=last + 1):
        step.dispute, step.number, step.at = dispute, number, taking.at
    PlanStep.objects.bulk_create(steps)
    _wind(taking)
    taking.data["steps"] = len(steps)


def _mark(taking: Taking) -> None:
    step: PlanStep = taking.said["step"]
    marked: Marked = taking.said["marked"]
    if marked.state != step.state:
        is_open = marked.state == PlanState.OPEN
        step.settled_at = None if is_open else taking.at
        step.settled_by_id = None if is_open else taking.by.account_id
    step.state, step.owner_id, step.due_on = marked.state, marked.owner_id, marked.due_on
    step.note = marked.note or None
    step.version += 1
    step.save()
    _wind(taking)
    taking.data |= {"step": step.number, "marked": step.state}


def _wind(taking: Taking) -> None:
    """Let the clock of the plan stand where its nearest open day is, and stop it where there is none."""
    case, at = taking.case, taking.at
    open_steps = PlanStep.objects.filter(dispute=case.pk, state=PlanState.OPEN)
    nearest = min((day for day in open_steps.values_list("due_on", flat=True) if day), default=None)
    running = Clock.objects.filter(case=case, kind=PLAN, stopped_at=None).first()
    if nearest is None:
        clocks.run(case, (stop(PLAN),), at)
    elif running is None or running.due_at != max(running.started_at, clocks.moment_of(nearest)):
        clocks.start_until(case, PLAN, at, nearest)


# -- guards ----------------------------------------------------------------------------------------


def _are_new(_case: Case, _by: Actor, said: Mapping[str, Any]) -> bool:
    return bool(said["steps"])


def _has_room(case: Case, _by: Actor, said: Mapping[str, Any]) -> bool:
    return int(PlanStep.objects.filter(dispute=case.pk).count()) + len(said["steps"]) <= MAX_STEPS
