"""Rows of sections that have no table of their own: read as of a day, and replaced from a day on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from django.db.models import Max, Q, QuerySet

from pingan.config import counties
from pingan.config.differences import Row
from pingan.config.models import CURRENT, Entry
from pingan.config.sections import SECTIONS, Draft, Section


def rows(section: str, on: date, county: str) -> list[Row]:
    """A county's rows that hold on a day, in their order; `date.max`: those once all is in force."""
    ends = CURRENT if on == date.max else Q(valid_to__isnull=True) | Q(valid_to__gt=on)
    begun = _of(section, county).filter(valid_from__lte=on)
    held = list(begun.filter(ends).order_by("place", "id").values_list("cells", flat=True))
    return held or _shipped(section, begun)


def _shipped(section: str, begun: QuerySet[Entry]) -> list[Row]:
    """What comes with the platform, until a county's own table has begun; one that was emptied is empty."""
    found = SECTIONS.get(section)
    if found is None or found.shipped is None or begun.exists():
        return []
    return list(found.shipped())


def since(section: str, county: str) -> date | None:
    """The last day from which on something in it holds."""
    found = _of(section, county).aggregate(began=Max("valid_from"), ended=Max("valid_to"))
    return max((day for day in found.values() if day is not None), default=None)


def replace(section: Section, draft: Draft) -> None:
    """Close what the draft changes and open what it wants, from its day on, in its county."""
    if section.shipped is not None and not _of(section.code, draft.county).exists():
        # What is left as it was is the county's own from now on, and what goes leaves a trace, so that it
        # does not come back.
        _open(section, draft, {section.named(row): row for row in section.shipped()})
    counties.share_out(Entry.objects.filter(CURRENT, section=section.code), draft.county)
    gone = [*draft.difference.changed, *draft.difference.removed]
    own = Entry.objects.filter(CURRENT, section=section.code, county_code=draft.county)
    own.filter(key__in=gone).update(valid_to=draft.on)
    _open(section, draft, draft.difference.after)


def _open(section: Section, draft: Draft, opened: Mapping[str, Row]) -> None:
    places = {section.named(row): place for place, row in enumerate(draft.rows)}
    Entry.objects.bulk_create(
        Entry(
            county_code=draft.county,
            section=section.code,
            key=key,
            cells=row,
            place=places.get(key, 0),
            valid_from=draft.on,
        )
        for key, row in opened.items()
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
