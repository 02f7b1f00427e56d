"""Writes of service points: the county hands all of them over, as a directory or as a table on screen."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from django.contrib.gis.geos import Point
from django.db import transaction

from pingan.centers import points_file
from pingan.centers.models import ServicePoint
from pingan.centers.points_file import PointRow
from pingan.core import clock
from pingan.core.area_codes import county_of
from pingan.core.frames import SRID
from pingan.core.ids import uuid7
from pingan.journal import services as journal
from pingan.journal.topics import Topic


@dataclass(frozen=True, slots=True)
class Loaded:
    """What a load changed."""

    added: int
    changed: int
    withdrawn: int

    def __bool__(self) -> bool:
        return bool(self.added or self.changed or self.withdrawn)


@transaction.atomic
def load_service_points(directory: Path) -> Loaded:
    """Make the county's service points what the directory says. Loading the same again changes nothing.

    A point that is missing from the file is withdrawn and comes back when it is handed over again.
    One journal act for a load that changed something. Raises PointsRefused and CountyRefused.
    """
    rows = points_file.read(directory)
    return keep(county_of(rows[0].area_code), rows)


def keep(county_code: str, rows: Sequence[PointRow]) -> Loaded:
    """Make these the service points of a county, in the caller's transaction."""
    # Loads of a county wait for each other; readers do not.
    kept = {
        point.code: point
        for point in ServicePoint.objects.select_for_update().filter(area_code__startswith=county_code)
    }
    loaded = Loaded(
        added=_add(row for row in rows if row.code not in kept),
        changed=sum(_change(kept[row.code], row) for row in rows if row.code in kept),
        withdrawn=_withdraw(kept.keys() - {row.code for row in rows}),
    )
    if loaded:
        journal.record(
            type="centers.points_loaded",
            topic=Topic.CENTERS,
            area_code=county_code,
            object_type="service_points",
            object_id=uuid7(),
            actor=None,
            post=None,
            facts=asdict(loaded),
        )
    return loaded


def _add(rows: Iterable[PointRow]) -> int:
    return len(ServicePoint.objects.bulk_create([ServicePoint(**_columns(row)) for row in rows]))


def _change(point: ServicePoint, row: PointRow) -> bool:
    columns = _columns(row)
    changed = [name for name, value in columns.items() if getattr(point, name) != value]
    if not changed and point.withdrawn_at is None:
        return False
    for name in changed:
        setattr(point, name, columns[name])
    point.withdrawn_at = None
    point.version += 1
    point.save(update_fields=[*changed, "withdrawn_at", "version"])
    return True


def _withdraw(codes: Iterable[str]) -> int:
    gone = ServicePoint.objects.filter(code__in=codes, withdrawn_at__isnull=True)
    return gone.update(withdrawn_at=clock.now())


def _columns(row: PointRow) -> dict[str, Any]:
    columns = asdict(row)
    location = Point(columns.pop("lng"), columns.pop("lat"), srid=SRID)
    return {**columns, "location": location}
