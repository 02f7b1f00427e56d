"""Rows of sections that have no table of their own: read as of a day, and replaced from a day on."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.db.models import Max, Q, QuerySet

from pingan.config import counties
from pingan.config.differences import Row
from pingan.config.models import CURRENT, Entry
from pingan.config.sections import Draft, Section


def rows(section: str, on: date, county: str) -> list[Row]:
    """A county's rows that hold on a day, in their order; `date.max`: those once all is in force."""
    ends = CURRENT if on == date.max else Q(valid_to__isnull=True) | Q(valid_to__gt=on)
    held = _of(section, county).filter(ends, valid_from__lte=on)
    return list(held.order_by("place", "id").values_list("cells", flat=True))


def since(section: str, county: str) -> date | None:
    """The last day from which on something in it holds."""
    found = _of(section, county).aggregate(began=Max("valid_from"), ended=Max("valid_to"))
    return max((day for day in found.values() if day is not None), default=None)


def replace(section: Section, draft: Draft) -> None:
    """Close what the draft changes and open what it wants, from its day on, in its county."""
    counties.share_out(Entry.objects.filter(CURRENT, section=section.code), draft.county)
    gone = [*draft.difference.changed, *draft.difference.removed]
    own = Entry.objects.filter(CURRENT, section=section.code, county_code=draft.county)
    own.filter(key__in=gone).update(valid_to=draft.on)
    places = {section.named(row): place for place, row in enumerate(draft.rows)}
    Entry.objects.bulk_create(
        Entry(
            county_code=draft.county,
            section=section.code,
            key=key,
            cells=row,
            place=places[key],
            valid_from=draft.on,
        )
        for key, row in draft.difference.after.items()
    )


def kept(section: Section, on: date, county: str) -> Sequence[Row]:
    """A county's rows of any section as of a day, wherever it keeps them."""
    return section.rows(on, county) if section.rows is not None else rows(section.code, on, county)


def kept_since(section: Section, county: str) -> date | None:
    """The same of `since`."""
    if section.rows is None:
        return since(section.code, county)
    return section.since(county) if section.since is not None else None


def _of(section: str, county: str) -> QuerySet[Entry]:
    return Entry.objects.filter(section=section, county_code__in=counties.reads(county))
