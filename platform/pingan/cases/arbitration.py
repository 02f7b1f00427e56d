"""A contest over duty (职责争议): the county's centre decides who leads, and proposes it for the catalogue.

It is a task with a clock. Its result is a proposed item, which an administrator takes up or not; the case
itself goes on by the moves of its desk.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final
from uuid import UUID

from django.db import transaction

from pingan.cases import clocks, selectors, tasks
from pingan.cases.errors import DecidedWithItsItem, NoArbiter, TaskDone, UnknownOrganisation
from pingan.cases.models import Case, Task
from pingan.cases.tasks import KINDS, Asked, Kind
from pingan.categories.models import DutyProposal
from pingan.core import clock
from pingan.core.area_codes import county_of
from pingan.core.errors import InvalidParam, NotFound
from pingan.people import policy
from pingan.people.actors import Actor
from pingan.people.models import Organisation
from pingan.people.roles import ROLES

ARBITRATION: Final = "arbitration"
DECIDED: Final = "decided"


@dataclass(frozen=True, slots=True)
class Decision:
    """Who leads from now on, by which item of the catalogue, and why."""

    lead_id: UUID
    sort: str
    name: str
    basis: str
    report: str


@transaction.atomic
def contest(*, case_id: UUID, words: str, by: Actor) -> Task:
    """Ask the county's centre whose duty a case is; its clock runs from now.

    Raises NotFound, WrongState (a closed case), NoArbiter and AlreadyAsked.
    """
    case = selectors.get_case(by, case_id, operation="duties.contest", lock=True)
    centre = arbiter_of(case)
    if centre is None:
        raise NoArbiter
    clocks.start(case, ARBITRATION, clock.now())
    return tasks.open_task(case_id=case_id, asked=Asked(ARBITRATION, centre.pk, words), by=by)


@transaction.atomic
def decide(*, task_id: UUID, decision: Decision, by: Actor) -> DutyProposal:
    """Say whose duty it is, for the centre that was asked; an administrator finds the item proposed.

    Raises NotFound for everybody else, TaskDone, UnknownOrganisation.
    """
    task = Task.objects.filter(pk=task_id, kind=ARBITRATION, organisation_id=by.organisation_id).first()
    if task is None:
        raise NotFound
    case = Case.objects.select_for_update(no_key=True).get(pk=task.case_id)
    _refuse_foreign(decision.lead_id, case)
    if Task.objects.filter(pk=task_id, done_at__isnull=False).exists():
        raise TaskDone
    proposal = _propose(case, task, decision, by)
    tasks.finish_task(task_id=task_id, outcome=DECIDED, report=decision.report, by=by)
    return proposal


def arbiter_of(case: Case) -> Organisation | None:
    """The organisation of the case's county whose people decide."""
    return arbiter_at(county_of(case.grid_code))


def arbiter_at(county: str) -> Organisation | None:
    """The organisation of a county whose people decide; None where it has none that is open."""
    kinds = {ROLES[role].employer for role in policy.roles_that_may("duties.arbitrate")}
    still_open = Organisation.objects.open_on(clock.today())
    there = still_open.filter(kind__in=kinds, area_code=county)
    return there.order_by("-is_usual", "id").first()


def register() -> None:
    KINDS.register(ARBITRATION, Kind(ARBITRATION, frozenset({DECIDED}), stays=True, clock=ARBITRATION))
    tasks.finished_by(ARBITRATION, _finished)


def _finished(_case: Case, task: Task, _by: Actor) -> None:
    """Its answer is an item: whoever ends it as any other task is told where to."""
    if not DutyProposal.objects.filter(task_id=task.pk).exists():
        raise DecidedWithItsItem


def _propose(case: Case, task: Task, decision: Decision, by: Actor) -> DutyProposal:
    return DutyProposal.objects.create(
        county_code=county_of(case.grid_code),
        case_id=case.pk,
        task_id=task.pk,
        category=case.category,
        sort=decision.sort,
        organisation_id=decision.lead_id,
        name=decision.name,
        basis=decision.basis,
        proposed_at=clock.now(),
        proposed_by_id=by.account_id,
    )


def _refuse_foreign(organisation_id: UUID, case: Case) -> None:
    still_open = Organisation.objects.open_on(clock.today())
    area = still_open.filter(pk=organisation_id).values_list("area_code", flat=True).first()
    if area is None or county_of(area) != county_of(case.grid_code):
        wrong = InvalidParam(name="lead_id", reason=UnknownOrganisation.title)
        raise UnknownOrganisation(invalid_params=[wrong])
