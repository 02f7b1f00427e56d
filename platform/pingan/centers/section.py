"""The section of service points: the doors of a county as a table. A hand-over directory that has some says
the same (`points_file`); whichever came last holds.

A point without coordinates stands in the middle of its area, which is where a county without shapes has it.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any, Final

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from pingan.centers import services
from pingan.centers.errors import BadHours
from pingan.centers.hours import DAY_KEYS, MAX_SPANS, weekly_table
from pingan.centers.models import Center, Kind, ServicePoint
from pingan.centers.offerings import OFFERINGS
from pingan.centers.points_file import PointRow
from pingan.config.differences import Row
from pingan.config.sections import SECTIONS, Choice, Column, Draft, Fault, Section
from pingan.core import guards
from pingan.core.errors import BadInput
from pingan.territory import selectors as territory
from pingan.territory.atlas import reads_english

CODE: Final = "points"
_SPANS = format_lazy(
    _("Spans such as 09:00-12:00, at most {most}, one after the other; empty while it is closed."),
    most=MAX_SPANS,
)
_DAYS: Final = dict(
    zip(
        DAY_KEYS,
        (
            _("Monday"),
            _("Tuesday"),
            _("Wednesday"),
            _("Thursday"),
            _("Friday"),
            _("Saturday"),
            _("Sunday"),
            _("Public holidays"),
        ),
        strict=True,
    )
)
# A tenth of a metre: finer than a door.
_DECIMALS: Final = 6


class _Services(Sequence[Choice]):
    """What can be done at a point, in the reader's language."""

    def __len__(self) -> int:
        return len(OFFERINGS)

    def __getitem__(self, place: Any) -> Any:
        english = reads_english()
        return [Choice(one.code, one.label_en if english else one.label) for one in OFFERINGS.values()][place]


def rows(_on: date, county: str) -> Sequence[Row]:
    """Those of a county that are open to the public, by code."""
    found = ServicePoint.objects.filter(area_code__startswith=county, withdrawn_at__isnull=True).order_by(
        "code"
    )
    middles = territory.label_points({one.area_code for one in found})
    return [_row(one, middles.get(one.area_code)) for one in found]


def _row(one: ServicePoint, middle: territory.Spot | None) -> Row:
    """As it was written: one that stands in the middle of its area was given no place."""
    lng, lat = one.location.coords
    placed = middle is None or (lng, lat) != (middle["lng"], middle["lat"])
    return {
        "code": one.code,
        "name": one.name,
        "name_en": one.name_en,
        "kind": one.kind,
        "area": one.area_code,
        "address": one.address,
        "address_en": one.address_en,
        "phone": one.phone,
        "lng": _written(lng) if placed else "",
        "lat": _written(lat) if placed else "",
        "centers": list(one.centers),
        "services": list(one.services),
        **{day: ["-".join(span) for span in one.hours.get(day, [])] for day in DAY_KEYS},
    }


def _written(degrees: float) -> str:
    return f"{degrees:.{_DECIMALS}f}".rstrip("0").rstrip(".")


def check(draft: Draft) -> Iterator[Fault]:
    """What the table cannot be: hours that are none, a place that lies elsewhere, another county's code."""
    for code, row in {**draft.difference.added, **draft.difference.after}.items():
        yield from _bad_hours(code, row)
        yield from _astray(code, row)
    for code in draft.difference.added:
        # No two counties mean different doors by one code.
        if not code.startswith(draft.county):
            yield Fault(code, "code", _("A code begins with that of its area, such as 999931101-01."))


def _bad_hours(code: str, row: Row) -> Iterator[Fault]:
    for day in DAY_KEYS:
        try:
            weekly_table({day: _spans(row[day])})
        except BadHours:
            yield Fault(code, day, _SPANS)


def _spans(said: Any) -> list[list[str]]:
    return [span.replace("－", "-").replace("：", ":").replace(" ", "").split("-") for span in said]


def _astray(code: str, row: Row) -> Iterator[Fault]:
    """Half a place is none, and one that is told lies in the area it serves from."""
    if not row["lng"] and not row["lat"]:
        return
    try:
        point = guards.point(*(_degrees(row[column]) for column in ("lng", "lat")))
    except (BadInput, ValueError):
        yield Fault(code, "lng", _("Longitude and latitude in degrees, or neither."))
        return
    found = territory.grid_at(point).grid_code
    if found is None or not found.startswith(row["area"]):
        yield Fault(code, "lng", _("This place does not lie in the area."))


def _degrees(said: Any) -> float:
    number = float(str(said))
    if not math.isfinite(number):
        raise ValueError(said)
    return number


def apply(draft: Draft) -> None:
    """Points that are in the table no more are withdrawn, and come back with their code."""
    middles = territory.label_points({row["area"] for row in draft.rows if not row["lng"]})
    services.keep(draft.county, [_point(row, middles) for row in draft.rows])


def _point(row: Row, middles: dict[str, territory.Spot]) -> PointRow:
    placed = bool(row["lng"])
    return PointRow(
        code=row["code"],
        name=row["name"],
        name_en=row["name_en"],
        kind=row["kind"],
        area_code=row["area"],
        lng=float(row["lng"]) if placed else middles[row["area"]]["lng"],
        lat=float(row["lat"]) if placed else middles[row["area"]]["lat"],
        centers=list(row["centers"]),
        services=list(row["services"]),
        hours=weekly_table({day: _spans(row[day]) for day in DAY_KEYS}),
        phone=row["phone"],
        address=row["address"],
        address_en=row["address_en"],
    )


def register() -> None:
    SECTIONS.register(CODE, POINTS)


POINTS: Final = Section(
    code=CODE,
    label=_("Service points"),
    about=_("Doors people come to: where they are, what is done there, and when they are open."),
    columns=(
        Column("code", "code", _("Code"), required=True, most=40, fixed=True),
        Column("name", "text", _("Its name"), required=True, most=80),
        Column(
            "kind",
            "choice",
            _("Kind"),
            required=True,
            choices=[Choice(kind.value, kind.label) for kind in Kind],
        ),
        Column("area", "area", _("Area"), required=True),
        Column("address", "text", _("Where it is"), required=True),
        Column("phone", "text", _("Telephone"), most=20),
        *(Column(day, "text", label, several=True, hint=_SPANS) for day, label in _DAYS.items()),
        Column(
            "centers",
            "choice",
            _("Centers behind this door"),
            several=True,
            choices=[Choice(center.value, center.label) for center in Center],
        ),
        Column("services", "choice", _("What is done there"), several=True, choices=_Services()),
        Column("lng", "text", _("Longitude"), most=20, hint=_("Empty: in the middle of the area.")),
        Column("lat", "text", _("Latitude"), most=20),
        Column("name_en", "text", _("Name in English"), most=120),
        Column("address_en", "text", _("Address in English"), most=160),
    ),
    key=("code",),
    rows=rows,
    apply=apply,
    check=check,
    dated=False,
)
