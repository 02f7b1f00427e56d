"""Contests over duty that wait: what both sides have said, until when it has to be decided, and what was sent
against the catalogue."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final
from uuid import UUID

from pingan.cases import asked, confidence, reach, selectors
from pingan.cases.arbitration import ARBITRATION, arbiter_at
from pingan.cases.duties import standing_for
from pingan.cases.models import Case, Clock, DutyOverridden, Step, Task, shown_code
from pingan.categories import duties, proposals
from pingan.core import clock
from pingan.core.errors import NotFound
from pingan.people import policy
from pingan.people.actors import Actor
from pingan.people.models import Organisation
from pingan.territory import selectors as territory

MOST: Final = 50
# The last words of a case are read, however long it has been talked about.
MOST_WORDS: Final = 10
MOST_CASES: Final = 100
MOST_ORGANISATIONS: Final = 500


def waiting(viewer: Actor) -> list[Task]:
    """The contests that the viewer's organisation is to decide on, or has asked for, the oldest first; one
    more than are shown, if there is. What is asked of the centre is few, and found by its index."""
    centre = arbiter_at(viewer.county_code)
    if centre is None:
        return []
    found = Task.objects.filter(organisation=centre, done_at=None, kind=ARBITRATION)
    if viewer.organisation_id != centre.pk:
        found = found.filter(asking=viewer.organisation_id)
    return list(asked.whole(found).select_related("case").order_by("asked_at", "id")[: MOST + 1])


def described(tasks: Sequence[Task], viewer: Actor) -> list[dict[str, Any]]:
    """Contests with both sides' words, the clock and what the catalogue says now: two statements for all of
    them, and one a category."""
    cases = [task.case_id for task in tasks]
    running = Clock.objects.filter(case_id__in=cases, kind=ARBITRATION, stopped_at=None)
    clocks = {one.case_id: one for one in running}
    lines: dict[UUID, list[Step]] = {}
    for step in Step.objects.filter(case_id__in=cases).select_related("by").order_by("id"):
        lines.setdefault(step.case_id, []).append(step)
    return [
        {
            **asked.describe_with_case(task, viewer),
            "clock": _clock(clocks.get(task.case_id)),
            "sides": _sides(task.case, lines.get(task.case_id, []), viewer),
            "duty": duties.standing_out(standing_for(task.case)),
            "may_decide": _may_decide(task, viewer),
        }
        for task in tasks
    ]


def leads(viewer: Actor) -> list[Organisation]:
    """Who can be named as the one that leads, for whoever decides; nobody else asks."""
    if not policy.may(viewer.role, "duties.arbitrate"):
        return []
    there = Organisation.objects.open_on(clock.today()).filter(area_code__startswith=viewer.county_code)
    return list(there.order_by("area_code", "kind", "name", "id")[:MOST_ORGANISATIONS])


def overridden(viewer: Actor, item_id: int) -> list[dict[str, Any]]:
    """The cases of one figure of overrides that the viewer may read, the newest first. Raises NotFound."""
    if not proposals.is_counted_in(item_id, viewer.county_code):
        raise NotFound
    found = DutyOverridden.objects.filter(item_id=item_id, case__in=Case.objects.filter(_readable(viewer)))
    lines = found.select_related("case").order_by("-at", "-id")[:MOST_CASES]
    return [_line(line) for line in lines]


def _readable(viewer: Actor) -> Any:
    return reach.where(viewer, "cases.read")


def _line(line: DutyOverridden) -> dict[str, Any]:
    case = line.case
    return {
        "id": case.pk,
        "code": shown_code(case.code),
        "category": case.category,
        "area_name": territory.path_name(case.grid_code),
        "at": line.at,
    }


def _may_decide(task: Task, viewer: Actor) -> bool:
    return task.organisation_id == viewer.organisation_id and policy.may(viewer.role, "duties.arbitrate")


def _clock(running: Clock | None) -> dict[str, Any] | None:
    if running is None:
        return None
    return {"due_at": running.due_at, "provisional": running.provisional}


def _sides(case: Case, steps: Sequence[Step], viewer: Actor) -> list[dict[str, Any]]:
    """What was said since the case was handed on last, by whoever did and by everybody after them."""
    handed = [place for place, step in enumerate(steps) if _hands_on(step.data)]
    heard = [step for step in steps[handed[-1] if handed else 0 :] if step.note]
    withheld = confidence.withheld_steps(case, viewer, steps)
    return [
        {
            "action": step.action,
            "at": step.at,
            "by": {"id": step.by_id, "name": step.by.name, "role": step.role},
            "words": selectors.words_for(step.note, case, viewer, by=step.by_id),
        }
        for step in heard[-MOST_WORDS:]
        if step.pk not in withheld
    ]


def _hands_on(data: Mapping[str, Any]) -> bool:
    return "worker_id" in data or "organisation_id" in data
