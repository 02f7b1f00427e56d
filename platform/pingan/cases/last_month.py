"""What cases know of what is configured below: last month, and what organisations still have to do."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import datetime, time, timedelta
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from pingan.cases.models import Case, Task
from pingan.categories.models import CURRENT, Category
from pingan.config.organisations import HOLDINGS
from pingan.config.sections import PREVIEWS, Consequence, Draft
from pingan.core import clock

# Beyond this nobody wants to know how many exactly.
COUNTED = 1_000
# So many tasks of an organisation are looked at for those of last month.
LOOKED_AT = 2_000


def register() -> None:
    PREVIEWS.register("categories", of_categories)
    PREVIEWS.register("organisations", of_organisations)
    HOLDINGS.register("tasks", (open_tasks, _("It has {count} open tasks; finish or pass them on first.")))


def last_month() -> tuple[datetime, datetime]:
    """From the first moment of the month before this one up to that of this one."""
    first = clock.today().replace(day=1)
    before = (first - timedelta(days=1)).replace(day=1)
    begin, end = (timezone.make_aware(datetime.combine(day, time())) for day in (before, first))
    return begin, end


def of_categories(draft: Draft) -> Iterable[Consequence]:
    """How many of last month's cases lie in what is changed, or would find no category any more."""
    (begin, end), difference = last_month(), draft.difference
    month = Case.objects.filter(county_code=draft.county, received_at__gte=begin, received_at__lt=end)
    changed, removed = (_with_all_below(codes) for codes in (difference.changed, difference.removed))
    for codes, text in (
        (changed, _("Cases of last month in a changed category")),
        (removed, _("Cases of last month in a category that goes")),
    ):
        if codes:
            yield _counted(text, month.filter(category__in=codes))


def _with_all_below(codes: Collection[str]) -> set[str]:
    """What a category leaves empty is its parent's: a change reaches all below it."""
    parents = dict(Category.objects.filter(CURRENT).values_list("code", "parent"))
    found = set(codes)
    while more := {code for code, parent in parents.items() if parent in found} - found:
        found |= more
    return found


def of_organisations(draft: Draft) -> Iterable[Consequence]:
    """How many of last month's tasks were with what is changed."""
    touched = [UUID(key) for key in (*draft.difference.changed, *draft.difference.removed)]
    if touched:
        number, looked_at_all = 0, True
        for tasks in (part for organisation in touched for part in _since_last_month(organisation)):
            if number <= COUNTED:
                asked, to_the_end = _asked_last_month(tasks)
                number, looked_at_all = number + asked, looked_at_all and to_the_end
        text = _("Tasks of last month that were with them")
        yield Consequence(text, min(number, COUNTED), capped=number > COUNTED or not looked_at_all)


def _since_last_month(organisation: UUID) -> tuple[QuerySet[Task], QuerySet[Task]]:
    """What was asked last month is open still, or was done since: each is the range of an index, in its
    order."""
    tasks, (begin, _end) = Task.objects.filter(organisation=organisation), last_month()
    is_open, done = tasks.filter(done_at=None), tasks.filter(done_at__gte=begin)
    return is_open.order_by("respond_by", "id"), done.order_by("done_at", "id")


def _asked_last_month(tasks: QuerySet[Task]) -> tuple[int, bool]:
    """How many of the first of them were asked last month, and whether those are all."""
    begin, end = last_month()
    asked = list(tasks.values_list("asked_at", flat=True)[:LOOKED_AT])
    return sum(begin <= at < end for at in asked), len(asked) < LOOKED_AT


def _counted(text: object, found: QuerySet[Any]) -> Consequence:
    number = len(found.order_by().values_list("pk")[: COUNTED + 1])
    return Consequence(text, min(number, COUNTED), capped=number > COUNTED)  # type: ignore[arg-type]


def open_tasks(organisations: Collection[UUID]) -> Mapping[UUID, int]:
    """How many open tasks each of these has, up to the cap; those without any are left out."""
    is_open = Task.objects.filter(done_at=None).order_by("respond_by", "id").values_list("pk")
    found = {pk: len(is_open.filter(organisation=pk)[:COUNTED]) for pk in organisations}
    return {pk: number for pk, number in found.items() if number}
