"""Writes of the ground: loading a county's areas, and the year's announced holidays."""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence
from dataclasses import asdict, dataclass, field
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID

import chinese_calendar
from django.db import DatabaseError, connection, transaction
from django.db.models import Max

from pingan.core import clock
from pingan.journal import services as journal
from pingan.journal.topics import Topic
from pingan.territory import atlas, calendar, county_files, ground_sql
from pingan.territory.county_files import CountyFiles
from pingan.territory.errors import CountyRefused
from pingan.territory.models import CURRENT, Area, BorderVillage, CalendarYear, LoadedCounty, SpecialDay


@dataclass(frozen=True, slots=True)
class CountyLoad:
    """What a load did. `changed` is False when this very data was in already."""

    county_code: str
    version: str
    changed: bool
    opened: int = 0
    closed: int = 0
    warnings: Sequence[str] = field(default=())


def load_county(directory: Path, *, on: date | None = None, actor: UUID | None = None) -> CountyLoad:
    """Make the county's areas be those of the directory, from the date `on` (today) on.

    Areas that vanished or changed are closed, with the codes that took over their ground; new and changed
    ones are opened; the rest stays untouched. Loading the same data again does nothing. One transaction,
    one act in the journal. Raises CountyRefused for files that do not match their manifest, shapes that
    are invalid, do not fit together on one level or leave their parent, and leaves
    everything as it was.
    """
    files = county_files.read(directory)
    load = _load(files, on or clock.today(), actor)
    if load.changed:
        atlas.forget()
    return load


@transaction.atomic
def _load(files: CountyFiles, on: date, actor: UUID | None) -> CountyLoad:
    with connection.cursor() as cursor:
        # An operator waits for this one; the limits on statements and on waiting are there for requests.
        cursor.execute("SET LOCAL statement_timeout = 0; SET LOCAL lock_timeout = 0")
        # One load at a time; readers go on.
        cursor.execute("LOCK TABLE territory_area IN SHARE ROW EXCLUSIVE MODE")
        if _is_newest(files):
            return CountyLoad(files.county_code, files.version, changed=False)
        _stage(cursor, files)
        _refuse_faults(cursor)
        _refuse_past(files.county_code, on)
        warnings = _gaps(cursor)
        closed, opened = _replace(cursor, files.county_code, on)
        warnings += _draw(cursor, files)
    _keep_profiles(files)
    loaded = LoadedCounty.objects.create(
        county_code=files.county_code,
        version=files.version,
        manifest_sha256=files.digest,
        loaded_at=clock.now(),
        opened=opened,
        closed=closed,
    )
    journal.record(
        type="territory.county_loaded",
        topic=Topic.TERRITORY,
        area_code=files.county_code,
        object_type="county",
        object_id=loaded.id,
        actor=actor,
        post=None,
        facts={"version": files.version, "opened": opened, "closed": closed},
    )
    return CountyLoad(files.county_code, files.version, True, opened, closed, warnings)


def _is_newest(files: CountyFiles) -> bool:
    newest = LoadedCounty.objects.filter(county_code=files.county_code).order_by("-loaded_at").first()
    return newest is not None and newest.manifest_sha256 == files.digest


def _stage(cursor: Any, files: CountyFiles) -> None:
    areas = json.dumps([asdict(area) for area in files.areas], ensure_ascii=False)
    _read_shapes(cursor, ground_sql.STAGE, {"areas": areas})
    cursor.execute(ground_sql.INDEX_STAGED)


def _read_shapes(cursor: Any, statement: str, rows: dict[str, str]) -> None:
    try:
        cursor.execute(statement, rows)
    except DatabaseError as fault:
        # Whatever PostGIS cannot read as a polygon; it answers with several of its error classes.
        raise CountyRefused(f"a shape cannot be read: {fault}") from fault


def _refuse_faults(cursor: Any) -> None:
    """Raises CountyRefused for the first fault in the staged shapes."""
    cursor.execute(ground_sql.FAULTY_SHAPE)
    if fault := cursor.fetchone():
        raise CountyRefused("the shape of {} is not valid: {}".format(*fault))
    cursor.execute(ground_sql.FITTED)
    cursor.execute(ground_sql.OVERLAP)
    if fault := cursor.fetchone():
        raise CountyRefused("{} and {} overlap".format(*fault))
    cursor.execute(ground_sql.OUTSIDE_PARENT, {"nothing": ground_sql.NOTHING_M2})
    if fault := cursor.fetchone():
        raise CountyRefused("{} reaches out of {}".format(*fault))
    cursor.execute(ground_sql.EDGES)
    cursor.execute(ground_sql.BAD_SEAM, {"seam": ground_sql.SEAM_DEGREES})
    if fault := cursor.fetchone():
        raise CountyRefused("the border of {} does not match that of {}".format(*fault))


def _refuse_past(county_code: str, on: date) -> None:
    """Raises CountyRefused for a day before the present areas began: history is written forwards only."""
    current = Area.objects.filter(CURRENT, code__startswith=county_code)
    began = current.aggregate(last=Max("valid_from"))["last"]
    if began is not None and on < began:
        raise CountyRefused(f"its present areas began on {began}, so it cannot be loaded as of {on}")


def _gaps(cursor: Any) -> list[str]:
    cursor.execute(ground_sql.GAPS, {"nothing": ground_sql.NOTHING_M2})
    gaps = cursor.fetchall()
    return [f"{code}: {missing:,.0f} m2 belong to none of its parts" for code, missing in gaps]


def _replace(cursor: Any, county_code: str, on: date) -> tuple[int, int]:
    """Close and open areas as staged; how many of each."""
    cursor.execute(ground_sql.CLOSE, {"county": county_code, "on": on})
    closed = [row[0] for row in cursor.fetchall()]
    cursor.execute(ground_sql.OPEN, {"on": on})
    opened = cursor.rowcount
    cursor.execute(ground_sql.REPLACED_BY, {"closed": closed})
    return len(closed), opened


def _draw(cursor: Any, files: CountyFiles) -> list[str]:
    """Keep what maps draw. Raises CountyRefused for the first outline that does not fit."""
    if files.outlines is None:
        cursor.execute(ground_sql.FULL_OUTLINES, {"county": files.county_code})
        return ["no outlines came with the county: maps draw its borders in full"]
    outlines = [{"code": code, "geometry": shape} for code, shape in files.outlines.items()]
    _read_shapes(cursor, ground_sql.STAGE_OUTLINES, {"outlines": json.dumps(outlines)})
    cursor.execute(ground_sql.FAULTY_OUTLINE, {"share": ground_sql.OUTLINE_SHARE})
    if fault := cursor.fetchone():
        raise CountyRefused("the outline of {} {}".format(*fault))
    cursor.execute(ground_sql.KEEP_OUTLINES)
    return []


def _keep_profiles(files: CountyFiles) -> None:
    BorderVillage.objects.filter(code__startswith=files.county_code).exclude(
        code__in=files.border_villages
    ).delete()
    BorderVillage.objects.bulk_create(
        [BorderVillage(code=code, profile=profile) for code, profile in files.border_villages.items()],
        update_conflicts=True,
        unique_fields=["code"],
        update_fields=["profile"],
    )


@transaction.atomic
def load_calendar() -> int:
    """Fill the working calendar with the years that the `chinesecalendar` package knows and the table lacks.

    Returns the number of days that were announced for them, weekends within a holiday among them. A year
    counts as announced once its National Day holiday is in: all holidays of a year are announced together.
    A year that is in the table stays as it is, for the county keeps it.
    """
    holidays, made_up_days = chinese_calendar.constants.holidays, chinese_calendar.constants.workdays
    years = {day.year for day in holidays if (day.month, day.day) == (10, 1)}
    years -= set(CalendarYear.objects.values_list("year", flat=True))
    announced = [
        SpecialDay(day=day, is_working=is_working, name=chinese_calendar.Holiday(name).chinese[:40])
        for days, is_working in ((holidays, False), (made_up_days, True))
        for day, name in days.items()
        if day.year in years
    ]
    keep_calendar(years, announced)
    return len(announced)


def keep_calendar(years: Collection[int], announced: Sequence[SpecialDay]) -> None:
    """Make these the announced days of these years, in the transaction of whoever calls; all that was counted
    without them is counted again. A year without days is not announced."""
    SpecialDay.objects.filter(day__year__in=years).delete()
    SpecialDay.objects.bulk_create(announced)
    CalendarYear.objects.filter(year__in=years).delete()
    CalendarYear.objects.bulk_create(CalendarYear(year=year) for year in {one.day.year for one in announced})
    calendar.forget()
    for recount in calendar.LOADED.values():
        recount()
