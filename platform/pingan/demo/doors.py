"""The doors of the demo: sources that hand matters over, and one table that has come through."""

from __future__ import annotations

import csv
import json
from collections.abc import Mapping
from datetime import timedelta
from io import StringIO
from pathlib import Path
from typing import Any

from pingan.core import clock
from pingan.core.area_codes import Level
from pingan.core.ids import uuid7
from pingan.incoming import services
from pingan.incoming.models import Source, SourceCategory
from pingan.people.actors import Actor
from pingan.territory.atlas import atlas

# What the script says of a matter in so many words.
_TOLD = ("number", "what", "category", "place", "urgency", "caller_name", "caller_phone")


def open_doors(county_code: str, script: Path, desk: Actor) -> int:
    """Set the script's sources up, and take in what they hand over; how many matters came."""
    doors = json.loads(script.read_text(encoding="utf-8"))
    return sum(_open(county_code, door, desk) for door in doors)


def _open(county_code: str, door: Mapping[str, Any], desk: Actor) -> int:
    names = {name: door[name] for name in ("name", "name_en", "headings")}
    source, new = Source.objects.get_or_create(county_code=county_code, code=door["code"], defaults=names)
    if not new:
        return 0
    SourceCategory.objects.bulk_create(
        SourceCategory(source=source, theirs=theirs, category=ours)
        for theirs, ours in door["categories"].items()
    )
    if not door["matters"]:
        return 0
    table = _table(county_code, door)
    _batch, outcomes = services.take_in(
        source_code=source.code, batch_id=uuid7(), name=f"{source.name}.csv", data=table, by=desk
    )
    return len(outcomes)


def _table(county_code: str, door: Mapping[str, Any]) -> bytes:
    """The source's table, as if it had been sent today."""
    grids = sorted(
        code
        for code, area in atlas().names.items()
        if area.level == Level.GRID and area.is_current and code.startswith(county_code)
    )
    text = StringIO()
    table = csv.DictWriter(text, fieldnames=list(door["headings"].values()))
    table.writeheader()
    for matter in door["matters"]:
        said = {
            **{field: matter.get(field, "") for field in _TOLD},
            "area": "" if matter["grid"] is None else grids[matter["grid"] % len(grids)],
            "handed_over_at": clock.today().isoformat(),
            "answer_due": (clock.today() + timedelta(days=matter["due"])).isoformat(),
        }
        table.writerow({door["headings"][field]: said[field] for field in door["headings"]})
    return text.getvalue().encode()
