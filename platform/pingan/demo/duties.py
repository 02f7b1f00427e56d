"""The demo's catalogue of duties: invented, like the county, and resting on its own invented list."""

from __future__ import annotations

import csv
from pathlib import Path

from pingan.categories.services import Loaded, load_duties
from pingan.categories.tables import DutyRow
from pingan.core import clock
from pingan.core.area_codes import Level
from pingan.people.models import Organisation
from pingan.people.roles import KINDS


def seed_duties(county_code: str, file: Path) -> Loaded:
    """Make the county's items be those of the file, from today on: what the season did before was not asked
    about them. Raises KeyError for a lead that is neither a kind nor one of the county's organisations."""
    there = Organisation.objects.filter(area_code__startswith=county_code)
    named = {one.name: one for one in there.order_by("-area_code")}
    with file.open(encoding="utf-8", newline="") as lines:
        rows = [_row(line, county_code, named) for line in csv.DictReader(lines)]
    return load_duties(rows, on=clock.today(), within=county_code)


def _row(line: dict[str, str], county_code: str, named: dict[str, Organisation]) -> DutyRow:
    lead = None if line["lead"] in KINDS else named[line["lead"]]
    return DutyRow(
        category=line["category"],
        level=Level(line["level"]),
        kind=lead.kind if lead else line["lead"],
        area_code=county_code,
        organisation_id=lead.pk if lead else None,
        name=line["name"],
        name_en=line["name_en"],
        sort=line["sort"],
        basis=line["basis"],
        basis_en=line["basis_en"],
        assisting=[line["assisting"]] if line["assisting"] else [],
    )
