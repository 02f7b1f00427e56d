"""The demo's register of forms: invented, with one that is over and fields that two of them ask for."""

from __future__ import annotations

import json
from datetime import timedelta
from pathlib import Path

from pingan.config import entries
from pingan.config.differences import between
from pingan.config.sections import Draft
from pingan.core import clock
from pingan.ledgers.sections import FORMS_SECTION
from pingan.people.actors import Actor


def register_forms(script: Path, desk: Actor) -> int:
    """Make the county's register be that of the script, with days around today; how many forms."""
    today = clock.today()
    rows = [
        {
            **{name: form[name] for name in ("code", "name", "owner", "basis")},
            "since": (today + timedelta(days=form["from"])).isoformat(),
            "until": (today + timedelta(days=form["until"])).isoformat(),
            "fields": form["fields"],
        }
        for form in json.loads(script.read_text(encoding="utf-8"))
    ]
    before = entries.rows(FORMS_SECTION.code, today, desk.county_code)
    draft = Draft(rows, today, between(before, rows, FORMS_SECTION.named), desk)
    entries.replace(FORMS_SECTION, draft)
    return len(rows)
