"""Rooms in which sessions are held: a table of the configuration, so that a center names its own."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from django.utils.translation import gettext_lazy as _

from pingan.config import selectors as config
from pingan.config.sections import SECTIONS, Column, Section
from pingan.mediation.models.appointment import ROOM_CODE_LENGTH

ROOMS: Final = "rooms"


@dataclass(frozen=True, slots=True)
class Room:
    """One room. Without an area it is the county's."""

    code: str
    name: str
    area: str
    seats: int | None

    def is_near(self, area_code: str) -> bool:
        """Whether it lies in the area, or serves one that holds the area."""
        return self.area.startswith(area_code) or area_code.startswith(self.area)


def register() -> None:
    SECTIONS.register(ROOMS, ROOM_SECTION)


def rooms_of(county: str, day: date) -> list[Room]:
    """The rooms of a county on a day, in the order of their codes."""
    rows = config.rows(ROOMS, day, county=county)
    found = [
        Room(str(row["code"]), str(row["name"]), str(row["area"] or ""), row["seats"] or None) for row in rows
    ]
    return sorted(found, key=lambda room: room.code)


ROOM_SECTION = Section(
    code=ROOMS,
    label=_("Mediation rooms"),
    about=_("Rooms that sessions are arranged in. One room holds one session at a time."),
    columns=(
        Column("code", "code", _("Code"), required=True, fixed=True, most=ROOM_CODE_LENGTH),
        Column("name", "text", _("Its name"), required=True, most=60),
        Column("area", "area", _("Area"), hint=_("Empty: the whole county.")),
        Column("seats", "number", _("Seats"), least=1, most=500),
    ),
    key=("code",),
)
