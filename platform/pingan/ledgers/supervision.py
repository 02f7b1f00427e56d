"""The ledger of supervision (督办台账): a line for each time that a case was taken under supervision."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from pingan.cases import numbers, oversight
from pingan.cases.endings import keeps_nothing
from pingan.cases.models import Step, Task, shown_code
from pingan.cases.reach import LEVEL_COLUMNS
from pingan.cases.tasks import SUPERVISION
from pingan.core import clock
from pingan.core.area_codes import township_of
from pingan.core.worksheets import Cell, Column, Sheet
from pingan.ledgers import words
from pingan.ledgers.keyset import pages
from pingan.ledgers.kinds import Asked, Kind
from pingan.ledgers.words import Categories, Organisations

LONGEST: Final = 200
COLUMNS: Final = (
    Column(_("Case code"), width=14),
    Column(_("Kind of matter"), width=18),
    Column(_("Township"), width=14),
    Column(_("Level"), width=10),
    Column(_("What failed"), width=12),
    Column(_("Asked by"), width=20),
    Column(_("Asked of"), width=20),
    Column(_("Asked at"), "moment", 17),
    Column(_("What is asked"), width=44),
    Column(_("To be answered by"), "moment", 17),
    Column(_("Answered at"), "moment", 17),
    Column(_("Answered in time"), width=10),
    Column(_("What came of it"), width=12),
    Column(_("State"), width=12),
)


def asked_in(asked: Asked, kind: str) -> QuerySet[Task]:
    """What was asked of one kind in the days and the area, or of the one organisation: a range of the index
    of those kinds."""
    days = Q(asked_at__gte=asked.begins, asked_at__lt=asked.ends)
    tasks = Task.objects.filter(days, kind=kind)
    if asked.organisation_id is not None:
        tasks = tasks.filter(organisation_id=asked.organisation_id)
    return tasks.filter(**{f"case__{LEVEL_COLUMNS[len(asked.area_code)]}": asked.area_code})


def sheets(asked: Asked) -> Iterator[Sheet]:
    yield Sheet(_("Supervision"), COLUMNS, _rows(asked))


def _rows(asked: Asked) -> Iterator[Sequence[Cell]]:
    tasks = asked_in(asked, SUPERVISION.code).select_related("case").defer("case__what", "case__location")
    categories, organisations = Categories(), Organisations()
    for page in pages(tasks, "asked_at"):
        organisations.learn(one for task in page for one in (task.organisation_id, task.asking_id))
        said = _said(page)
        for task in page:
            yield _row(task, said.get(str(task.pk), {}), categories, organisations)


def _said(tasks: Iterable[Task]) -> Mapping[str, Mapping[str, Any]]:
    """The level and the failure of each, from the line of the timeline that asked it."""
    cases: set[UUID] = {task.case_id for task in tasks}
    steps = Step.objects.filter(case__in=cases, action=oversight.SUPERVISE).values_list("data", flat=True)
    return {task_id: data for data in steps for task_id in data.get("tasks", ())}


def _row(
    task: Task, said: Mapping[str, Any], categories: Categories, organisations: Organisations
) -> Sequence[Cell]:
    case = task.case
    return (
        shown_code(case.code),
        categories.name(case.category, clock.local_day(case.received_at)),
        words.area(township_of(case.grid_code)),
        words.told(words.SUPERVISION, said.get("level", "")),
        words.told(words.FAILURES, said.get("failure", "")),
        organisations.name(task.asking_id),
        organisations.name(task.organisation_id),
        task.asked_at,
        numbers.veiled(task.words)[:LONGEST] if keeps_nothing(case.track) else None,
        clock.as_limit(task.respond_by),
        task.done_at,
        words.yes(in_time(task)),
        words.told(words.TASKS, task.outcome),
        words.told(words.STATES, case.state),
    )


def in_time(task: Task) -> bool | None:
    """Whether it was answered by its day; of what is still open only that it is late can be said."""
    if task.respond_by is None:
        return None
    if task.done_at is not None:
        return bool(task.done_at <= task.respond_by)
    return False if task.respond_by < clock.now() else None


KIND = Kind(
    code="supervision",
    label=_("Ledger of supervision"),
    about=_(
        "Every supervision of these days: of which case, at which level, for which failure, what came of it."
    ),
    operation="ledgers.supervision",
    sheets=sheets,
)
