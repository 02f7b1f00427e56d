"""Rows of sections that have no table of their own: read as of a day, and replaced from a day on."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.db.models import Max, Q

from pingan.config.differences import Row
from pingan.config.models import CURRENT, Entry
from pingan.config.sections import Draft, Section


def rows(section: str, on: date) -> list[Row]:
    """The rows that hold on a day, in their order; `date.max`: those that hold once all is in force."""
    ends = CURRENT if on == date.max else Q(valid_to__isnull=True) | Q(valid_to__gt=on)
    held = Entry.objects.filter(ends, section=section, valid_from__lte=on)
    return list(held.order_by("place", "id").values_list("cells", flat=True))


def since(section: str) -> date | None:
    """The last day from which on something in it holds."""
    newest: date | None = Entry.objects.filter(section=section).aggregate(last=Max("valid_from"))["last"]
    ended: date | None = Entry.objects.filter(section=section).aggregate(last=Max("valid_to"))["last"]
    return max((day for day in (newest, ended) if day is not None), default=None)


def replace(section: Section, draft: Draft) -> None:
    """Close what the draft changes and open what it wants, from its day on."""
    gone = [*draft.difference.changed, *draft.difference.removed]
    Entry.objects.filter(CURRENT, section=section.code, key__in=gone).update(valid_to=draft.on)
    places = {section.named(row): place for place, row in enumerate(draft.rows)}
    Entry.objects.bulk_create(
        Entry(section=section.code, key=key, cells=row, place=places[key], valid_from=draft.on)
        for key, row in draft.difference.after.items()
    )


def kept(section: Section, on: date) -> Sequence[Row]:
    """The rows of any section as of a day, wherever it keeps them."""
    return section.rows(on) if section.rows is not None else rows(section.code, on)


def kept_since(section: Section) -> date | None:
    """The same of `since`."""
    if section.rows is None:
        return since(section.code)
    return section.since() if section.since is not None else None
