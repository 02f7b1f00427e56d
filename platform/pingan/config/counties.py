"""Whose configuration it is: each county of an installation has its own.

What has no county is every county's: a server of the last release wrote it, or somebody at the console. It
is read by all of them, and becomes each one's own as soon as one of them changes something in its table.
"""

from __future__ import annotations

from typing import Any, Final

from django.db.models import QuerySet

from pingan.core.area_codes import Level
from pingan.territory.atlas import atlas

EVERYBODYS: Final = ""


def counties() -> list[str]:
    """The counties that the installation serves. Costs no query."""
    areas = atlas().names.values()
    return sorted(area.code for area in areas if area.is_current and area.level == Level.COUNTY)


def are_several() -> bool:
    return len(counties()) > 1


def reads(county: str) -> tuple[str, str]:
    """The values of `county_code` that a county reads."""
    return EVERYBODYS, county


def share_out(rows: QuerySet[Any], county: str) -> None:
    """Make what is everybody's of some rows be each county's own, before `county` changes any of them."""
    shared = rows.filter(county_code=EVERYBODYS)
    others = [code for code in counties() if code != county]
    copies = [_copy(row, code) for row in (shared if others else ()) for code in others]
    shared.update(county_code=county)
    rows.model._default_manager.bulk_create(copies)


def _copy(row: Any, county: str) -> Any:
    kept = {field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields}
    del kept[row._meta.pk.attname]
    return type(row)(**{**kept, "county_code": county})
