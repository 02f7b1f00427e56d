"""The section of the county itself: the name its pages go by, and its emblem.

One row. The emblem is named by the digest of what was drawn of it (`emblems`): so a change is written down,
taken back and kept like any other, and no picture lies in the history.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

from django.utils.translation import gettext_lazy as _

from pingan.config import emblems, selectors
from pingan.config.differences import Row
from pingan.config.sections import SECTIONS, Column, Draft, Fault, Section

CODE: Final = "county"


def told(county: str, name: str, name_en: str) -> Mapping[str, Any]:
    """How pages call a county whose areas have this name, and the digest of its emblem; empty without one."""
    row: Row = next(iter(selectors.rows(CODE, county=county)), {})
    return {
        "code": county,
        "name": row.get("name") or name,
        "name_en": row.get("name_en") or name_en,
        "emblem": row.get("emblem") or "",
    }


def _faults(draft: Draft) -> Iterator[Fault]:
    for row in draft.rows:
        if row["code"] != draft.county:
            yield Fault(row["code"], "code", _("This table has one row: the county's own."))
        if row["emblem"] and not emblems.is_kept(row["emblem"], draft.county):
            yield Fault(row["code"], "emblem", _("There is no such emblem. Choose its picture on this page."))


def register() -> None:
    SECTIONS.register(CODE, COUNTY)


COUNTY: Final = Section(
    code=CODE,
    label=_("Name and emblem"),
    about=_("The name that pages go by, and the emblem beside it."),
    columns=(
        Column("code", "code", _("Code"), required=True, most=6, fixed=True),
        Column("name", "text", _("Its name"), required=True, most=20),
        Column("name_en", "text", _("Name in English"), most=40),
        Column("emblem", "text", _("Emblem"), most=64),
    ),
    key=("code",),
    check=_faults,
)
