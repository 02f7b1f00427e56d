"""What cases know of what is configured below: last month, and what organisations still have to do."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import datetime, time, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Count, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from pingan.cases.models import Case, Task
from pingan.categories.models import CURRENT, Category
from pingan.config.organisations import HOLDINGS
from pingan.config.sections import PREVIEWS, Consequence, Draft
from pingan.core import clock

# Beyond this nobody wants to know how many exactly.
COUNTED = 1_000


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
    begin, end = last_month()
    touched = [UUID(key) for key in (*draft.difference.changed, *draft.difference.removed)]
    asked = Task.objects.filter(organisation__in=touched, asked_at__gte=begin, asked_at__lt=end)
    if touched:
        # What was asked last month is open still, or was done since: each is the range of an index.
        since = (asked.filter(done_at=None), asked.filter(done_at__gte=begin))
        yield _counted(_("Tasks of last month that were with them"), *since)


def _counted(text: object, *found: QuerySet[Any]) -> Consequence:
    number = sum(len(rows.order_by().values_list("pk")[: COUNTED + 1]) for rows in found)
    return Consequence(text, min(number, COUNTED), capped=number > COUNTED)  # type: ignore[arg-type]


def open_tasks(organisations: Collection[UUID]) -> Mapping[UUID, int]:
    """How many open tasks each of these has; those without any are left out."""
    found = Task.objects.filter(organisation__in=organisations, done_at__isnull=True).order_by()
    return dict(found.values_list("organisation").annotate(n=Count("pk")))
