"""Reads of the configuration: a section's table, its changes, and what rooms ask for on a day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from pingan.config import counties, differences, entries
from pingan.config.differences import Row
from pingan.config.errors import UnknownSection
from pingan.config.models import Change
from pingan.config.sections import SECTIONS, Section
from pingan.core import clock
from pingan.core.errors import NotFound
from pingan.core.kept import FOREVER, Kept
from pingan.core.paging import Cursor, Order, Page, page

# How long a process may go on with rows from before a change.
CHECK_SECONDS = 2.0
_KEPT = 64
NEWEST = Order("at", newest_first=True)


@dataclass(frozen=True, slots=True)
class Table:
    """A section's rows as they will be once all that is planned holds, and what they are known by."""

    section: Section
    rows: Sequence[Row]
    version: str
    since: date | None


def section_of(code: str) -> Section:
    """Raises UnknownSection."""
    if code not in SECTIONS:
        raise UnknownSection
    return SECTIONS[code]


def table(section: Section, county: str) -> Table:
    """What an administrator changes: their county's table with all that is planned."""
    rows = list(entries.kept(section, date.max, county))
    return Table(section, rows, differences.tag(rows), entries.kept_since(section, county))


def rows(code: str, day: date | None = None, *, county: str) -> Sequence[Row]:
    """What a county's section without a table of its own says on a day, today if none is named.

    No query within two seconds of the last look.
    """
    return _rows.get(_version.get(), code, day or clock.today(), county)


def changes(section: str = "", *, county: str, cursor: Cursor | None = None, size: int) -> Page[Change]:
    """Changes of a county, the newest first, of one section or of all."""
    found = _changes_of(county).filter(**({"section": section} if section else {}))
    # What was before and after may be thousands of rows: whoever wants to see them opens the one change.
    lines = found.select_related("by", "undone_by").defer(
        "before", "after", "undone_by__before", "undone_by__after"
    )
    return page(lines, NEWEST, cursor=cursor, size=size)


def get_change(change_id: UUID, county: str) -> Change:
    """One change of a county with the rows it touched. Raises NotFound."""
    found = _changes_of(county).filter(pk=change_id).select_related("by", "undone_by").first()
    if found is None:
        raise NotFound
    return found


def undoing(change_id: UUID) -> Change:
    """The change that took this one back."""
    return Change.objects.select_related("by", "undone_by").get(undoes=change_id)


def newest_change(section: str, county: str) -> Change | None:
    return (
        _changes_of(county)
        .filter(section=section)
        .select_related("by", "undone_by")
        .order_by("-at", "-id")
        .first()
    )


def _changes_of(county: str) -> QuerySet[Change]:
    return Change.objects.filter(county_code__in=counties.reads(county))


def forget() -> None:
    """Drop what is kept, so that the next question reads the table."""
    _version.forget()
    _rows.forget()


def _newest_version() -> str:
    newest: Any = Change.objects.order_by("-at", "-id").values_list("id", flat=True).first()
    return newest.hex if newest else ""


_version = Kept(_newest_version, CHECK_SECONDS)
_rows: Kept[str, str, date, str, Sequence[Row]] = Kept(
    lambda _version, code, day, county: entries.rows(code, day, county), FOREVER, most=_KEPT
)
