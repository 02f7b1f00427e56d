"""The list of supervised cases (督办): for which failure, whose answer is wanted, and by when."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, Final
from uuid import UUID

from django.db.models import Q, QuerySet

from pingan.cases import oversight, reach, selectors, tasks
from pingan.cases.models import OPEN, Case, Step, Task
from pingan.cases.supervision import LEVELS
from pingan.people.actors import Actor

# A county has some dozens; whoever supervises more than that supervises nothing.
MOST: Final = 100


def supervised(viewer: Actor, area_code: str | None = None) -> dict[str, Any]:
    """The open cases that are supervised, within the viewer's reach and perhaps an area: the gravest level
    first, of one level the newest. At most a hundred, and whether there are more.

    Costs a range of one index for each level, and two statements for what is told beside the rows.
    """
    here = Case.objects.filter(reach.where(viewer, "cases.list"), OPEN, county_code=viewer.county_code)
    if area_code:
        here = here.filter(reach.in_area(area_code))
    lines = list(_by_level(here))
    shown = [line.id for line in lines[:MOST]]
    said, asked = _said(shown), _asked(shown)
    items = [
        {**selectors.row_of(line, viewer), "unread": False, **_told(said.get(line.id), asked.get(line.id))}
        for line in lines[:MOST]
    ]
    return {"items": items, "more": len(lines) > MOST}


def _by_level(cases: QuerySet[Case]) -> Iterator[Any]:
    """One more than are shown, where there are."""
    left = MOST + 1
    for level in reversed(LEVELS):
        found = selectors.lines(cases.filter(~Q(supervision=""), supervision=level))
        for line in found.order_by("-received_at", "-id")[:left]:
            left -= 1
            yield line


def _said(case_ids: Iterable[UUID]) -> dict[UUID, Step]:
    """With which step each has been supervised last: a higher level says its own failure."""
    steps = Step.objects.filter(case_id__in=case_ids, action=oversight.SUPERVISE)
    return {step.case_id: step for step in steps.order_by("id")}


def _asked(case_ids: Iterable[UUID]) -> dict[UUID, Task]:
    """What was asked with it last, and of whom; nothing where there was nobody to ask."""
    asked = Task.objects.filter(case_id__in=case_ids, kind=tasks.SUPERVISION.code)
    return {task.case_id: task for task in asked.select_related("organisation").order_by("asked_at", "id")}


def _told(said: Step | None, asked: Task | None) -> dict[str, Any]:
    return {
        "failure": said.data.get("failure", "") if said else "",
        "supervised_at": said.at if said else None,
        "asked": asked and {"id": asked.organisation_id, "name": asked.organisation.name},
        "respond_by": asked.respond_by if asked else None,
        "answered_at": asked.done_at if asked else None,
    }
